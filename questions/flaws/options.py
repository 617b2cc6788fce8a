"""Flaws of a set of options: catch-alls, combinations, absolutes, a lost order."""

from __future__ import annotations

import re

from questions.flaws.lists import ABSOLUTE
from questions.flaws.quantities import in_order, spans
from questions.flaws.question import Question
from questions.flaws.text import Listed, asked, words

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
    r"shown|named|included|mentioned|offered|among)\b|\bnota\b|^not (?:listed|given|shown|here|"
    r"named|mentioned|included|applicable|on the list)\b|\bnone of (?:these|those)\b"
    r"|^(?:all|each|every one)\b.*\b(?:wrong|incorrect|false|untrue)\b|^there (?:is|are) (?:none|"
    r"no)\b|\bno (?:correct|right|true)"
    r"\b|\b(?:isn['’]t|aren['’]t|cannot be|not) (?:listed|shown|given|found (?:above|here))\b"
    r"|^(?:an?)?other\b.*\b(?:not|than)\b.*\b(?:above|these|shown|listed|here|given|named)\b"
    r"|\bother than (?:those|these|the ones)\b|^(?:a different|some other|another) (?:one|answer|"
    r"option|choice)\b|^(?:nil|n/a|no one|nobody|zero) ?(?:of (?:these|the above))?\W*$"
    r"|\bdifferent from (?:all|those|the) (?:of )?(?:above|these|listed|others?)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"^(?:all|each|every one|any|any one|everything) (?:of|in|on) (?:the|these|those|them|this|"
    r"it)\b"
    r"|^(?:all|each|every|everything|any|the whole)\b.*\b(?:above|these|those|them|listed|named|"
    r"options?|answers?|choices?|alternatives?|preceding|others?|mentioned|here|given|shown|list|"
    r"foregoing|so far|together)\b"
    r"|^all(?: of)?(?: the)?(?: \w+)? (?:are )?(?:correct|right|true|apply|three|four|five|two)\b"
    r"|^all (?:two|three|four|five)\b|^(?:all|everything|everyone|everybody)\W*$"
    r"|^(?:all|any|each|every (?:one|option|answer|statement|choice|item|drug|site|test))"
    r"(?: \w+)? (?:is|are|can|may|could|do|does|have|has|apply|applies|will|would)\b"
    r"|^every(?:one|body|thing) (?:listed|named|above|mentioned|here|given)\b"
    r"|^(?:they|these|those|it is|the (?:above|others?|listed|previous))(?: \w+)? all\b"
    r"|^the above\b|\baota\b|^all as (?:above|listed)\b|^(?:the|this) (?:whole|entire|complete|"
    r"full) list\b|^the lot\b|^\(?[a1i][).]?, ?\(?(?:b|2|ii)[).]?(?:,| and|,? &),? ?\(?(?:c|3|"
    r"iii)\b"
    r"|^all (?:of )?[a-d1-5](?:,|-| to| through)\b|\b(?:correct|right|true|possible): all\b"
    r"|^(?:both|all) of (?:the|these|those|them)\b|^all of \(?[a-d1-5]\b",
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
    r"|^(?:all|both) (?:of )?(?:the above )?(?:but|except) (?:the )?(?:\w+)$"
    r"|^both of the (?:first|last|upper|lower|other) (?:two|three)\b|"
    r"\b(?:the )?assertion\b.*\b(?:true|false|correct|wrong|alone|reason)\b|\bthe reason\b.*\b"
    r"(?:explains?|true|false|correct)\b|^(?:both|neither|only one)(?: \w+)? (?:is|are) (?:true|"
    r"false|right|wrong|correct|incorrect)\b|^\(?[A-E1-5]\)?(?:,? (?:and|but|or|not|then)"
    r" (?:not |then )?\(?[A-E1-5]\)?)+\W*$|^any (?:two|three) of\b|^(?:the )?(?:answers?|options?)"
    r" [a-e1-5]\b",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(
    r"(?:\(?\b1[.):]|\(1\)).*\b2[.):]|\bA[.):].*\bB[.):].*\bC[.):]|\(a\).*\(b\)"
    r"|\(?\bi\).*\bii\)|\bI[.):].*\bII[.):]",
    re.DOTALL,
)


def none_of_the_above(question: Question) -> str | None:
    """An option that says none is right, or 'No hormone' where one is asked for."""
    ask = asked(question.stem)
    found = next(
        (text for text in question.options if _NONE.search(text) or _is_denied(text, ask)), None
    )
    return f"found the option '{found}'" if found else None


def _is_denied(text: str, ask: str) -> bool:
    first, *rest = words(text)[:3] or [""]
    wanted = re.search(r"\b(?:which|what) (?:\w+ )?(\w+) ", ask, re.IGNORECASE)
    named = {each.casefold() for each in re.findall(r"\b(?:which|what) (\w+)", ask, re.IGNORECASE)}
    named |= {wanted[1].casefold()} if wanted else set()
    return first in ("no", "none") and len(rest) == 1 and rest[0] in named - {"is", "are"}


def all_of_the_above(question: Question) -> str | None:
    """An option that says every one is right."""
    found = next((text for text in question.options if _is_all(text)), None)
    return f"found the option '{found}'" if found else None


_CLAIM = re.compile(
    r"^(?:all|each|every one) of (?:them|these|those) (?:are|is|have|has|show|lie|contain|need|die|"
    r"spread|arise) (?!(?:\w+ )?(?:correct|right|true|valid|possible|used|suitable|found|"
    r"involved|seen|"
    r"done|given|needed|likely|acceptable|appropriate|indicated|included|answers?|so)\b)\w",
    re.IGNORECASE,
)
"""'All of them are lytic' claims something of the things in the stem, not of the options."""


def _is_all(text: str) -> bool:
    return bool(_ALL.search(text)) and not _CLAIM.search(text)


def k_type(question: Question) -> str | None:
    """Options that combine numbered or lettered ones, or other options."""
    ordinals = all(_ORDINALS.match(text) for text in question.options)
    found = next((text for text in question.options if _COMBINED.match(text.strip())), None)
    if found and not ordinals:
        return f"the option '{found}' combines others"
    if _are_letters(question):
        return "the options combine letters of the stem"
    if combined := _named_together(question.options):
        return f"the option '{combined}' combines others"
    if _ENUMERATED.search(question.stem) and any(len(words(each)) < 3 for each in question.options):
        return "the stem numbers what the options combine"
    return None


_ORDINALS = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|"
    r"twelfth) and \w+$",
    re.I,
)
"""Nerves or ribs: 'Third and fourth', where every option is a pair."""


def _are_letters(question: Question) -> bool:
    """'PQ', 'QR' of a stem that has P, Q and R alone."""
    alone = set(re.findall(r"(?<![\w-])[A-Z](?![\w-])", question.stem))
    marked = [re.fullmatch(r"[A-Z]{2,5}", text.strip()) for text in question.options]
    return len(alone) > 2 and all(marked) and set("".join(question.options)) <= alone | set(" ")


def _named_together(options: tuple[str, ...]) -> str | None:
    """'Both letrozole and anastrozole' beside each of them."""
    bare = {" ".join(words(text)) for text in options}
    for text in options:
        parts = _TOGETHER.split(re.sub(r"^both ", "", text.strip(" ."), flags=re.IGNORECASE))
        if len(parts) > 1 and {" ".join(words(each)) for each in parts} <= bare:
            return text
    return None


_TOGETHER = re.compile(r",? and |,? or |, | \+ |/", re.IGNORECASE)
_ABSOLUTE = Listed(ABSOLUTE)
_INTERVAL = re.compile(
    r"\bevery (?=\d|(?:other|second|third|few|two|three|four|five|six|eight|ten|twelve)\b|"
    r"(?:day|night|morning|evening|week|month|year|hour|fortnight|quarter|cycle|visit)s?\b)",
    re.IGNORECASE,
)
"""A span of time, no claim."""
_NO_EXCEPTION = re.compile(
    r"(?<![–-])\b100 ?%(?= \w)|\bwithout (?:any )?(?:exception|fail|doubt)\b|\bno (?:risk|one|"
    r"woman|"
    r"patient|man|person|cancer|tumour) (?:at all|can|ever|will|survives?)\b|\bno exceptions?\b|"
    r"\bwhatsoever\b|\bunder (?:no|all|any) circumstances\b|\bin no (?:case|way)\b|\bat no (?:time|"
    r"stage)\b|\bon no account\b|\bbeyond (?:any |all )?doubt\b|\bat all (?:times|costs)\b|"
    r"\bcan['’]t\b|\bno side effects\b|\bzero (?:risk|side|chance)\b|\bfor certain\b|\bnot (?:a "
    r"single|one single)\b|\bno \w+ (?:is|are|was|were|has|have|can) (?:ever|at all)\b|"
    r"^(?:total|complete|absolute|perfect|entire|certain|guaranteed|instant) (?:protection|cure|"
    r"loss of "
    r"(?:the|all)|safety|immunity|death|eradication|remission in all|destruction of|prevention|"
    r"certainty|recovery of)\b|\bnothing (?:but|else|at all)\b|\beach and every\b|\bproof of\b|"
    r"\bin each (?:case|patient)\b|\bfor (?:ever|life) in (?:all|every)\b|\bzero \w+\b|"
    r"\bhundred per ?cent\b|\bin any (?:case|patient)\b",
    re.IGNORECASE,
)


def absolute_terms(question: Question) -> str | None:
    """'Always', 'never', 'only' and the like in an option."""
    for text in question.options:
        bare = "" if _NONE.search(text) or _is_all(text) or _COMBINED.match(text) else text
        found = _ABSOLUTE.first(_INTERVAL.sub("", bare))
        if found and found != "ALL":
            return f"'{found}' in the option '{text}' allows no exception"
        if _NO_EXCEPTION.search(bare):
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
