"""Courses, who is in them, and the codes by which they come in.

A course is the partition of all that belongs to it: keys begin with `course_id`, and the learner
is a column among others.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of

MEMBERS = ("student", "assistant", "instructor")
EXTRA_TIME = (100, 125, 150, 200)
LONGEST_TITLE = 120
LONGEST_TERM = 60
LONGEST_ABOUT = 2000
LONGEST_CODE = 16
IS_EXTRA_TIME = f"extra_time IN ({', '.join(map(str, EXTRA_TIME))})"


class Course(Base):
    """A course. Whoever has `join_code` may become its student; None: nobody by a common code."""

    __tablename__ = "course"
    __table_args__ = (
        sa.CheckConstraint(f"length(title) BETWEEN 1 AND {LONGEST_TITLE}", name="title"),
        sa.CheckConstraint(f"length(about) <= {LONGEST_ABOUT}", name="about"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(sa.String(LONGEST_TITLE))
    term: Mapped[str] = mapped_column(sa.String(LONGEST_TERM), default="")
    about: Mapped[str] = mapped_column(sa.Text, default="")
    join_code: Mapped[str | None] = mapped_column(sa.String(LONGEST_CODE), unique=True)
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class Member(Base):
    """Somebody in a course, or who was: `left_at` by the own will, `removed_at` by the staff's.

    `extra_time` is the time that is given for what has a limit, in per cent. With
    `shares_mastery` the staff sees the member's mastery by topic, and how many facts of each
    were met; that includes private study.
    """

    __tablename__ = "course_member"
    __table_args__ = (
        sa.Index("ix_course_member_learner_id", "learner_id"),
        sa.CheckConstraint(one_of("role", MEMBERS), name="role"),
        sa.CheckConstraint(IS_EXTRA_TIME, name="extra_time"),
        sa.CheckConstraint("left_at IS NULL OR removed_at IS NULL", name="ended_once"),
    )

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("course.id"), primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    role: Mapped[str] = mapped_column(sa.String(16))
    extra_time: Mapped[int] = mapped_column(default=100)
    shares_mastery: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


class Invitation(Base):
    """A code for one person, who comes in by it with this role: a row of the roster, or staff.

    `name` and `email` are as the staff told them, and prove nothing: only the code does.
    `learner_id` is who used it. `code` is there while it can be used.
    """

    __tablename__ = "course_invitation"
    __table_args__ = (
        sa.Index("ix_course_invitation_learner_id", "learner_id"),
        sa.CheckConstraint(one_of("role", MEMBERS), name="role"),
        sa.CheckConstraint(IS_EXTRA_TIME, name="extra_time"),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name="name"),
        sa.CheckConstraint("learner_id IS NULL OR revoked_at IS NULL", name="ended_once"),
        sa.CheckConstraint(
            "(code IS NULL) = (used_at IS NOT NULL OR revoked_at IS NOT NULL)", name="code"
        ),
    )

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("course.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(sa.String(16))
    name: Mapped[str] = mapped_column(sa.String(120))
    email: Mapped[str | None] = mapped_column(sa.String(254))
    extra_time: Mapped[int] = mapped_column(default=100)
    code: Mapped[str | None] = mapped_column(sa.String(LONGEST_CODE), unique=True)
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    created_at: Mapped[datetime]
    learner_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("learner.id"))
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
