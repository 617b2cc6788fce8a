"""Reads of the study room, beside those of the memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory import decks, prospects, standings
from app.memory.annotations import ASKED_FROM, NOT_SUSPENDED, OF_MEMORY
from app.memory.choice import card_of
from app.memory.exam import Held
from app.memory.planning import A_WEEK, Plan
from app.memory.replay import marks
from app.memory.rows import item_versions
from app.memory.tallies import stored
from app.memory.tallying import Tally
from app.memory.weeks import monday_of
from app.models import Annotation, CurrentItem, Learner, Memory, Quiz, QuizQuestion, Review
from questions.item import Item

DAYS_AHEAD = 8
WEEKS = 12
WEAK = 3


@dataclass(frozen=True)
class Record:
    """What the dashboard is made from. `ahead` begins with today; `units` can be asked."""

    plan: Plan
    seconds: float
    tallies: dict[int, Tally]
    held: Sequence[Held]
    ahead: tuple[int, ...]
    weak: tuple[standings.Weak, ...]
    exams: tuple[prospects.Aim, ...]
    units: frozenset[str]
    suspended: frozenset[str] = frozenset()

    def spent(self, today: int) -> int:
        """Milliseconds of today, and of a later day that is lived twice."""
        return sum(tally.duration_ms for day, tally in self.tallies.items() if day >= today)

    def met_today(self, today: int) -> int:
        return sum(each.first_day >= today for each in self.held)


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


def fronts(session: Session, learner_id: UUID, units: Collection[str]) -> dict[str, str]:
    """The fronts of those units that are cards of the learner's own."""
    cards = [card for each in units if (card := card_of(each))]
    return decks.fronts(session, learner_id, cards) if cards else {}


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


def record(session: Session, learner: Learner, today: int) -> Record:
    """What this learner plans, has done, holds and has before them: always the same few reads."""
    units = frozenset(session.scalars(sa.select(CurrentItem.unit).distinct()))
    return Record(
        plan=prospects.plan_of(learner),
        seconds=prospects.pace_of(session, learner.id, today),
        tallies=stored(session, learner.id, monday_of(today) - A_WEEK * (WEEKS - 1)),
        held=prospects.held(session, learner.id),
        ahead=standings.coming(session, learner.id, today, DAYS_AHEAD),
        weak=standings.weak_units(session, learner.id, today)[:WEAK],
        exams=prospects.aims(session, learner.id, today),
        units=units,
        suspended=prospects.suspended(session, learner.id),
    )
