"""The time spent, week by week: bars of minutes."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from app.progress.charts.ahead import BASE, BODY, LEAST, TOP, Bar, Bars
from app.progress.charts.axes import Mark, Rule, counts, near
from app.progress.words import count, full, short
from app.progress.words import spent as time_in_words

A_MINUTE = 60_000
SCALE_TO = 30
EVERY, APART = 4, 6


def spent(weeks: Sequence[tuple[int, int]]) -> Bars:
    """Minutes of each week, which begins on its Monday; the last is this week so far."""
    scale = counts(max(SCALE_TO, *(ceil(ms / A_MINUTE) for _, ms in weeks)))
    height = (BASE - TOP) / scale[-1]
    slot = 100 / len(weeks)
    return Bars(
        title=f"Minutes spent in each of {count(len(weeks), 'week', 'weeks')}",
        desc=_desc(weeks),
        bars=tuple(
            _bar(week, place, slot, height, last=place == len(weeks) - 1)
            for place, week in enumerate(weeks)
        ),
        rules=tuple(Rule(near(BASE - step * height), f"{step:,}") for step in scale),
        marks=_marks(weeks, slot),
    )


def _bar(week: tuple[int, int], place: int, slot: float, height: float, *, last: bool) -> Bar:
    monday, ms = week
    tall = max(LEAST, ms / A_MINUTE * height) if ms else 0
    return Bar(
        x=near((place + (1 - BODY) / 2) * slot),
        width=near(BODY * slot),
        y=near(BASE - tall),
        height=near(tall),
        words="This week" if last else f"Week of {full(monday)}",
        count=ceil(ms / A_MINUTE),
        today=last,
    )


def _marks(weeks: Sequence[tuple[int, int]], slot: float) -> tuple[Mark, ...]:
    """Every fourth Monday that leaves room for this week."""
    named = [
        Mark(near((place + 0.5) * slot), short(monday))
        for place, (monday, _) in enumerate(weeks)
        if place % EVERY == 1 and place < len(weeks) - APART
    ]
    return (*named, Mark(100, "This week", "end"))


def _desc(weeks: Sequence[tuple[int, int]]) -> str:
    whole = sum(ms for _, ms in weeks)
    if not whole:
        return "No time was spent in any of these weeks."
    monday, most = max(weeks, key=lambda week: week[1])
    longest = f"the most in the week of {full(monday)}: {time_in_words(most)}"
    return f"{time_in_words(whole)} in all, {longest}."
