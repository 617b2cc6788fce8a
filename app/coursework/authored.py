"""A course's own questions, as rooms that ask them need them. Selects only."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CourseQuestion, CourseQuestionVersion, ItemVersion
from questions.item import Item, load


def saved(session: Session, course_id: UUID) -> list[Item]:
    """The last version of each own question that is not archived, the one changed last first."""
    one, version = CourseQuestion, CourseQuestionVersion
    is_version = (ItemVersion.item_id == version.item_id) & (ItemVersion.version == version.version)
    rows = session.scalars(
        sa.select(ItemVersion.body)
        .join(version, is_version)
        .join(one, (one.id == version.question_id) & (one.latest == version.number))
        .where(
            one.course_id == course_id,
            version.course_id == course_id,
            one.archived_at.is_(None),
        )
        .order_by(one.changed_at.desc(), one.id)
    )
    return [load(body) for body in rows]
