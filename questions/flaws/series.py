"""Options that are statements, each to be judged alone."""

from __future__ import annotations

import re

from questions.flaws.question import Question
from questions.flaws.text import asked, words

_TRUE = (
    r"(?:true|correct|right|accurate|valid|false|incorrect|wrong|untrue|justified|supported|sound|"
    r"apt|acceptable|a fact)"
)
_SAID = (
    r"(?:facts?|statements?|claims?|sentences?|assertions?|propositions?|remarks?|descriptions?)"
)
_SERIES = re.compile(
    rf"\b(?:which|what|choose|select|pick|mark|identify|find|name|indicate|tick)\b[^?]*\b{_SAID}\b"
    rf"|\b(?:which|what)(?: one)?(?: of (?:these|those|them|the following))?(?: \w+)?(?: is| are| "
    rf"holds?)"
    rf" (?:\w+ )?{_TRUE}\b|\b(?:which|what) (?:is|are) (?:known|true|correct|right|said|the case)\b"
    rf"|^one of (?:these|the following|them)\b[^?]*\b{_TRUE}\b|\b{_TRUE} (?:{_SAID}|answer|option|"
    rf"one|alternative)\b|^{_TRUE} (?:of|about|for)\b|\btrue or false\b|\bit is (?:true|correct|"
    rf"right|known)\b|\bcan (?:one|you|we|it) "
    rf"(?:be )?(?:sa(?:y|id)|stated?|asserted|affirmed)\b"
    rf"|\b(?:which|what)(?: one)?(?: of (?:these|those|the following))? (?:applies|apply|holds?)\b"
    rf"|\b(?:option|answer|one|line|item|alternative|choice)s?\b[^?]*\b(?:that|which) (?:is|are|"
    rf"holds?|"
    rf"applies|fits?|tells? the truth)(?: \w+)? ?(?:{_TRUE})?(?=\W*$| (?:of|about|for|regarding|"
    rf"here)\b)"
    rf"|^all (?:of )?(?:the |these )?(?:\w+ )?(?:statements|claims|sentences)\b|\bwhat (?:do|can|"
    rf"should|would) (?:we|you|one) (?:know|say|tell|remember)\b|"
    rf"\bcan (?:\w+ )?be (?:\w+ )?(?:said|stated|asserted|affirmed|concluded)\b|\b(?:do|would|"
    rf"can|could|"
    rf"should) (?:you|one|we) (?:\w+ )?(?:agree|accept|endorse|support|subscribe|consider|"
    rf"regard as|call|"
    rf"hold|believe)\b(?! (?:first|next|adding|giving))|\b(?:current|present|best|up-to-date) "
    rf"(?:knowledge|evidence|understanding)\b|\bagrees? with (?:the )?(?:facts?|evidence|"
    rf"knowledge)\b"
    rf"|\bis (?:in )?(?:line|keeping|accord\w*) with (?:the )?(?:facts?|evidence)\b|"
    rf"\bjudge (?:the|these|each)\b"
    rf"|\b(?:best|correctly|accurately|rightly|truly) (?:describes?|reflects?|summari[sz]es?|"
    rf"characteri[sz]es?|"
    rf"said|stated|told)\b|\bthe following (?:\w+ )?(?:apply|applies|holds?|are|"
    rf"is) (?:\w+ )?(?:to|for|of|true|"
    rf"correct)\b|\b(?:truths?|myths?|misconceptions?)\b|\btrue\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^(?:concerning|regarding|with regard to|as regards|as to|about(?! how))\b", re.I
)


def _are_claims(options: tuple[str, ...]) -> bool:
    """Sentences, each about something else, so that nothing is asked of one thing."""
    firsts = {words(text)[0] for text in options if words(text)}
    verbs = [_VERB.search(text) for text in options]
    return len(firsts) == len(options) > 2 and all(verbs) and not firsts & _PRONOUNS


_PRONOUNS = frozenset("it they to by the a an he she in there this from".split())
_VERB = re.compile(
    r"^\w[^,]*? (?:is|are|was|were|has|have|can|must|should|will|may|needs?|uses?|does|lacks?|"
    r"makes?|lies|ends|"
    r"comes?|spreads?|stores?|blocks?|binds?|lowers?|raises?|causes?|carries|carry|drains?|shows?|"
    r"starts?|"
    r"affects?|arises?|avoids?|spares?|feeds?|gains?|loses?|lines?|falls?|rises?|grows?|travels?|"
    r"reaches|"
    r"reach|kills?|gives?|takes?|eats?|controls?|produces?|contains?|holds?|forms?|resorbs?|"
    r"glows?|bleeds?)\b",
    re.I,
)
_HAPPENS = re.compile(
    r"\bwhat (?:happens|follows|occurs|changes|comes|explains|causes|makes)\b|^why\b|^how\b|"
    r"\b(?:found|seen|done|"
    r"shown|heard|expected|next|first)\b",
    re.IGNORECASE,
)
"""What is asked is an event or a reason, which a sentence tells."""


def _go_on_apart(question: Question) -> bool:
    """A topic that each option goes on about with a verb of its own."""
    firsts = [(words(text) or [""])[0] for text in question.options]
    seconds = [(words(text)[1:] or [""])[0] for text in question.options]
    verbs = seconds if set(firsts) <= {"it", "they", "she", "he"} else firsts
    spoken = [verb for verb in verbs if _SPOKEN.fullmatch(verb)]
    return len(verbs) > 2 and len(set(spoken)) > 2 and len(spoken) >= len(verbs) - 1


_SPOKEN = re.compile(
    r"is|are|was|has|have|can|may|never|always|affects?|spreads?|arises?|causes?|makes?|resorbs?|"
    r"lines?|"
    r"carr(?:y|ies)|blocks?|binds?|lowers?|raises?|needs?|shows?|stores?|drains?|grows?|starts?|"
    r"lies|ends|"
    r"comes?|uses?|forms?|gives?|takes?|kills?|contains?|occurs?|leads?|responds?|presents?|"
    r"requires?|does",
)
SAID = 4
"""Words of an option, on the mean, from which a list is one of statements."""


def true_false_series(question: Question) -> str | None:
    """Asks which statement is true, so that each option is judged alone."""
    said = sum(len(words(text)) for text in question.options) >= SAID * len(question.options)
    ask = asked(question.stem).replace("is/are", "is")
    found = _SERIES.search(ask) or (_ABOUT.search(question.stem) if said else None)
    if not found and said and _are_claims(question.options) and not _HAPPENS.search(ask):
        return "each option is a statement with a subject of its own"
    if not found and "?" not in question.stem and _go_on_apart(question):
        return "each option is a statement of its own on the topic of the stem"
    return f"'{found[0]}' makes each option a statement to judge" if found else None
