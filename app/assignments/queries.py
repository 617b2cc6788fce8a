"""Reads of assignments. Every one names the course."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments.counting import Handed, Late
from app.assignments.matrix import Matrix, load, of_kind
from app.assignments.terms import GRACE, NOTHING, Terms, closed_for_all, in_force
from app.models import (
    Assignment,
    AssignmentOverride,
    Attempt,
    AttemptSlot,
    ItemVersion,
    Learner,
    Member,
    QuestionSet,
    QuestionSetVersion,
)
from app.rights import present
from questions import item


@dataclass(frozen=True)
class Key:
    """An attempt's place in its course."""

    course_id: UUID
    assignment_id: UUID
    learner_id: UUID
    number: int

    def of_attempt(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            Attempt.course_id == self.course_id,
            Attempt.assignment_id == self.assignment_id,
            Attempt.learner_id == self.learner_id,
            Attempt.number == self.number,
        )

    def of_slot(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            AttemptSlot.course_id == self.course_id,
            AttemptSlot.assignment_id == self.assignment_id,
            AttemptSlot.learner_id == self.learner_id,
            AttemptSlot.number == self.number,
        )


def key_of(attempt: Attempt) -> Key:
    return Key(attempt.course_id, attempt.assignment_id, attempt.learner_id, attempt.number)


@dataclass(frozen=True)
class Placed:
    """A question of an attempt, with its item as it was drawn."""

    slot: int
    place: int
    points: float
    order_seed: UUID
    body: dict[str, Any]
    reply: str | None
    saved_at: datetime | None
    saved_from: UUID | None
    saves: int
    correct: bool | None
    credit: float | None
    late_at: datetime | None

    @cached_property
    def item(self) -> item.Item:
        """Made when it is asked for: of many questions most pages show one."""
        return item.load(self.body)


@dataclass(frozen=True)
class Work:
    """A student's attempt in the staff's table; one who has begun none has `number` 0."""

    learner_id: UUID
    name: str
    email: str | None
    extra_time: int
    number: int = 0
    started_at: datetime | None = None
    ends_at: datetime | None = None
    submitted_at: datetime | None = None
    how: str | None = None
    answered: int = 0
    questions: int = 0
    late: int = 0
    points: float | None = None
    of: float = 0


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
    return Late(given.late_per, given.late_loss)


def handed(attempts: Iterable[Attempt]) -> list[Handed]:
    """The attempts that were handed in, as they are counted."""
    return [
        Handed(each.number, each.points, each.of, each.submitted_at, each.due_at)
        for each in attempts
        if each.submitted_at is not None and each.points is not None
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


def placed(session: Session, key: Key) -> list[Placed]:
    """Every question of an attempt, in the order in which it asks them."""
    is_version = (ItemVersion.item_id == AttemptSlot.item_id) & (
        ItemVersion.version == AttemptSlot.version
    )
    rows = session.execute(
        sa.select(AttemptSlot, ItemVersion.body)
        .join(ItemVersion, is_version)
        .where(*key.of_slot())
        .order_by(AttemptSlot.place)
        .execution_options(populate_existing=True)
    )
    return [_placed(*row) for row in rows]


def _placed(row: AttemptSlot, body: dict[str, Any]) -> Placed:
    return Placed(
        slot=row.slot,
        place=row.place,
        points=row.points,
        order_seed=row.order_seed,
        body=body,
        reply=row.reply,
        saved_at=row.saved_at,
        saved_from=row.saved_from,
        saves=row.saves,
        correct=row.correct,
        credit=row.credit,
        late_at=row.late_at,
    )


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


def students(session: Session, course_id: UUID) -> list[tuple[Learner, Member]]:
    """Who must do the course's work now, by name."""
    rows = session.execute(
        sa.select(Learner, Member)
        .join(Member, Member.learner_id == Learner.id)
        .where(Member.course_id == course_id, Member.role == "student", present())
        .order_by(Learner.name, Learner.id)
    )
    return [(learner, member) for learner, member in rows]


def work(session: Session, course_id: UUID, assignment_id: UUID) -> list[Work]:
    """Every attempt at an assignment, and each student who has begun none, by name.

    Attempts of who is no longer in the course are there too: what was graded stays.
    """
    at = (Attempt.course_id == course_id) & (Attempt.assignment_id == assignment_id)
    of_attempt = (
        (AttemptSlot.course_id == course_id)
        & (AttemptSlot.assignment_id == assignment_id)
        & (AttemptSlot.learner_id == Attempt.learner_id)
        & (AttemptSlot.number == Attempt.number)
    )
    rows = session.execute(
        sa.select(
            Attempt,
            Learner.name,
            Learner.email,
            sa.func.count(AttemptSlot.reply),
            sa.func.count(),
            sa.func.count(AttemptSlot.late_at),
        )
        .join(Learner, Learner.id == Attempt.learner_id)
        .join(AttemptSlot, of_attempt)
        .where(at)
        .group_by(*Attempt.__table__.primary_key, Learner.id)
        .execution_options(populate_existing=True)
    ).all()
    people = students(session, course_id)
    times = {learner.id: member.extra_time for learner, member in people}
    begun = [_work(times, *row) for row in rows]
    known = {each.learner_id for each in begun}
    waiting = [
        Work(learner.id, learner.name, learner.email, member.extra_time)
        for learner, member in people
        if learner.id not in known
    ]
    return sorted((*begun, *waiting), key=lambda each: (each.name, each.learner_id, each.number))


def _work(
    times: dict[UUID, int],
    row: Attempt,
    name: str,
    email: str | None,
    answered: int,
    questions: int,
    late: int,
) -> Work:
    return Work(
        learner_id=row.learner_id,
        name=name,
        email=email,
        extra_time=times.get(row.learner_id, 100),
        number=row.number,
        started_at=row.started_at,
        ends_at=row.ends_at,
        submitted_at=row.submitted_at,
        how=row.how,
        answered=answered,
        questions=questions,
        late=late,
        points=row.points,
        of=row.of,
    )


def name_of(session: Session, learner_id: UUID) -> str:
    """What somebody is called who has work in a course."""
    return session.get_one(Learner, learner_id).name
