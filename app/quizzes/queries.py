"""Reads of the quizzes room. Every one names the learner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CurrentItem, ItemVersion, Quiz, QuizQuestion, Review
from app.quizzes.criteria import alike
from app.quizzes.timing import ends_at, is_over
from questions import item

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


@dataclass(frozen=True)
class Place:
    """One place of a quiz, with its item as it was drawn. `correct` is the mark after overrides.

    `revised`: the item has another version today, or is served no more. `struck` are the ids of
    options that were struck out.
    """

    place: int
    unit: str
    body: dict[str, Any]
    review_id: UUID
    reply: str | None
    correct: bool
    revised: bool
    duration_ms: int | None = None
    struck: tuple[str, ...] = ()

    @cached_property
    def item(self) -> item.Item:
        """Made when it is asked for: of a hundred places most pages show one."""
        return item.load(self.body)


def _right() -> sa.ColumnElement[bool]:
    """Marked right, or called right by the learner; and not undone."""
    marked = sa.func.coalesce(QuizQuestion.correct, sa.false())
    return (marked | _said("override").exists()) & ~_said("undo").exists()


def _said(kind: str) -> sa.Select[UUID]:
    """What the learner said of the answer afterwards."""
    return sa.select(Review.id).where(
        Review.learner_id == QuizQuestion.learner_id,
        Review.unit == QuizQuestion.unit,
        Review.of == QuizQuestion.review_id,
        Review.kind == kind,
    )


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
    right = sa.func.sum(sa.case((_right(), 1), else_=0))
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


def overdue(session: Session, learner_id: UUID, now: datetime) -> list[UUID]:
    """The learner's timed tests whose time is over, and that are not finished."""
    rows = session.execute(
        sa.select(Quiz.id, Quiz.begun_at, Quiz.seconds)
        .where(Quiz.learner_id == learner_id, Quiz.finished_at.is_(None), Quiz.seconds.is_not(None))
        .order_by(Quiz.id)
    )
    return [id_ for id_, begun_at, seconds in rows if is_over(ends_at(begun_at, seconds), now)]


def quiz(session: Session, learner_id: UUID, quiz_id: UUID) -> Quiz | None:
    """A quiz of this learner as it is now."""
    return session.get(Quiz, (learner_id, quiz_id), populate_existing=True)


def places(session: Session, learner_id: UUID, quiz_id: UUID) -> list[Place]:
    """Every place of a quiz in order."""
    is_version = (ItemVersion.item_id == QuizQuestion.item_id) & (
        ItemVersion.version == QuizQuestion.version
    )
    rows = session.execute(
        sa.select(
            QuizQuestion,
            _right(),
            CurrentItem.version,
            ItemVersion.body,
        )
        .join(ItemVersion, is_version)
        .outerjoin(CurrentItem, CurrentItem.item_id == QuizQuestion.item_id)
        .where(QuizQuestion.learner_id == learner_id, QuizQuestion.quiz_id == quiz_id)
        .order_by(QuizQuestion.place)
        .execution_options(populate_existing=True)
    )
    return [_place(*row) for row in rows]


def _place(
    question: QuizQuestion, correct: bool, current: str | None, body: dict[str, Any]
) -> Place:
    return Place(
        place=question.place,
        unit=question.unit,
        body=body,
        review_id=question.review_id,
        reply=question.reply,
        correct=bool(correct),
        revised=question.version != current,
        duration_ms=question.duration_ms,
        struck=tuple(question.struck),
    )


def missed(session: Session, quiz: Quiz) -> dict[str, str]:
    """The units of a quiz that are wrong or without an answer, each with its item, in order."""
    rows = session.execute(
        sa.select(QuizQuestion.unit, QuizQuestion.item_id)
        .where(
            QuizQuestion.learner_id == quiz.learner_id, QuizQuestion.quiz_id == quiz.id, ~_right()
        )
        .order_by(QuizQuestion.place)
    )
    return {row.unit: row.item_id for row in rows}


def forms_served(session: Session) -> dict[str, frozenset[str]]:
    """The forms in which each unit is asked today. Whatever learners did makes no difference."""
    found: dict[str, set[str]] = {}
    for unit, form in session.execute(sa.select(CurrentItem.unit, CurrentItem.form).distinct()):
        found.setdefault(unit, set()).add(form)
    return {unit: frozenset(forms) for unit, forms in found.items()}


def answered(places: Iterable[Place]) -> int:
    """How many places have an answer."""
    return sum(each.reply is not None for each in places)
