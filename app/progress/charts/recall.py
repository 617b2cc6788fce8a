"""The share recalled, day by day: dots, and a line through seven days at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.memory.days import date_of
from app.progress.charts.axes import Mark, Rule, lowest, name, near, steps
from app.progress.measures import Recalled
from app.progress.words import count, figure, full, short

TOP, BASE = 10, 178
APART = 14


@dataclass(frozen=True)
class Dot:
    """A day's first answers. `many` are enough to say a share of them."""

    x: float
    y: float
    many: bool
    words: str


@dataclass(frozen=True)
class Row:
    """A day in the table: right, of how many, the share, and that of its seven days."""

    words: str
    right: int
    of: int
    share: str
    window: str
    window_of: int


@dataclass(frozen=True)
class Dots:
    """A drawing of days gone by. `path` is in per cent across and pixels down."""

    title: str
    desc: str
    dots: tuple[Dot, ...]
    path: str
    rules: tuple[Rule, ...]
    marks: tuple[Mark, ...]
    rows: tuple[Row, ...]
    base: int = BASE


def recall(days: Sequence[Recalled]) -> Dots:
    """Right first answers of all first answers, on each day that had any."""
    asked = [day for day in days if day.share.of]
    drawn = [day.share.value for day in asked]
    low = lowest([*drawn, *(day.window.value for day in days if day.window.enough)])
    slot = 100 / len(days)
    across = {day.day: near((place + 0.5) * slot) for place, day in enumerate(days)}
    return Dots(
        title=f"Share recalled on each day from {full(days[0].day)} to {full(days[-1].day)}",
        desc=_desc(days),
        dots=tuple(
            Dot(across[day.day], _down(day.share.value, low), day.share.enough, _words(day))
            for day in asked
        ),
        path=_path(days, across, low),
        rules=tuple(Rule(_down(step, low), name(step)) for step in steps(low)),
        marks=_marks(days, across),
        rows=tuple(_row(day) for day in asked),
    )


def _down(share: float, low: float) -> float:
    return near(BASE - (BASE - TOP) * (share - low) / (1 - low))


def _path(days: Sequence[Recalled], across: dict[int, float], low: float) -> str:
    """A line through the days whose seven days hold enough; it breaks where they do not."""
    parts: list[str] = []
    pen_down = False
    for day in days:
        if day.window.enough:
            place = f"{across[day.day]} {_down(day.window.value, low)}"
            parts.append(f"L{place}" if pen_down else f"M{place}h0")
        pen_down = day.window.enough
    return "".join(parts)


def _words(day: Recalled) -> str:
    return f"{full(day.day)}: {day.share.right} of {day.share.of} right"


def _row(day: Recalled) -> Row:
    return Row(
        words=full(day.day),
        right=day.share.right,
        of=day.share.of,
        share=figure(day.share.right, day.share.of),
        window=figure(day.window.right, day.window.of),
        window_of=day.window.of,
    )


def _marks(days: Sequence[Recalled], across: dict[int, float]) -> tuple[Mark, ...]:
    """The first of each month that leaves room for today, and today."""
    firsts = [
        day.day
        for place, day in enumerate(days)
        if date_of(day.day).day == 1 and 2 <= place < len(days) - APART
    ]
    return (
        *(Mark(across[day], short(day)) for day in firsts),
        Mark(100, "Today", "end"),
    )


def _desc(days: Sequence[Recalled]) -> str:
    last = days[-1].window
    share = figure(last.right, last.of)
    if last.enough:
        return f"In the last 7 days {share} of {last.of:,} first answers were right."
    asked = count(last.of, "first answer", "first answers")
    return f"In the last 7 days there were {asked}: too few to say a share."
