"""How easy a question was. Pure.

Formulas: docs.moodle.org/dev/Quiz_statistics_calculations, "Position statistics".
"""

from __future__ import annotations

from math import sqrt

from app.analysis.columns import Column
from app.analysis.moments import mean, median, variance


def facility(column: Column) -> float | None:
    """The facility index: the mean score in per cent of what could be had. None of nobody."""
    share = mean([entry.answer.score for entry in column])
    return None if share is None else 100 * share


def deviation(column: Column) -> float | None:
    """The standard deviation of the score, of a sample (n - 1), in per cent. None below n = 2."""
    spread = variance([entry.answer.score for entry in column])
    return None if spread is None else 100 * sqrt(spread)


def median_seconds(column: Column) -> float | None:
    """The median time in seconds, of the answers whose time was taken; None of none."""
    return median([each.answer.seconds for each in column if each.answer.seconds is not None])


def guess_score(column: Column) -> float | None:
    """What replies at random would score, in per cent: the mean over the versions asked."""
    share = mean([entry.question.guess for entry in column])
    return None if share is None else 100 * share
