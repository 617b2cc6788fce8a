"""The dashboard as a reader sees it: pure values from counts and a day."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.words import minutes, when
from app.memory.answers import Nothing, Question
from app.memory.days import date_of
from app.study.queries import Standing

STEP_WORDS = ("Not met yet", "Held for days", "For weeks", "For months", "For a quarter or more")


@dataclass(frozen=True)
class Now:
    """What waits: reviews, new facts and about how many minutes. Nothing waits: all are 0."""

    questions: int
    due: int
    new: int
    minutes: int
    next_words: str
    new_tomorrow: bool


@dataclass(frozen=True)
class Slice:
    """A part of the bar of facts: where it starts and how wide it is, in per cent."""

    words: str
    count: int
    start: float
    width: float


@dataclass(frozen=True)
class Day:
    """A day ahead: its name, how many facts come back, and that as a share of the fullest."""

    name: str
    count: int
    share: float


@dataclass(frozen=True)
class Board:
    """The small things of the dashboard."""

    facts: int
    seen: int
    slices: tuple[Slice, ...]
    days: tuple[Day, ...]


def study_now(waiting: Question | Nothing, today: int, next_day: int | None, pace: float) -> Now:
    """What waits today. `next_day`: the learner's day on which the next fact comes back."""
    if isinstance(waiting, Nothing):
        words = "" if next_day is None else when(next_day, next_day - today)
        return Now(0, 0, 0, 0, words, waiting.new_tomorrow)
    count = waiting.due_count + waiting.new_count
    return Now(count, waiting.due_count, waiting.new_count, minutes(count, pace), "", False)


def board(standing: Standing, today: int) -> Board:
    """Facts by how long they are held, and what comes back on the days ahead."""
    return Board(standing.facts, standing.seen, _slices(standing), _days(standing, today))


def _slices(standing: Standing) -> tuple[Slice, ...]:
    whole = sum(standing.steps) or 1
    slices: list[Slice] = []
    start = 0.0
    for words, count in zip(STEP_WORDS, standing.steps, strict=True):
        width = round(100 * count / whole, 2)
        slices.append(Slice(words, count, round(start, 2), width))
        start += width
    return tuple(slices)


def _days(standing: Standing, today: int) -> tuple[Day, ...]:
    fullest = max(standing.ahead) or 1
    return tuple(
        Day(f"{date_of(today + ahead):%a}", count, round(100 * count / fullest, 2))
        for ahead, count in enumerate(standing.ahead, start=1)
    )
