"""Grades that staff sets by hand. Rows are added and never changed: the last one is in force."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of

ACTS = ("share", "excused", "withdrawn")
WHOLE = 10_000  # basis points
LONGEST_WHY = 500


class GradeOverride(Base):
    """What staff made of a student's grade of an assignment, and why.

    `share`: it is so many basis points, hundredths of a per cent. `excused`: it counts for
    nothing. `withdrawn`: what was earned holds again.
    """

    __tablename__ = "grade_override"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["course_id", "assignment_id"],
            ["assignment.course_id", "assignment.id"],
            name="fk_grade_override_assignment",
        ),
        sa.Index("ix_grade_override_learner_id", "learner_id"),
        sa.CheckConstraint(one_of("act", ACTS), name="act"),
        sa.CheckConstraint("(act = 'share') = (basis_points IS NOT NULL)", name="shared"),
        sa.CheckConstraint(f"basis_points BETWEEN 0 AND {WHOLE}", name="basis_points"),
        sa.CheckConstraint("act = 'withdrawn' OR length(reason) > 0", name="reason"),
    )

    course_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(sa.String(16))
    basis_points: Mapped[int | None]
    reason: Mapped[str] = mapped_column(sa.String(LONGEST_WHY), default="")
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    made_at: Mapped[datetime]
