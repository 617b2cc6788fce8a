"""Stems that can be read in more than one way."""

from __future__ import annotations

import re

from questions.flaws.question import Question
from questions.flaws.text import Listed, asked, before_asked, content

_TWICE = re.compile(r"\b(?:bi|semi)-?(?:weekly|monthly|annual(?:ly)?|yearly)\b", re.IGNORECASE)
_NEITHER_DATE = re.compile(r"\b(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/(?:\d{2}){1,2}\b")
_TWO_NOUNS = re.compile(
    r"^(?:when|if|after|because|while|as|before|once|where|since|although)\b"
    r"[^,;.?]*\b(?:the|an?|its)\b[^,;.?]*\b(?:the|an?|its)\b[^,;.?]*,\s*(?:it|they|this|he|she)\b",
    re.IGNORECASE,
)
_TWO_PAIRS = re.compile(
    r"\b(?:compared|versus|and|with|against|or)\b[^.;?]*\b(?:and|with|against|or)\b[^.;?]*"
    r"[.;]\s*(?:and\s+)?(?:it|they|this|that|these|the former|the latter)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:told|asked|informed|reminded|wrote to|met|phoned|called|thanked|saw)\b[^.?]*\b"
    r"(?:that|because|when|as|before|after) (?:she|he|they)\b",
    re.I,
)
_COMPARED = re.compile(
    r"^(?:which|what|who)\b(?: [\w-]+){0,5}? (?:better|worse|safer|superior|preferable|faster|"
    r"quicker|cheaper|stronger|weaker|(?:more|less) \w+(?:ful|ive|ant|ent|able|ible|ous|ic|ate))\b",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:than|compared|of the two|against|versus|over|as well as)\b", re.IGNORECASE
)
_NO_MEASURE = re.compile(
    r"^(?:which|what) (?:\w+ )?(?:is|are) (?:the )?(?:best|good|nice|important|ideal|interesting|"
    r"great|useful|suitable|optimal|worst|bad|relevant|significant|right)\b"
    r"(?! (?:initial|next|first|explanation|description))",
    re.IGNORECASE,
)
_LOOSE = Listed(
    (
        "and/or",
        "etc",
        "et cetera",
        "in your opinion",
        "do you think",
        "do you feel",
        "do you believe",
        "do you prefer",
        "something",
        "somehow",
        "stuff",
        "sort of",
        "kind of thing",
        "or so",
        "respectively",
        "these days",
        "nowadays",
        "newest",
        "latest",
        "some time ago",
        "and so on",
        "or similar",
        "or the like",
    )
)
_NOT_WITHOUT = re.compile(
    r"\bnot un\w+|\bnot without\b|\b(?:not|never)\b[^.?:;,()]*\b(?:not|never|fails? to)\b",
    re.IGNORECASE,
)
_ALL_NOT = re.compile(
    r"\b(?:all|every|both)\b[^.?,;]*\b(?:is|are|do|does|was|were|can|will)(?: not|n['’]t|not)\b",
    re.I,
)
_MEASURE = re.compile(
    r"\b(?:best|better|worst|good|ideal|preferred|most (?:effective|important|useful|suitable|"
    r"relevant|"
    r"successful|significant|powerful|helpful|serious|interesting))\b",
    re.IGNORECASE,
)
MEASURED = 3
"""Content words of a question that says what is best for what."""


def ambiguous(question: Question) -> str | None:
    """A word or pronoun with two meanings, a comparison with nothing, two questions in one."""
    stem, ask = question.stem, asked(question.stem)
    for pattern in (_TWICE, _NEITHER_DATE, _NOT_WITHOUT, _ALL_NOT):
        if found := pattern.search(stem):
            return f"'{found[0]}' can be read in two ways"
    for pattern in (_TWO_NOUNS, _TWO_PAIRS, _TOLD):
        if found := pattern.search(stem):
            return f"the pronoun at the end of '{found[0]}' has more than one possible meaning"
    if loose := _LOOSE.first(stem):
        return f"'{loose}' leaves open what is meant"
    if stem.count("?") > 1:
        return "found two questions in one stem; expected one"
    if (found := _COMPARED.search(ask)) and not _THAN.search(ask):
        return f"'{found[0]}' is compared with nothing"
    if found := _NO_MEASURE.search(ask):
        return f"'{found[0]}' names no measure"
    bare = not before_asked(stem) and len(content(ask)) <= MEASURED
    if bare and (found := _MEASURE.search(ask)):
        return f"'{found[0]}' does not say for what"
    return None
