"""Reads of assignments. Every one names the course."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.grades import Handed, Late, Per, part
from app.coursework.keyed import Key
from app.coursework.matrix import Matrix, What, load, of_kind, visible
from app.coursework.terms import GRACE, NOTHING, Terms, closed_for_all, in_force
from app.models import (
    Assignment,
    AssignmentOverride,
    Attempt,
    QuestionSet,
    QuestionSetVersion,
)


def assignments(session: Session, course_id: UUID, *, archived: bool = True) -> list[Assignment]:
    """The assignments of a course: what is due next first, what is archived last."""
    wanted = sa.select(Assignment).where(Assignment.course_id == course_id)
    if not archived:
        wanted = wanted.where(Assignment.archived_at.is_(None))
    last = (Assignment.archived_at.is_not(None), Assignment.due_at.is_(None))
    order = (*last, Assignment.due_at, Assignment.created_at, Assignment.id)
    return list(session.scalars(wanted.order_by(*order)))


def assignment(session: Session, course_id: UUID, assignment_id: UUID) -> Assignment | None:
    """An assignment of this course as it is now."""
    return session.get(Assignment, (course_id, assignment_id), populate_existing=True)


def sets(session: Session, course_id: UUID) -> list[QuestionSet]:
    """The sets of a course that were saved, by title."""
    wanted = sa.select(QuestionSet).where(
        QuestionSet.course_id == course_id, QuestionSet.latest >= 1
    )
    return list(session.scalars(wanted.order_by(QuestionSet.title, QuestionSet.id)))


def spec_of(session: Session, given: Assignment) -> dict[str, Any]:
    """What the assignment's questions are drawn from."""
    if given.fixed is not None:
        return given.fixed
    key = (given.course_id, given.set_id, given.set_version)
    return session.get_one(QuestionSetVersion, key).spec


def overrides(session: Session, course_id: UUID, *of: UUID) -> list[AssignmentOverride]:
    """Every exception from the rules of these assignments."""
    wanted = sa.select(AssignmentOverride).where(
        AssignmentOverride.course_id == course_id, AssignmentOverride.assignment_id.in_(of)
    )
    order = (AssignmentOverride.label, AssignmentOverride.created_at, AssignmentOverride.id)
    return list(session.scalars(wanted.order_by(*order)))


def common_terms(given: Assignment) -> Terms:
    """The rules that hold for all."""
    return Terms(given.release_at, given.due_at, given.close_at, given.seconds, given.attempts)


def _terms(row: AssignmentOverride) -> Terms:
    return Terms(row.release_at, row.due_at, row.close_at, row.seconds, row.attempts)


def terms_for(
    given: Assignment, rows: Iterable[AssignmentOverride], learner_id: UUID, extra_time: int
) -> Terms:
    """What holds for one student, of all exceptions of the assignment."""
    own = label = NOTHING
    for row in rows:
        if row.assignment_id != given.id:
            continue
        if row.learner_id == learner_id:
            own = _terms(row)
        elif row.label is not None and row.label == extra_time:
            label = _terms(row)
    return in_force(common_terms(given), label, own, extra_time)


def closes(given: Assignment, rows: Iterable[AssignmentOverride]) -> datetime | None:
    """When the assignment is closed for everybody; None: never."""
    common = common_terms(given)
    every = [in_force(common, _terms(row)) for row in rows if row.assignment_id == given.id]
    return closed_for_all([common, *every])


def review_of(given: Assignment) -> Matrix:
    """What its students see, and when."""
    return of_kind(load(given.review), given.kind)


def late_of(given: Assignment) -> Late:
    return Late(cast(Per, given.late_per), given.late_loss)


def handed(attempts: Iterable[Attempt]) -> list[Handed]:
    """The attempts that were handed in, as they are counted: of no points at all there is none."""
    return [
        Handed(each.number, share, each.submitted_at, each.due_at)
        for each in attempts
        if each.submitted_at is not None
        and each.points is not None
        and (share := part(each.points, each.of)) is not None
    ]


def attempts(session: Session, course_id: UUID, learner_id: UUID, *of: UUID) -> list[Attempt]:
    """The learner's attempts at these assignments, the first one first."""
    wanted = sa.select(Attempt).where(
        Attempt.course_id == course_id,
        Attempt.learner_id == learner_id,
        Attempt.assignment_id.in_(of),
    )
    fresh = wanted.order_by(Attempt.assignment_id, Attempt.number)
    return list(session.scalars(fresh.execution_options(populate_existing=True)))


def attempt(session: Session, key: Key) -> Attempt | None:
    """An attempt as it is now."""
    found = sa.select(Attempt).where(*key.of_attempt())
    return session.scalar(found.execution_options(populate_existing=True))


def overdue(
    session: Session,
    now: datetime,
    *,
    course_id: UUID | None = None,
    learner_id: UUID | None = None,
) -> list[Key]:
    """Attempts whose time is over and that nobody submitted, in the order in which they end."""
    wanted = sa.select(
        Attempt.course_id, Attempt.assignment_id, Attempt.learner_id, Attempt.number
    ).where(Attempt.submitted_at.is_(None), Attempt.ends_at < now - GRACE)
    if course_id is not None:
        wanted = wanted.where(Attempt.course_id == course_id)
    if learner_id is not None:
        wanted = wanted.where(Attempt.learner_id == learner_id)
    order = (Attempt.learner_id, Attempt.course_id, Attempt.assignment_id, Attempt.number)
    return [Key(*row) for row in session.execute(wanted.order_by(*order))]


def seen(
    given: Assignment, rows: Iterable[AssignmentOverride], attempt: Attempt, now: datetime
) -> frozenset[What]:
    """What of an attempt its student may see now."""

    return visible(review_of(given), attempt.submitted_at, closes(given, rows), now)
