"""Options that have an order of their own: amounts, years, stages, grades, spans of time."""

from __future__ import annotations

import re

from questions.flaws.scales import SCALES, UNITS

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?P<side>(?:more|less|fewer|greater|higher|lower) than|at least|at most|over|under|above|"
    rf"before|after|below|up to|about|around|roughly|from|between|nearly|<|>|≤|≥|~)?\s*"
    rf"(?P<low>{_NUMBER})\s*(?:%|percent)?\s*(?:(?:-|–|to|and)\s*(?P<high>{_NUMBER}))?\s*"
    rf"(?P<or>or (?:more|less|fewer|over|under|above|below|higher|lower|older|"
    rf"younger))?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_ROMAN_LABEL = re.compile(r"(?P<label>(?:[A-Za-z]+\s+)*)(?P<value>[IVX]+|0)(?P<letter>[A-Ca-c]?)")
_LABEL = re.compile(r"(?P<label>[A-Za-z ]*?)\s*(?P<value>\d{1,9}|X)(?P<letter>[A-Fa-f]?)\+?")
_ROMAN = {each: at for at, each in enumerate("0 I II III IV V VI VII VIII IX X".split())}
_COUNT = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_COUNTS = {word: at for at, word in enumerate(_COUNT)} | {
    "none": 0, "zero": 0,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "a": 1, "an": 1,
}  # fmt: skip
Span = tuple[float, float]


def spans(options: tuple[str, ...]) -> list[Span] | None:
    """(low, high) of each option where all are amounts of one thing; None where they are not."""
    options = tuple(_in_figures(text) for text in options)
    for read in (_amounts, _labels, _levels, _on_scale):
        if (found := read(options)) is not None:
            return found
    return None


_PARTS = (
    ("three quarters", "75%"), ("two thirds", "66.7%"),
    ("one third", "33.3%"), ("a third", "33.3%"),
    ("one quarter", "25%"), ("a quarter", "25%"), ("one half", "50%"),
    ("a half", "50%"), ("half", "50%"),
    ("a fifth", "20%"), ("one fifth", "20%"), ("a tenth", "10%"), ("one tenth", "10%"),
    ("once", "1 times"), ("twice", "2 times"), ("thrice", "3 times"),
)  # fmt: skip


def _in_figures(text: str) -> str:
    """Fractions, 'once' and '1 in 8' as figures."""
    text = re.sub(r"\blife-threatening\b", "fatal", text, flags=re.IGNORECASE)
    for said, figure in _PARTS:
        text = re.sub(rf"\b{said}\b", figure, text, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(\d{1,9}) (?:in|out of) (?:every )?([1-9]\d{0,8})\b",
        lambda m: f"{100 * int(m[1]) / int(m[2]):.3f}%",
        text,
    )
    text = _OPEN.sub(lambda m: f"{_SIDES[m['side'].casefold()]} {m['amount']}", text)
    text = re.sub(r"^every (?:other|second) (?=\w)", "2 ", text, flags=re.IGNORECASE)
    text = _OFTEN.get(text.strip().casefold(), text)
    return re.sub(r"^every (?=day|week|month|year|hour)", "1 ", text, flags=re.IGNORECASE)


_OPEN = re.compile(
    r"^(?P<amount>\d[\d.,]*\s?[^\W\d]*) (?:or|and) (?P<side>more|over|above|higher|older|upwards|"
    r"longer|larger|less|under|below|fewer|younger|lower|smaller|shorter)$",
    re.IGNORECASE,
)
_SIDES = dict.fromkeys("more over above higher older upwards longer larger".split(), "at least")
_SIDES |= dict.fromkeys("less under below fewer younger lower smaller shorter".split(), "at most")
_OFTEN = {"hourly": "1 hour", "daily": "1 day", "weekly": "1 week", "fortnightly": "2 weeks",
          "monthly": "1 month", "quarterly": "3 months", "yearly": "1 year",
          "annually": "1 year"}  # fmt: skip


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
    scale = UNITS.get(first) or UNITS.get(first.removesuffix("s"))
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


_LEVEL = re.compile(r"(?P<part>[CTLS])(?P<value>\d{1,2})(?:[-/–][CTLS]?\d{1,2})?")


def _levels(options: tuple[str, ...]) -> list[Span] | None:
    """Levels of the spine, from the neck down: C7, T4, L1, S2."""
    parts = [_LEVEL.fullmatch(text.strip(" .")) for text in options]
    read = [each for each in parts if each]
    if len(read) != len(options) or len({each["part"] for each in read}) < 2:
        return None
    places = ["CTLS".index(each["part"]) * 20.0 + int(each["value"]) for each in read]
    return [(place, place) for place in places]


def _place(found: re.Match[str]) -> float:
    value = found["value"]
    last = _LAST if value == "X" and found.re is _LABEL else len(_ROMAN)
    number = int(value) if value.isdigit() else _ROMAN.get(value, last) if last != _LAST else last
    return number + " abcdef".index(found["letter"].casefold() or " ") / 10


_LAST = 99
"""Chromosome X stands behind the numbered ones."""


def _on_scale(options: tuple[str, ...]) -> list[Span] | None:
    """Words of one scale, such as mild, moderate, severe; the rest of the options is the same."""
    split = [
        [each.removesuffix("s") for each in _WORDS.findall(text.casefold())] for text in options
    ]
    for scale in _SCALED:
        read = [[word for word in each if word in scale] for each in split]
        said = [each[0] for each in read if len(each) == 1]
        if (
            not _is_index(scale, options)
            and len(set(said)) == len(options)
            and _rests_agree(scale, split, said)
        ):
            return [(float(scale[word]),) * 2 for word in said]
    return None


def _is_index(scale: dict[str, int], options: tuple[str, ...]) -> bool:
    """Places in the order of the alphabet: an order too, which a reader finds as soon."""
    return "cervical" in scale and list(options) == sorted(options)


def _rests_agree(scale: dict[str, int], split: list[list[str]], said: list[str]) -> bool:
    """The other words are the same, or spans of time without a number."""
    rests = [[w for w in each if w != word] for each, word in zip(split, said, strict=True)]
    timed = "minute" in scale and not any(word in _COUNT for each in rests for word in each)
    return timed or all(each == rests[0] for each in rests)


_WORDS = re.compile(r"[a-z]+|\d+")
_SCALED = tuple(
    {word.removesuffix("s"): at for at, word in enumerate(scale.split())} for scale in SCALES
)
