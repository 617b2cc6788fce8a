"""The beta distribution: how sure so many right of so many make us of a chance. Pure."""

from __future__ import annotations

from math import exp, lgamma, log

TINY = 1e-300
PRECISE = 1e-15
CLOSE = 1e-10
STEPS = 500


def cumulative(x: float, a: float, b: float) -> float:
    """The chance that a Beta(a, b) variable is at most x: the incomplete beta function I_x(a, b).

    By its continued fraction (DLMF 8.17.22), evaluated after Lentz and Thompson; a and b are
    above 0.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front / (a * _fraction(x, a, b))
    return 1 - front / (b * _fraction(1 - x, b, a))


def quantile(p: float, a: float, b: float) -> float:
    """The x that a Beta(a, b) variable stays below with chance p, by halving; to 1e-10."""
    low, high = 0.0, 1.0
    while high - low > CLOSE:
        middle = (low + high) / 2
        if cumulative(middle, a, b) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d1/(1 + d2/(1 + ...)), the terms d of DLMF 8.17.23."""
    value, upper, lower = 1.0, 1.0, 0.0
    for step in range(1, STEPS):
        term = _term(step, x, a, b)
        lower = 1 / _away(1 + term * lower)
        upper = _away(1 + term / upper)
        value *= upper * lower
        if abs(upper * lower - 1) < PRECISE:
            break
    return value


def _term(step: int, x: float, a: float, b: float) -> float:
    m = step // 2
    if step % 2:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))


def _away(value: float) -> float:
    """Away from 0, by which Lentz's method would divide."""
    return value if abs(value) > TINY else TINY
