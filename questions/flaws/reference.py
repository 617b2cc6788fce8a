"""Pronouns and phrases that may refer to either of two things."""

from __future__ import annotations

import re

from questions.flaws.question import Question
from questions.flaws.text import asked, before_asked, content, words

_ASKS_WHICH = re.compile(
    r"^(?:who|whose|whom|what|where|which(?: one)?|to (?:which|what|whom)|"
    r"in which)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:refers?|referred|meant|mean by)\b", re.IGNORECASE)
_THINGS = r"(?:the|an?|its|their|her|his) [\w-]+(?: [\w-]+){0,4}?"
_EITHER = re.compile(
    rf"\b{_THINGS} (?:and|or) {_THINGS}"
    r"(?:,? (?:and|but|so|until|because|when|while) (?:then )?|,? (?:showed|shows|found|revealed|"
    r"reported|means|meant|suggests?|proved) that |, )"
    r"(?:it|which|this) (?:was|is|were|had|has|\w+ed|\w+s)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?P<one>[\w-]{5,}) (?:was|is|were) (?:given|used|added|started|compared|combined|taken|"
    r"tried) "
    r"(?:before|after|with|to|against) (?P<other>[\w-]{5,})(?:,? (?:and|but|so)|,|;) "
    r"(?:this|it|that|which)\b",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\b(?:the|an?) [\w-]+ (?:from|in|of|on|near|beside|at) (?:the|an?) [\w-]+ (?:with|without|"
    r"using|"
    r"by|under) (?:the|an?)\b",
    re.IGNORECASE,
)
_BARE_PRONOUN = re.compile(
    r"^(?:what|how|which [\w-]+|why|when|where|who)\b[^,]*\b(?:it|they|them|this|these|those|he|"
    r"she)"
    r"(?: \w+)?\?$",
    re.IGNORECASE,
)
ASKED, FEW, CASE = 7, 2, 25
"""Words of a question that asks back; content words of one that names nothing; words of a case."""


def refers_to_two(question: Question) -> str | None:
    """The stem has a pronoun for two things, and asks which of them was meant."""
    stem, ask = question.stem, asked(question.stem)
    before = before_asked(stem)
    for pattern in (_EITHER, _GIVEN):
        told = before or stem
        if len(words(told)) <= CASE and (found := pattern.search(told)):
            return f"the pronoun at the end of '{found[0]}' has more than one possible meaning"
    if before and _asks_back(question, before, ask):
        return f"'{ask}' asks what a word before it refers to"
    if not before and _BARE_PRONOUN.search(ask) and _is_bare(ask):
        return f"the pronoun in '{ask}' refers to nothing"
    return None


def _asks_back(question: Question, before: str, ask: str) -> bool:
    """The question repeats the words before it, and two options are things named there."""
    if not _ASKS_WHICH.search(ask) or len(words(ask)) > ASKED:
        return False
    told = set(words(before))
    new = [word for word in content(ask) if word not in told]
    loose = bool(_REFERS.search(ask) or _ATTACHED.search(before))
    named = [text for text in question.options if set(content(text)) and set(content(text)) <= told]
    return len(named) > 1 and len(new) <= loose


def _is_bare(ask: str) -> bool:
    named = re.match(r"^which ([\w-]+)", ask, re.IGNORECASE)
    rest = [word for word in content(ask) if not named or word != named[1].casefold()]
    return len(rest) < FEW and not re.search(r"\b(?:of|in) (?:these|this|those)\b", ask)
