"""Means, variances, correlations, and what a distribution looks like. Pure.

A statistic that is not defined is None, never NaN: of too few values, or of values that do not
vary. Values within a thousand-millionth of each other are equal, so that rounding in the last
place is never taken for a difference between students.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt

SAME = 1e-9


def constant(values: Sequence[float]) -> bool:
    """Whether the values do not vary; true of none and of one."""
    if not values:
        return True
    low, high = min(values), max(values)
    return high - low <= SAME * max(1.0, abs(low), abs(high))


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; None of none."""
    return fsum(values) / len(values) if values else None


def median(values: Sequence[float]) -> float | None:
    """The middle value, or the mean of the middle two; None of none."""
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def variance(values: Sequence[float]) -> float | None:
    """sum (x - mean)^2 / (n - 1), of a sample; None of fewer than two values."""
    return covariance(values, values)


def covariance(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """sum (x - mean x)(y - mean y) / (n - 1); 0 where either does not vary, None below n = 2."""
    n = len(xs)
    if n < 2:
        return None
    if constant(xs) or constant(ys):
        return 0.0
    x, y = fsum(xs) / n, fsum(ys) / n
    return fsum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / (n - 1)


def largest_covariance(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """The covariance if the highest x met the highest y, and so on down: both sorted."""
    return covariance(sorted(xs), sorted(ys))


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's r, kept within -1 and 1; None where either does not vary."""
    both, of_x, of_y = covariance(xs, ys), variance(xs), variance(ys)
    if both is None or not of_x or not of_y:
        return None
    return min(1.0, max(-1.0, both / (sqrt(of_x) * sqrt(of_y))))


def skewness(values: Sequence[float]) -> float | None:
    """k3 / k2^(3/2), from Fisher's k-statistics; None below n = 3, or without variance.

    k2 = n m2 / (n - 1) and k3 = n^2 m3 / ((n - 1)(n - 2)), m the moments about the mean: as
    Moodle has it, docs.moodle.org/dev/Quiz_statistics_calculations, "Test statistics".
    """
    n = len(values)
    if n < 3 or constant(values):
        return None
    k2 = n * _moment(values, 2) / (n - 1)
    k3 = n**2 * _moment(values, 3) / ((n - 1) * (n - 2))
    return float(k3 / k2**1.5)


def kurtosis(values: Sequence[float]) -> float | None:
    """k4 / k2^2, 0 for a normal distribution; None below n = 4, or without variance.

    k4 = n^2 ((n + 1) m4 - 3 (n - 1) m2^2) / ((n - 1)(n - 2)(n - 3)); source as for `skewness`.
    """
    n = len(values)
    if n < 4 or constant(values):
        return None
    m2, m4 = _moment(values, 2), _moment(values, 4)
    k2 = n * m2 / (n - 1)
    k4 = n**2 * ((n + 1) * m4 - 3 * (n - 1) * m2**2) / ((n - 1) * (n - 2) * (n - 3))
    return float(k4 / k2**2)


def _moment(values: Sequence[float], power: int) -> float:
    middle = fsum(values) / len(values)
    return fsum((each - middle) ** power for each in values) / len(values)
