"""What learners are told: in the application, and once a day by mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of

ONCE = ("opened", "due", "graded", "released")  # of an assignment, to each of its students
NOTICES = (*ONCE, "answered", "regraded")
LONGEST_SUBJECT = 300
LONGEST_WORDS = 2000


class Notice(Base):
    """Something that a learner is told. Titles and addresses are looked up when it is shown.

    `subject` is what it is about where that is no assignment, `words` what somebody said of it,
    `until` by when something is to be done. `mailed_at`: it is in a letter that went out.
    """

    __tablename__ = "notice"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["course_id", "assignment_id"],
            ["assignment.course_id", "assignment.id"],
            name="fk_notice_assignment",
        ),
        sa.Index("ix_notice_learner_id_read_at", "learner_id", "read_at"),
        sa.Index("ix_notice_at", "at"),
        sa.Index(
            "uq_notice_once",
            "course_id",
            "assignment_id",
            "learner_id",
            "kind",
            unique=True,
            sqlite_where=sa.text(one_of("kind", ONCE)),
            postgresql_where=sa.text(one_of("kind", ONCE)),
        ),
        sa.CheckConstraint(one_of("kind", NOTICES), name="kind"),
        sa.CheckConstraint(f"length(subject) <= {LONGEST_SUBJECT}", name="subject"),
        sa.CheckConstraint(f"length(words) <= {LONGEST_WORDS}", name="words"),
        sa.CheckConstraint("assignment_id IS NULL OR course_id IS NOT NULL", name="of_a_course"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(sa.String(16))
    course_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("course.id"))
    assignment_id: Mapped[UUID | None]
    subject: Mapped[str] = mapped_column(sa.String(LONGEST_SUBJECT), default="")
    words: Mapped[str] = mapped_column(sa.String(LONGEST_WORDS), default="")
    until: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]
