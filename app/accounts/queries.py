"""Reads of accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Annotation,
    DayTally,
    Learner,
    MailedToken,
    Quiz,
    Review,
    SetupToken,
    SignIn,
    Upload,
)
from app.models.access import hash_of


@dataclass(frozen=True)
class SignedIn:
    """A sign-in that lives: since when, in the learner's zone, and whether this request's."""

    since: datetime
    here: bool


@dataclass(frozen=True)
class Lost:
    """How much a deletion takes away."""

    answers: int
    notes: int
    quizzes: int


def by_email(session: Session, keys: Sequence[str]) -> Learner | None:
    """The learner with the first of these login keys that has one."""
    rows = session.scalars(sa.select(Learner).where(Learner.email.in_(keys)))
    return min(rows, key=lambda row: keys.index(row.email or ""), default=None)


def answers_given(session: Session, learner_id: UUID) -> int:
    """How many answers a visitor has given."""
    given = sa.select(sa.func.count()).select_from(Review)
    rows = given.where(Review.learner_id == learner_id, Review.kind.in_(("answer", "relearn")))
    return session.scalar(rows) or 0


def lost(session: Session, learner_id: UUID) -> Lost:
    """What there is to lose. Answers by the day's tallies: the log may be long."""
    answers = sa.select(sa.func.coalesce(sa.func.sum(DayTally.answers), 0))
    kept = Annotation.flagged | (Annotation.note != "") | (Annotation.mnemonic != "")
    counts = (
        answers.where(DayTally.learner_id == learner_id),
        _count((Annotation.learner_id == learner_id) & kept),
        _count(Quiz.learner_id == learner_id),
    )
    return Lost(*(int(session.scalar(each) or 0) for each in counts))


def uploads(session: Session, learner_id: UUID) -> list[UUID]:
    """The uploads of a learner, whose files may lie on the disk."""
    return list(session.scalars(sa.select(Upload.id).where(Upload.learner_id == learner_id)))


def _count(mine: sa.ColumnElement[bool]) -> sa.Select[int]:
    return sa.select(sa.func.count()).where(mine)


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


def mailed_token(session: Session, token: str, kind: str) -> MailedToken | None:
    """The one-use link of this text and kind, living or not."""
    found = (MailedToken.token_hash == hash_of(token), MailedToken.kind == kind)
    return session.scalar(sa.select(MailedToken).where(*found))


def sign_ins(session: Session, learner: Learner, here: UUID, after: datetime) -> list[SignedIn]:
    """The sign-ins of a learner that live and began after a time, newest first."""
    living = (SignIn.ended_at.is_(None), SignIn.created_at > after)
    rows = session.execute(
        sa.select(SignIn.id, SignIn.created_at)
        .where(SignIn.learner_id == learner.id, *living)
        .order_by(SignIn.created_at.desc(), SignIn.id)
    )
    zone = ZoneInfo(learner.zone)
    return [SignedIn(at.astimezone(zone), id_ == here) for id_, at in rows]
