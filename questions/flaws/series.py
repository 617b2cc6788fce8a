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
    rf"|\b(?:which|what)(?: one)?(?: of (?:these|those|the following))? (?:applies|apply|holds?)\b",
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
    r"^\w[^,]*? (?:is|are|was|were|has|have|can|must|should|will|needs?|uses?|does)\b", re.I
)
SAID = 4
"""Words of an option, on the mean, from which a list is one of statements."""


def true_false_series(question: Question) -> str | None:
    """Asks which statement is true, so that each option is judged alone."""
    said = sum(len(words(text)) for text in question.options) >= SAID * len(question.options)
    ask = asked(question.stem).replace("is/are", "is")
    found = _SERIES.search(ask) or (_ABOUT.search(question.stem) if said else None)
    if not found and said and _are_claims(question.options):
        return "each option is a statement with a subject of its own"
    return f"'{found[0]}' makes each option a statement to judge" if found else None
