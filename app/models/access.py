"""Who may come in: sign-ins, the token of the first set-up, what was done with rights."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of

MAILED = ("reset", "confirm")


class SignIn(Base):
    """One sign-in. The cookie carries both ids; a request without a living one is signed out."""

    __tablename__ = "sign_in"

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SetupToken(Base):
    """The way to the first admin. Only the token's hash is kept; spent by the POST."""

    __tablename__ = "setup_token"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]


class MailedToken(Base):
    """A one-use link to a new password (`reset`), or that confirms `email` (`confirm`).

    Only the token's hash is kept. `made_by` is the admin who made it without mail.
    """

    __tablename__ = "mailed_token"
    __table_args__ = (
        sa.CheckConstraint(one_of("kind", MAILED), name="kind"),
        sa.CheckConstraint("kind <> 'confirm' OR email IS NOT NULL", name="confirms_an_address"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(8))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    email: Mapped[str | None] = mapped_column(sa.String(254))
    made_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("learner.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]


class Throttle(Base):
    """How often something was tried: one row a bucket ("sign-in", an address) and window."""

    __tablename__ = "throttle"

    bucket: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    window: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    tries: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class Audit(Base):
    """What was done that somebody may ask about later: exports, changes of role."""

    __tablename__ = "audit"

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    act: Mapped[str] = mapped_column(sa.String(64))
    detail: Mapped[dict[str, Any]]


def hash_of(token: str) -> str:
    """What is stored of a token of 256 bits: it needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
