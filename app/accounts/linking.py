"""One-use links: to a new password, and to confirm an address. The caller commits, right after.

Only a token's hash is stored. The visit spends nothing; the form does, by one statement, so that
of two forms sent at once one is too late.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts import naming, operations, queries
from app.accounts.operations import Spent, Taken
from app.clock import new_id
from app.limits import Limit
from app.models import Learner, MailedToken
from app.models.access import hash_of

VALID = {"reset": timedelta(hours=24), "confirm": timedelta(days=3)}
FORGOT = Limit("forgot", 5, timedelta(hours=1))
CONFIRM = Limit("confirm", 5, timedelta(hours=1))
MADE = Limit("links", 60, timedelta(hours=1))


class Administrator(ValueError):
    """Whose password only the server's own command may reset."""


def reset_link(session: Session, email: str, now: datetime, by: Learner | None) -> str | None:
    """A link's token for the account of this e-mail; None where there is no such account.

    `by` is the administrator who asks, None the command line. It is written down.

    Raises:
        Administrator: an administrator asks for another one's account, or for his own.
    """
    learner = queries.by_email(session, naming.login_keys(email))
    if learner is None:
        return None
    if by is not None and learner.role == "admin":
        raise Administrator
    token = make(session, learner, "reset", now, made_by=by)
    maker = "command" if by is None else by.id.hex
    operations.note(session, learner, "reset link", now, {"by": maker})
    return token


def forgotten(session: Session, email: str, now: datetime) -> tuple[str, str] | None:
    """The address to mail to, and the token; None unless it is a confirmed one of an account."""
    learner = queries.by_email(session, naming.login_keys(email))
    if learner is None or learner.email is None or learner.email_confirmed_at is None:
        return None
    return learner.email, make(session, learner, "reset", now)


def make(
    session: Session,
    learner: Learner,
    kind: str,
    now: datetime,
    *,
    email: str | None = None,
    made_by: Learner | None = None,
) -> str:
    """A fresh token of this kind; earlier ones of the learner are spent."""
    _spend(session, MailedToken.learner_id == learner.id, MailedToken.kind == kind, now=now)
    token = secrets.token_urlsafe(32)
    row = MailedToken(
        learner_id=learner.id,
        id=new_id(now),
        kind=kind,
        token_hash=hash_of(token),
        email=email,
        made_by=None if made_by is None else made_by.id,
        created_at=now,
        expires_at=now + VALID[kind],
    )
    session.add(row)
    session.flush()
    return token


def reset(session: Session, token: MailedToken, new: str, now: datetime) -> None:
    """Spend the token, store the password, end every sign-in.

    Raises:
        Spent: the token was used or has lapsed meanwhile.
    """
    learner = _used(session, token, now)
    operations.change_password(session, learner, new, now)
    operations.note(session, learner, "password reset", now, {})


def confirm(session: Session, token: MailedToken, now: datetime) -> None:
    """Spend the token: its address is the account's, and counts.

    Raises:
        Spent: the token was used or has lapsed meanwhile.
        Taken: the address has another account. Roll back.
    """
    learner = _used(session, token, now)
    try:
        operations.change_email(session, learner, token.email or "", now, confirmed=True)
    except IntegrityError as error:
        session.rollback()
        raise Taken from error


def _used(session: Session, token: MailedToken, now: datetime) -> Learner:
    mine = (MailedToken.learner_id == token.learner_id, MailedToken.id == token.id)
    if not _spend(session, *mine, MailedToken.expires_at > now, now=now):
        raise Spent
    return session.get_one(Learner, token.learner_id, populate_existing=True)


def _spend(session: Session, *which: sa.ColumnElement[bool], now: datetime) -> bool:
    """Whether one of these was living, and is not any more."""
    living = sa.update(MailedToken).where(*which, MailedToken.spent_at.is_(None))
    return bool(session.scalars(living.values(spent_at=now).returning(MailedToken.id)).all())
