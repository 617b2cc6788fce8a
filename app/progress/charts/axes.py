"""Axes: where their lines and words stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count as counting
from math import ceil

from app.figures import percent

LINES = 3
LOWEST = (0.6, 0.4, 0.2, 0.0)


@dataclass(frozen=True)
class Rule:
    """A line of the scale: how far down or across, and what it stands for."""

    at: float
    words: str


@dataclass(frozen=True)
class Mark:
    """A word below the drawing. `anchor` is the end of it that stands at `x`."""

    x: float
    words: str
    anchor: str = "middle"


def near(number: float) -> float:
    """A coordinate as it is written: to the hundredth."""
    return round(number, 2)


def counts(top: int) -> tuple[int, ...]:
    """Round numbers from one step to `top` or just above it; three at most."""
    for power in counting():
        for digit in (1, 2, 5):
            step = digit * 10**power
            if top <= LINES * step:
                return tuple(range(step, step * max(1, ceil(top / step)) + 1, step))
    raise AssertionError("there is no end of numbers")


def lowest(shares: Iterable[float]) -> float:
    """Where a scale of shares begins that ends at 100 %: lower, if a share lies lower."""
    least = min(shares, default=1.0)
    return next(low for low in LOWEST if low <= least)


def steps(low: float) -> tuple[float, ...]:
    """The shares that a scale from `low` to 1 names."""
    middle = {0.6: (0.8,), 0.4: (0.6, 0.8), 0.2: (0.4, 0.6, 0.8), 0.0: (0.25, 0.5, 0.75)}
    return (low, *middle[low], 1.0)


def name(share: float) -> str:
    """A share on an axis."""
    return percent(share, 1)
