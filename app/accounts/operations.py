"""What changes accounts and sign-ins. The caller commits, once, right after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts import queries
from app.accounts.naming import login_key, login_keys
from app.clock import new_id
from app.limits import Limit
from app.models import Audit, Learner, MailedToken, SetupToken, SignIn
from app.passwords import hash_password, verify

VISITOR = "Visitor"
UNKNOWN_ZONE = "UTC"
DOOR = Limit("door", 600, timedelta(minutes=10))
SIGN_IN = Limit("sign-in", 10, timedelta(minutes=10))
ACCOUNT = Limit("account", 100, timedelta(hours=1))
OWN_DATA = Limit("own data", 10, timedelta(hours=1))
VISITS = Limit("visits", 100, timedelta(minutes=10))


class Taken(ValueError):
    """There is an account with this e-mail already."""


class Spent(ValueError):
    """The set-up link was used before, or there is an admin meanwhile."""


def begin_visit(session: Session, zone: str, now: datetime) -> Learner:
    """A learner without an e-mail, who tries a few questions and may register later."""
    visitor = Learner(id=new_id(now), name=VISITOR, zone=zone, created_at=now)
    session.add(visitor)
    session.flush()
    return visitor


def register_visitor(
    session: Session, visitor: Learner, *, name: str, email: str, password: str, zone: str
) -> bool:
    """Fill the visitor's row, so that all answers stay; whether it was still a visitor's.

    Raises:
        Taken: the e-mail has an account; nothing was stored.
    """
    if queries.by_email(session, login_keys(email)) is not None:
        raise Taken
    values = {
        "email": login_key(email),
        "name": name,
        "password_hash": hash_password(password),
        "zone": visitor.zone if zone == UNKNOWN_ZONE else zone,
    }
    unfilled = (Learner.id == visitor.id, Learner.email.is_(None), Learner.deleted_at.is_(None))
    try:
        filled = session.scalar(
            sa.update(Learner).where(*unfilled).values(values).returning(Learner.id)
        )
    except IntegrityError as error:  # registered a moment ago, beside us
        session.rollback()
        raise Taken from error
    session.refresh(visitor)
    return filled is not None


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
    """A new learner. An admin spends every link to the first one.

    Raises:
        Taken: the e-mail has an account; nothing was stored.
    """
    if queries.by_email(session, login_keys(email)) is not None:
        raise Taken
    if role == "admin":
        _spend_tokens(session, now)
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
        if queries.by_email(session, login_keys(email)) is None:
            raise
        raise Taken from error
    return learner


def authenticate(session: Session, email: str, password: str) -> Learner | None:
    """The learner, if the password is right; unknown e-mails take as long as known ones."""
    learner = queries.by_email(session, login_keys(email))
    stored = None if learner is None else learner.password_hash
    return learner if verify(stored, password) else None


def has_password(learner: Learner, password: str) -> bool:
    """Whether this is the learner's password."""
    return verify(learner.password_hash, password)


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
    """Store the new password, end every sign-in of the learner, spend every link to another."""
    learner.password_hash = hash_password(new)
    _spend_links(session, learner, now)
    _end(session, SignIn.learner_id == learner.id, now=now)


def _end(session: Session, *which: sa.ColumnElement[bool], now: datetime) -> None:
    living = (*which, SignIn.ended_at.is_(None))
    session.execute(sa.update(SignIn).where(*living).values(ended_at=now))


def sign_out_elsewhere(session: Session, learner: Learner, here: UUID, now: datetime) -> None:
    """End every sign-in of the learner but this one."""
    _end(session, SignIn.learner_id == learner.id, SignIn.id != here, now=now)


def change_email(
    session: Session, learner: Learner, email: str, now: datetime, *, confirmed: bool
) -> None:
    """Store another address. Links that were mailed to the old one are spent.

    Raises:
        IntegrityError: it has an account, registered a moment ago. Roll back.
    """
    learner.email = login_key(email)
    learner.email_confirmed_at = now if confirmed else None
    session.flush()
    _spend_links(session, learner, now)
    note(session, learner, "e-mail", now, {})


def _spend_links(session: Session, learner: Learner, now: datetime) -> None:
    living = (MailedToken.learner_id == learner.id, MailedToken.spent_at.is_(None))
    session.execute(sa.update(MailedToken).where(*living).values(spent_at=now))


def is_taken(session: Session, email: str) -> bool:
    """Whether there is an account with this e-mail."""
    return queries.by_email(session, login_keys(email)) is not None


def change_settings(
    session: Session, learner: Learner, *, name: str, theme: str, single_keys: bool, zone: str
) -> None:
    """Store what the account page offers to change."""
    learner.name, learner.theme = name, theme
    learner.single_keys, learner.zone = single_keys, zone
    session.flush()


def choose_mail(session: Session, learner: Learner, *, due: bool, news: bool) -> None:
    """Store which notices come by mail: what is due soon, and all else."""
    learner.mail_due, learner.mail_news = due, news
    session.flush()


def note(
    session: Session, learner: Learner, act: str, now: datetime, detail: Mapping[str, str]
) -> None:
    """Keep what was done to an account, and when. No address stands in it."""
    row = Audit(learner_id=learner.id, id=new_id(now), at=now, act=act, detail=dict(detail))
    session.add(row)
    session.flush()


def _spend_tokens(session: Session, now: datetime) -> list[UUID]:
    """Spend every set-up token; those that were not spent yet, locked until the commit."""
    unspent = sa.update(SetupToken).where(SetupToken.spent_at.is_(None))
    return list(session.scalars(unspent.values(spent_at=now).returning(SetupToken.id)))


def make_first_admin(
    session: Session, token: SetupToken, *, name: str, email: str, password: str, now: datetime
) -> Learner:
    """Spend every token and make the admin.

    All tokens are spent by one statement: two links used at once wait for each other. Whether
    there is an admin is asked after that wait.

    Raises:
        Spent: the token was spent, or an admin made, meanwhile. Roll back.
        Taken: the e-mail has an account. Roll back.
    """
    if token.id not in _spend_tokens(session, now) or queries.has_admin(session):
        raise Spent
    return register(
        session, name=name, email=email, password=password, zone="UTC", now=now, role="admin"
    )
