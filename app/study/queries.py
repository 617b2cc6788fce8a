"""Reads of the study room, beside those of the memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory import prospects, standings
from app.memory.exam import Held
from app.memory.planning import A_WEEK, Plan
from app.memory.tallies import stored
from app.memory.tallying import Tally
from app.memory.weeks import monday_of
from app.models import CurrentItem, Learner, Quiz, QuizQuestion, Review

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
        seconds=prospects.pace(session, learner.id, today),
        tallies=stored(session, learner.id, monday_of(today) - A_WEEK * (WEEKS - 1)),
        held=prospects.held(session, learner.id),
        ahead=standings.coming(session, learner.id, today, DAYS_AHEAD),
        weak=standings.weak_units(session, learner.id, today)[:WEAK],
        exams=prospects.aims(session, learner.id, today),
        units=units,
        suspended=prospects.suspended(session, learner.id),
    )
