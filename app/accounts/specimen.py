"""The question that the landing page shows: a real one of the bank."""

from __future__ import annotations

from questions.fact import Fact
from questions.generators import items_of
from questions.item import SingleBest
from questions.world import Bank

FEWEST_OPTIONS = 4


def choose(bank: Bank) -> SingleBest | None:
    """The shortest question with four options, of a corrected claim in words if there is one."""
    corrected = [fact for fact in bank.asked() if fact.status == "corrected"]
    in_words = [fact for fact in corrected if fact.kind != "figure"]
    return _shortest(in_words, bank) or _shortest(list(bank.asked()), bank)


def _shortest(facts: list[Fact], bank: Bank) -> SingleBest | None:
    items = [item for fact in facts for item in items_of(fact, bank)]
    plain = [item for item in items if isinstance(item, SingleBest) and item.form == "single_best"]
    full = [item for item in plain if item.k >= FEWEST_OPTIONS]
    return min(full, key=_length, default=None)


def _length(item: SingleBest) -> int:
    return len(item.stem) + sum(len(each.text) for each in item.options)
