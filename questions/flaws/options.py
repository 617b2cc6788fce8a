"""Flaws of a set of options: catch-alls, combinations, absolutes, a lost order."""

from __future__ import annotations

import re

from questions.flaws.lists import ABSOLUTE
from questions.flaws.quantities import in_order, spans
from questions.flaws.question import Question
from questions.flaws.text import Listed, words

_NONE = re.compile(
    r"^(?:none|neither|nothing) (?:of|in|from|among|on)\b|\bno (?:right|correct|suitable|valid|"
    r"such) "
    r"(?:answers?|options?|choices?|ones?|\w+ exists?)\b|\bnot (?:in|on|among) (?:this|the|these) "
    r"(?:list|options)\b"
    r"|^(?:an)?other(?: \w+)?$|^some(?:thing| other)\b|^none is\b|^(?:none|neither|"
    r"nothing)\b(?:\W*$|.*\b(?:above|these|those|them|listed|here|options?|answers?|choices?|"
    r"others?|correct|right|apply|applies|given|named|two|three|four|five)\b)"
    r"|^(?:not (?:one|any)|no|none)\b.*\b(?:above|listed|here|options?|answers?|choices?|"
    r"alternatives?|"
    r"(?:of|among|in|on) (?:these|those|them|the|this))\b|\b(?:is|are) not (?:listed|given|here|"
    r"shown|named)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"^(?:all|each|every one|any|any one|everything) (?:of|in|on) (?:the|these|those|them|this|"
    r"it)\b"
    r"|^(?:all|each|every|everything|any|the whole)\b.*\b(?:above|these|those|them|listed|named|"
    r"options?|answers?|choices?|alternatives?|preceding|others?|mentioned|here|given|shown|list|"
    r"foregoing|so far|together)\b"
    r"|^all(?: of)?(?: the)?(?: \w+)? (?:are )?(?:correct|right|true|apply|three|four|five|two)\b"
    r"|^all (?:two|three|four|five)\b|^(?:all|everything)\W*$",
    re.IGNORECASE,
)
_MARK = r"(?:\d|[A-Z]|[ivx]+|first|second|third|fourth|fifth|last|former|latter|one|two|three|four)"
_MARKED = (
    r"(?:(?:the|options?|answers?|items?|statements?|numbers?|no\.?|drugs?|sites?|signs?|tests?|"
    rf"findings?|factors?) )*\(?{_MARK}\)?(?: (?:options?|answers?|ones?))?"
)
_COMBINED = re.compile(
    rf"^(?:both |only |all |either )?{_MARKED}(?:(?:,? and |,? or | ?\+ |, ?| ?& ?|/| plus | with )"
    rf"{_MARKED})+(?: only| alone| together| are (?:correct|true|right)| but not .*)?\W*$"
    rf"|^(?:only )?{_MARKED} (?:only|alone)\W*$|^both (?:of )?(?:the )?(?:above|these|them|"
    rf"others?)\b"
    r"|^(?:both |only |all )?(?:the )?(?:first|last|upper|lower|former|other) (?:two|three|pair)\b"
    rf"|^neither {_MARKED} nor {_MARKED}|^more than one of\b"
    r"|^(?:two|three|both|some) of (?:the above|these|them|the options)\b"
    r"|^(?:all|both) (?:of )?(?:the above )?(?:but|except) (?:the )?(?:\w+)$",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(
    r"(?:\(?\b1[.):]|\(1\)).*\b2[.):]|\bA[.):].*\bB[.):].*\bC[.):]|\(a\).*\(b\)"
    r"|\(?\bi\).*\bii\)|\bI[.):].*\bII[.):]",
    re.DOTALL,
)


def none_of_the_above(question: Question) -> str | None:
    """An option that says none is right."""
    found = next((text for text in question.options if _NONE.search(text)), None)
    return f"found the option '{found}'" if found else None


def all_of_the_above(question: Question) -> str | None:
    """An option that says every one is right."""
    found = next((text for text in question.options if _ALL.search(text)), None)
    return f"found the option '{found}'" if found else None


def k_type(question: Question) -> str | None:
    """Options that combine numbered or lettered ones, or other options."""
    if found := next((text for text in question.options if _COMBINED.match(text.strip())), None):
        return f"the option '{found}' combines others"
    if _ENUMERATED.search(question.stem) and any(len(words(each)) < 3 for each in question.options):
        return "the stem numbers what the options combine"
    return None


_ABSOLUTE = Listed(ABSOLUTE)


def absolute_terms(question: Question) -> str | None:
    """'Always', 'never', 'only' and the like in an option."""
    for text in question.options:
        bare = "" if _NONE.search(text) or _ALL.search(text) or _COMBINED.match(text) else text
        found = _ABSOLUTE.first(bare)
        if found and found != "ALL":
            return f"'{found}' in the option '{text}' allows no exception"
        if re.search(
            r"(?<![–-])\b100 ?%(?= \w)|\bwithout (?:any )?exception|\bno (?:risk|one|woman|"
            r"patient|man) (?:at all|can|ever|will)\b",
            bare,
            re.I,
        ):
            return f"the option '{text}' allows no exception"
    return None


def lost_sequence(question: Question) -> str | None:
    """Amounts, years, stages or degrees that are not in their order."""
    if len(question.options) < 3:
        return None
    found = spans(question.options)
    if found is None or in_order(found):
        return None
    return f"found {', '.join(question.options)}; expected them in their order"
