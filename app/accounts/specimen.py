"""The question that the landing page shows: a real one of the bank."""

from __future__ import annotations

from questions.generators import items_of
from questions.item import SingleBest
from questions.world import Bank

MOST_TRIED = 40


def choose(bank: Bank) -> SingleBest | None:
    """A question with four options, of a corrected claim if there is one among the first."""
    found: SingleBest | None = None
    facts = sorted(bank.asked()[:MOST_TRIED], key=lambda fact: fact.status != "corrected")
    for fact in facts:
        for item in items_of(fact, bank):
            if isinstance(item, SingleBest) and item.k >= 4:
                return item
            found = found or (item if isinstance(item, SingleBest) else None)
    return found
