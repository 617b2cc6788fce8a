"""What changes the plan. The caller commits, once, right after."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.limits import Limit
from app.memory.rows import claim
from app.models import Exam, Learner
from app.plan import queries

MOST_EXAMS = 20
KEY_BYTES = 24  # 192 bits
FEED = Limit("calendar", 120, timedelta(minutes=10))


class TooMany(ValueError):
    """The learner has as many exams as one may have."""


class Missing(LookupError):
    """There is no such exam, or it is not this learner's."""


def change_plan(
    session: Session,
    learner: Learner,
    *,
    minutes: int,
    new: int,
    retention: float,
    week: Sequence[int],
    level: str | None,
    topics: Sequence[str],
    zone: str,
    rollover: int,
) -> None:
    """Store the plan. No memory moves: a new retention counts from the next answer on."""
    learner.minutes_per_day, learner.new_per_day = minutes, new
    learner.desired_retention = retention
    learner.week, learner.level, learner.topics = list(week), level, list(topics)
    learner.zone, learner.rollover_hour = zone, rollover
    session.flush()


def add_exam(
    session: Session,
    learner: Learner,
    *,
    name: str,
    on: date,
    topics: Sequence[str],
    now: datetime,
) -> Exam:
    """A day by which the learner wants to know the facts of some topics, of all if none.

    Raises:
        TooMany: there are twenty; nothing was stored.
    """
    claim(session, learner.id)
    if queries.count_exams(session, learner.id) >= MOST_EXAMS:
        raise TooMany
    exam = Exam(
        learner_id=learner.id,
        id=new_id(now),
        name=name,
        on=on,
        topics=list(topics),
        created_at=now,
    )
    session.add(exam)
    session.flush()
    return exam


def remove_exam(session: Session, learner: Learner, exam: UUID) -> str:
    """Forget an exam; its name. No answer and no schedule changes.

    Raises:
        Missing: this learner has no such exam.
    """
    row = session.get(Exam, (learner.id, exam))
    if row is None:
        raise Missing
    session.execute(sa.delete(Exam).where(Exam.learner_id == learner.id, Exam.id == exam))
    return row.name


def make_calendar(session: Session, learner: Learner) -> str:
    """A new address of the calendar; the one before it is dead."""
    learner.calendar_key = secrets.token_urlsafe(KEY_BYTES)
    session.flush()
    return learner.calendar_key


def remove_calendar(session: Session, learner: Learner) -> None:
    """No address of the calendar lives any more."""
    learner.calendar_key = None
    session.flush()


def welcome(
    session: Session, learner: Learner, *, level: str | None, on: date | None, now: datetime
) -> None:
    """What a first sitting was told, or that it was skipped. It is never asked again.

    Of two forms sent at once the first one counts.

    Raises:
        TooMany: there are twenty exams; nothing was stored.
    """
    claim(session, learner.id)
    session.refresh(learner, ["welcomed_at"])
    if learner.welcomed_at is not None:
        return
    learner.welcomed_at = now
    if level is not None:
        learner.level = level
    if on is not None:
        add_exam(session, learner, name="Exam", on=on, topics=(), now=now)
    session.flush()
