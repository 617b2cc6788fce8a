"""Question sets of a course: a draft that is worked on, and versions that stay as they are."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base

LONGEST_SET_TITLE = 120


class QuestionSet(Base):
    """A set of a course. `latest` is the number of its last version; 0 while it has none.

    `draft` is what is worked on and not saved yet, None where nothing was changed since;
    `revision` how often the draft moved.
    """

    __tablename__ = "question_set"
    __table_args__ = (
        sa.CheckConstraint(f"length(title) BETWEEN 1 AND {LONGEST_SET_TITLE}", name="title"),
    )

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("course.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(sa.String(LONGEST_SET_TITLE))
    latest: Mapped[int] = mapped_column(default=0)
    draft: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    revision: Mapped[int] = mapped_column(default=0)
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class QuestionSetVersion(Base):
    """A set as it was saved. Rows are added, and never changed; they go with their set only.

    `spec` is what `questions.blueprint` dumps.
    """

    __tablename__ = "question_set_version"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["course_id", "set_id"], ["question_set.course_id", "question_set.id"]
        ),
        sa.CheckConstraint("version >= 1", name="version"),
    )

    course_id: Mapped[UUID] = mapped_column(primary_key=True)
    set_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    spec: Mapped[dict[str, Any]]
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    made_at: Mapped[datetime]
