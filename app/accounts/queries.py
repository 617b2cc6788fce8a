"""Reads of accounts."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Learner, SetupToken
from app.models.access import hash_of


def by_email(session: Session, email: str) -> Learner | None:
    """The learner with this e-mail, which is NFC and casefolded."""
    return session.scalar(sa.select(Learner).where(Learner.email == email))


def setup_token(session: Session, token: str) -> SetupToken | None:
    """The set-up token of this text, living or not."""
    return session.scalar(sa.select(SetupToken).where(SetupToken.token_hash == hash_of(token)))


def is_living(token: SetupToken, now: datetime) -> bool:
    """Whether the token may still make the first admin."""
    return token.spent_at is None and now < token.expires_at
