"""What a reply at random is worth, form by form. Pure."""

from __future__ import annotations

from math import comb

from questions.item import (
    ExtendedMatching,
    Item,
    Matching,
    Ordering,
    SelectAll,
    SingleBest,
    Table,
    TrueFalse,
)


def guess_score(item: Item, partial: bool = True) -> float:
    """The expected credit, 0 to 1, of a reply drawn evenly from all that the form can send.

    One of k options earns 1/k and typed text nothing, as Moodle's random guess score has it.
    Moodle gives none for several right options; ours is what `questions.grading` would give on
    average: over every selection of options or ticks but the empty one; 1/m a pair with m
    partners to choose from; half the steps of an order. Without
    partial credit it is the share of replies that are right.
    """
    if not partial:
        return _hit(item)
    match item:
        case SingleBest():
            return 1 / len(item.options)
        case TrueFalse():
            return _judging(item)
        case SelectAll():
            return _ticking(len(item.answer), len(item.options) - len(item.answer))
        case Table():
            return _ticking(len(item.answer), len(item.cells) - len(item.answer))
        case Matching():
            return 1 / len(item.right)
        case ExtendedMatching():
            return 1 / len(item.options)
        case Ordering():
            return 0.5
    return 0.0


def _hit(item: Item) -> float:
    """1/k, but that nobody sends an empty table, and that a correction is not guessed."""
    match item:
        case Table():
            return float(1 / (2 ** len(item.cells) - 1))
        case TrueFalse() if not item.answer and item.correction.category:
            return 0.0
    return 1 / item.k if item.k else 0.0


def _judging(item: TrueFalse) -> float:
    """Half; of a false statement that wants a correction typed, half of the half without one."""
    return 0.25 if not item.answer and item.correction.category else 0.5


def _ticking(right: int, wrong: int) -> float:
    """The mean of max(0, i / right - j / wrong) over every choice of i right and j wrong ones."""
    credit = sum(
        comb(right, i) * comb(wrong, j) * max(0.0, i / right - (j / wrong if wrong else 0.0))
        for i in range(right + 1)
        for j in range(wrong + 1)
    )
    return float(credit / (2 ** (right + wrong) - 1))
