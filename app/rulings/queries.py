"""Reads of what a course asked and was answered. Every one names the course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, load_only

from app.models import Assignment, Attempt, AttemptSlot, Learner, Member

Name = tuple[str, str]  # item id and version
Key = tuple[UUID, UUID, int]  # assignment, learner, number
IS_OF = (
    (Attempt.course_id == AttemptSlot.course_id)
    & (Attempt.assignment_id == AttemptSlot.assignment_id)
    & (Attempt.learner_id == AttemptSlot.learner_id)
    & (Attempt.number == AttemptSlot.number)
)
MARKED = (  # what a mark is made of: of a large class the rest is most of the time
    AttemptSlot.place,
    AttemptSlot.item_id,
    AttemptSlot.version,
    AttemptSlot.points,
    AttemptSlot.reply,
    AttemptSlot.correct,
    AttemptSlot.credit,
    AttemptSlot.ruling,
    AttemptSlot.withdrawn_at,
)
HANDED_IN = Attempt.submitted_at.is_not(None)


@dataclass(frozen=True)
class Asked:
    """A version that an assignment asked: in how many attempts, of how many handed in.

    `facility` is the mean credit of those handed in, 0 to 1; None where there is none.
    """

    name: Name
    asked: int
    handed: int
    facility: float | None


def _asks(course_id: UUID, name: Name) -> sa.ColumnElement[bool]:
    item_id, version = name
    return sa.and_(
        AttemptSlot.course_id == course_id,
        AttemptSlot.item_id == item_id,
        AttemptSlot.version == version,
    )


def asked(session: Session, course_id: UUID, assignment_id: UUID) -> list[Asked]:
    """Every version that an assignment asked, what was answered worst first."""
    name = (AttemptSlot.item_id, AttemptSlot.version)
    handed = sa.func.count(Attempt.submitted_at)
    rows = session.execute(
        sa.select(*name, sa.func.count(), handed, sa.func.avg(AttemptSlot.credit))
        .join(Attempt, IS_OF)
        .where(AttemptSlot.course_id == course_id, AttemptSlot.assignment_id == assignment_id)
        .group_by(*name)
    )
    found = [Asked((row[0], row[1]), row[2], row[3], row[4]) for row in rows]
    return sorted(found, key=lambda each: (each.facility is None, each.facility, each.name))


def was_asked(session: Session, course_id: UUID, assignment_id: UUID, name: Name) -> bool:
    """Whether an attempt at the assignment asks this version."""
    ours = sa.select(AttemptSlot.slot).where(
        _asks(course_id, name), AttemptSlot.assignment_id == assignment_id
    )
    return session.scalar(ours.limit(1)) is not None


def replies(session: Session, course_id: UUID, name: Name) -> list[tuple[str | None, int]]:
    """What was replied in the course's attempts that were handed in, and how often."""
    rows = session.execute(
        sa.select(AttemptSlot.reply, sa.func.count())
        .join(Attempt, IS_OF)
        .where(_asks(course_id, name), HANDED_IN)
        .group_by(AttemptSlot.reply)
        .order_by(sa.func.count().desc(), AttemptSlot.reply)
    )
    return [(reply, count) for reply, count in rows]


def workers(session: Session, course_id: UUID) -> list[UUID]:
    """Everybody who works in a course or can begin to, in the order in which they are claimed."""
    inside = sa.select(Member.learner_id).where(Member.course_id == course_id)
    begun = sa.select(Attempt.learner_id).where(Attempt.course_id == course_id)
    return sorted(session.scalars(inside.union(begun)))


def assignments(session: Session, course_id: UUID, name: Name) -> list[Assignment]:
    """The assignments of the course that ask this version, by title."""
    asking = sa.select(AttemptSlot.assignment_id).where(_asks(course_id, name))
    ours = sa.select(Assignment).where(Assignment.course_id == course_id, Assignment.id.in_(asking))
    return list(session.scalars(ours.order_by(Assignment.title, Assignment.id)))


def handed_in(
    session: Session, course_id: UUID, assignment_ids: Collection[UUID]
) -> list[tuple[Attempt, list[AttemptSlot]]]:
    """Every attempt at these assignments that was handed in, with its questions in order."""
    ours = sa.and_(Attempt.course_id == course_id, Attempt.assignment_id.in_(assignment_ids))
    return _with_slots(session, sa.and_(ours, HANDED_IN))


def asked_in(
    session: Session, course_id: UUID, name: Name
) -> list[tuple[Attempt, list[AttemptSlot]]]:
    """Every attempt of the course that was handed in and asks this version, in the same way."""
    one = sa.orm.aliased(AttemptSlot)
    asking = sa.exists().where(
        one.course_id == course_id,
        one.assignment_id == Attempt.assignment_id,
        one.learner_id == Attempt.learner_id,
        one.number == Attempt.number,
        one.item_id == name[0],
        one.version == name[1],
    )
    return _with_slots(session, sa.and_(Attempt.course_id == course_id, HANDED_IN, asking))


def _with_slots(
    session: Session, wanted: sa.ColumnElement[bool]
) -> list[tuple[Attempt, list[AttemptSlot]]]:
    order = (Attempt.assignment_id, Attempt.learner_id, Attempt.number)
    every = sa.select(Attempt).where(wanted).order_by(*order)
    fresh = {"populate_existing": True}
    attempts = list(session.scalars(every, execution_options=fresh))
    slots: dict[Key, list[AttemptSlot]] = defaultdict(list)
    theirs = sa.select(AttemptSlot).join(Attempt, IS_OF).where(wanted).order_by(AttemptSlot.place)
    for each in session.scalars(theirs.options(load_only(*MARKED)), execution_options=fresh):
        slots[each.assignment_id, each.learner_id, each.number].append(each)
    return [(each, slots[each.assignment_id, each.learner_id, each.number]) for each in attempts]


def names(session: Session, course_id: UUID, name: Name) -> dict[UUID, str]:
    """What those are called who were asked this version in the course."""
    rows = session.execute(
        sa.select(Learner.id, Learner.name).where(
            Learner.id.in_(sa.select(AttemptSlot.learner_id).where(_asks(course_id, name)))
        )
    )
    return {row.id: row.name for row in rows}
