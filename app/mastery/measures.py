"""Shares of right answers, by topic and by fact, and which facts a class lacks. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.figures import interval
from app.memory.choice import unit_of
from app.memory.mastery import mastery_step
from questions.world import Bank

LEAST = 5  # answers below which a fact is not judged
LACKS_BELOW = 0.7  # as a weak fact of one's own
OWN = "own"  # where questions of the course's own are counted: they have no topic
GONE = "gone"  # where facts are counted that the bank has no more


@dataclass(frozen=True)
class Share:
    """So many answers were right of so many that were asked for; a blank is not right."""

    right: int = 0
    of: int = 0

    def plus(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """The share; 0 of none."""
        return self.right / self.of if self.of else 0.0

    @property
    def step(self) -> int:
        """The step of the scale of mastery that it is shown in."""
        return mastery_step(self.value)

    @property
    def most(self) -> float:
        """The upper end of the 95 % interval of the share."""
        return interval(self.right, self.of)[1]


@dataclass(frozen=True)
class Lacking:
    """A fact that a class lacks."""

    fact_id: str
    share: Share


def topic_of(unit: str, bank: Bank) -> str:
    """The topic that a unit is counted under; `OWN` or `GONE` where it has none."""
    if not unit.startswith(unit_of("")):
        return OWN
    fact = bank.facts.get(unit.removeprefix(unit_of("")))
    return GONE if fact is None else fact.topic


def by_topic(units: Iterable[tuple[str, Share]], bank: Bank) -> dict[str, Share]:
    """The shares of units summed up by topic, in the bank's order; what has none comes last."""
    return in_order(((topic_of(unit, bank), share) for unit, share in units), bank)


def in_order(shares: Iterable[tuple[str, Share]], bank: Bank) -> dict[str, Share]:
    """The same of shares that are by topic already."""
    found: dict[str, Share] = defaultdict(Share)
    for topic, share in shares:
        found[topic] = found[topic].plus(share)
    return {id_: found[id_] for id_ in (*bank.topics, OWN, GONE) if id_ in found}


def lacking(units: Mapping[str, Share], bank: Bank) -> tuple[Lacking, ...]:
    """The facts that a class lacks, the one that it lacks most surely first.

    Those with 5 answers or more of which fewer than 70 % were right, by the upper end of the
    95 % interval of that share: so few answers make no fact look worse than it is.
    """
    found = [
        Lacking(unit.removeprefix(unit_of("")), share)
        for unit, share in units.items()
        if topic_of(unit, bank) not in (OWN, GONE)
        and share.of >= LEAST
        and share.value < LACKS_BELOW
    ]
    return tuple(sorted(found, key=lambda each: (each.share.most, each.fact_id)))


def too_few(units: Mapping[str, Share], bank: Bank) -> int:
    """How many facts of the bank were asked too seldom to be judged."""
    return sum(
        share.of < LEAST and topic_of(unit, bank) not in (OWN, GONE)
        for unit, share in units.items()
    )
