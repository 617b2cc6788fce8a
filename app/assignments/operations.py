"""What staff changes of assignments. The caller commits, once, right after."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments.moving import hold_rules, move_ends
from app.clock import new_id
from app.coursework import matrix
from app.coursework.grades import Late
from app.coursework.matrix import Matrix
from app.coursework.terms import Terms
from app.models import (
    Assignment,
    Attempt,
    Course,
    Learner,
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
    weight: int = 1


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
        "late_loss": int(rules.late.loss),
        "late_per": rules.late.per,
        "counts": rules.counts,
        "weight": rules.weight,
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
    hold_rules(session, course, given, now)
    before = (given.set_id, given.set_version, given.kind)
    version = given.set_version if set_id is None else _version(session, course, set_id)
    if (set_id or given.set_id, version, rules.kind) != before and has_begun(session, given):
        raise Begun
    if (set_id or given.set_id, version) != before[:2]:
        given.fixed = None
    given.set_id, given.set_version = set_id or given.set_id, version
    for name, value in _columns(rules).items():
        setattr(given, name, value)
    given.password_hash = password_hash
    session.flush()
    return move_ends(session, given, now)


def has_begun(session: Session, given: Assignment) -> bool:
    """Whether there is an attempt."""
    any_ = sa.select(Attempt.number).where(
        Attempt.course_id == given.course_id, Attempt.assignment_id == given.id
    )
    return session.scalar(any_.limit(1)) is not None


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
