"""Rules that change while attempts run: who holds what, and where the ends go.

A change holds the course first, then ends what is over, then holds the assignment: so an attempt
that is begun at the same moment is begun by the rules before, and moved, or by the new ones.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework import queries
from app.coursework.attempting import finish_overdue
from app.coursework.terms import Terms, ends
from app.models import Assignment, Attempt, Course, Member
from app.rights import hold


def hold_rules(session: Session, course: Course, given: Assignment, now: datetime) -> None:
    """Wait for whoever begins or changes; what is over ends by the rules before the change."""
    hold(session, course)
    finish_overdue(session, now, course_id=course.id)
    mine = (Assignment.course_id == course.id, Assignment.id == given.id)
    session.execute(
        sa.update(Assignment).where(*mine).values(kind=Assignment.kind),
        execution_options={"synchronize_session": False},
    )
    session.refresh(given)


def move_ends(session: Session, given: Assignment, now: datetime) -> int:
    """Let the rules of now hold for what was begun: the due time of all, the end of what runs.

    An end that is moved lies never before now: what was saved until then counts.
    """
    rows = queries.overrides(session, given.course_id, given.id)
    times = _extra_times(session, given.course_id)
    every = sa.select(Attempt).where(
        Attempt.course_id == given.course_id, Attempt.assignment_id == given.id
    )
    order = (Attempt.learner_id, Attempt.number)
    fresh = every.order_by(*order).with_for_update().execution_options(populate_existing=True)
    moved = 0
    for attempt in session.scalars(fresh):
        extra = times.get(attempt.learner_id, 100)
        terms = queries.terms_for(given, rows, attempt.learner_id, extra)
        attempt.due_at = terms.due
        if attempt.submitted_at is None:
            moved += _move_end(attempt, terms, now)
    session.flush()
    return moved


def _move_end(attempt: Attempt, terms: Terms, now: datetime) -> bool:
    end, by = ends(terms, attempt.started_at)
    if end == attempt.ends_at:
        return False
    attempt.ends_at = end if end is None else max(end, now)
    attempt.ends_by, attempt.moved_at = by, now
    return True


def _extra_times(session: Session, course_id: UUID) -> dict[UUID, int]:
    rows = session.execute(
        sa.select(Member.learner_id, Member.extra_time).where(Member.course_id == course_id)
    )
    return {row.learner_id: row.extra_time for row in rows}
