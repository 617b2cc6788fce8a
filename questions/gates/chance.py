"""What chance alone would give: standard errors of a share, and the chi-square test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, gamma, sqrt

STANDARD_ERRORS = 3


@dataclass(frozen=True)
class Share:
    """Hits over n items, and what guessing gives: the mean of 1/k, with its standard error.

    `error` is the square root of the sum of p(1 - p), over n: items are guessed one by one.
    """

    hits: float
    expected: float
    error: float
    n: int

    @property
    def rate(self) -> float:
        return self.hits / self.n if self.n else 0.0

    @property
    def limit(self) -> float:
        """Expectation + 3 standard errors."""
        return self.expected + STANDARD_ERRORS * self.error

    @property
    def is_high(self) -> bool:
        return self.n > 0 and self.rate > self.limit

    @property
    def is_off(self) -> bool:
        """More than 3 standard errors from the expectation, on either side."""
        return self.n > 0 and abs(self.rate - self.expected) > STANDARD_ERRORS * self.error


def share(hits: Sequence[float], chances: Sequence[float], n: int) -> Share:
    """Hits and chances of the items that could be guessed, over `n` items; the rest count 0."""
    if not n:
        return Share(0.0, 0.0, 0.0, 0)
    error = sqrt(sum(p * (1 - p) for p in chances)) / n
    return Share(sum(hits), sum(chances) / n, error, n)


def uneven(counts: Sequence[int]) -> float:
    """p-value of Pearson's chi-square test that all places are equally likely."""
    expected = sum(counts) / len(counts)
    if not expected or len(counts) < 2:
        return 1.0
    return survival(sum((n - expected) ** 2 / expected for n in counts), len(counts) - 1)


def survival(x: float, freedom: int) -> float:
    """Chance that a chi-square variable exceeds x: Q(freedom / 2, x / 2).

    From Q(1/2, z) = erfc(sqrt z) or Q(1, z) = exp(-z) upwards by the recurrence
    Q(a + 1, z) = Q(a, z) + z^a exp(-z) / Gamma(a + 1) (DLMF 8.4.6, 8.4.8, 8.8.6).
    """
    z = x / 2
    a, found = (0.5, erfc(sqrt(z))) if freedom % 2 else (1.0, exp(-z))
    while a < freedom / 2:
        found += z**a * exp(-z) / gamma(a + 1)
        a += 1
    return found
