"""What the pages of a course's knowledge read: its graded assignments, and who shares.

Of a course's answers only those of its students now, in first attempts that were handed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.mastery.measures import Share
from app.models import Assignment, Attempt, AttemptSlot, Learner, Member
from app.rights import present

ASKED = sa.func.count()
RIGHT = sa.func.sum(sa.case((AttemptSlot.correct.is_(True), 1), else_=0))


def graded(session: Session, course_id: UUID) -> list[tuple[UUID, str]]:
    """The graded assignments of a course, in the order in which they were made."""
    rows = session.execute(
        sa.select(Assignment.id, Assignment.title)
        .where(Assignment.course_id == course_id, Assignment.kind == "graded")
        .order_by(Assignment.created_at, Assignment.id)
    )
    return [(id_, title) for id_, title in rows]


def handed_in(session: Session, course_id: UUID, assignment_id: UUID | None = None) -> int:
    """How many students' answers are counted here."""
    students = sa.select(sa.func.count(Attempt.learner_id.distinct()))
    return int(session.scalar(students.where(*_first(course_id, assignment_id))) or 0)


def by_unit(
    session: Session, course_id: UUID, assignment_id: UUID | None = None
) -> dict[str, Share]:
    """What all together answered rightly, by unit."""
    wanted = sa.select(AttemptSlot.unit, RIGHT, ASKED).where(*_answers(course_id, assignment_id))
    rows = session.execute(wanted.group_by(AttemptSlot.unit))
    return {unit: Share(int(right), of) for unit, right, of in rows}


def by_student(
    session: Session,
    course_id: UUID,
    assignment_id: UUID | None,
    topic: Callable[[str], str],
) -> dict[UUID, dict[str, Share]]:
    """What each student answered rightly, by the `topic` of units.

    A large class makes a row for each student and unit, so they are summed up as they come.
    """
    columns = (AttemptSlot.learner_id, AttemptSlot.unit)
    wanted = sa.select(*columns, RIGHT, ASKED).where(*_answers(course_id, assignment_id))
    sums: dict[UUID, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    known = cache(topic)
    for learner_id, unit, right, of in session.execute(wanted.group_by(*columns)):
        each = sums[learner_id][known(unit)]
        each[0] += int(right)
        each[1] += of
    return {
        learner_id: {id_: Share(right, of) for id_, (right, of) in topics.items()}
        for learner_id, topics in sums.items()
    }


def sharing(session: Session, course_id: UUID) -> list[Learner]:
    """The students who are in the course now and share their mastery with its staff, by name."""
    rows = session.scalars(
        sa.select(Learner)
        .join(Member, Member.learner_id == Learner.id)
        .where(Member.course_id == course_id, Member.shares_mastery, _is_student())
        .order_by(Learner.name, Learner.id)
        .execution_options(populate_existing=True)
    )
    return list(rows)


def _is_student() -> sa.ColumnElement[bool]:
    return (Member.role == "student") & present()


def _answers(course_id: UUID, assignment_id: UUID | None) -> tuple[sa.ColumnElement[bool], ...]:
    """The answers of first attempts, but for questions that count for nobody."""
    return (
        AttemptSlot.course_id == course_id,
        AttemptSlot.assignment_id == Attempt.assignment_id,
        AttemptSlot.learner_id == Attempt.learner_id,
        AttemptSlot.number == Attempt.number,
        AttemptSlot.ruling.is_distinct_from("dropped"),
        *_first(course_id, assignment_id),
    )


def _first(course_id: UUID, assignment_id: UUID | None) -> tuple[sa.ColumnElement[bool], ...]:
    """First attempts at graded assignments that students of now handed in."""
    every = (
        Attempt.course_id == course_id,
        Attempt.number == 1,
        Attempt.submitted_at.is_not(None),
        Assignment.course_id == course_id,
        Assignment.id == Attempt.assignment_id,
        Assignment.kind == "graded",
        Member.course_id == course_id,
        Member.learner_id == Attempt.learner_id,
        _is_student(),
    )
    return every if assignment_id is None else (*every, Attempt.assignment_id == assignment_id)
