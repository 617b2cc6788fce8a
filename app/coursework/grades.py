"""From attempts to grades: late credit, which attempt counts, overrides, weights, rounding. Pure.

All in fractions, so that nothing is lost before the one rounding that a reader sees. A grade is a
share, 0 to 1; None is no grade yet, or none at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Literal

Counting = Literal["best", "last", "mean"]
Per = Literal["once", "day"]

DENOMINATOR = 10**6
DAY = timedelta(days=1)
WHOLE = Fraction(1)


@dataclass(frozen=True)
class Late:
    """What an attempt after the due time still earns.

    `loss` in per cent of what was earned, once or for each day begun; never below `least` per
    cent.
    """

    per: Per
    loss: Fraction | int
    least: Fraction | int = 0


@dataclass(frozen=True)
class Handed:
    """An attempt that was handed in: the share that it earned, when, and when it was due.

    `number` from 1. The due time is the student's own, which extra time may have moved.
    """

    number: int
    earned: Fraction
    at: datetime
    due: datetime | None = None


@dataclass(frozen=True)
class Override:
    """A grade set by hand, or with None an excuse: the assignment then counts for nothing."""

    share: Fraction | None
    reason: str
    who: str
    when: datetime


@dataclass(frozen=True)
class Grade:
    """What an assignment counts: `share` is in force; `earned` is what it would be unchanged."""

    earned: Fraction | None
    override: Override | None = None

    @property
    def excused(self) -> bool:
        """Whether it counts for nothing."""
        return self.override is not None and self.override.share is None

    @property
    def share(self) -> Fraction | None:
        """The override where there is one, else what was earned."""
        return self.override.share if self.override else self.earned


def exact(score: float) -> Fraction:
    """A score as the fraction that it was meant to be: 0.3333333333333333 is a third."""
    return Fraction(score).limit_denominator(DENOMINATOR)


def part(points: float, of: float) -> Fraction | None:
    """The share that an attempt's points are; None where every question of it was dropped."""
    return exact(points) / exact(of) if of else None


def credit(late: Late | None, due: datetime | None, at: datetime) -> Fraction:
    """The share of what was earned that is left, handed in at `at`. Without a rule, all of it.

    What is handed in at the due time itself is not late; a day is 24 hours, and a day begun
    counts.
    """
    if late is None or due is None or at <= due:
        return WHOLE
    times = 1 if late.per == "once" else -((due - at) // DAY)
    return max(WHOLE - Fraction(times * late.loss) / 100, Fraction(late.least) / 100, Fraction(0))


def share(handed: Handed, late: Late | None = None) -> Fraction:
    """The share that an attempt brings, late credit taken off."""
    return handed.earned * credit(late, handed.due, handed.at)


def counted(
    attempts: Sequence[Handed], counting: Counting, late: Late | None = None
) -> Fraction | None:
    """The share of an assignment: its best, last or mean attempt, each after late credit."""
    shares = [share(each, late) for each in sorted(attempts, key=lambda each: each.number)]
    if not shares:
        return None
    if counting == "best":
        return max(shares)
    return shares[-1] if counting == "last" else sum(shares, Fraction(0)) / len(shares)


def course_share(grades: Iterable[tuple[Grade, Fraction]]) -> Fraction | None:
    """The weighted mean of (grade, weight); what is excused or has no grade yet is left out.

    What was due and not handed in is a grade of 0, which the caller says. None if nothing is
    left.
    """
    kept = [(grade.share, weight) for grade, weight in grades if grade.share is not None]
    whole = sum((weight for _, weight in kept), Fraction(0))
    if not whole:
        return None
    return sum((share * weight for share, weight in kept), Fraction(0)) / whole


def percent(share: Fraction) -> Decimal:
    """The share in per cent, two decimals, rounded half up: 66.67, 12.50."""
    return Decimal(floor(share * 10_000 + Fraction(1, 2))).scaleb(-2)


def shown(share: Fraction | None) -> str:
    """The share in per cent as it stands in a gradebook; a dash for none."""
    return "–" if share is None else f"{percent(share):.2f}"
