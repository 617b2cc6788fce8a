"""What changes accounts and sign-ins. The caller commits, once, right after."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts import queries
from app.clock import new_id
from app.models import Learner, SetupToken, SignIn
from app.passwords import hash_password, verify


class Taken(ValueError):
    """There is an account with this e-mail already."""


class Spent(ValueError):
    """The set-up link was used before, or meanwhile by somebody else."""


def login_key(email: str) -> str:
    """An e-mail as it is stored: NFC, casefolded."""
    return unicodedata.normalize("NFC", email.strip()).casefold()


def register(
    session: Session,
    *,
    name: str,
    email: str,
    password: str,
    zone: str,
    now: datetime,
    role: str = "student",
) -> Learner:
    """A new learner.

    Raises:
        Taken: the e-mail has an account; nothing was stored.
    """
    if queries.by_email(session, login_key(email)) is not None:
        raise Taken
    learner = Learner(
        id=new_id(now),
        email=login_key(email),
        name=name,
        password_hash=hash_password(password),
        role=role,
        zone=zone,
        created_at=now,
    )
    session.add(learner)
    try:
        session.flush()
    except IntegrityError as error:  # registered a moment ago, beside us
        session.rollback()
        raise Taken from error
    return learner


def authenticate(session: Session, email: str, password: str) -> Learner | None:
    """The learner, if the password is right; unknown e-mails take as long as known ones."""
    learner = queries.by_email(session, login_key(email))
    stored = None if learner is None else learner.password_hash
    return learner if verify(stored, password) else None


def sign_in(session: Session, learner: Learner, now: datetime) -> SignIn:
    """A new sign-in of this learner; the cookie gets its id."""
    row = SignIn(learner_id=learner.id, id=uuid4(), created_at=now)
    session.add(row)
    session.flush()
    return row


def sign_out(session: Session, learner: Learner, sign_in: UUID, now: datetime) -> None:
    """End one sign-in: copies of its cookie are dead."""
    _end(session, SignIn.learner_id == learner.id, SignIn.id == sign_in, now=now)


def change_password(session: Session, learner: Learner, new: str, now: datetime) -> None:
    """Store the new password and end every sign-in of the learner."""
    learner.password_hash = hash_password(new)
    _end(session, SignIn.learner_id == learner.id, now=now)


def _end(session: Session, *which: sa.ColumnElement[bool], now: datetime) -> None:
    living = (*which, SignIn.ended_at.is_(None))
    session.execute(sa.update(SignIn).where(*living).values(ended_at=now))


def change_settings(
    session: Session, learner: Learner, *, name: str, theme: str, single_keys: bool, zone: str
) -> None:
    """Store what the account page offers to change."""
    learner.name, learner.theme = name, theme
    learner.single_keys, learner.zone = single_keys, zone
    session.flush()


def make_first_admin(
    session: Session, token: SetupToken, *, name: str, email: str, password: str, now: datetime
) -> Learner:
    """Spend the token and make the admin.

    Raises:
        Spent: the token was spent meanwhile.
        Taken: the e-mail has an account.
    """
    spend = (
        sa.update(SetupToken)
        .where(SetupToken.id == token.id, SetupToken.spent_at.is_(None))
        .values(spent_at=now)
    )
    if session.execute(spend).rowcount != 1:  # type: ignore[attr-defined]
        raise Spent
    return register(
        session, name=name, email=email, password=password, zone="UTC", now=now, role="admin"
    )
