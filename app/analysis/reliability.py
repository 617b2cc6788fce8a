"""How far the scores of a whole test can be trusted. Pure.

Formulas: docs.moodle.org/dev/Quiz_statistics_calculations, "Test statistics".
"""

from __future__ import annotations

from math import fsum, sqrt

from app.analysis.moments import variance
from app.analysis.results import Results


def percentages(results: Results) -> list[float]:
    """Each attempt's score in per cent of what it was asked; those asked nothing are left out."""
    found = []
    for attempt in results.attempts:
        pairs = [
            (answer.score, weight)
            for answer, weight in zip(attempt.answers, results.weights, strict=True)
            if answer
        ]
        possible = fsum(weight for _, weight in pairs)
        if possible > 0:
            found.append(100 * fsum(score * weight for score, weight in pairs) / possible)
    return found


def alpha(results: Results) -> float | None:
    """Cronbach's alpha, k / (k - 1) (1 - sum V(x) / V(T)) over k slots that weigh something.

    Moodle's coefficient of internal consistency is 100 times this. It can be negative. None
    unless all were asked the same questions, with two slots and three attempts at least, and
    totals that vary.
    """
    k, n = sum(weight > 0 for weight in results.weights), len(results.attempts)
    if not results.same or k < 2 or n < 3:
        return None
    marks = [
        [answer.score * weight for answer in answers if answer]
        for answers, weight in zip(
            zip(*(attempt.answers for attempt in results.attempts), strict=True),
            results.weights,
            strict=True,
        )
    ]
    of_totals = variance([fsum(each) for each in zip(*marks, strict=True)])
    if not of_totals:
        return None
    return k / (k - 1) * (1 - fsum(variance(each) or 0.0 for each in marks) / of_totals)


def error_ratio(alpha: float | None) -> float | None:
    """100 sqrt(1 - alpha): the part of the standard deviation, in per cent, that is chance."""
    return None if alpha is None else 100 * sqrt(max(0.0, 1 - alpha))


def standard_error(alpha: float | None, deviation: float | None) -> float | None:
    """The standard error of measurement, deviation x sqrt(1 - alpha), in the deviation's unit."""
    return None if alpha is None or deviation is None else deviation * sqrt(max(0.0, 1 - alpha))
