"""Reads of one quiz, and of what can be asked. Every one names the learner."""

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
from app.quizzes.timing import ends_at, is_over
from questions import item


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


def is_right() -> sa.ColumnElement[bool]:
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
            is_right(),
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
            QuizQuestion.learner_id == quiz.learner_id, QuizQuestion.quiz_id == quiz.id, ~is_right()
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
