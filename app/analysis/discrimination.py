"""Whether those who do well elsewhere do well here, and what a question weighs. Pure.

Formulas: docs.moodle.org/dev/Quiz_statistics_calculations, "Position statistics". x are the
marks of a question, T those of the whole attempt, X = T - x those of the rest; C is a covariance,
V a variance, both of a sample (n - 1).

In one thing we are stricter than Moodle's code: it holds a question drawn from a pool against the
whole T, its own marks included, which flatters it. Here it is always the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from app.analysis.columns import DIGITS, Column
from app.analysis.moments import correlation, covariance, largest_covariance


def item_rest(column: Column) -> float | None:
    """The correlation of the score with the rest in per cent of what each student was asked.

    The corrected item-total correlation (point-biserial where answers are right or wrong;
    Henrysson 1963). The rest in per cent lets students be compared who were asked different
    questions. None where either does not vary.
    """
    pairs = [(entry.answer.score, entry.rest) for entry in column if entry.rest is not None]
    return correlation([score for score, _ in pairs], [rest for _, rest in pairs])


def index(column: Column) -> float | None:
    """The discrimination index, 100 C(x, X) / sqrt(V(x) V(X)).

    None where either does not vary, and of attempts whose marks are not alike.
    """
    if not alike(column):
        return None
    r = correlation([entry.mark for entry in column], [entry.rest_mark for entry in column])
    return None if r is None else 100 * r


def efficiency(column: Column) -> float | None:
    """The discriminative efficiency, 100 C(x, X) / Cmax(x, X).

    Cmax is the covariance that the same marks would have if both stood in the same order, so
    that a question is not blamed for being easy or hard. None where Cmax is 0, and of attempts
    whose marks are not alike.
    """
    if not alike(column):
        return None
    x, rest = [entry.mark for entry in column], [entry.rest_mark for entry in column]
    found, most = covariance(x, rest), largest_covariance(x, rest)
    return 100 * found / most if found is not None and most else None


def alike(column: Column) -> bool:
    """Whether marks can be compared: the question and its attempts weighed the same for all.

    They do in a slot; not where answers of several assignments are pooled, or where some were
    asked less. `item_rest`, which is in per cent, can be told there too.
    """
    return len({(entry.weight, round(entry.possible, DIGITS)) for entry in column}) <= 1


def intended_weights(weights: Sequence[float]) -> tuple[float | None, ...]:
    """Each slot's weight in per cent of all; None where nothing weighs anything."""
    whole = sum(weights)
    return tuple(100 * weight / whole if whole else None for weight in weights)


def effective_weights(columns: Sequence[Column]) -> tuple[float | None, ...]:
    """What each slot adds to the differences between students: 100 sqrt C(x, T) / sum sqrt C(x, T).

    A slot with a negative covariance has none, and no part in the sum, as in Moodle.
    """
    shared = [
        covariance([entry.mark for entry in column], [entry.total for entry in column])
        for column in columns
    ]
    roots = [None if each is None or each < 0 else sqrt(each) for each in shared]
    whole = sum(root for root in roots if root is not None)
    return tuple(100 * root / whole if whole and root is not None else None for root in roots)
