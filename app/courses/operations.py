"""What changes a course and its members. The caller commits, once, right after."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app import codes
from app.clock import new_id
from app.models import Course, Learner, Member
from app.rights import Missing, hold, hold_any, present


class LastInstructor(ValueError):
    """Nobody else could run the course. Nothing was changed; roll back."""


def create(
    session: Session, learner: Learner, *, title: str, term: str, about: str, now: datetime
) -> Course:
    """A new course with a join code; whoever makes it is its first instructor."""
    course = Course(
        id=new_id(now), title=title, term=term, about=about, join_code=codes.fresh(), created_at=now
    )
    session.add(course)
    session.flush()
    session.add(
        Member(course_id=course.id, learner_id=learner.id, role="instructor", joined_at=now)
    )
    session.flush()
    return course


def describe(session: Session, course: Course, *, title: str, term: str, about: str) -> None:
    """Give the course another title, term and description.

    Raises:
        Archived: the course is.
    """
    hold(session, course)
    course.title, course.term, course.about = title, term, about
    session.flush()


def change_code(session: Session, course: Course, *, stop: bool) -> None:
    """Put another join code in place of the one before, or none.

    Raises:
        Archived: the course is.
    """
    hold(session, course)
    course.join_code = None if stop else codes.fresh()
    session.flush()


def archive(session: Session, course: Course, now: datetime) -> None:
    """Close the course: everything stays, nothing changes, and no code opens it."""
    course.archived_at = course.archived_at or now
    session.flush()


def restore(session: Session, course: Course) -> None:
    """Open an archived course again, as it was."""
    course.archived_at = None
    session.flush()


def remove(session: Session, course: Course, member: Member, now: datetime) -> None:
    """Take somebody out of the course. What was graded stays.

    Raises:
        Archived: the course is.
        LastInstructor: roll back.
    """
    hold(session, course)
    _end(session, member, now, Member.removed_at)


def leave(session: Session, course: Course, member: Member, now: datetime) -> None:
    """Go out of the course, archived ones too; the way back is a code.

    Raises:
        LastInstructor: roll back.
    """
    hold_any(session, course)
    _end(session, member, now, Member.left_at)


def _end(
    session: Session,
    member: Member,
    now: datetime,
    column: sa.orm.InstrumentedAttribute[datetime | None],
) -> None:
    ended = {column.key: now, "shares_mastery": False}
    session.execute(
        sa.update(Member).where(*_key(member.course_id, member.learner_id), present()).values(ended)
    )
    if member.role == "instructor" and not has_instructor(session, member.course_id):
        raise LastInstructor
    session.refresh(member)


def has_instructor(session: Session, course_id: UUID) -> bool:
    """Whether somebody runs the course, or it is archived and needs nobody."""
    teaching = sa.exists().where(
        Member.course_id == course_id, Member.role == "instructor", present()
    )
    archived = sa.exists().where(Course.id == course_id, Course.archived_at.is_not(None))
    return bool(session.scalar(sa.select(teaching | archived)))


def share(session: Session, member: Member, shares: bool) -> None:
    """Let the staff see mastery by topic, or no longer."""
    member.shares_mastery = shares
    session.flush()


def give_time(session: Session, course: Course, member: Member, extra_time: int) -> None:
    """Set how much time the member has where time is limited, in per cent.

    Raises:
        Archived: the course is.
    """
    hold(session, course)
    member.extra_time = extra_time
    session.flush()


def member_of(session: Session, course_id: UUID, learner_id: UUID) -> Member:
    """Somebody who is in the course now.

    Raises:
        Missing: nobody such.
    """
    found = sa.select(Member).where(*_key(course_id, learner_id), present())
    member = session.scalar(found)
    if member is None:
        raise Missing
    return member


def _key(course_id: UUID, learner_id: UUID) -> tuple[sa.ColumnElement[bool], ...]:
    return Member.course_id == course_id, Member.learner_id == learner_id
