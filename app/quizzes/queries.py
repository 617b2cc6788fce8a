"""Reads of the quizzes room. Every one names the learner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CurrentItem, ItemVersion, Quiz, QuizQuestion, Review
from questions import item

MOST_LISTED = 100


@dataclass(frozen=True)
class Listed:
    """A quiz as the list shows it."""

    id: UUID
    topics: tuple[str, ...]
    mode: str
    counts: bool
    begun_at: datetime
    finished_at: datetime | None
    questions: int
    answered: int
    right: int


@dataclass(frozen=True)
class Place:
    """One place of a quiz, with its item as it was drawn. `correct` is the mark after overrides.

    `revised`: the item has another version today, or is served no more.
    """

    place: int
    body: dict[str, Any]
    review_id: UUID
    reply: str | None
    correct: bool
    revised: bool

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


def listed(session: Session, learner_id: UUID) -> list[Listed]:
    """The learner's quizzes, running ones first, then the newest."""
    right = sa.func.sum(sa.case((_right(), 1), else_=0))
    rows = session.execute(
        sa.select(Quiz, sa.func.count(), sa.func.count(QuizQuestion.reply), right)
        .join(
            QuizQuestion,
            (QuizQuestion.learner_id == Quiz.learner_id) & (QuizQuestion.quiz_id == Quiz.id),
        )
        .where(Quiz.learner_id == learner_id)
        .group_by(Quiz.learner_id, Quiz.id)
        .order_by(Quiz.finished_at.is_not(None), Quiz.begun_at.desc(), Quiz.id)
        .limit(MOST_LISTED)
    )
    return [_listed(quiz, *counts) for quiz, *counts in rows]


def _listed(quiz: Quiz, questions: int, answered: int, right: int) -> Listed:
    return Listed(
        id=quiz.id,
        topics=tuple(quiz.topics),
        mode=quiz.mode,
        counts=quiz.counts,
        begun_at=quiz.begun_at,
        finished_at=quiz.finished_at,
        questions=questions,
        answered=answered,
        right=int(right),
    )


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
            QuizQuestion.place,
            QuizQuestion.review_id,
            QuizQuestion.reply,
            _right(),
            QuizQuestion.version,
            CurrentItem.version,
            ItemVersion.body,
        )
        .join(ItemVersion, is_version)
        .outerjoin(CurrentItem, CurrentItem.item_id == QuizQuestion.item_id)
        .where(QuizQuestion.learner_id == learner_id, QuizQuestion.quiz_id == quiz_id)
        .order_by(QuizQuestion.place)
    )
    return [_place(*row) for row in rows]


def _place(
    place: int,
    review_id: UUID,
    reply: str | None,
    correct: bool,
    version: str,
    current: str | None,
    body: dict[str, Any],
) -> Place:
    return Place(place, body, review_id, reply, bool(correct), version != current)


def units_served(session: Session) -> frozenset[str]:
    """The units that are asked today. Whatever learners did makes no difference."""
    return frozenset(session.scalars(sa.select(CurrentItem.unit).distinct()))


def answered(places: Iterable[Place]) -> int:
    """How many places have an answer."""
    return sum(each.reply is not None for each in places)
