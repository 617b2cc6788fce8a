"""What comes back on the days ahead: bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.memory.days import date_of
from app.memory.weeks import monday_of
from app.progress.charts.axes import Mark, Rule, counts, near
from app.progress.words import count, full, short

TOP, BASE = 8, 152
BODY = 0.72
LEAST = 2
APART = 4
SCALE_TO = 4


@dataclass(frozen=True)
class Bar:
    """A day: where its bar stands, and what the table says of it."""

    x: float
    width: float
    y: float
    height: float
    words: str
    count: int
    today: bool


@dataclass(frozen=True)
class Bars:
    """A drawing of days ahead."""

    title: str
    desc: str
    bars: tuple[Bar, ...]
    rules: tuple[Rule, ...]
    marks: tuple[Mark, ...]
    base: int = BASE


def ahead(coming: Sequence[int], today: int) -> Bars:
    """Facts that come back: today, with all that is late, and on each day after it."""
    scale = counts(max(SCALE_TO, *coming))
    height = (BASE - TOP) / scale[-1]
    slot = 100 / len(coming)
    return Bars(
        title=f"Facts that come back on each of {count(len(coming), 'day', 'days')}, today first",
        desc=_desc(coming, today),
        bars=tuple(_bar(each, place, slot, height, today) for place, each in enumerate(coming)),
        rules=tuple(Rule(near(BASE - step * height), f"{step:,}") for step in scale),
        marks=_marks(len(coming), slot, today),
    )


def _bar(facts: int, place: int, slot: float, height: float, today: int) -> Bar:
    tall = max(LEAST, facts * height) if facts else 0
    day = today + place
    words = "Today" if place == 0 else f"{date_of(day):%A} {full(day)}"
    return Bar(
        x=near((place + (1 - BODY) / 2) * slot),
        width=near(BODY * slot),
        y=near(BASE - tall),
        height=near(tall),
        words=words,
        count=facts,
        today=place == 0,
    )


def _marks(days: int, slot: float, today: int) -> tuple[Mark, ...]:
    """Today, and Mondays that leave room for it and for the end."""
    first = monday_of(today + 6)
    mondays = (day - today for day in range(first, today + days, 7))
    named = [place for place in mondays if APART <= place < days - 2]
    return (
        Mark(0, "Today", "start"),
        *(Mark(near((place + 0.5) * slot), short(today + place)) for place in named),
    )


def _desc(coming: Sequence[int], today: int) -> str:
    fullest = max(coming[1:], default=0)
    now = f"{count(coming[0], 'fact', 'facts')} today."
    if not fullest:
        return f"{now} None on the days after."
    day = today + coming.index(fullest, 1)
    return f"{now} After today the most come back on {date_of(day):%A} {full(day)}: {fullest:,}."
