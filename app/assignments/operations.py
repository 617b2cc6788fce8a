"""What staff changes of assignments. The caller commits, once, right after.

A change holds the course first, then ends what is over, then holds the assignment: so an attempt
that is begun at the same moment is begun by the rules before, and moved, or by the new ones.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments import matrix, queries
from app.assignments.attempting import finish_overdue
from app.assignments.counting import Late
from app.assignments.matrix import Matrix
from app.assignments.terms import Terms, ends
from app.clock import new_id
from app.models import (
    Assignment,
    AssignmentOverride,
    Attempt,
    Course,
    Learner,
    Member,
    QuestionSet,
)
from app.rights import hold


class NoSet(LookupError):
    """The course has no such set, or it was never saved."""


class Begun(ValueError):
    """Attempts were begun, so their questions stay. Nothing was changed; roll back."""


@dataclass(frozen=True)
class Rules:
    """What staff decides of an assignment."""

    title: str
    kind: str
    terms: Terms
    late: Late
    counts: str
    shuffle_questions: bool
    shuffle_options: bool
    review: Matrix


def create(
    session: Session,
    course: Course,
    learner: Learner,
    set_id: UUID,
    rules: Rules,
    password_hash: str | None,
    now: datetime,
) -> Assignment:
    """Give the last version of a set to the course.

    Raises:
        rights.Archived: the course is.
        NoSet: see there.
    """
    hold(session, course)
    made = Assignment(
        course_id=course.id,
        id=new_id(now),
        set_id=set_id,
        set_version=_version(session, course, set_id),
        seed=secrets.token_hex(16),
        made_by=learner.id,
        created_at=now,
        password_hash=password_hash,
        **_columns(rules),
    )
    session.add(made)
    session.flush()
    return made


def _version(session: Session, course: Course, set_id: UUID) -> int:
    found = session.get(QuestionSet, (course.id, set_id))
    if found is None or found.latest < 1:
        raise NoSet
    return found.latest


def _columns(rules: Rules) -> dict[str, object]:
    return {
        "title": rules.title,
        "kind": rules.kind,
        "release_at": rules.terms.release,
        "due_at": rules.terms.due,
        "close_at": rules.terms.close,
        "seconds": rules.terms.seconds,
        "attempts": rules.terms.attempts,
        "late_loss": rules.late.loss,
        "late_per": rules.late.per,
        "counts": rules.counts,
        "shuffle_questions": rules.shuffle_questions,
        "shuffle_options": rules.shuffle_options,
        "review": matrix.dump(rules.review),
    }


def change(
    session: Session,
    course: Course,
    given: Assignment,
    rules: Rules,
    now: datetime,
    *,
    password_hash: str | None,
    set_id: UUID | None = None,
) -> int:
    """Change the rules; of how many running attempts the end moved.

    Another set, or the last version of this one, is taken only while nobody has begun. Whether
    it is practice or graded stays as well then: answers have entered the log, or have not.

    Raises:
        rights.Archived: the course is.
        NoSet, Begun: see there.
    """
    _hold(session, course, given, now)
    before = (given.set_id, given.set_version, given.kind)
    version = given.set_version if set_id is None else _version(session, course, set_id)
    if (set_id or given.set_id, version, rules.kind) != before and has_begun(session, given):
        raise Begun
    given.set_id, given.set_version = set_id or given.set_id, version
    for name, value in _columns(rules).items():
        setattr(given, name, value)
    given.password_hash = password_hash
    session.flush()
    return _move(session, given, now)


def _hold(session: Session, course: Course, given: Assignment, now: datetime) -> None:
    """Wait for whoever begins or changes; what is over ends by the rules before the change."""
    hold(session, course)
    finish_overdue(session, now, course_id=course.id)
    mine = (Assignment.course_id == course.id, Assignment.id == given.id)
    session.execute(
        sa.update(Assignment).where(*mine).values(kind=Assignment.kind),
        execution_options={"synchronize_session": False},
    )
    session.refresh(given)


def has_begun(session: Session, given: Assignment) -> bool:
    """Whether there is an attempt."""
    any_ = sa.select(Attempt.number).where(
        Attempt.course_id == given.course_id, Attempt.assignment_id == given.id
    )
    return session.scalar(any_.limit(1)) is not None


def _move(session: Session, given: Assignment, now: datetime) -> int:
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
    return dict(rows.tuples())


def put_away(
    session: Session, course: Course, given: Assignment, now: datetime, *, back: bool
) -> None:
    """Archive an assignment, so that nobody begins it any more, or take it back.

    Raises:
        rights.Archived: the course is.
    """
    hold(session, course)
    given.archived_at = None if back else now
    session.flush()


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
    _hold(session, course, given, now)
    inside = {person.id for person, _ in queries.students(session, course.id)}
    for each in whom:
        student = each if isinstance(each, UUID) else None
        if student is not None and student not in inside:
            continue
        label = each if isinstance(each, int) else None
        is_theirs = (AssignmentOverride.learner_id == student) if student else (
            AssignmentOverride.label == label
        )  # fmt: skip
        session.execute(sa.delete(AssignmentOverride).where(*_of(given), is_theirs))
        session.add(
            AssignmentOverride(
                course_id=course.id,
                assignment_id=given.id,
                id=new_id(now),
                learner_id=student,
                label=label,
                release_at=terms.release,
                due_at=terms.due,
                close_at=terms.close,
                seconds=terms.seconds,
                attempts=terms.attempts,
                reason=reason,
                made_by=learner.id,
                created_at=now,
            )
        )
    session.flush()
    return _move(session, given, now)


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
    _hold(session, course, given, now)
    gone = session.scalar(
        sa.delete(AssignmentOverride)
        .where(*_of(given), AssignmentOverride.id == override_id)
        .returning(AssignmentOverride.id)
    )
    if gone is None:
        raise LookupError(override_id)
    return _move(session, given, now)
