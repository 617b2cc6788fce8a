"""Leaving for good. The caller commits, right after.

The learner's row stays without name and address, as a former student with a number, so that what
others work with stays in its place: problem reports, answers that a course graded.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts import operations, queries
from app.db import Base
from app.models import (
    Annotation,
    AssignmentOverride,
    Course,
    DayTally,
    Exam,
    GradeOverride,
    Invitation,
    Learner,
    MailedToken,
    Member,
    Memory,
    Notice,
    OwnCard,
    OwnDeck,
    OwnPicture,
    Quiz,
    QuizPreset,
    QuizQuestion,
    Review,
    SignIn,
    Upload,
)

FORMER = "Former student"
# a table comes before those that it names
REMOVED: tuple[type[Base], ...] = (
    Notice,
    AssignmentOverride,
    Invitation,
    Member,
    QuizQuestion,
    Quiz,
    QuizPreset,
    Exam,
    Annotation,
    OwnCard,
    OwnDeck,
    OwnPicture,
    Upload,
    DayTally,
    Memory,
    Review,
    MailedToken,
    SignIn,
)
UNTOLD = "The reason went with the account."
TRIES = 20


class LastAdministrator(ValueError):
    """Nobody else could run the server. Nothing was removed; roll back."""


class LastInstructor(ValueError):
    """Nobody else could run a course that others are in. Nothing was removed; roll back."""


def remove(session: Session, learner: Learner, now: datetime) -> int:
    """Take away name, address, sign-ins and all that was learnt; the number of who is left.

    The learner's row is taken before its rows are removed: an answer on its way in another tab
    comes before that, and goes with the others, or after it, and is refused at its commit.

    Raises:
        LastAdministrator: there is no other.
        LastInstructor: the same of a course.
    """
    was_admin, learner_id = learner.role == "admin", learner.id
    _take(session, learner_id, was_admin)
    session.execute(_emptied(learner_id, now))
    if was_admin and not queries.has_admin(session):
        raise LastAdministrator
    if _alone_teaches(session, learner_id):
        raise LastInstructor
    number = _numbered(session, learner_id)
    session.execute(_without_reasons(learner_id))
    for table in REMOVED:
        session.execute(
            sa.delete(table).where(table.__table__.c.learner_id == learner_id),
            execution_options={"synchronize_session": False},
        )
    operations.note(session, learner, "left", now, {})
    session.expire(learner)
    return number


def _take(session: Session, learner_id: UUID, admin: bool) -> None:
    """Wait for whoever holds what will be removed, in the order in which others take it.

    Of two administrators who leave at once the second sees that the first has left. SQLite has
    one writer anyway.
    """
    if admin:
        admins = sa.select(Learner.id).where(Learner.role == "admin").order_by(Learner.id)
        session.execute(admins.with_for_update()).all()
    taught = sa.select(Member.course_id).where(Member.learner_id == learner_id)
    courses = sa.select(Course.id).where(Course.id.in_(taught)).order_by(Course.id)
    session.execute(courses.with_for_update()).all()
    quizzes = sa.select(Quiz.id).where(Quiz.learner_id == learner_id).order_by(Quiz.id)
    session.execute(quizzes.with_for_update()).all()


def _alone_teaches(session: Session, learner_id: UUID) -> bool:
    """Whether a course that is not archived would be left to its students alone."""
    other = sa.orm.aliased(Member)
    others = sa.exists().where(
        other.course_id == Member.course_id,
        other.learner_id != learner_id,
        other.left_at.is_(None),
        other.removed_at.is_(None),
    )
    taught = (
        sa.select(Member.course_id)
        .join(Course, Course.id == Member.course_id)
        .where(Member.learner_id == learner_id, Member.role == "instructor")
        .where(Member.left_at.is_(None), Member.removed_at.is_(None))
        .where(Course.archived_at.is_(None), others)
        .where(~others.where(other.role == "instructor"))
    )
    return session.scalar(taught.limit(1)) is not None


def _emptied(learner_id: UUID, now: datetime) -> sa.Update:
    """Everything that a person gave or chose, back to what a row begins with."""
    kept = {"id", "created_at", "former"}
    given = {
        column.key: _default(column) for column in sa.inspect(Learner).c if column.key not in kept
    }
    given |= {"name": FORMER, "deleted_at": now}
    return (
        sa.update(Learner)
        .where(Learner.id == learner_id)
        .values(given)
        .execution_options(synchronize_session=False)
    )


def _without_reasons(learner_id: UUID) -> sa.Update:
    """Grades that a course set by hand stay, but why they were may tell of the person."""
    return (
        sa.update(GradeOverride)
        .where(GradeOverride.learner_id == learner_id, GradeOverride.reason != "")
        .values(reason=UNTOLD)
        .execution_options(synchronize_session=False)
    )


def _default(column: sa.Column[Any]) -> object:
    default: Any = column.default
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


def _numbered(session: Session, learner_id: UUID) -> int:
    """Give the row the next number of a former student.

    Of two who leave at once PostgreSQL lets the second wait for the first, and then refuses the
    number that both had counted: it counts again.
    """
    highest = sa.select(sa.func.coalesce(sa.func.max(Learner.former), 0))
    for _ in range(TRIES):
        number = session.scalar(highest) or 0
        number += 1
        values = {"former": number, "name": f"{FORMER} {number}"}
        try:
            with session.begin_nested():
                session.execute(
                    sa.update(Learner).where(Learner.id == learner_id).values(values),
                    execution_options={"synchronize_session": False},
                )
        except IntegrityError:
            continue
        return number
    raise RuntimeError(f"no number for a former student in {TRIES} tries")
