"""How well sets of facts are held today: the one computation, whoever may see it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.memory.choice import unit_of
from questions.world import Bank

MASTERY_FROM = (0.0, 0.25, 0.5, 0.75)


@dataclass(frozen=True)
class Mastery:
    """Mean chance of recall over facts, those not met counted as 0."""

    mean: float
    met: int
    of: int


def mastery(units: Sequence[str], recall: Mapping[str, float]) -> Mastery:
    """How well a set of facts is held, by the chance to recall each unit that was met."""
    met = [recall[unit] for unit in units if unit in recall]
    return Mastery(sum(met) / len(units) if units else 0.0, len(met), len(units))


def mastery_step(mean: float) -> int:
    """The step of the scale for a mean chance of recall, in quarters; 0 for nothing."""
    return sum(mean >= least for least in MASTERY_FROM) if mean > 0 else 0


def units_by_topic(bank: Bank, served: Collection[str]) -> dict[str, list[str]]:
    """The units that can be asked, by topic, in the bank's order of topics; none is empty."""
    units: dict[str, list[str]] = {id_: [] for id_ in bank.topics}
    for fact in bank.facts.values():
        if unit_of(fact.id) in served:
            units.setdefault(fact.topic, []).append(unit_of(fact.id))
    return {id_: each for id_, each in units.items() if each}


def topic_name(bank: Bank, id_: str) -> str:
    """What a topic is called."""
    return bank.topics[id_].name if id_ in bank.topics else id_
