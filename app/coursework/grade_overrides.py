"""Grades set by hand, from the first to the one in force. Selects only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.grades import Override
from app.models import GradeOverride, Learner
from app.models.gradebook import WHOLE


@dataclass(frozen=True)
class Made:
    """An override as it was made, or taken back: `act` as the table has it. `who` by name."""

    assignment_id: UUID
    learner_id: UUID
    act: str
    share: Fraction | None
    reason: str
    who: str
    when: datetime


def made(session: Session, course_id: UUID, learner_id: UUID | None = None) -> list[Made]:
    """Every override of a course, or of one learner in it; the first one first."""
    wanted = (
        sa.select(GradeOverride, Learner.name)
        .join(Learner, Learner.id == GradeOverride.made_by)
        .where(GradeOverride.course_id == course_id)
        .order_by(GradeOverride.made_at, GradeOverride.id)
        .execution_options(populate_existing=True)
    )
    if learner_id is not None:
        wanted = wanted.where(GradeOverride.learner_id == learner_id)
    return [_made(row, name) for row, name in session.execute(wanted)]


def _made(row: GradeOverride, who: str) -> Made:
    points = row.basis_points
    share = None if points is None else Fraction(points, WHOLE)
    return Made(row.assignment_id, row.learner_id, row.act, share, row.reason, who, row.made_at)


def in_force(rows: Iterable[Made]) -> dict[tuple[UUID, UUID], Override]:
    """The last override of each assignment and learner, unless it was taken back."""
    last = {(each.assignment_id, each.learner_id): each for each in rows}
    return {
        key: Override(each.share, each.reason, each.who, each.when)
        for key, each in last.items()
        if each.act != "withdrawn"
    }
