"""Stems that can be read in more than one way."""

from __future__ import annotations

import re

from questions.flaws.phrases import LOOSE
from questions.flaws.question import FOREIGN, Question
from questions.flaws.reference import refers_to_two
from questions.flaws.text import Listed, asked, before_asked, content
from questions.flaws.unmeasured import is_unmeasured

_TWICE = re.compile(
    r"\b(?:bi|semi)-?(?:weekly|monthly|annual(?:ly)?|yearly)\b|\b12(?:[:.]00)? ?[ap]\.?m\b"
    r"|\b(?:times|fold|-fold) (?:less|fewer|smaller|lower|shorter|slower)\b|\bmidnight (?:on|of)\b"
    r"|\b(?:increas|ris|rose|rais|grew|grow)\w* by (?:a factor of )?(?:two|three|four|"
    r"\d+)(?: times|-?fold)"
    r"|\bnext (?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\d ?%[^?]*\b(?:falls?|fell|rises?|rose|drops?|dropped|increase[sd]?|decrease[sd]?|reduced|"
    r"goes up|went up|goes down|went down) by \d+ ?%",
    re.IGNORECASE,
)
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
    r"\b(?:told|asked|informed|reminded|wrote to|met|phoned|called|thanked|saw|warned|advised|"
    r"helped|"
    r"examined|replaced|assured|taught|visited|spoke (?:to|with)|spoken (?:to|with)|"
    r"wrote)\b[^.?]*\b"
    r"(?:that|because|when|as|before|after|if|whether|how) (?:she|he|they|her|his|their)\b",
    re.I,
)
_COMPARED = re.compile(
    r"^(?:which|what|who)\b(?: [\w-]+){0,5}? (?:better|worse|safer|superior|preferable|faster|"
    r"quicker|newer|older|nicer|milder|easier|simpler|cheaper|stronger|weaker|(?:more|"
    r"less) \w+(?:ful|ive|ant|ent|able|ible|ous|ic|ate))\b",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:than|compared|of the two|against|versus|over|as well as|(?:superior|preferable|"
    r"inferior) to)\b",
    re.IGNORECASE,
)
_NO_MEASURE = re.compile(
    r"^(?:which|what) (?:\w+ )?(?:is|are) (?:the )?(?:best|good|nice|important|ideal|interesting|"
    r"great|useful|suitable|optimal|worst|bad|relevant|significant|right)\b(?!-)"
    r"(?! (?:initial|next|first|explanation|description|predictor|indicator|evidence|marker|"
    r"estimate|guide|choice))",
    re.IGNORECASE,
)
_LOOSE = Listed(LOOSE)
_SHORT_FOR_TWO = re.compile(r"(?<![\w-])(?:MS|PE|BM|RA|CP|PCP|PID|BS|DOA)(?![\w-])")
"""Abbreviations that doctors read in two ways, as long as they are not spelt out."""
_EITHER_AND = re.compile(
    r"\b[\w-]{4,} or [\w-]{4,} and [\w-]{4,}(?=[.,;?])|"
    r"\b[\w-]{4,} and [\w-]{4,} or [\w-]{4,}(?=[.,;?])",
    re.IGNORECASE,
)
_TWO_ASKED = re.compile(
    r"\b(?:which|what|when|how|who|where|why|is|are|does|do|should)\b[^?]*\b(?:and|or) (?:when|"
    r"how|why|"
    r"where|who|what|which)\b(?! (?:one|of (?:them|these)))[^?]*\?|"
    r"\bwhat is the best \w+ and the best\b"
    r"|\b(?:where|when|how|why) and (?:where|when|how|why)\b",
    re.IGNORECASE,
)
_NO_SETTING = re.compile(
    r"^what (?:is|are) the (?:usual |normal |main |general )?(?:role|roles|significance|importance|"
    r"dose|place|relevance|meaning|implications?|use|treatment|management) of (?:an? |the )?"
    r"[\w-]+(?: [\w-]+)?\?$|^how (?:long|often|much|many times) (?:is|are|should) (?:it|they|"
    r"treatment|"
    r"therapy|the drug|this|patients?|chemotherapy)(?: be)? \w+\?$|^(?:what|which)(?: \w+)? (?:is|"
    r"are) "
    r"(?:the )?(?:most |more )?(?:important|significant|relevant|interesting|essential|notable) "
    r"(?:consideration|thing|aspect|point|issue|factor|feature|fact|concern|matter)s?\b",
    re.IGNORECASE,
)
_NOT_WITHOUT = re.compile(
    r"\bnot un\w+|\b(?:neither|nor)\b[^.?:;,()]*\bnot\b|\bnot without\b|\b(?:not|"
    r"never)\b[^.?:;,()]*\b(?:not|never|fails? to)\b",
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
    return (
        _two_readings(stem)
        or refers_to_two(question)
        or _two_people_or_things(stem)
        or _two_questions(stem, ask)
        or _no_measure(stem, ask)
        or (is_unmeasured(stem) if question.form == FOREIGN else None)
    )


def _two_readings(stem: str) -> str | None:
    for pattern in (_TWICE, _NEITHER_DATE, _NOT_WITHOUT, _ALL_NOT, _SHORT_FOR_TWO, _EITHER_AND):
        if found := pattern.search(stem):
            return f"'{found[0]}' can be read in two ways"
    return None


def _two_people_or_things(stem: str) -> str | None:
    for pattern in (_TWO_NOUNS, _TWO_PAIRS, _TOLD):
        if found := pattern.search(stem):
            return f"the pronoun at the end of '{found[0]}' has more than one possible meaning"
    return None


def _two_questions(stem: str, ask: str) -> str | None:
    if loose := _LOOSE.first(stem):
        return f"'{loose}' leaves open what is meant"
    if stem.count("?") > 1 or _TWO_ASKED.search(ask):
        return "found two questions in one stem; expected one"
    return None


def _no_measure(stem: str, ask: str) -> str | None:
    """What is best or better, without for whom, for what or than what."""
    if (found := _COMPARED.search(ask)) and not _THAN.search(ask):
        return f"'{found[0]}' is compared with nothing"
    if found := _NO_MEASURE.search(ask):
        return f"'{found[0]}' names no measure"
    if before_asked(stem):
        return None
    if found := _NO_SETTING.search(ask):
        return f"'{found[0]}' does not say in whom or for what"
    if len(content(ask)) <= MEASURED and (found := _MEASURE.search(ask)):
        return f"'{found[0]}' does not say for what"
    return None
