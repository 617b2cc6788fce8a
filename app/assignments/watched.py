"""What a live view reads: whether something changed, and how it stands. Selects only.

Of students who are in the course now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.terms import GRACE
from app.models import Assignment, Attempt, AttemptSlot, Learner, Member
from app.rights import present
from questions.item import digest


@dataclass(frozen=True)
class State:
    """How an assignment stands, as one word that is another whenever something changed.

    `overdue`: an attempt is over by its time, and nobody has handed it in yet.
    """

    word: str
    overdue: bool


@dataclass(frozen=True)
class Watched:
    """A student, and the latest attempt; `number` is 0 where none was begun.

    `place` is that of the question that was opened or answered last; 0 before the first.
    """

    id: UUID
    name: str
    email: str | None
    number: int
    ends_at: datetime | None
    submitted_at: datetime | None
    place: int
    answered: int
    questions: int


@dataclass(frozen=True)
class Replied:
    """So many students who were asked a version of an item in their first attempt said the same.

    `reply` is None of those who have not answered; `place` the first at which it was asked.
    """

    item_id: str
    version: str
    reply: str | None
    times: int
    place: int


def state(session: Session, course_id: UUID, assignment_id: UUID, now: datetime) -> State | None:
    """How it stands, in one statement that renders nothing; None where there is no such one."""
    late = (Attempt.submitted_at.is_(None)) & (Attempt.ends_at < now - GRACE)
    attempts = sa.select(
        sa.func.count().label("begun"),
        sa.func.count(Attempt.submitted_at),
        sa.func.max(Attempt.started_at),
        sa.func.max(Attempt.submitted_at),
        sa.func.max(Attempt.moved_at),
        sa.func.count(sa.case((late, 1))).label("late"),
    ).where(Attempt.course_id == course_id, Attempt.assignment_id == assignment_id)
    slots = sa.select(
        sa.func.count(AttemptSlot.served_at).label("served"),
        sa.func.max(AttemptSlot.served_at),
        sa.func.sum(AttemptSlot.saves),
        sa.func.max(AttemptSlot.saved_at),
    ).where(AttemptSlot.course_id == course_id, AttemptSlot.assignment_id == assignment_id)
    members = sa.select(sa.func.count().label("members"), sa.func.max(Member.joined_at)).where(
        Member.course_id == course_id, Member.role == "student", present()
    )
    parts = [each.subquery() for each in (attempts, slots, members)]
    given = (Assignment.title, Assignment.close_at, Assignment.archived_at)
    whole = sa.select(*given, *parts).select_from(Assignment)
    for each in parts:
        whole = whole.join(each, sa.true())
    mine = (Assignment.course_id == course_id, Assignment.id == assignment_id)
    row = session.execute(whole.where(*mine)).one_or_none()
    if row is None:
        return None
    return State(digest([str(each) for each in row], 24), row.late > 0)


def watched(session: Session, course_id: UUID, assignment_id: UUID) -> list[Watched]:
    """Every student of the course, by name."""
    latest = sa.func.max(Attempt.number).over(partition_by=Attempt.learner_id).label("latest")
    mine = (Attempt.course_id == course_id, Attempt.assignment_id == assignment_id)
    columns = (Attempt.learner_id, Attempt.number, Attempt.ends_at, Attempt.submitted_at)
    attempts = sa.select(*columns, latest).where(*mine).subquery()
    at = _places(course_id, assignment_id)
    rows = session.execute(
        sa.select(
            *(Learner.id, Learner.name, Learner.email),
            sa.func.coalesce(attempts.c.number, 0),
            *(attempts.c.ends_at, attempts.c.submitted_at),
            sa.case((at.c.moved.is_(None), 0), else_=at.c.place),
            sa.func.coalesce(at.c.answered, 0),
            sa.func.coalesce(at.c.questions, 0),
        )
        .join(Member, Member.learner_id == Learner.id)
        .outerjoin(
            attempts,
            (attempts.c.learner_id == Learner.id) & (attempts.c.number == attempts.c.latest),
        )
        .outerjoin(
            at,
            (at.c.learner_id == Learner.id) & (at.c.number == attempts.c.number) & (at.c.turn == 1),
        )
        .where(Member.course_id == course_id, Member.role == "student", present())
        .order_by(Learner.name, Learner.id)
    )
    return [Watched(*row) for row in rows]


def _places(course_id: UUID, assignment_id: UUID) -> sa.Subquery:
    """The questions of each attempt by turns: 1 is the one that was opened or answered last."""
    moved = sa.func.coalesce(AttemptSlot.saved_at, AttemptSlot.served_at)
    by = (AttemptSlot.learner_id, AttemptSlot.number)
    last = (moved.desc().nulls_last(), AttemptSlot.place.desc())
    return (
        sa.select(
            *by,
            AttemptSlot.place,
            moved.label("moved"),
            sa.func.count(AttemptSlot.reply).over(partition_by=by).label("answered"),
            sa.func.count().over(partition_by=by).label("questions"),
            sa.func.row_number().over(partition_by=by, order_by=last).label("turn"),
        )
        .where(AttemptSlot.course_id == course_id, AttemptSlot.assignment_id == assignment_id)
        .subquery()
    )


def replies(session: Session, course_id: UUID, assignment_id: UUID) -> list[Replied]:
    """What first attempts say so far, equal replies counted together."""
    columns = (AttemptSlot.item_id, AttemptSlot.version, AttemptSlot.reply)
    rows = session.execute(
        sa.select(*columns, sa.func.count(), sa.func.min(AttemptSlot.place))
        .where(
            AttemptSlot.course_id == course_id,
            AttemptSlot.assignment_id == assignment_id,
            AttemptSlot.number == 1,
            Member.course_id == course_id,
            Member.learner_id == AttemptSlot.learner_id,
            Member.role == "student",
            present(),
        )
        .group_by(*columns)
    )
    return [Replied(*row) for row in rows]
