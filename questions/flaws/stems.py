"""Flaws of a stem: negative, or hinged on another item."""

from __future__ import annotations

import re

from questions.flaws.question import Question
from questions.flaws.text import asked

_MAIN = (
    r"(?:(?!\b(?:that|who|whose|whom|when|if|because|which|although|so|despite|after)\b)[^.?,;])*?"
)
"""Words of the main clause: a negation behind 'that' or 'who' describes, and asks nothing."""
_AUX = r"(?:is|are|was|were|does|do|did|can|should|would|will|has|have|must|may|might|could)"
_FALSE = (
    r"(?:false|incorrect|wrong|untrue|inaccurate|mistaken|erroneous|invalid|unsuitable|unlikely|"
    r"inappropriate|not true|not correct)\b(?! (?:negative|positive))(?!-)"
)
_NEGATIVE = re.compile(
    rf"\b(?:which|what|where|when|why|how)\b{_MAIN}\b{_AUX}(?: not|n['’]t| never| no(?= an?\b| "
    rf"\w+ ?\?))\b"
    rf"|\b(?:which|what|where|when|why|how)\b{_MAIN}\b{_AUX}\b{_MAIN}\bnot\b(?= \w+(?: \w+)?\?)"
    rf"|\b(?:which|what|why|how|where)\b{_MAIN}\b(?:cannot|fails? to)\b"
    r"|\b(?:all|each|every(?:thing)?|any|following)\b[^.?]*\b(?:but|apart from|other than|save)"
    r" (?:for |which |one\b|what )"
    rf"|\b(?:is|are|be|was|were|as|the|an?|most|you) (?:\w+ )?{_FALSE}"
    r"|\b(?:choose|select|pick|identify|find|mark|name|tick) (?:the )?(?:\w+ )?"
    + _FALSE
    + r"|\b(?:except|excepting|exception)\b"
    r"|(?<!\bat )\bleast (?:\w+ly|\w+ful|\w+able|likely|common|often|apt|appropriate|important|"
    r"effective)\b"
    r"|\bwould you avoid\b|\bodd one\b",
    re.IGNORECASE,
)
_CAPITAL_NOT = re.compile(r"\b(?:NOT|EXCEPT|NEVER|LEAST|FALSE|INCORRECT)\b")
_HINGE = re.compile(
    r"\b(?:previous|preceding|last|earlier|prior|foregoing|above|former|next|first|second|third)"
    r" (?:question|item|part|answer|problem|exercise|stem|response)s?\b"
    r"|\b(?:question|item|part|problem|exercise|answer|q)\.? ?(?:no\.? ?)?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|[A-H]\b)"
    r"|\byou(?:['’]ve| have| had| just)* (?:chose|chosen|named|selected|select|found|identified|"
    r"gave|"
    r"given|picked|calculated|diagnosed|answered|made|marked|ticked|worked out|reached|decided|"
    r"obtained|listed|suggested|recommended|stated|settled on)\b"
    r"|\byour (?:\w+ )?(?:answer|choice|diagnosis|reply|response|selection|result|calculation|pick|"
    r"conclusion)\b"
    r"|\b(?:chosen|named|identified|selected|found|calculated|diagnosed|given|described|mentioned|"
    r"picked|stated|discussed) (?:above|earlier|before|previously|just now)\b"
    r"|\b(?:previously|just|earlier) (?:chosen|named|identified|selected|found|calculated|given)\b"
    r"|\b(?:same|the) (?:patient|case|woman|man|drug|scan|test) (?:as )?(?:above|before|"
    r"in (?:the )?(?:question|item))\b|\bfrom the (?:question|item) (?:above|before)\b"
    r"|\b(?:answered|answering) (?:the|question|item)\b|\b(?:part|question|item) ?\([a-e\d]\)"
    r"|\b(?:scenario|vignette|case|passage|patient|question|item) (?:above|described (?:above|"
    r"before|earlier))\b"
    r"|\b(?:above|previous|preceding|foregoing) (?:scenario|vignette|case|patient|passage|"
    r"description|set)\b"
    r"|\b(?:the )?(?:correct )?answer to (?:the|question|item|that)\b|\bif you answered\b"
    r"|\breferring (?:back )?to (?:the|your|question|item)\b"
    r"|^(?:and )?(?:which|what|how|when|where|why)[^.?]*\b(?:this|the same) (?:patient|woman|man|"
    r"case)\b[^.?]*\?$",
    re.IGNORECASE,
)


def negative_stem(question: Question) -> str | None:
    """Asks for the exception; a property such as 'without ionising radiation' is none."""
    ask = asked(question.stem)
    found = _CAPITAL_NOT.search(question.stem) or _NEGATIVE.search(ask)
    return f"found '{found[0]}'; expected to be asked for what holds" if found else None


def hinged_item(question: Question) -> str | None:
    """Can be answered only after another item."""
    found = _HINGE.search(question.stem)
    return f"'{found[0]}' needs another item" if found else None
