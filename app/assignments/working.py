"""Who works on an assignment, and how far they are. Selects only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.people import students
from app.models import Attempt, AttemptSlot, Learner


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
