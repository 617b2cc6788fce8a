"""What a fact can ask: a stem, its key, and every provably wrong rival with its proof.

The forms draw on this: one module per form turns an Asking into an item. Nothing is chosen
here; `questions.distractors` ranks and chooses.
"""

from __future__ import annotations

from questions.asking.asked import Asking, Choice
from questions.asking.figures import of_figure
from questions.asking.statements import (
    next_steps,
    of_comparison,
    of_contrast,
    of_definition,
    of_misconception,
    of_sequence,
    place_of,
    refutation,
)
from questions.asking.triples import of_triple, worded, wrong_objects, wrong_subjects
from questions.fact import (
    Comparison,
    Contrast,
    Definition,
    Fact,
    Figure,
    Misconception,
    Sequence,
    Triple,
)
from questions.world import Bank

__all__ = [
    "Asking",
    "Choice",
    "askings",
    "next_steps",
    "of_triple",
    "place_of",
    "refutation",
    "worded",
    "wrong_objects",
    "wrong_subjects",
]


def askings(fact: Fact, bank: Bank) -> tuple[Asking, ...]:
    """Every question of a fact, in a fixed order."""
    match fact:
        case Triple():
            return tuple(of_triple(fact, bank))
        case Definition():
            return (of_definition(fact, bank),)
        case Sequence():
            return tuple(of_sequence(fact, bank))
        case Figure():
            return (of_figure(fact),)
        case Comparison():
            return (of_comparison(fact, bank),)
        case Misconception():
            return (of_misconception(fact),)
        case Contrast():
            return (of_contrast(fact, bank),)
    raise TypeError(f"no question for the kind {fact.kind}")
