"""Numeric band: a figure typed as a number, right within a band that the stem tells."""

from __future__ import annotations

from dataclasses import dataclass

from questions.asking import worded
from questions.asking.figures import number
from questions.fact import Fact, Figure
from questions.generators.frame import frame
from questions.generators.made import Made, refused
from questions.item import Amount, NumericBand, Proof, item_id, with_version
from questions.world import Bank

TENTH = 0.1
HALF = 0.5
WHOLE = 100.0
LARGEST = 1000.0
"""Above it a figure is looked up and not recalled: counts of people, calendar years."""

MEASURED = frozenset("% Gy cm days hours mm months weeks years".split())
"""Units that are told with the question, since another would serve as well; counts need none."""

EXACT = (
    "Type the exact number{unit}.",
    "Give the exact number{unit}.",
)
NEAR = (
    "Type the number{unit}; within 10% of the true value is near enough.",
    "Give the number{unit}, to within 10% of the true value.",
)
ROUNDED = (
    "Type it as a whole number{unit}.",
    "Give the number{unit}, to the nearest whole number.",
)
WITHIN = (
    "The authority gives a range; type one number{unit} that lies in it.",
    "Give one number{unit} from within the range that the authority states.",
)


@dataclass(frozen=True)
class _Band:
    """What is right, ends included, and the sentences one of which says so."""

    low: float
    high: float
    hints: tuple[str, ...]


def make(fact: Fact, bank: Bank) -> Made:
    """One item for a figure that a learner can carry in mind."""
    if not isinstance(fact, Figure):
        return refused(NumericBand, "figure", f"a {fact.kind} is no figure")
    if fact.high > LARGEST:
        rule = f"{number(fact.low, fact.high, fact.unit)}: a figure of that size is looked up"
        return refused(NumericBand, "figure", rule)
    band = _band(fact)
    if _reaches_another(fact, band):
        rule = "what would be near enough reaches another of its options"
        return refused(NumericBand, "figure", rule)
    return Made((with_version(_item(fact, band, bank)),))


def _band(fact: Figure) -> _Band:
    """The figure's own range; a set limit exactly; else a tenth, or rounding where that is more.

    A limit is known by its options, which are single numbers. Shares, and figures that the
    authority gives as whole numbers, are rounded to whole ones: a tenth of 3 or of 1.2% is less.
    Of a share near the whole a tenth would reach beyond it, so what is left to it counts.
    """
    if fact.low < fact.high:
        return _Band(fact.low, fact.high, WITHIN)
    value = fact.low
    if all(band.low == band.high for band in fact.options):
        return _Band(value, value, EXACT)
    share = fact.unit == "%"
    room = min(abs(value), WHOLE - value) if share else abs(value)
    if TENTH * room < HALF and (share or value == int(value)):
        return _Band(_plain(value - HALF), _plain(value + HALF), ROUNDED)
    return _Band(_plain(value - TENTH * abs(value)), _plain(value + TENTH * abs(value)), NEAR)


def _told(unit: str) -> str:
    return f" in {unit}" if unit in MEASURED else ""


def _plain(value: float) -> float:
    """Without the dust of binary fractions."""
    return round(value, 6)


def _reaches_another(fact: Figure, band: _Band) -> bool:
    return any(
        option.low <= band.high and band.low <= option.high
        for option in fact.options
        if not option.low <= fact.low <= option.high
    )


def _item(fact: Figure, band: _Band, bank: Bank) -> NumericBand:
    hint = worded(band.hints, fact.id).format(unit=_told(fact.unit))
    told = number(fact.low, fact.high, fact.unit)
    value = fact.low if fact.low == fact.high else _plain((fact.low + fact.high) / 2)
    because = f"The figure is {told} ({fact.population}, {fact.year})."
    return NumericBand(
        id=item_id("numeric_band", "figure.typed/1", (fact.id,), {"measure": fact.measure}),
        stem=f"{fact.stem or fact.measure} {hint}",
        answer=Amount(value, band.low, band.high, fact.unit),
        shown=told,
        proof=Proof("figure", (fact.id,), because),
        **frame(fact, bank, "figure", "remember", (), typed=True),
    )
