"""Questions that the staff of a course write: a draft that is worked on, and saved versions.

What is asked is a row of `item_version`, under the id `course/<course>/<question>`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of
from questions.authored import FORMS


class CourseQuestion(Base):
    """A question of a course's own. `latest` is the number of its last version; 0: none yet.

    `draft` is what stands in the editor (`questions.authored.dump`), `revision` how often it
    moved, `saved_revision` the one that the last version was made of. What is archived stays
    where it is asked, and is offered no more.
    """

    __tablename__ = "course_question"
    __table_args__ = (
        sa.CheckConstraint(one_of("form", FORMS), name="form"),
        sa.CheckConstraint("latest >= 0", name="latest"),
        sa.CheckConstraint("(latest = 0) = (saved_revision IS NULL)", name="saved"),
    )

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("course.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(sa.String(32))
    draft: Mapped[dict[str, Any]]
    revision: Mapped[int] = mapped_column(default=0)
    latest: Mapped[int] = mapped_column(default=0)
    saved_revision: Mapped[int | None]
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    proposed_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]


class CourseQuestionVersion(Base):
    """A version of a course's own question. Rows are added, and never changed or removed."""

    __tablename__ = "course_question_version"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["course_id", "question_id"],
            ["course_question.course_id", "course_question.id"],
            name="fk_course_question_version_question",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "version"], ["item_version.item_id", "item_version.version"]
        ),
        sa.CheckConstraint("number >= 1", name="number"),
    )

    course_id: Mapped[UUID] = mapped_column(primary_key=True)
    question_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(sa.String(80))
    version: Mapped[str] = mapped_column(sa.String(32))
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    made_at: Mapped[datetime]
