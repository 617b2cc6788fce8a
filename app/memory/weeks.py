"""Days in weeks, and the scale of five steps for what was answered on a day. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.memory.planning import A_WEEK, weekday
from app.memory.tallying import NOTHING_DONE, Tally

WEEKS = 53
ANSWERS_FROM = (1, 15, 30, 60)


@dataclass(frozen=True)
class Week:
    """Answers from a Monday to its Sunday; None on days yet to come."""

    monday: int
    answers: tuple[int | None, ...]


def monday_of(day: int) -> int:
    """The Monday of a day's week."""
    return day - weekday(day)


def weeks(tallies: Mapping[int, Tally], today: int, number: int = WEEKS) -> tuple[Week, ...]:
    """So many weeks up to this one; 53, so that no day of the last year is missing."""
    last = monday_of(today)
    mondays = range(last - A_WEEK * (number - 1), last + 1, A_WEEK)
    return tuple(
        Week(
            monday,
            tuple(
                None if day > today else tallies.get(day, NOTHING_DONE).answers
                for day in range(monday, monday + A_WEEK)
            ),
        )
        for monday in mondays
    )


def answers_step(answers: int) -> int:
    """The step of the scale for a day of so many answers; 0 for none."""
    return sum(answers >= least for least in ANSWERS_FROM)
