"""Reads of the study room, beside those of the memory."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import inf
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.annotations import ASKED_FROM, NOT_SUSPENDED, OF_MEMORY
from app.memory.replay import marks
from app.memory.rows import item_versions
from app.models import Annotation, CurrentItem, Learner, Memory, Quiz, QuizQuestion, Review
from questions.item import Item

STEPS = (0, 7, 30, 90, inf)
DAYS_AHEAD = 7


@dataclass(frozen=True)
class Standing:
    """What a learner holds.

    `steps` counts facts by their interval: not met, days, weeks, months, a quarter and more.
    `ahead` counts what comes back on each of the next days, tomorrow first; what is suspended
    comes back on none.
    """

    facts: int
    seen: int
    steps: tuple[int, ...]
    ahead: tuple[int, ...]


@dataclass(frozen=True)
class Late:
    """An answer that waited for a connection, as it stands now."""

    id: UUID
    item: Item
    correct: bool
    counted: bool
    undone: bool


@dataclass(frozen=True)
class Running:
    """A quiz that was begun and not finished."""

    id: UUID
    answered: int
    questions: int


def running_quiz(session: Session, learner_id: UUID) -> Running | None:
    """The learner's newest quiz that is not finished."""
    row = session.execute(
        sa.select(Quiz.id, sa.func.count(QuizQuestion.reply), sa.func.count())
        .join(
            QuizQuestion,
            (QuizQuestion.learner_id == Quiz.learner_id) & (QuizQuestion.quiz_id == Quiz.id),
        )
        .where(Quiz.learner_id == learner_id, Quiz.finished_at.is_(None))
        .group_by(Quiz.learner_id, Quiz.id)
        .order_by(Quiz.begun_at.desc(), Quiz.id)
        .limit(1)
    ).first()
    return None if row is None else Running(*row)


def due_days(session: Session, learner_id: UUID, units: Collection[str]) -> dict[str, int]:
    """The learner's days on which these units come back, of those that do."""
    rows = session.execute(
        sa.select(Memory.unit, ASKED_FROM)
        .outerjoin(Annotation, OF_MEMORY)
        .where(
            Memory.learner_id == learner_id,
            Memory.unit.in_(units),
            Memory.due_day.is_not(None),
            NOT_SUSPENDED,
        )
    )
    return {unit: day for unit, day in rows if day is not None}


def late_answers(session: Session, learner_id: UUID, since: datetime) -> tuple[Late, ...]:
    """The answers that came in late since then, the earliest given first."""
    mine = sa.select(Review).where(Review.learner_id == learner_id)
    rows = session.scalars(
        mine.where(Review.received_at >= since).order_by(Review.answered_at, Review.id)
    ).all()
    said = marks(session.scalars(mine.where(Review.of.in_([row.id for row in rows]))))
    names = [(row.item_id or "", row.item_version or "") for row in rows]
    items = item_versions(session, set(names))
    return tuple(
        Late(row.id, items[name], said.correct(row), row.counted, row.id in said.undone)
        for row, name in zip(rows, names, strict=True)
    )


def answers_given(session: Session, learner_id: UUID) -> int:
    """How many answers a visitor has given."""
    given = sa.select(sa.func.count()).select_from(Review)
    rows = given.where(Review.learner_id == learner_id, Review.kind.in_(("answer", "relearn")))
    return session.scalar(rows) or 0


def standing(session: Session, learner: Learner, today: int) -> Standing:
    """The learner's memories of what is still asked, counted. `today` is the learner's day."""
    facts = session.scalar(sa.select(sa.func.count(sa.distinct(CurrentItem.unit)))) or 0
    served = sa.select(CurrentItem.unit).where(CurrentItem.unit == Memory.unit).exists()
    rows = session.execute(
        sa.select(Memory.interval, ASKED_FROM, NOT_SUSPENDED)
        .outerjoin(Annotation, OF_MEMORY)
        .where(Memory.learner_id == learner.id, Memory.stability.is_not(None), served)
    ).all()
    held = [sum(low <= interval < high for interval, *_ in rows) for low, high in pairwise(STEPS)]
    days = [from_day for _, from_day, comes in rows if comes]
    return Standing(
        facts=facts,
        seen=len(rows),
        steps=(max(0, facts - len(rows)), *held),
        ahead=tuple(days.count(today + ahead) for ahead in range(1, DAYS_AHEAD + 1)),
    )
