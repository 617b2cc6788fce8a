"""A year of days, week by week: a heat map in two halves, side by side or one above the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.memory.days import date_of
from app.memory.planning import A_WEEK
from app.memory.weeks import ANSWERS_FROM, Week, answers_step
from app.progress.charts.axes import Mark
from app.progress.words import count, full, short

CELL, PITCH, HEAD = 11, 13, 20
HALF = 27
APART = 3
LABEL = 2  # columns that a month's name takes
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Day:
    """A day's square. `step` is the one of the scale of five."""

    x: int
    y: int
    step: int
    today: bool
    words: str


@dataclass(frozen=True)
class Half:
    """Half a year."""

    title: str
    desc: str
    width: int
    days: tuple[Day, ...]
    months: tuple[Mark, ...]


@dataclass(frozen=True)
class Row:
    """A week in the table; None on days yet to come."""

    words: str
    answers: tuple[int | None, ...]
    total: int


@dataclass(frozen=True)
class Weekday:
    """A weekday's name, and how far down it stands."""

    y: int
    words: str


@dataclass(frozen=True)
class Calendar:
    """Two drawings, the words of their scale, and the table behind them."""

    halves: tuple[Half, ...]
    scale: tuple[str, ...]
    rows: tuple[Row, ...]
    weekdays: tuple[Weekday, ...]
    cell: int = CELL
    height: int = HEAD + A_WEEK * PITCH


def calendar(weeks: Sequence[Week], today: int) -> Calendar:
    """Answers on each day of the year that ends today."""
    return Calendar(
        halves=(_half(weeks[:HALF], today), _half(weeks[HALF:], today)),
        scale=_scale(),
        rows=tuple(_row(week) for week in weeks),
        weekdays=tuple(
            Weekday(HEAD + place * PITCH + CELL - 1, WEEKDAYS[place]) for place in (0, 2, 4, 6)
        ),
    )


def _half(weeks: Sequence[Week], today: int) -> Half:
    squares = tuple(
        _day(column, row, week.monday + row, answers, today)
        for column, week in enumerate(weeks)
        for row, answers in enumerate(week.answers)
        if answers is not None
    )
    last = min(today, weeks[-1].monday + A_WEEK - 1)
    return Half(
        title=f"Answers on each day from {full(weeks[0].monday)} to {full(last)}",
        desc=_desc(weeks),
        width=len(weeks) * PITCH,
        days=squares,
        months=_months(weeks),
    )


def _day(column: int, row: int, day: int, answers: int, today: int) -> Day:
    words = f"{WEEKDAYS[row]} {full(day)}: {count(answers, 'answer', 'answers')}"
    return Day(
        x=column * PITCH + (PITCH - CELL) // 2,
        y=HEAD + row * PITCH,
        step=answers_step(answers),
        today=day == today,
        words=words if answers else "",
    )


def _desc(weeks: Sequence[Week]) -> str:
    given = [answers for week in weeks for answers in week.answers if answers]
    if not given:
        return "No answers on any of these days."
    days = count(len(given), "day", "days")
    return f"{count(sum(given), 'answer', 'answers')} on {days}, {max(given):,} at most."


def _months(weeks: Sequence[Week]) -> tuple[Mark, ...]:
    """A month's name stands over the week of its first day, if it does not jut out there."""
    marks = [
        Mark(column * PITCH + 1, f"{date_of(day):%b}", "start")
        for column, week in enumerate(weeks[: 1 - LABEL])
        for day in range(week.monday, week.monday + A_WEEK)
        if date_of(day).day == 1
    ]
    first = weeks[0].monday
    if date_of(first).day == 1 or (marks and marks[0].x < APART * PITCH):
        return tuple(marks)
    return (Mark(1, f"{date_of(first):%b}", "start"), *marks)


def _scale() -> tuple[str, ...]:
    ends = (*(following - 1 for following in ANSWERS_FROM[1:]), None)
    steps = zip(ANSWERS_FROM, ends, strict=True)
    return ("none", *(f"{low}–{high}" if high else f"{low} or more" for low, high in steps))


def _row(week: Week) -> Row:
    return Row(
        words=f"{short(week.monday)} {date_of(week.monday).year}",
        answers=week.answers,
        total=sum(answers or 0 for answers in week.answers),
    )
