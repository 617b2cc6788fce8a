"""Exceptions: other rules for some students, or for a label. The caller commits, once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments.moving import hold_rules, move_ends
from app.clock import new_id
from app.coursework import people
from app.coursework.terms import Terms
from app.models import Assignment, AssignmentOverride, Course, Learner


def make_exceptions(
    session: Session,
    course: Course,
    learner: Learner,
    given: Assignment,
    whom: Sequence[UUID | int],
    terms: Terms,
    reason: str,
    now: datetime,
) -> int:
    """Other rules for students, by id, and for labels of extra time; of how many the end moved.

    It takes the place of an exception that one of them has. Who is no student of the course is
    left out.

    Raises:
        rights.Archived: the course is.
    """
    hold_rules(session, course, given, now)
    inside = {person.id for person, _ in people.students(session, course.id)}
    for each in whom:
        if isinstance(each, int) or each in inside:
            session.execute(sa.delete(AssignmentOverride).where(*_of(given), _is_for(each)))
            session.add(_exception(given, each, terms, reason, learner, now))
    session.flush()
    return move_ends(session, given, now)


def _is_for(whom: UUID | int) -> sa.ColumnElement[bool]:
    if isinstance(whom, int):
        return AssignmentOverride.label == whom
    return AssignmentOverride.learner_id == whom


def _exception(
    given: Assignment, whom: UUID | int, terms: Terms, reason: str, by: Learner, now: datetime
) -> AssignmentOverride:
    return AssignmentOverride(
        course_id=given.course_id,
        assignment_id=given.id,
        id=new_id(now),
        learner_id=None if isinstance(whom, int) else whom,
        label=whom if isinstance(whom, int) else None,
        release_at=terms.release,
        due_at=terms.due,
        close_at=terms.close,
        seconds=terms.seconds,
        attempts=terms.attempts,
        reason=reason,
        made_by=by.id,
        created_at=now,
    )


def _of(given: Assignment) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        AssignmentOverride.course_id == given.course_id,
        AssignmentOverride.assignment_id == given.id,
    )


def remove_exception(
    session: Session, course: Course, given: Assignment, override_id: UUID, now: datetime
) -> int:
    """Let the rules for all hold again; of how many running attempts the end moved.

    Raises:
        rights.Archived: the course is.
        LookupError: there is no such exception.
    """
    hold_rules(session, course, given, now)
    gone = session.scalar(
        sa.delete(AssignmentOverride)
        .where(*_of(given), AssignmentOverride.id == override_id)
        .returning(AssignmentOverride.id)
    )
    if gone is None:
        raise LookupError(override_id)
    return move_ends(session, given, now)
