"""Facts that do not stay: weak ones and leeches, and what may help with each. Pure values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.figures import chance
from app.memory.choice import unit_of
from app.progress.failing import Failing
from app.progress.queries import Holding, Record
from app.progress.words import FORMS, Listing, ago, listing
from questions.world import Bank

A_PAGE, WEAK_A_PAGE = 20, 10
LEECH_FROM = 4
WORST = 5
Failings = Mapping[str, Failing]


@dataclass(frozen=True)
class Weakness:
    """A fact in one of the two lists. `failing` says in which form it is missed most."""

    id: str
    statement: str
    recall: str
    lapses: int
    lately: str
    seen: str
    failing: str
    suspended: bool


def leeches(found: Holding, bank: Bank) -> list[str]:
    """The units that lapsed four times or more and can be asked: what is suspended last, then
    by lapses, then by recall."""
    units = [
        unit
        for unit, met in found.met.items()
        if met.lapses >= LEECH_FROM and unit in found.served and _fact_id(unit) in bank.facts
    ]
    return sorted(
        units,
        key=lambda unit: (
            unit in found.suspended,
            -found.met[unit].lapses,
            found.recall.get(unit, 0.0),
            unit,
        ),
    )


def leech_page(found: Holding, bank: Bank, page: int, a_page: int = A_PAGE) -> Listing[str]:
    """One page of the leeches, as units."""
    return listing(leeches(found, bank), page, a_page, str)


def weak_page(found: Record, bank: Bank, page: int) -> Listing[str]:
    """One page of the weak facts, as units, the most endangered first."""
    known = [each.unit for each in found.weak if _fact_id(each.unit) in bank.facts]
    return listing(known, page, WEAK_A_PAGE, str)


def in_words(
    units: Listing[str], found: Holding, failing: Failings, bank: Bank, today: int
) -> Listing[Weakness]:
    """The same page with what is said of each fact."""
    rows = tuple(_row(unit, found, failing.get(unit), bank, today) for unit in units.rows)
    return Listing(rows, units.total, units.first, units.last, units.page, units.pages)


def _row(unit: str, found: Holding, failing: Failing | None, bank: Bank, today: int) -> Weakness:
    met = found.met[unit]
    return Weakness(
        id=_fact_id(unit),
        statement=bank.facts[_fact_id(unit)].statement,
        recall=chance(found.recall.get(unit, 0.0)),
        lapses=met.lapses,
        lately=f"{met.lately} of the last 5" if met.lately > 1 else "",
        seen=ago(met.last_day, today),
        failing=_failing(failing),
        suspended=unit in found.suspended,
    )


def _failing(failing: Failing | None) -> str:
    if failing is None:
        return ""
    form = FORMS.get(failing.form, failing.form)
    return f"Missed most in the form “{form}”: {failing.missed} of {failing.asked}."


def _fact_id(unit: str) -> str:
    return unit.removeprefix(unit_of(""))
