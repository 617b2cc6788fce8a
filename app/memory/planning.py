"""A learner's plan: how much time and how many new facts each day takes. Pure.

A day's share, in per cent, comes from the week: a normal day takes all of the plan, an easy one
half of it, a day off nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

NORMAL, EASY, OFF = 100, 50, 0
A_WEEK = 7
MINUTE = 60_000
SECONDS_A_QUESTION = 25.0


@dataclass(frozen=True)
class Plan:
    """Minutes and new facts of a normal day, the shares of the week (Monday first), the aim."""

    minutes: int = 20
    new: int = 10
    week: tuple[int, ...] = (NORMAL,) * A_WEEK
    retention: float = 0.9

    def share(self, day: int) -> int:
        """How much of the plan a learner's day takes, in per cent."""
        return self.week[weekday(day)]

    def is_off(self, day: int) -> bool:
        return self.share(day) == OFF

    def milliseconds(self, day: int) -> int:
        """How long the plan of a day is."""
        return self.minutes * MINUTE * self.share(day) // 100

    def new_on(self, day: int) -> int:
        """How many new facts a day takes; half of an odd number is rounded up."""
        return ceil(self.new * self.share(day) / 100)

    def new_on_all(self, days: Iterable[int]) -> int:
        return sum(map(self.new_on, days))


def weekday(day: int) -> int:
    """0 for a Monday. Day 0 was a Thursday."""
    return (day + 3) % A_WEEK


def minutes_for(questions: float, seconds: float) -> int:
    """About how many minutes so many questions take; none take none."""
    return ceil(questions * seconds / 60)


def questions_in(milliseconds: int, seconds: float) -> int:
    """How many questions fit into a time. While any of it is left, one does."""
    return ceil(max(0, milliseconds) / 1000 / seconds)


@dataclass(frozen=True)
class Expected:
    """What a day ahead asks: facts that come back, and new ones."""

    day: int
    due: int
    new: int

    @property
    def questions(self) -> int:
        return self.due + self.new


def ahead(
    due: Sequence[int], plan: Plan, today: int, unmet: int, met_today: int = 0
) -> tuple[Expected, ...]:
    """What each day asks, if everything that waits is answered; `due` begins with today.

    What a day off leaves waits for the next day. What answers to come will bring back is not
    known yet.
    """
    days: list[Expected] = []
    left = 0
    for day, coming in enumerate(due, start=today):
        waiting = left + coming
        met = met_today if day == today else 0
        new = min(unmet, max(0, plan.new_on(day) - met))
        off = plan.is_off(day)
        days.append(Expected(day, 0 if off else waiting, new))
        left, unmet = waiting if off else 0, unmet - new
    return tuple(days)
