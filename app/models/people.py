"""Learners. A visitor is a learner without an e-mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base

ROLES = ("student", "instructor", "curator", "admin")
THEMES = ("auto", "light", "dark")


def one_of(column: str, values: tuple[str, ...]) -> str:
    """The SQL of a check that `column` is one of `values`."""
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


class Learner(Base):
    """Somebody who learns, teaches or curates. `email` is the login key."""

    __tablename__ = "learner"
    __table_args__ = (
        sa.CheckConstraint(one_of("role", ROLES), name="role"),
        sa.CheckConstraint(one_of("theme", THEMES), name="theme"),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name="name"),
        sa.CheckConstraint("email IS NULL OR length(email) BETWEEN 3 AND 254", name="email"),
        sa.CheckConstraint("rollover_hour BETWEEN 0 AND 23", name="rollover_hour"),
        sa.CheckConstraint("desired_retention BETWEEN 0.7 AND 0.97", name="desired_retention"),
        sa.CheckConstraint("new_per_day BETWEEN 0 AND 1000", name="new_per_day"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str | None] = mapped_column(sa.String(254), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    password_hash: Mapped[str | None] = mapped_column(sa.String(255))
    role: Mapped[str] = mapped_column(sa.String(16), default="student")
    zone: Mapped[str] = mapped_column(sa.String(64), default="UTC")
    rollover_hour: Mapped[int] = mapped_column(default=4)
    desired_retention: Mapped[float] = mapped_column(default=0.9)
    new_per_day: Mapped[int] = mapped_column(default=10)
    theme: Mapped[str] = mapped_column(sa.String(8), default="auto")
    single_keys: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
