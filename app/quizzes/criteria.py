"""What a quiz is drawn by, and which units fit it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from app.memory.choice import unit_of
from questions.world import Bank

FILTERS = ("topics", "sites", "forms", "stages", "statuses")
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Criteria:
    """The learner's choices. An empty filter lets everything through.

    `minutes` is the time limit of a test. `counts`: the answers move the schedule; it is no part
    of what is drawn.
    """

    topics: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    number: int = 10
    mode: str = "tutor"
    minutes: int | None = None
    counts: bool = False

    def wanted(self, name: str) -> tuple[str, ...]:
        """What one filter lets through."""
        chosen: tuple[str, ...] = getattr(self, name)
        return chosen

    def filtered(self, filters: Mapping[str, tuple[str, ...]]) -> Criteria:
        """The same choices with other filters."""
        changed: dict[str, Any] = dict(filters)
        return replace(self, **changed)

    @property
    def narrow(self) -> tuple[str, ...]:
        """The filters beside the topics that are set."""
        return tuple(each for each in FILTERS[1:] if self.wanted(each))


@dataclass(frozen=True)
class Candidate:
    """A unit that can be asked, with what filters look at."""

    unit: str
    topics: frozenset[str]
    sites: frozenset[str] = NONE
    forms: frozenset[str] = NONE
    stages: frozenset[str] = NONE
    statuses: frozenset[str] = NONE

    def has(self, name: str) -> frozenset[str]:
        """What one filter sees of it."""
        seen: frozenset[str] = getattr(self, name)
        return seen


def candidates(
    bank: Bank,
    sites: Mapping[str, frozenset[str]],
    forms: Mapping[str, frozenset[str]],
    having: Mapping[str, frozenset[str]],
) -> tuple[Candidate, ...]:
    """Every unit that is asked today, in the bank's order.

    `sites` by fact; `forms` by unit, of what is served; `having`: the units of each status that
    was looked up.
    """
    return tuple(
        Candidate(
            unit=unit_of(fact.id),
            topics=frozenset({fact.topic}),
            sites=sites.get(fact.id, NONE),
            forms=forms[unit_of(fact.id)],
            stages=frozenset({fact.stage.value}),
            statuses=frozenset(name for name, units in having.items() if unit_of(fact.id) in units),
        )
        for fact in bank.asked()
        if unit_of(fact.id) in forms
    )


def fits(candidate: Candidate, criteria: Criteria) -> bool:
    """Whether a unit passes every filter that is set."""
    return all(
        not criteria.wanted(each) or candidate.has(each).intersection(criteria.wanted(each))
        for each in FILTERS
    )


def fitting(every: Iterable[Candidate], criteria: Criteria) -> tuple[str, ...]:
    """The units that fit, in their order."""
    return tuple(each.unit for each in every if fits(each, criteria))


def loosened(every: Sequence[Candidate], criteria: Criteria) -> dict[str, int]:
    """The filters without which something would fit, and how much; the most first."""
    counts = {
        each: len(fitting(every, criteria.filtered({each: ()})))
        for each in FILTERS
        if criteria.wanted(each)
    }
    found = {each: count for each, count in counts.items() if count}
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def stored(criteria: Criteria) -> dict[str, Any]:
    """Criteria as a row keeps them; equal ones are equal in whatever order they were ticked."""
    kept = asdict(criteria)
    return {**kept, **{each: sorted(kept[each]) for each in FILTERS}}


def loaded(kept: Mapping[str, Any]) -> Criteria:
    """Criteria from a row."""
    return Criteria(**{**kept, **{each: tuple(kept.get(each, ())) for each in FILTERS}})


def every_choice(bank: Bank) -> dict[str, frozenset[str]]:
    """All there is to tick of the filters that each fact has one of."""
    return {
        "topics": frozenset(fact.topic for fact in bank.asked()),
        "stages": frozenset(fact.stage.value for fact in bank.asked()),
    }


def alike(
    one: Mapping[str, Any], other: Mapping[str, Any], every: Mapping[str, frozenset[str]]
) -> bool:
    """Whether two rows hold the same choices, whatever they counted for.

    A filter with `every` one of its boxes ticked lets through what it does with none.
    """
    return "topics" in one and _bare(one, every) == _bare(other, every)


def _bare(kept: Mapping[str, Any], every: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    whole: dict[str, Any] = {
        name: [] for name, boxes in every.items() if boxes <= set(kept.get(name, ()))
    }
    return {**kept, **whole, "counts": None}


def that_are_left(
    criteria: Criteria, there: Mapping[str, Iterable[str]]
) -> tuple[Criteria, dict[str, int]]:
    """The criteria without what is not there any more, and how much of each filter is gone."""
    left = {each: _among(criteria.wanted(each), there[each]) for each in there}
    gone = {each: len(criteria.wanted(each)) - len(left[each]) for each in there}
    return criteria.filtered(left), {each: count for each, count in gone.items() if count}


def _among(wanted: Iterable[str], there: Iterable[str]) -> tuple[str, ...]:
    known = frozenset(there)
    return tuple(each for each in wanted if each in known)
