"""Files that a learner sent, and what became of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of

LONGEST_NAME = 255
STATES = ("waiting", "reading", "read", "taking", "done", "dropped", "failed")


class Upload(Base):
    """A file on its way in. A process of its own reads it, and, when the learner says so, takes it.

    `found` is what the file holds, `done` of `of` what was worked off, `message` what went wrong.
    `moved_at` is the sign of life of the process; one that gives none any more has ended. `chosen`
    says what of it the learner wants. It waits twice: to be read, and, once it was found what it
    holds, to be taken in.
    """

    __tablename__ = "upload"
    __table_args__ = (
        sa.Index("ix_upload_state_created_at", "state", "created_at"),
        sa.CheckConstraint(one_of("state", STATES), name="state"),
        sa.CheckConstraint(f"length(name) <= {LONGEST_NAME}", name="name"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(LONGEST_NAME))
    size: Mapped[int]
    state: Mapped[str] = mapped_column(sa.String(8))
    done: Mapped[int] = mapped_column(default=0)
    of: Mapped[int] = mapped_column(default=0)
    found: Mapped[dict[str, Any]] = mapped_column(default=dict)
    chosen: Mapped[dict[str, Any]] = mapped_column(default=dict)
    message: Mapped[str | None] = mapped_column(sa.String(2000))
    created_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
