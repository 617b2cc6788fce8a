"""What a learner's days and memories amount to. Pure; days are learner's days, as numbers.

A day after today is one that a learner who flew west lives twice: it counts, and is not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app import figures
from app.memory.planning import A_WEEK
from app.memory.tallying import Tally
from app.progress.words import MANY_ENOUGH

Tallies = Mapping[int, Tally]

RECALL_DAYS = 91
SPANS = (7, 30, 90, None)


@dataclass(frozen=True)
class Share:
    """So many right of so many."""

    right: int = 0
    of: int = 0

    @property
    def enough(self) -> bool:
        """Whether they are enough to say a share of them."""
        return self.of >= MANY_ENOUGH

    @property
    def value(self) -> float:
        """The share; 0 of none."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True)
class Habit:
    """The days on which something was answered, and the time they took.

    A `run` is of days without a gap; the current one may still wait for today's first answer.
    """

    days: int
    run: int
    longest: int
    answers: int
    spent_ms: int
    since: int | None


@dataclass(frozen=True)
class Recalled:
    """The first answers of a day, and of the seven days that end with it."""

    day: int
    share: Share
    window: Share


@dataclass(frozen=True)
class Span:
    """Reviews of the last so many days; of all time where that is None."""

    days: int | None
    first: Share
    spaced: Share


def habit(tallies: Tallies, today: int) -> Habit:
    """How many days were studied, in which runs, and how long."""
    days = sorted(day for day, tally in tallies.items() if tally.answers > 0)
    runs = _runs(days)
    goes_on = bool(days) and days[-1] >= today - 1
    return Habit(
        days=len(days),
        run=runs[-1] if goes_on else 0,
        longest=max(runs, default=0),
        answers=sum(tally.answers for tally in tallies.values()),
        spent_ms=sum(tally.duration_ms for tally in tallies.values()),
        since=days[0] if days else None,
    )


def _runs(days: Sequence[int]) -> list[int]:
    runs = [1] if days else []
    for before, day in pairwise(days):
        if day == before + 1:
            runs[-1] += 1
        else:
            runs.append(1)
    return runs


def recalled(tallies: Tallies, today: int) -> tuple[Recalled, ...]:
    """The share recalled on each of the last 91 days, the earliest first."""
    return tuple(
        Recalled(
            day,
            _first(tallies, range(day, day + 1)),
            _first(tallies, range(day - A_WEEK + 1, day + 1)),
        )
        for day in range(today - RECALL_DAYS + 1, today + 1)
    )


def _first(tallies: Tallies, days: Iterable[int]) -> Share:
    rows = [tallies[day] for day in days if day in tallies]
    return Share(sum(row.first_right for row in rows), sum(row.first for row in rows))


def spans(tallies: Tallies, today: int) -> tuple[Span, ...]:
    """Share recalled and true retention of the last 7, 30 and 90 days, and of all time."""
    return tuple(_span(tallies, days, today) for days in SPANS)


def _span(tallies: Tallies, days: int | None, today: int) -> Span:
    rows = [tally for day, tally in tallies.items() if days is None or day > today - days]
    return Span(
        days,
        Share(sum(row.first_right for row in rows), sum(row.first for row in rows)),
        Share(sum(row.spaced_right for row in rows), sum(row.spaced for row in rows)),
    )


def interval(share: Share) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927). All of it of none."""
    return figures.interval(share.right, share.of)
