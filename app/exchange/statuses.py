"""Uploads as they stand: one, the last ones, those that wait. Selects only."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Learner, Upload

OPEN = ("waiting", "reading", "read", "taking")
MOVING = ("waiting", "reading", "taking")
WORKED_ON = ("reading", "taking")
DROPPABLE = ("waiting", "reading", "read")
LISTED = 10
LOOKED_AT = 20


def upload(session: Session, learner_id: UUID, upload_id: UUID) -> Upload | None:
    """An upload of this learner's, as it now is."""
    return session.scalar(
        sa.select(Upload)
        .where(Upload.learner_id == learner_id, Upload.id == upload_id)
        .execution_options(populate_existing=True)
    )


def last_ones(session: Session, learner_id: UUID) -> list[Upload]:
    """The last uploads of a learner, the latest first."""
    mine = sa.select(Upload).where(Upload.learner_id == learner_id)
    return list(session.scalars(mine.order_by(Upload.id.desc()).limit(LISTED)))


def open_ones(session: Session, learner_id: UUID) -> int:
    """How many uploads of a learner still have a file."""
    return session.scalar(
        sa.select(sa.func.count())
        .select_from(Upload)
        .where(Upload.learner_id == learner_id, Upload.state.in_(OPEN))
    ) or 0  # fmt: skip


def worked_on(session: Session, learner_id: UUID) -> list[Upload]:
    """The uploads of a learner that a process should be working on."""
    return list(
        session.scalars(
            sa.select(Upload)
            .where(Upload.learner_id == learner_id, Upload.state.in_(WORKED_ON))
            .execution_options(populate_existing=True)
        )
    )


def waiting(session: Session) -> list[tuple[UUID, UUID]]:
    """Whose turn it is: learner and upload, whoever came first, of all learners."""
    rows = session.execute(
        sa.select(Upload.learner_id, Upload.id)
        .where(Upload.state == "waiting")
        .order_by(Upload.created_at)
        .limit(LOOKED_AT)
    )
    return [(learner_id, id_) for learner_id, id_ in rows]


def forgotten(session: Session, before: datetime) -> list[tuple[UUID, UUID]]:
    """Uploads of all learners that came before then and are neither taken in nor thrown away."""
    rows = session.execute(
        sa.select(Upload.learner_id, Upload.id).where(
            Upload.state.in_(("waiting", "read")), Upload.created_at < before
        )
    )
    return [(learner_id, id_) for learner_id, id_ in rows]


def is_here(session: Session, learner_id: UUID) -> bool:
    """Whether the account is there, in a statement of its own."""
    return session.scalar(
        sa.select(Learner.id).where(Learner.id == learner_id, Learner.deleted_at.is_(None))
    ) is not None  # fmt: skip
