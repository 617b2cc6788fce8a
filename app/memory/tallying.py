"""What a log amounts to, day by day. Pure; a learner's day is the sum over the units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import add, sub
from typing import NamedTuple

from app.memory.replay import ANSWERS, Entry, in_order, marks


class Tally(NamedTuple):
    """A learner's day, counted.

    `answers` are all that stand, comebacks (`relearned`) and uncounted ones among them.
    `first` are those that were their unit's first that day and counted, `spaced` those of them a
    learner-day or more after the unit's last counted answer. Right is what was known: marked
    right, or called so after, and no guess. `met` units were new.
    """

    answers: int = 0
    first: int = 0
    first_right: int = 0
    spaced: int = 0
    spaced_right: int = 0
    met: int = 0
    relearned: int = 0
    duration_ms: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(*map(add, self, other))

    def minus(self, other: Tally) -> Tally:
        return Tally(*map(sub, self, other))


NOTHING_DONE = Tally()
USUAL_PACE = 25.0
QUICKEST, SLOWEST = 5.0, 120.0
ENOUGH_ANSWERS = 10
PACED_DAYS = 14


def tallied(entries: Iterable[Entry]) -> dict[int, Tally]:
    """What the log of one unit adds to each of its days."""
    log = in_order(entries)
    said = marks(log)
    days: dict[int, Tally] = {}
    last: int | None = None
    for row in log:
        if row.kind not in (*ANSWERS, "relearn") or row.id in said.undone:
            continue
        day = row.learner_day
        first = row.counted and day not in days
        spaced = first and last is not None and day > last
        right = said.right(row)
        done = Tally(
            answers=1,
            first=first,
            first_right=first and right,
            spaced=spaced,
            spaced_right=spaced and right,
            met=row.counted and last is None,
            relearned=row.kind == "relearn",
            duration_ms=row.duration_ms or 0,
        )
        days[day] = days.get(day, NOTHING_DONE).plus(done)
        last = day if row.counted else last
    return days


def summed(parts: Iterable[dict[int, Tally]]) -> dict[int, Tally]:
    """The tallies of a learner's days, from what each unit's log adds; in the order of days."""
    days: dict[int, Tally] = {}
    for part in parts:
        for day, tally in part.items():
            days[day] = days.get(day, NOTHING_DONE).plus(tally)
    return dict(sorted(days.items()))


def pace_before(days: Mapping[int, Tally], day: int) -> float:
    """The pace as it was known when a day began, by the two weeks before it."""
    return pace({each: tally for each, tally in days.items() if 0 < day - each <= PACED_DAYS})


def pace_lately(days: Mapping[int, Tally], today: int) -> float:
    """The pace of the last two weeks, today and a later day that is lived twice with them."""
    return pace({each: tally for each, tally in days.items() if each > today - PACED_DAYS})


def pace(days: Mapping[int, Tally]) -> float:
    """Seconds that an answer takes on these days: the mean, from 5 to 120; 25 of too few answers.

    A day without a time is one of a browser that counts none.
    """
    timed = [day for day in days.values() if day.duration_ms > 0]
    answers = sum(day.answers for day in timed)
    if answers < ENOUGH_ANSWERS:
        return USUAL_PACE
    seconds = sum(day.duration_ms for day in timed) / answers / 1000
    return min(max(seconds, QUICKEST), SLOWEST)
