"""What was decided about a question after it was published: in a course, and by the curators."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.assignments import LONGEST_REASON
from app.models.people import one_of

VERDICTS = ("accepted", "full", "dropped", "restored")
_STANDS = sa.text("restored_at IS NULL")


class KeyOverride(Base):
    """What a version of an item counts in a course from `made_at` on. Rows are only added.

    What the verdicts mean says `app.coursework.regrading`; `replies` go with `accepted` alone.
    """

    __tablename__ = "key_override"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["item_id", "version"], ["item_version.item_id", "item_version.version"]
        ),
        sa.CheckConstraint(one_of("verdict", VERDICTS), name="verdict"),
        sa.CheckConstraint(f"length(reason) BETWEEN 1 AND {LONGEST_REASON}", name="reason"),
    )

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("course.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(sa.String(80))
    version: Mapped[str] = mapped_column(sa.String(32))
    verdict: Mapped[str] = mapped_column(sa.String(8))
    replies: Mapped[list[str]]
    reason: Mapped[str] = mapped_column(sa.String(LONGEST_REASON))
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    made_at: Mapped[datetime]


class Withdrawal(Base):
    """An item, or a unit with all its items, that is asked nowhere until it is restored.

    Of each at most one stands at a time.
    """

    __tablename__ = "withdrawal"
    __table_args__ = (
        sa.CheckConstraint("(item_id IS NULL) <> (unit IS NULL)", name="of_one"),
        sa.CheckConstraint("(restored_at IS NULL) = (restored_by IS NULL)", name="restored"),
        sa.CheckConstraint(f"length(reason) BETWEEN 1 AND {LONGEST_REASON}", name="reason"),
        sa.Index(
            "ix_withdrawal_item_id", "item_id", unique=True,
            sqlite_where=_STANDS, postgresql_where=_STANDS,
        ),
        sa.Index(
            "ix_withdrawal_unit", "unit", unique=True,
            sqlite_where=_STANDS, postgresql_where=_STANDS,
        ),
    )  # fmt: skip

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[str | None] = mapped_column(sa.String(80))
    unit: Mapped[str | None] = mapped_column(sa.String(220))
    reason: Mapped[str] = mapped_column(sa.String(LONGEST_REASON))
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    made_at: Mapped[datetime]
    restored_at: Mapped[datetime | None]
    restored_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("learner.id"))
