"""What the start of the server does to the database besides migrating it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.models import Learner, SetupToken
from app.models.access import hash_of

VALID = timedelta(hours=24)


def setup_token(session: Session, now: datetime) -> str | None:
    """A fresh token for the first admin, valid for a day; None once there is an admin.

    Tokens of earlier starts stay valid for their day: a page opened from one still works.
    """
    admin = session.scalar(sa.select(Learner.id).where(Learner.role == "admin").limit(1))
    if admin is not None:
        return None
    token = secrets.token_urlsafe(32)
    session.add(
        SetupToken(
            id=new_id(now), token_hash=hash_of(token), created_at=now, expires_at=now + VALID
        )
    )
    session.flush()
    return token
