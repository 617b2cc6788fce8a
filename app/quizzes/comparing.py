"""A result beside those of the same choices: pure values from counted quizzes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.memory.days import date_of, learner_day
from app.models import Learner
from app.quizzes.lists import Listed
from app.quizzes.words import clock

MOST_COMPARED = 10
FEW = 50
HEIGHT = 48


@dataclass(frozen=True)
class Row:
    """A finished quiz: its day, its score, in per cent too, and the mean time of its answers."""

    id: UUID
    date: str
    right: int
    of: int
    per_cent: int
    time: str
    is_this: bool


@dataclass(frozen=True)
class Compared:
    """The last quizzes of the same choices, the earliest first.

    `line` is a path through their shares, in a box 100 wide and `height` high; empty for one.
    `is_few`: a share of so few questions moves a lot by chance.
    """

    rows: tuple[Row, ...]
    line: str
    height: int
    is_few: bool


def compared(quizzes: Sequence[Listed], this: UUID, learner: Learner) -> Compared:
    """The quizzes as a reader sees them, with dates as the learner lives them."""
    rows = tuple(_row(each, this, learner) for each in quizzes)
    points = [_point(at, len(rows), each.share) for at, each in enumerate(quizzes)]
    few = any(each.questions < FEW for each in quizzes)
    return Compared(rows, f"M{' L'.join(points)}" if len(points) > 1 else "", HEIGHT, few)


def _row(quiz: Listed, this: UUID, learner: Learner) -> Row:
    date = date_of(learner_day(quiz.begun_at, learner.zone, learner.rollover_hour))
    return Row(
        id=quiz.id,
        date=f"{date.day} {date:%b %Y}",
        right=quiz.right,
        of=quiz.questions,
        per_cent=round(quiz.share),
        time=clock(quiz.milliseconds),
        is_this=quiz.id == this,
    )


def _point(at: int, of: int, share: float) -> str:
    across, down = 100 * at / max(1, of - 1), HEIGHT * (1 - share / 100)
    return f"{across:.2f} {down:.2f}"
