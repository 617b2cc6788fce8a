"""Options that have an order of their own: amounts, years, stages, grades, spans of time."""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?P<side>(?:more|less|fewer|greater|higher|lower) than|at least|at most|over|under|above|"
    rf"before|after|below|up to|about|around|roughly|from|between|nearly|<|>|≤|≥|~)?\s*"
    rf"(?P<low>{_NUMBER})\s*(?:%|percent)?\s*(?:(?:-|–|to|and)\s*(?P<high>{_NUMBER}))?\s*"
    rf"(?P<or>or (?:more|less|fewer|over|under|above|below|higher|lower|older|"
    rf"younger))?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_ROMAN_LABEL = re.compile(r"(?P<label>(?:[A-Za-z]+\s+)*)(?P<value>[IVX]+)(?P<letter>[A-Ca-c]?)")
_LABEL = re.compile(r"(?P<label>[A-Za-z ]*?)\s*(?P<value>\d{1,9}|X)(?P<letter>[A-Ca-c]?)")
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
}
_COUNT = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_COUNTS = {word: at for at, word in enumerate(_COUNT)} | {
    "none": 0,
    "zero": 0,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "hundred": 100,
    "a": 1,
    "an": 1,
}
_SCALES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "once twice thrice",
    "mild moderate severe",
    "before during after",
    "local regional distant",
    "acute subacute chronic",
    "weak moderate strong",
    "benign borderline malignant",
    "twenties thirties forties fifties sixties seventies eighties nineties",
    "low intermediate high",
    "low medium high",
    "low moderate high",
    "small medium large",
    "hourly daily weekly fortnightly monthly quarterly yearly",
    "seconds minutes hours days weeks months years decades",
    "january february march april may june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday",
    "infancy childhood adolescence adulthood",
    "newborn infant child adolescent adult",
    "morning noon afternoon evening night",
    "nanometres micrometres millimetres centimetres metres",
    "always usually sometimes never",
)  # fmt: skip
_UNITS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0,
    "month": 2629800.0, "year": 31557600.0, "decade": 315576000.0,
    "mg": 1e-3, "g": 1.0, "µg": 1e-6, "mcg": 1e-6, "kg": 1e3,
    "mm": 1e-3, "cm": 1e-2, "m": 1.0, "µm": 1e-6, "nm": 1e-9,
}  # fmt: skip

Span = tuple[float, float]


def spans(options: tuple[str, ...]) -> list[Span] | None:
    """(low, high) of each option where all are amounts of one thing; None where they are not."""
    options = tuple(_in_figures(text) for text in options)
    for read in (_amounts, _labels, _on_scale):
        if (found := read(options)) is not None:
            return found
    return None


_PARTS = (
    ("three quarters", "75%"), ("two thirds", "66.7%"),
    ("one third", "33.3%"), ("a third", "33.3%"),
    ("one quarter", "25%"), ("a quarter", "25%"), ("one half", "50%"), ("half", "50%"),
    ("a fifth", "20%"), ("one fifth", "20%"), ("a tenth", "10%"), ("one tenth", "10%"),
    ("once", "1 times"), ("twice", "2 times"), ("thrice", "3 times"),
)  # fmt: skip


def _in_figures(text: str) -> str:
    """Fractions, 'once' and '1 in 8' as figures."""
    for said, figure in _PARTS:
        text = re.sub(rf"\b{said}\b", figure, text, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(\d{1,9}) (?:in|out of) (?:every )?([1-9]\d{0,8})\b",
        lambda m: f"{100 * int(m[1]) / int(m[2]):.3f}%",
        text,
    )
    return re.sub(r"^every (?=day|week|month|year|hour)", "1 ", text, flags=re.IGNORECASE)


def in_order(found: list[Span]) -> bool:
    """Whether they rise, or fall, all the way."""
    return found in (sorted(found), sorted(found, reverse=True))


def _amounts(options: tuple[str, ...]) -> list[Span] | None:
    read = [_AMOUNT.fullmatch(_figures(text)) for text in options]
    parts = [each for each in read if each]
    if len(parts) != len(options):
        return None
    rests = [_unit(each["rest"]) for each in parts]
    if len({bare for _, bare in rests}) > 1:
        return None
    return [_span(each, scale) for each, (scale, _) in zip(parts, rests, strict=True)]


def _figures(text: str) -> str:
    """Words of number as figures, in front: 'Within two weeks' -> '2 weeks'."""
    bare = re.sub(r"^(?:within|every|after|day|in) (?=\w)", "", text.strip().rstrip(".").casefold())
    return re.sub(_LEAD, lambda found: f"{found[1] or ''}{_COUNTS.get(found[2], found[2])}", bare)


_LEAD = re.compile(
    r"^((?:about|over|under|up to|at least|at most|more than|less than) )?([a-z]+)\b"
)


def _unit(rest: str) -> tuple[float, str]:
    """How many of the smallest unit, and the rest of the text: (86400, '') of 'days'."""
    first, _, more = rest.strip().casefold().partition(" ")
    scale = _UNITS.get(first) or _UNITS.get(first.removesuffix("s"))
    return (scale, more) if scale else (1.0, re.sub(r"s\b", "", rest.strip().casefold()))


def _span(found: re.Match[str], scale: float) -> Span:
    low = float(found["low"].replace(",", "")) * scale
    high = float(found["high"].replace(",", "")) * scale if found["high"] else low
    side = f"{found['side'] or ''} {found['or'] or ''}".casefold()
    if re.search(r"more|at least|over|above|after|greater|higher|older|>|≥", side):
        return low, float("inf")
    if re.search(r"less|fewer|at most|under|below|before|lower|younger|up to|<|≤", side):
        return float("-inf"), low
    return low, high


def _labels(options: tuple[str, ...]) -> list[Span] | None:
    """'Stage II', 'T1', 'Grade 3', 'IIIA': one label, numbers behind it; X is last."""
    for pattern in (_ROMAN_LABEL, _LABEL):
        parts = [each for text in options if (each := pattern.fullmatch(text.strip(" .")))]
        if len(parts) == len(options) and len({each["label"].casefold() for each in parts}) == 1:
            places = [_place(each) for each in parts]
            return [(place, place) for place in places]
    return None


def _place(found: re.Match[str]) -> float:
    value = found["value"]
    number = int(value) if value.isdigit() else _ROMAN.get(value, len(_ROMAN))
    return number + " abc".index(found["letter"].casefold() or " ") / 10


def _on_scale(options: tuple[str, ...]) -> list[Span] | None:
    """Words of one scale, such as mild, moderate, severe; the rest of the options is the same."""
    split = [
        [each.removesuffix("s") for each in _WORDS.findall(text.casefold())] for text in options
    ]
    for scale in _SCALED:
        read = [[word for word in each if word in scale] for each in split]
        said = [each[0] for each in read if len(each) == 1]
        if len(set(said)) == len(options) and _rests_agree(scale, split, said):
            return [(float(scale[word]),) * 2 for word in said]
    return None


def _rests_agree(scale: dict[str, int], split: list[list[str]], said: list[str]) -> bool:
    """The other words are the same, or spans of time without a number."""
    rests = [[w for w in each if w != word] for each, word in zip(split, said, strict=True)]
    timed = "minute" in scale and not any(word in _COUNT for each in rests for word in each)
    return timed or all(each == rests[0] for each in rests)


_WORDS = re.compile(r"[a-z]+|\d+")
_SCALED = tuple(
    {word.removesuffix("s"): at for at, word in enumerate(scale.split())} for scale in _SCALES
)
