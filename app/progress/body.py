"""The body map, and the facts of one of its regions: pure values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.cards.words import when
from app.figures import BLANK, DASH, chance
from app.memory.choice import unit_of
from app.memory.mastery import Mastery, mastery, mastery_step
from app.progress.queries import Holding
from app.progress.words import Listing, ago, listing
from questions.fact import Fact
from questions.regions import REGIONS, Region

A_PAGE = 40
NO_FACTS = "no facts yet"
Regions = Mapping[str, tuple[Fact, ...]]


@dataclass(frozen=True)
class Site:
    """A region on the map and in the table beside it: how it is filled, and the same in words."""

    id: str
    name: str
    step: int
    width: float
    met_width: float
    mastery: str
    met: int
    of: int
    words: str


@dataclass(frozen=True)
class BodyMap:
    """Every region by its id, from head to skin, and the mastery of all their facts together."""

    sites: dict[str, Site]
    whole: Mastery
    mastery: str


@dataclass(frozen=True)
class FactRow:
    """A fact of a region, and what the learner holds of it."""

    id: str
    statement: str
    recall: str
    due: str
    seen: str


@dataclass(frozen=True)
class RegionPage:
    """A region with its facts: what was met by recall, the most endangered first, then the rest."""

    site: Site
    facts: Listing[FactRow]
    first: str


def body_map(found: Holding, regions: Regions) -> BodyMap:
    """The regions as this learner holds them today."""
    every = {fact.id: fact for facts in regions.values() for fact in facts}.values()
    whole = _held(found, every)
    sites = {region.id: _site(region, _held(found, regions[region.id])) for region in REGIONS}
    return BodyMap(sites, whole, chance(whole.mean))


def region_page(
    found: Holding, region: Region, facts: Iterable[Fact], today: int, page: int
) -> RegionPage:
    """One page of the facts of a region; a page that is not there becomes the nearest."""
    asked = [fact for fact in facts if unit_of(fact.id) in found.served]
    ordered = sorted(asked, key=lambda fact: found.recall.get(unit_of(fact.id), 2.0))
    return RegionPage(
        site=_site(region, _held(found, asked)),
        facts=listing(ordered, page, A_PAGE, lambda fact: _row(fact, found, today)),
        first=ordered[0].id if ordered else "",
    )


def _held(found: Holding, facts: Iterable[Fact]) -> Mastery:
    units = [unit for fact in facts if (unit := unit_of(fact.id)) in found.served]
    return mastery(units, found.recall)


def _site(region: Region, held: Mastery) -> Site:
    share = chance(held.mean) if held.of else DASH
    words = f"{share}, {held.met} of {held.of} met" if held.of else NO_FACTS
    return Site(
        id=region.id,
        name=region.name,
        step=mastery_step(held.mean),
        width=round(100 * held.mean, 2),
        met_width=round(100 * held.met / held.of, 2) if held.of else 0.0,
        mastery=share,
        met=held.met,
        of=held.of,
        words=words.replace(BLANK, " "),
    )


def _row(fact: Fact, found: Holding, today: int) -> FactRow:
    unit = unit_of(fact.id)
    met = found.met.get(unit)
    if met is None:
        return FactRow(fact.id, fact.statement, DASH, "not met yet", "")
    return FactRow(
        id=fact.id,
        statement=fact.statement,
        recall=chance(found.recall[unit]) if unit in found.recall else DASH,
        due=_due(met.due_day, today),
        seen=ago(met.last_day, today),
    )


def _due(day: int | None, today: int) -> str:
    """When a fact comes back; what is late comes back today, what is suspended never."""
    if day is None:
        return "suspended"
    words = when(day, day - today)
    return words.split(", ", 1)[0]
