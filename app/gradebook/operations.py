"""Grades set by hand. The caller commits, once, right after."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.models import Assignment, Attempt, Course, GradeOverride, Learner, Member
from app.models.gradebook import WHOLE
from app.rights import hold

AN_INSTANT = timedelta(microseconds=1)


class Missing(LookupError):
    """The course has no such graded assignment, or nobody of this name to grade in it."""


def override(
    session: Session,
    course: Course,
    by: Learner,
    assignment_id: UUID,
    learner_id: UUID,
    share: Fraction | None,
    reason: str,
    now: datetime,
) -> bool:
    """Set a grade by hand, or with None excuse; whether that changed anything.

    The share is kept in hundredths of a per cent. What was set before stays in the history.

    Raises:
        rights.Archived: the course is.
        Missing: see there.
    """
    hold(session, course)
    _find(session, course.id, assignment_id, learner_id)
    points = None if share is None else round(share * WHOLE)
    last = latest(session, course.id, assignment_id, learner_id)
    made = _row(course, by, assignment_id, learner_id, last, now)
    made.act, made.basis_points = ("excused" if points is None else "share"), points
    made.reason = reason
    if last is not None and _said(last) == _said(made):
        return False  # the button was pressed twice
    session.add(made)
    session.flush()
    return True


def withdraw(
    session: Session,
    course: Course,
    by: Learner,
    assignment_id: UUID,
    learner_id: UUID,
    now: datetime,
) -> bool:
    """Take back what was set by hand, so that what was earned holds again; whether it did not.

    Raises:
        rights.Archived: the course is.
    """
    hold(session, course)
    last = latest(session, course.id, assignment_id, learner_id)
    if last is None or last.act == "withdrawn":
        return False
    made = _row(course, by, assignment_id, learner_id, last, now)
    made.act, made.reason = "withdrawn", ""
    session.add(made)
    session.flush()
    return True


def latest(
    session: Session, course_id: UUID, assignment_id: UUID, learner_id: UUID
) -> GradeOverride | None:
    """The row that says what is in force."""
    of = (
        GradeOverride.course_id == course_id,
        GradeOverride.assignment_id == assignment_id,
        GradeOverride.learner_id == learner_id,
    )
    order = (GradeOverride.made_at.desc(), GradeOverride.id.desc())
    return session.scalar(sa.select(GradeOverride).where(*of).order_by(*order).limit(1))


def _find(session: Session, course_id: UUID, assignment_id: UUID, learner_id: UUID) -> None:
    given = session.get(Assignment, (course_id, assignment_id))
    if given is None or given.kind != "graded":
        raise Missing
    member = session.get(Member, (course_id, learner_id))
    if member is not None and member.role == "student":
        return
    worked = sa.select(Attempt.number).where(
        Attempt.course_id == course_id, Attempt.learner_id == learner_id
    )
    if session.scalar(worked.limit(1)) is None:
        raise Missing


def _row(
    course: Course, by: Learner, assignment_id: UUID, learner_id: UUID,
    last: GradeOverride | None, now: datetime,
) -> GradeOverride:  # fmt: skip
    """A row behind the last one, also where who made that one asked a moment later."""
    at = now if last is None else max(now, last.made_at + AN_INSTANT)
    return GradeOverride(
        course_id=course.id,
        assignment_id=assignment_id,
        learner_id=learner_id,
        id=new_id(at),
        made_by=by.id,
        made_at=at,
    )


def _said(row: GradeOverride) -> tuple[str, int | None, str, UUID]:
    return row.act, row.basis_points, row.reason, row.made_by
