"""A learner's own quizzes: what was drawn, and what was answered so far."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.learning import MAX_REPLY
from app.models.people import LONGEST_NAME, one_of

MODES = ("tutor", "test")


class Quiz(Base):
    """A quiz that a learner drew. `counts`: its answers move the schedule.

    A tutor shows the feedback at once, a test at the end. It stays open until it is finished, a
    timed test for `seconds` after it was begun. `criteria` are what it was drawn by, `units` apart:
    quizzes of equal criteria are compared.
    """

    __tablename__ = "quiz"
    __table_args__ = (
        sa.Index("ix_quiz_learner_id_begun_at", "learner_id", "begun_at"),
        sa.CheckConstraint(one_of("mode", MODES), name="mode"),
        sa.CheckConstraint("seconds IS NULL OR (seconds > 0 AND mode = 'test')", name="seconds"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    topics: Mapped[list[str]]
    mode: Mapped[str] = mapped_column(sa.String(8))
    counts: Mapped[bool]
    begun_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    criteria: Mapped[dict[str, Any]] = mapped_column(default=dict)
    seconds: Mapped[int | None]


class QuizPreset(Base):
    """What a learner draws quizzes by again and again, under a name."""

    __tablename__ = "quiz_preset"
    __table_args__ = (
        sa.CheckConstraint(f"length(name) BETWEEN 1 AND {LONGEST_NAME}", name="name"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(LONGEST_NAME))
    criteria: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class QuizQuestion(Base):
    """One place of a quiz: the item as it was drawn, when it was shown, what was answered.

    `review_id` is the id of the row of the log that the answer becomes; `revision` the memory's
    when the question was shown last without an answer, at `served_at`. `struck` are the ids of
    options that the learner struck out.
    """

    __tablename__ = "quiz_question"
    __table_args__ = (
        sa.ForeignKeyConstraint(["learner_id", "quiz_id"], ["quiz.learner_id", "quiz.id"]),
        sa.ForeignKeyConstraint(
            ["item_id", "version"], ["item_version.item_id", "item_version.version"]
        ),
        sa.Index("uq_quiz_question_review_id", "learner_id", "review_id", unique=True),
        sa.CheckConstraint(f"reply IS NULL OR length(reply) <= {MAX_REPLY}", name="reply"),
        sa.CheckConstraint("(reply IS NULL) = (correct IS NULL)", name="reply_is_graded"),
    )

    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
    quiz_id: Mapped[UUID] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(220))
    item_id: Mapped[str] = mapped_column(sa.String(80))
    version: Mapped[str] = mapped_column(sa.String(32))
    review_id: Mapped[UUID]
    revision: Mapped[int | None]
    served_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    duration_ms: Mapped[int | None]
    reply: Mapped[str | None] = mapped_column(sa.String(MAX_REPLY))
    correct: Mapped[bool | None]
    struck: Mapped[list[str]] = mapped_column(default=list)
