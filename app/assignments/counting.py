"""What attempts count: late credit, and which attempt. Pure, in fractions, rounded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import floor

DAY = timedelta(days=1)
WHOLE = Fraction(1)
DENOMINATOR = 10**6


@dataclass(frozen=True)
class Late:
    """What lateness costs: `loss` per cent of what was earned, `once` or for each `day` begun."""

    per: str
    loss: int


@dataclass(frozen=True)
class Handed:
    """An attempt that was handed in: its points, what there was to earn, when, and its due time."""

    number: int
    points: float
    of: float
    at: datetime
    due: datetime | None


def credit(late: Late, due: datetime | None, at: datetime) -> Fraction:
    """The share that is left of what was earned. At the due time itself nothing is late."""
    if due is None or at <= due:
        return WHOLE
    times = 1 if late.per == "once" else -((due - at) // DAY)
    return max(WHOLE - Fraction(times * late.loss, 100), Fraction(0))


def share(handed: Handed, late: Late) -> Fraction:
    """The share of the points that an attempt brings, late credit taken off."""
    if not handed.of:
        return Fraction(0)
    return _exact(handed.points) / _exact(handed.of) * credit(late, handed.due, handed.at)


def counted(every: Sequence[Handed], counts: str, late: Late) -> Fraction | None:
    """The share that an assignment brings: its best, last or mean attempt; None without one."""
    shares = [share(each, late) for each in sorted(every, key=lambda each: each.number)]
    if not shares:
        return None
    if counts == "best":
        return max(shares)
    return shares[-1] if counts == "last" else sum(shares, Fraction(0)) / len(shares)


def per_cent(found: Fraction | None) -> str:
    """The share as it is read: per cent, rounded half up to one decimal, without a bare zero."""
    if found is None:
        return "–"
    tenths = floor(found * 1000 + Fraction(1, 2))
    return f"{tenths / 10:g} %"


def _exact(value: float) -> Fraction:
    """The fraction that a binary number was meant to be: 0.3333333333333333 is a third."""
    return Fraction(value).limit_denominator(DENOMINATOR)
