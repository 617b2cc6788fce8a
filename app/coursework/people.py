"""Who works on assignments. Selects only."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Learner, Member
from app.rights import present


def students(session: Session, course_id: UUID) -> list[tuple[Learner, Member]]:
    """Who must do the course's work now, by name."""
    rows = session.execute(
        sa.select(Learner, Member)
        .join(Member, Member.learner_id == Learner.id)
        .where(Member.course_id == course_id, Member.role == "student", present())
        .order_by(Learner.name, Learner.id)
    )
    return [(learner, member) for learner, member in rows]


def name_of(session: Session, learner_id: UUID) -> str:
    """What somebody is called who has work in a course."""
    return session.get_one(Learner, learner_id).name
