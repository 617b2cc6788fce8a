"""Flaws of a set of options: what they say together, whatever the key."""

from __future__ import annotations

import re

from questions.flaws.lists import (
    ABSOLUTE,
    DOWN,
    EVERYDAY,
    LEVEL,
    LEVEL_PHRASES,
    MEDICAL,
    SAME_THING,
    UP,
)
from questions.flaws.quantities import in_order, spans
from questions.flaws.opposites import are_opposites
from questions.flaws.question import Question
from questions.flaws.text import asked, content, first_of, words
from questions.spelling import normal

_NONE = re.compile(
    r"^(?:none|neither|nothing) (?:of|in|from|among|on)\b|\bno (?:right|correct|suitable|valid|such) "
    r"(?:answers?|options?|choices?|ones?|\w+ exists?)\b|\bnot (?:in|on|among) (?:this|the|these) (?:list|options)\b"
    r"|^(?:an)?other(?: \w+)?$|^some(?:thing| other)\b|^none is\b|^(?:none|neither|nothing)\b(?:\W*$|.*\b(?:above|these|those|them|listed|here|options?|answers?|choices?|"
    r"others?|correct|right|apply|applies|given|named|two|three|four|five)\b)"
    r"|^(?:not (?:one|any)|no|none)\b.*\b(?:above|listed|here|options?|answers?|choices?|alternatives?|"
    r"(?:of|among|in|on) (?:these|those|them|the|this))\b|\b(?:is|are) not (?:listed|given|here|shown|named)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"^(?:all|each|every one|any|any one|everything) (?:of|in|on) (?:the|these|those|them|this|it)\b"
    r"|^(?:all|each|every|everything|any|the whole)\b.*\b(?:above|these|those|them|listed|named|"
    r"options?|answers?|choices?|alternatives?|preceding|others?|mentioned|here|given|shown|list|foregoing|so far|together)\b"
    r"|^all(?: of)?(?: the)?(?: \w+)? (?:are )?(?:correct|right|true|apply|three|four|five|two)\b"
    r"|^all (?:two|three|four|five)\b|^(?:all|everything)\W*$",
    re.IGNORECASE,
)

_MARK = r"(?:\d|[A-Z]|[ivx]+|first|second|third|fourth|fifth|last|former|latter|one|two|three|four)"
_MARKED = rf"(?:(?:the|options?|answers?|items?|statements?|numbers?|no\.?|drugs?|sites?|signs?|tests?|findings?|factors?) )*\(?{_MARK}\)?(?: (?:options?|answers?|ones?))?"
_COMBINED = re.compile(
    rf"^(?:both |only |all |either )?{_MARKED}(?:(?:,? and |,? or | ?\+ |, ?| ?& ?|/| plus | with )"
    rf"{_MARKED})+(?: only| alone| together| are (?:correct|true|right)| but not .*)?\W*$"
    rf"|^(?:only )?{_MARKED} (?:only|alone)\W*$|^both (?:of )?(?:the )?(?:above|these|them|others?)\b"
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

_TRUE = r"(?:true|correct|right|accurate|valid|false|incorrect|wrong|untrue|justified|supported|sound|apt|acceptable|a fact)"
_SAID = r"(?:facts?|statements?|claims?|sentences?|assertions?|propositions?|remarks?|descriptions?)"
_SERIES = re.compile(
    rf"\b(?:which|what|choose|select|pick|mark|identify|find|name|indicate|tick)\b[^?]*\b{_SAID}\b"
    rf"|\b(?:which|what)(?: one)?(?: of (?:these|those|them|the following))?(?: \w+)?(?: is| are| holds?)"
    rf" (?:\w+ )?{_TRUE}\b|\b(?:which|what) (?:is|are) (?:known|true|correct|right|said|the case)\b"
    rf"|^one of (?:these|the following|them)\b[^?]*\b{_TRUE}\b|\b{_TRUE} (?:{_SAID}|answer|option|one|alternative)\b|^{_TRUE} (?:of|about|for)\b|\btrue or false\b|\bcan (?:one|you|we|it) (?:be )?(?:sa(?:y|id)|stated?|asserted|affirmed)\b"
    rf"|\b(?:which|what)(?: one)?(?: of (?:these|those|the following))? (?:applies|apply|holds?)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:concerning|regarding|with regard to|as regards|as to|about(?! how))\b", re.I)
def _are_claims(options: tuple[str, ...]) -> bool:
    """Sentences, each about something else, so that nothing is asked of one thing."""
    firsts = {words(text)[0] for text in options if words(text)}
    verbs = [_VERB.search(text) for text in options]
    return len(firsts) == len(options) > 2 and all(verbs) and not firsts & _PRONOUNS


_PRONOUNS = frozenset("it they to by the a an he she in there this from".split())
_VERB = re.compile(r"^\w[^,]*? (?:is|are|was|were|has|have|can|must|should|will|needs?|uses?|does)\b", re.I)
SAID = 4
"""Words of an option, on the mean, from which a list is one of statements."""

_STEP = re.compile(r"\b(?:step|done|do|manage\w*|approach|action|offered?|advi[sc]e\w*|treat\w*|first)\b", re.I)

_KINDS = {
    "drug": re.compile(
        r"\b\w+(?:mab|nib|ciclib|parib|platin|taxel|rubicin|trozole|dronate|relin|trexate|setron|"
        r"lisib|estrant|oxifen|prazole|statin|cillin|mycin|micin|floxacin|cyclovir|ciclovir)\b|\b\w+dronic acid\b",
        re.I,
    ),
    "organ": re.compile(
        r"^(?:the )?(?:left |right )?(?:bones?|liver|lungs?|brain|skin|kidneys?|spleen|heart|stomach|"
        r"colon|pancreas|ovary|ovaries|bladder|gallbladder|thyroid|adrenal glands?|prostate|uterus|"
        r"oesophagus|duodenum|rectum|eye|lens|tongue)$",
        re.I,
    ),
    "imaging": re.compile(
        r"^(?:MRI|CT|PET|SPECT|ultrasound|mammography|(?:bone )?scintigraphy|radiography|"
        r"\w+graphy|bone scan)\b",
        re.I,
    ),
    "number": re.compile(r"^(?:about |over |under )?\d[\d,.]*\s*(?:%|\w{0,3})?$"),
    "year": re.compile(r"^(?:1[89]|20)\d\d$"),
}


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


def true_false_series(question: Question) -> str | None:
    """Asks which statement is true, so that each option is judged alone."""
    said = sum(len(words(text)) for text in question.options) >= SAID * len(question.options)
    found = _SERIES.search(asked(question.stem)) or (_ABOUT.search(question.stem) if said else None)
    if not found and said and _are_claims(question.options):
        return "each option is a statement with a subject of its own"
    return f"'{found[0]}' makes each option a statement to judge" if found else None


def absolute_terms(question: Question) -> str | None:
    """'Always', 'never', 'only' and the like in an option."""
    for text in question.options:
        bare = "" if _NONE.search(text) or _ALL.search(text) or _COMBINED.match(text) else text
        found = first_of(ABSOLUTE, bare)
        if found and found != "ALL":
            return f"'{found}' in the option '{text}' allows no exception"
        if re.search(r"(?<![–-])\b100 ?%(?= \w)|\bwithout (?:any )?exception|\bno (?:risk|one|woman|patient|man) (?:at all|can|ever|will)\b", bare, re.I):
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


def implausible_distractors(question: Question) -> str | None:
    """A distractor of another kind than the key, or out of everyday life."""
    if question.place is None:
        return None
    unlike = not any(question.kinds)
    for text in question.others:
        if unlike and _is_everyday(text) and not _is_everyday(question.key or "") and not _meant(question, text):
            return f"nobody takes '{text}' for an answer"
    kinds = question.kinds if any(question.kinds) else ("",) * len(question.options)
    known = [kind or _kind(text) for kind, text in zip(kinds, question.options, strict=True)]
    if any(question.kinds) or not _STEP.search(asked(question.stem)):
        return _other_kind(question, known)
    return None


def _other_kind(question: Question, kinds: list[str]) -> str | None:
    assert question.place is not None
    own = kinds[question.place]
    for text, kind in zip(question.options, kinds, strict=True):
        if own and kind and kind != own:
            return f"'{text}' is a {kind} among options of the kind {own}"
    return None


def _kind(text: str) -> str:
    return next((kind for kind, pattern in reversed(_KINDS.items()) if pattern.search(text)), "")


def _is_everyday(text: str) -> bool:
    return first_of(EVERYDAY, text) is not None and first_of(MEDICAL, text) is None


def _meant(question: Question, text: str) -> bool:
    """The everyday word stands in the stem too, so it is what is asked about."""
    return bool(set(content(text)) & set(content(question.stem)))


def exhaustive_options(question: Question) -> str | None:
    """A few options that leave nothing else: yes and no; up, down and the same."""
    texts = question.options
    first = [words(text)[:1] for text in texts]
    if ["yes"] in first and ["no"] in first:
        return "'yes' and 'no' leave nothing else"
    if ["true"] in first and ["false"] in first:
        return "'true' and 'false' leave nothing else"
    if pair := _complement(texts):
        return f"'{pair[0]}' and '{pair[1]}' leave nothing else"
    level = [t for t in texts if first_of(LEVEL, t) or any(p in t.casefold() for p in LEVEL_PHRASES)]
    moved = [t for t in texts if t not in level]
    up, down = ([t for t in moved if first_of(each, t)] for each in (UP, DOWN))
    if level and up and down and len(up) < len(texts) and max(map(len, texts)) <= LONG_STATEMENT:
        return f"'{up[0]}', '{down[0]}' and '{level[0]}' leave nothing else"
    if level and _turned(texts):
        return f"two opposites and '{level[0]}' leave nothing else"
    if len(texts) == 2 and _turned(texts):
        return f"'{texts[0]}' and '{texts[1]}' leave nothing else"
    both = [t for t in texts if first_of(("both", "equally", "equal"), t)]
    neither = any(first_of(("neither",), text) for text in texts)
    if both and (len(texts) == 3 or neither):
        return f"'{both[0]}' and the two others leave nothing else"
    return None


def _turned(texts: tuple[str, ...]) -> bool:
    return any(are_opposites(one, other) for one in texts for other in texts)


LONG_STATEMENT = 45
"""Longer options say more than a direction, so that up, down and same do not exhaust."""


def _complement(texts: tuple[str, ...]) -> tuple[str, str] | None:
    """Two options of which one is the other denied, or that meet at one number."""
    found = spans(texts) or []
    for at, one in enumerate(found):
        for other_at, other in enumerate(found):
            if one[0] == float("-inf") and other[1] == float("inf") and other[0] <= one[1] and len(texts) <= 3:
                return texts[at], texts[other_at]
    bare = {text: " ".join(w for w in words(text) if w not in _DENIES) for text in texts}
    for one_text in texts:
        for other_text in texts:
            denied = set(words(one_text)) ^ set(words(other_text))
            if _negated(one_text, other_text) and len(texts) <= 3:
                return one_text, other_text
            if one_text < other_text and denied and denied <= _DENIES and bare[one_text] == bare[other_text]:
                return one_text, other_text
    return None


def _negated(one: str, other: str) -> bool:
    """'Operable' and 'inoperable'."""
    differ = set(words(one)) ^ set(words(other))
    if len(differ) != 2:
        return False
    short, long = sorted(differ, key=len)
    return long in (f"in{short}", f"un{short}", f"im{short}", f"non{short}", f"dis{short}")


_DENIES = frozenset("not no never does do did without with is are a any it".split())


def more_than_one_correct(question: Question) -> str | None:
    """Two options that say the same, or of which one holds wherever the key does."""
    texts = question.options
    if len({normal(text) for text in texts}) < len(texts):
        return "found an option twice"
    same = [_things(text) for text in texts]
    for at, one in enumerate(same):
        for other_at in range(at + 1, len(same)):
            if one & same[other_at]:
                return f"'{texts[at]}' and '{texts[other_at]}' are one thing"
    if question.place is None:
        return None
    return _overlap(question) or _contained(question)


def _things(text: str) -> frozenset[int]:
    whole = " ".join(re.findall(r"[^\s()\[\],;]+", text.casefold()))
    return frozenset(at for at, names in enumerate(_SAME) if whole in names)


_SAME = tuple(frozenset(line.split("|")) for line in SAME_THING.splitlines())


def _overlap(question: Question) -> str | None:
    found = spans(question.options)
    if found is None or question.place is None:
        return None
    key = found[question.place]
    for at, other in enumerate(found):
        low, high = max(key[0], other[0]), min(key[1], other[1])
        if at != question.place and low < high:
            return f"'{question.options[at]}' overlaps the key '{question.key}'"
    return None


def _contained(question: Question) -> str | None:
    """One name ends with the other, or is the other's and 'of', or the adjective of the other."""
    key = " ".join(_named(question.key or ""))
    for text in question.others:
        other = " ".join(_named(text))
        short, long = sorted((key, other), key=len)
        kind = long.endswith(f" {short}") and not _DENIED.search(long)
        part = re.match(rf"{re.escape(short)} (?:of|in|with|from) ", long)
        if short and (kind or part or _adjective(short, long)):
            return f"'{text}' holds where '{question.key}' does"
    return None


_DENIED = re.compile(r"^(?:no|not|non|anti|without)\b")


def _named(text: str) -> list[str]:
    """Words of a short name; none of a sentence or of an amount."""
    found = words(re.sub(r"^(?:an?|the) ", "", text.strip(), flags=re.IGNORECASE))
    return found if len(found) <= NAME and not re.search(r"\d", text) else []


NAME = 5


def _adjective(short: str, long: str) -> bool:
    """'liver' and 'hepatic parenchyma'."""
    things = [names for names in _SAME if short in names]
    return any(word in names for names in things for word in long.split() if word != short)
