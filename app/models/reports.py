"""Problems that learners report: to the curators, or to the staff of a course."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of

APPEAL = "my_answer"
ABOUT = ("wrong", "unclear", "outdated", APPEAL, "other")
OF_A_QUESTION = ("assignment_id", "number", "slot")


class ProblemReport(Base):
    """One problem with a fact or with an item, as it was shown; or with a question of an attempt.

    The last is its course's. It names the question by attempt and slot and no item or fact, so
    that no page and no file about it can give a running attempt's question away. `remark` is what
    the reporter hears. `passed_from`: the course whose staff passed it on to the curators.
    """

    __tablename__ = "problem_report"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["item_id", "item_version"], ["item_version.item_id", "item_version.version"]
        ),
        sa.ForeignKeyConstraint(
            ["course_id", "assignment_id", "learner_id", "number", "slot"],
            [
                "attempt_slot.course_id",
                "attempt_slot.assignment_id",
                "attempt_slot.learner_id",
                "attempt_slot.number",
                "attempt_slot.slot",
            ],
            name="fk_problem_report_attempt_slot",
        ),
        sa.Index("ix_problem_report_closed_at", "closed_at"),
        sa.Index("ix_problem_report_course_id", "course_id", "closed_at"),
        sa.Index("ix_problem_report_passed_from", "passed_from"),
        sa.Index(
            "uq_problem_report_appeal",
            "learner_id",
            "course_id",
            *OF_A_QUESTION,
            unique=True,
            sqlite_where=sa.text(f"about = '{APPEAL}'"),
            postgresql_where=sa.text(f"about = '{APPEAL}'"),
        ),
        sa.CheckConstraint(one_of("about", ABOUT), name="about"),
        sa.CheckConstraint("length(text) <= 2000", name="text"),
        sa.CheckConstraint("(item_id IS NULL) = (item_version IS NULL)", name="item_is_whole"),
        sa.CheckConstraint(
            " AND ".join(f"(course_id IS NULL) = ({each} IS NULL)" for each in OF_A_QUESTION),
            name="question_is_whole",
        ),
        sa.CheckConstraint(
            "(course_id IS NULL) = (fact_id IS NOT NULL) "
            "AND (course_id IS NULL OR item_id IS NULL)",
            name="about_one_thing",
        ),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    fact_id: Mapped[str | None] = mapped_column(sa.String(200))
    item_id: Mapped[str | None] = mapped_column(sa.String(80))
    item_version: Mapped[str | None] = mapped_column(sa.String(32))
    reply: Mapped[str | None] = mapped_column(sa.String(1000))
    about: Mapped[str] = mapped_column(sa.String(16))
    text: Mapped[str] = mapped_column(sa.String(2000))
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("learner.id"))
    remark: Mapped[str | None] = mapped_column(sa.String(2000))
    course_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("course.id"))
    assignment_id: Mapped[UUID | None]
    number: Mapped[int | None]
    slot: Mapped[int | None]
    passed_from: Mapped[UUID | None] = mapped_column(sa.ForeignKey("course.id"))
