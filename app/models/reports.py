"""Problems that learners report, kept for curators."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of

ABOUT = ("wrong", "unclear", "outdated", "my_answer", "other")


class ProblemReport(Base):
    """One problem with a fact or with an item, as it was shown."""

    __tablename__ = "problem_report"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["item_id", "item_version"], ["item_version.item_id", "item_version.version"]
        ),
        sa.Index("ix_problem_report_closed_at", "closed_at"),
        sa.CheckConstraint(one_of("about", ABOUT), name="about"),
        sa.CheckConstraint("length(text) <= 2000", name="text"),
        sa.CheckConstraint("(item_id IS NULL) = (item_version IS NULL)", name="item_is_whole"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    fact_id: Mapped[str] = mapped_column(sa.String(200))
    item_id: Mapped[str | None] = mapped_column(sa.String(80))
    item_version: Mapped[str | None] = mapped_column(sa.String(32))
    reply: Mapped[str | None] = mapped_column(sa.String(1000))
    about: Mapped[str] = mapped_column(sa.String(16))
    text: Mapped[str] = mapped_column(sa.String(2000))
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("learner.id"))
    remark: Mapped[str | None] = mapped_column(sa.String(2000))
