"""What a course sets its students: assignments, exceptions from their rules, and attempts.

A course is the partition here too: keys begin with `course_id`, and the learner is a column.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.courses import EXTRA_TIME
from app.models.learning import MAX_REPLY
from app.models.people import one_of

KINDS = ("practice", "graded")
COUNTS = ("best", "last", "mean")
LATE = ("once", "day")
ENDINGS = ("learner", "time", "close")
RULINGS = ("accepted", "full", "dropped")
LONGEST_ASSIGNMENT_TITLE = 120
LONGEST_REASON = 200
MOST_WEIGHT = 100


class Assignment(Base):
    """A version of a set, given to a course. None of a time: there is no such limit.

    Handed in after `due_at` an attempt loses `late_loss` per cent, once or for each day begun.
    `weight` is what it counts in the grade of the course; practice counts nothing there.
    `review` is what `app.coursework.matrix` dumps; `seed` what is common to all draws. `fixed` is
    the set's spec with what all are asked, as it was drawn for the first attempt.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["course_id", "set_id", "set_version"],
            [
                "question_set_version.course_id",
                "question_set_version.set_id",
                "question_set_version.version",
            ],
            name="fk_assignment_set_version",
        ),
        sa.CheckConstraint(f"length(title) BETWEEN 1 AND {LONGEST_ASSIGNMENT_TITLE}", name="title"),
        sa.CheckConstraint(one_of("kind", KINDS), name="kind"),
        sa.CheckConstraint(one_of("counts", COUNTS), name="counts"),
        sa.CheckConstraint(one_of("late_per", LATE), name="late_per"),
        sa.CheckConstraint("late_loss BETWEEN 0 AND 100", name="late_loss"),
        sa.CheckConstraint(f"weight BETWEEN 0 AND {MOST_WEIGHT}", name="weight"),
        sa.CheckConstraint("seconds IS NULL OR seconds > 0", name="seconds"),
        sa.CheckConstraint("attempts IS NULL OR attempts > 0", name="attempts"),
    )

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("course.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    set_id: Mapped[UUID]
    set_version: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(LONGEST_ASSIGNMENT_TITLE))
    kind: Mapped[str] = mapped_column(sa.String(16))
    release_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    close_at: Mapped[datetime | None]
    late_loss: Mapped[int] = mapped_column(default=0)
    late_per: Mapped[str] = mapped_column(sa.String(8), default="day")
    seconds: Mapped[int | None]
    attempts: Mapped[int | None]
    counts: Mapped[str] = mapped_column(sa.String(8), default="best")
    weight: Mapped[int] = mapped_column(default=1)
    shuffle_questions: Mapped[bool] = mapped_column(default=True)
    shuffle_options: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str | None] = mapped_column(sa.String(200))
    review: Mapped[dict[str, Any]]
    seed: Mapped[str] = mapped_column(sa.String(32))
    fixed: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class AssignmentOverride(Base):
    """Other rules for one student, or for all with this label of extra time. None: as for all."""

    __tablename__ = "assignment_override"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["course_id", "assignment_id"],
            ["assignment.course_id", "assignment.id"],
            name="fk_assignment_override_assignment",
        ),
        sa.Index("ix_assignment_override_learner_id", "learner_id"),
        sa.UniqueConstraint("course_id", "assignment_id", "learner_id"),
        sa.UniqueConstraint("course_id", "assignment_id", "label"),
        sa.CheckConstraint("(learner_id IS NULL) <> (label IS NULL)", name="for_whom"),
        sa.CheckConstraint(
            f"label IS NULL OR label IN ({', '.join(map(str, EXTRA_TIME))})", name="label"
        ),
        sa.CheckConstraint("seconds IS NULL OR seconds > 0", name="seconds"),
        sa.CheckConstraint("attempts IS NULL OR attempts > 0", name="attempts"),
    )

    course_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("learner.id"))
    label: Mapped[int | None]
    release_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    close_at: Mapped[datetime | None]
    seconds: Mapped[int | None]
    attempts: Mapped[int | None]
    reason: Mapped[str] = mapped_column(sa.String(LONGEST_REASON), default="")
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    created_at: Mapped[datetime]


class Attempt(Base):
    """A student's attempt. It runs until it is submitted, or until `ends_at`; None: no end.

    `due_at` is the due time that held for it. `how` says who ended it. `moved_at` is when staff
    changed its end while it ran. `points` of `of` are what it earned, before what lateness costs;
    `counted_at` is when its student let it count for the own schedule.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["course_id", "assignment_id"],
            ["assignment.course_id", "assignment.id"],
            name="fk_attempt_assignment",
        ),
        sa.Index("ix_attempt_learner_id", "learner_id"),
        sa.Index("ix_attempt_course_id_ends_at", "course_id", "submitted_at", "ends_at"),
        sa.CheckConstraint("number >= 1", name="number"),
        sa.CheckConstraint(one_of("how", ENDINGS), name="how"),
        sa.CheckConstraint("(submitted_at IS NULL) = (how IS NULL)", name="ended"),
        sa.CheckConstraint("(submitted_at IS NULL) = (points IS NULL)", name="scored"),
    )

    course_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    seed: Mapped[str] = mapped_column(sa.String(32))
    started_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    ends_by: Mapped[str | None] = mapped_column(sa.String(8))
    moved_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    how: Mapped[str | None] = mapped_column(sa.String(8))
    points: Mapped[float | None]
    of: Mapped[float]
    counted_at: Mapped[datetime | None]


class AttemptSlot(Base):
    """A question of an attempt. `slot` is the number that pages know it by; it says nothing.

    The options stand in the order of `order_seed`. `reply` is what counts, `first_reply` what was
    saved first, `late_reply` what came after the end: kept, and not counted. `saved_from` is the
    sign-in that saved last. `review_id` is the row of the log that the answer may become.

    `correct` and `credit` are what is in force; `ruling` says where that is not the item's own
    key. Of what is dropped they are the key's, and the points are out of the attempt's.
    `withdrawn_at`: it was handed in after the curators had withdrawn the question then.
    """

    __tablename__ = "attempt_slot"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["course_id", "assignment_id", "learner_id", "number"],
            [
                "attempt.course_id",
                "attempt.assignment_id",
                "attempt.learner_id",
                "attempt.number",
            ],
            name="fk_attempt_slot_attempt",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "version"], ["item_version.item_id", "item_version.version"]
        ),
        sa.Index("ix_attempt_slot_learner_id", "learner_id"),
        sa.CheckConstraint(f"reply IS NULL OR length(reply) <= {MAX_REPLY}", name="reply"),
        sa.CheckConstraint(
            f"late_reply IS NULL OR length(late_reply) <= {MAX_REPLY}", name="late_reply"
        ),
        sa.CheckConstraint("(reply IS NULL) = (saved_at IS NULL)", name="saved"),
        sa.CheckConstraint(one_of("ruling", RULINGS), name="ruling"),
    )

    course_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    unit: Mapped[str] = mapped_column(sa.String(220))
    item_id: Mapped[str] = mapped_column(sa.String(80))
    version: Mapped[str] = mapped_column(sa.String(32))
    points: Mapped[float]
    order_seed: Mapped[UUID]
    review_id: Mapped[UUID]
    revision: Mapped[int | None]
    served_at: Mapped[datetime | None]
    reply: Mapped[str | None] = mapped_column(sa.String(MAX_REPLY))
    saved_at: Mapped[datetime | None]
    saved_from: Mapped[UUID | None]
    saves: Mapped[int] = mapped_column(default=0)
    duration_ms: Mapped[int | None]
    first_reply: Mapped[str | None] = mapped_column(sa.String(MAX_REPLY))
    late_reply: Mapped[str | None] = mapped_column(sa.String(MAX_REPLY))
    late_at: Mapped[datetime | None]
    correct: Mapped[bool | None]
    credit: Mapped[float | None]
    ruling: Mapped[str | None] = mapped_column(sa.String(8))
    withdrawn_at: Mapped[datetime | None]
