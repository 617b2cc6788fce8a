"""Learners. A visitor is a learner without an e-mail."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base

ROLES = ("student", "instructor", "curator", "admin")
THEMES = ("auto", "light", "dark")
LEVELS = ("preclinical", "clinical", "specialist")
EVERY_DAY = (100,) * 7
LONGEST_NAME = 80


def one_of(column: str, values: tuple[str, ...]) -> str:
    """The SQL of a check that `column` is one of `values`."""
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


class Learner(Base):
    """Somebody who learns, teaches or curates. `email` is the login key.

    The plan: `minutes_per_day`; `week`, from Monday on, how much of it each day takes in per
    cent (an easy day takes half, or nothing); `level` says which facts come first, `topics` which
    of those. `welcomed_at`: the two questions of the first sitting were answered or skipped.
    `calendar_key` is the secret part of the calendar's address. An address counts from
    `email_confirmed_at` on, where the server sends mail. Who left is `deleted_at`: no name, no
    address, "former student" number `former`. By mail come notices of what is due (`mail_due`)
    and of all else (`mail_news`), in one letter a learner-day; `mail_day` had the last one.
    """

    __tablename__ = "learner"
    __table_args__ = (
        sa.CheckConstraint(one_of("role", ROLES), name="role"),
        sa.CheckConstraint(one_of("theme", THEMES), name="theme"),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name="name"),
        sa.CheckConstraint("email IS NULL OR length(email) BETWEEN 3 AND 254", name="email"),
        sa.CheckConstraint("rollover_hour BETWEEN 0 AND 23", name="rollover_hour"),
        sa.CheckConstraint("desired_retention BETWEEN 0.7 AND 0.97", name="desired_retention"),
        sa.CheckConstraint("new_per_day BETWEEN 0 AND 1000", name="new_per_day"),
        sa.CheckConstraint("minutes_per_day BETWEEN 1 AND 600", name="minutes_per_day"),
        sa.CheckConstraint(f"level IS NULL OR {one_of('level', LEVELS)}", name="level"),
        sa.CheckConstraint("deleted_at IS NULL OR email IS NULL", name="deleted_is_nameless"),
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

    minutes_per_day: Mapped[int] = mapped_column(default=20)
    week: Mapped[list[int]] = mapped_column(default=lambda: list(EVERY_DAY))
    level: Mapped[str | None] = mapped_column(sa.String(16))
    topics: Mapped[list[str]] = mapped_column(default=list)
    welcomed_at: Mapped[datetime | None]
    calendar_key: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    email_confirmed_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    former: Mapped[int | None] = mapped_column(unique=True)
    mail_due: Mapped[bool] = mapped_column(default=True)
    mail_news: Mapped[bool] = mapped_column(default=False)
    mail_day: Mapped[int | None]


class Exam(Base):
    """A day by which a learner wants to know the facts of some topics; all of them if none."""

    __tablename__ = "exam"
    __table_args__ = (
        sa.CheckConstraint(f"length(name) BETWEEN 1 AND {LONGEST_NAME}", name="name"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(LONGEST_NAME))
    on: Mapped[date]
    topics: Mapped[list[str]]
    created_at: Mapped[datetime]
