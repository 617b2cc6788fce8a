"""What the start of the server does to the database besides migrating it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.config import BadSetting
from app.memory.checking import tally_differences
from app.memory.log import complete, with_incomplete
from app.memory.publishing import Published, publish
from app.memory.tallies import make_anew, without_tallies
from app.models import Learner, SetupToken
from app.models.access import hash_of
from questions.bank import Bank

VALID = timedelta(hours=24)


def publish_bank(session: Session, bank: Bank, now: datetime) -> Published:
    """Publish the bank; the caller commits.

    Raises:
        BadSetting: no question would be left to serve. Not to be committed.
    """
    published = publish(session, bank, now)
    if not published.items:
        raise BadSetting(
            "The bank makes no question; what was published stays. `python -m questions why-not` "
            "says which rule refused, or restore the fact files."
        )
    return published


def fill_tallies(session: Session) -> int:
    """Make the tallies of learners who have answers and none: those of an older version.

    Returns the number of learners. The caller commits.
    """
    learners = without_tallies(session)
    for learner_id in learners:
        make_anew(session, learner_id)
    return len(learners)


def fill_memories(session: Session) -> int:
    """Complete the memories that an older version stored; their number. The caller commits."""
    return sum(complete(session, learner_id) for learner_id in with_incomplete(session))


def mend_tallies(session: Session) -> int:
    """Make the tallies anew that are not what the log says; the number of learners.

    The caller commits.
    """
    wrong = [
        learner
        for learner in session.scalars(sa.select(Learner).order_by(Learner.id)).all()
        if tally_differences(session, learner)
    ]
    for learner in wrong:
        make_anew(session, learner.id)
    return len(wrong)


def setup_token(session: Session, now: datetime) -> str | None:
    """A fresh token for the first admin, valid for a day; None once there is an admin.

    Tokens of earlier starts stay valid for their day, until there is an admin: a page opened
    from one still works.
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
