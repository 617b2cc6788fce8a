"""A learner's quizzes as lists show them: page by page, and those of the same choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Quiz, QuizQuestion
from app.quizzes.criteria import alike
from app.quizzes.queries import is_right

A_PAGE = 100
LOOKED_BACK = 500


@dataclass(frozen=True)
class Listed:
    """A quiz as the list shows it."""

    id: UUID
    topics: tuple[str, ...]
    mode: str
    counts: bool
    begun_at: datetime
    finished_at: datetime | None
    seconds: int | None
    criteria: dict[str, Any]
    questions: int
    answered: int
    right: int
    milliseconds: float | None

    @property
    def share(self) -> float:
        """The share of its questions that were right, in per cent."""
        return 100 * self.right / self.questions


def listed(session: Session, learner_id: UUID, page: int = 1) -> list[Listed]:
    """One page of the learner's quizzes, running ones first, then the newest."""
    order = (Quiz.finished_at.is_not(None), Quiz.begun_at.desc(), Quiz.id)
    wanted = _counted(Quiz.learner_id == learner_id).order_by(*order)
    rows = session.execute(wanted.limit(A_PAGE).offset((page - 1) * A_PAGE))
    return [_listed(quiz, *counts) for quiz, *counts in rows]


def how_many(session: Session, learner_id: UUID) -> int:
    """How many quizzes the learner has drawn."""
    rows = sa.select(sa.func.count()).select_from(Quiz).where(Quiz.learner_id == learner_id)
    return session.scalar(rows) or 0


def finished_like(
    session: Session, quiz: Quiz, most: int, every: Mapping[str, frozenset[str]]
) -> list[Listed]:
    """The last finished quizzes of the same choices, this one with them, the earliest first.

    `every` are all boxes of a filter; with them ticked it is as with none.
    """
    mine = (Quiz.learner_id == quiz.learner_id, Quiz.finished_at.is_not(None))
    rows = session.execute(
        sa.select(Quiz.id, Quiz.criteria)
        .where(*mine, Quiz.begun_at <= quiz.begun_at, Quiz.mode == quiz.mode)
        .order_by(Quiz.begun_at.desc(), Quiz.id)
        .limit(LOOKED_BACK)
    )
    ids = [id_ for id_, kept in rows if alike(kept, quiz.criteria, every)][:most]
    counted = session.execute(_counted(*mine, Quiz.id.in_(ids)).order_by(Quiz.begun_at, Quiz.id))
    return [_listed(each, *counts) for each, *counts in counted]


def _counted(*conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Quizzes with the numbers of their questions, answers and right answers, and the mean time."""
    is_its = (QuizQuestion.learner_id == Quiz.learner_id) & (QuizQuestion.quiz_id == Quiz.id)
    right = sa.func.sum(sa.case((is_right(), 1), else_=0))
    answers, time = sa.func.count(QuizQuestion.reply), sa.func.avg(QuizQuestion.duration_ms)
    return (
        sa.select(Quiz, sa.func.count(), answers, right, time)
        .join(QuizQuestion, is_its)
        .where(*conditions)
        .group_by(Quiz.learner_id, Quiz.id)
    )


def _listed(
    quiz: Quiz, questions: int, answered: int, right: int, milliseconds: float | None
) -> Listed:
    return Listed(
        id=quiz.id,
        topics=tuple(quiz.topics),
        mode=quiz.mode,
        counts=quiz.counts,
        begun_at=quiz.begun_at,
        finished_at=quiz.finished_at,
        seconds=quiz.seconds,
        criteria=quiz.criteria,
        questions=questions,
        answered=answered,
        right=int(right),
        milliseconds=None if milliseconds is None else float(milliseconds),
    )
