"""Reads of a gradebook: its people and their attempts. Every one names the course."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework import queries
from app.coursework.standing import Stay
from app.gradebook.book import Person
from app.models import Assignment, Attempt, GradeOverride, Learner, Member


def graded(session: Session, course_id: UUID) -> list[Assignment]:
    """The assignments that a gradebook tells of, in the order of their list. Practice is none."""
    return [each for each in queries.assignments(session, course_id) if each.kind == "graded"]


def people(session: Session, course_id: UUID, learner_id: UUID | None = None) -> list[Person]:
    """Everybody who is or was a student of the course, or has work or a grade in it, by name.

    Of who deleted the account only the work is left, and no membership.
    """
    whoever = sa.union(
        sa.select(Member.learner_id).where(Member.course_id == course_id, Member.role == "student"),
        sa.select(Attempt.learner_id).where(Attempt.course_id == course_id),
        sa.select(GradeOverride.learner_id).where(GradeOverride.course_id == course_id),
    )
    here = (Member.learner_id == Learner.id) & (Member.course_id == course_id)
    wanted = (
        sa.select(Learner.id, Learner.name, Learner.email, Member)
        .outerjoin(Member, here)
        .where(Learner.id.in_(whoever))
        .order_by(Learner.name, Learner.id)
    )
    if learner_id is not None:
        wanted = wanted.where(Learner.id == learner_id)
    return [_person(*row) for row in session.execute(wanted)]


def _person(id_: UUID, name: str, email: str | None, member: Member | None) -> Person:
    if member is None or member.role != "student":
        return Person(id_, name, email, present=False)
    until = member.left_at or member.removed_at
    stay = Stay(member.joined_at, until)
    return Person(id_, name, email, member.extra_time, stay, present=until is None)


def attempts(
    session: Session, course_id: UUID, of: Sequence[UUID], learner_id: UUID | None = None
) -> list[Attempt]:
    """Every attempt at these assignments, the first one of each first."""
    wanted = sa.select(Attempt).where(Attempt.course_id == course_id, Attempt.assignment_id.in_(of))
    if learner_id is not None:
        wanted = wanted.where(Attempt.learner_id == learner_id)
    order = (Attempt.assignment_id, Attempt.learner_id, Attempt.number)
    return list(session.scalars(wanted.order_by(*order).execution_options(populate_existing=True)))
