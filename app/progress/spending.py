"""The time that study takes: an answer, a week. Pure."""

from __future__ import annotations

from app.memory.planning import A_WEEK
from app.memory.tallying import NOTHING_DONE
from app.memory.weeks import monday_of
from app.progress.measures import Tallies
from app.progress.words import MANY_ENOUGH

PACE_DAYS = 30
SPENT_WEEKS = 26


def pace(tallies: Tallies, today: int) -> float | None:
    """Milliseconds an answer took in the last thirty days; None where too few were timed."""
    rows = [tally for day, tally in tallies.items() if day > today - PACE_DAYS]
    answers = sum(row.answers for row in rows)
    return sum(row.duration_ms for row in rows) / answers if answers >= MANY_ENOUGH else None


def spent_by_week(tallies: Tallies, today: int) -> tuple[tuple[int, int], ...]:
    """The Mondays of the last 26 weeks, the earliest first, and the milliseconds spent in each."""
    last = monday_of(today)
    mondays = range(last - A_WEEK * (SPENT_WEEKS - 1), last + 1, A_WEEK)
    return tuple(
        (
            monday,
            sum(
                tallies.get(day, NOTHING_DONE).duration_ms
                for day in range(monday, monday + A_WEEK)
                if day <= today
            ),
        )
        for monday in mondays
    )
