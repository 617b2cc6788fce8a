"""Reads of accounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Learner, Review, SetupToken
from app.models.access import hash_of


def by_email(session: Session, keys: Sequence[str]) -> Learner | None:
    """The learner with the first of these login keys that has one."""
    rows = session.scalars(sa.select(Learner).where(Learner.email.in_(keys)))
    return min(rows, key=lambda row: keys.index(row.email or ""), default=None)


def answers_given(session: Session, learner_id: UUID) -> int:
    """How many answers a visitor has given."""
    given = sa.select(sa.func.count()).select_from(Review)
    rows = given.where(Review.learner_id == learner_id, Review.kind.in_(("answer", "relearn")))
    return session.scalar(rows) or 0


def setup_token(session: Session, token: str) -> SetupToken | None:
    """The set-up token of this text, living or not."""
    return session.scalar(sa.select(SetupToken).where(SetupToken.token_hash == hash_of(token)))


def has_admin(session: Session) -> bool:
    """Whether there is an admin."""
    first = sa.select(Learner.id).where(Learner.role == "admin").limit(1)
    return session.scalar(first) is not None


def is_living(session: Session, token: SetupToken, now: datetime) -> bool:
    """Whether the token may still make the first admin."""
    return token.spent_at is None and now < token.expires_at and not has_admin(session)
