"""Reads of courses: one's own, who is in one, who is invited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.courses import roster
from app.models import Course, Invitation, Learner, Member
from app.models.courses import MEMBERS
from app.rights import MAY, present


@dataclass(frozen=True)
class Listed:
    """A course as its member sees it in the list. `students` are counted now."""

    id: UUID
    title: str
    term: str
    role: str
    students: int
    archived: bool

    @property
    def taught(self) -> bool:
        return self.role in MAY["staff"]


@dataclass(frozen=True)
class Somebody:
    """A member of a course, or one who was: until `ended_at`, `removed` by the staff or not."""

    id: UUID
    name: str
    email: str | None
    role: str
    extra_time: int
    shares: bool
    joined_at: datetime
    ended_at: datetime | None
    removed: bool


@dataclass(frozen=True)
class Invited:
    """A row of the roster, or an invitation of staff. `by`: how who used it is called here."""

    id: UUID
    role: str
    name: str
    email: str | None
    extra_time: int
    code: str | None
    made_at: datetime
    used_at: datetime | None
    by: str | None

    @property
    def state(self) -> str:
        if self.used_at is not None:
            return "joined"
        return "waiting" if self.code else "revoked"


def mine(session: Session, learner_id: UUID) -> list[Listed]:
    """The courses that the learner is in now: the living first, then the newest."""
    others = sa.orm.aliased(Member)
    students = (
        sa.select(sa.func.count())
        .where(others.course_id == Course.id, others.role == "student")
        .where(others.left_at.is_(None), others.removed_at.is_(None))
        .scalar_subquery()
    )
    archived = Course.archived_at.is_not(None)
    rows = session.execute(
        sa.select(Course.id, Course.title, Course.term, Member.role, students, archived)
        .join(Member, Member.course_id == Course.id)
        .where(Member.learner_id == learner_id, present())
        .order_by(archived, Course.created_at.desc(), Course.id)
    )
    return [Listed(*row) for row in rows]


def teachers(session: Session, course_id: UUID) -> list[str]:
    """Who teaches the course, by name."""
    rows = session.scalars(
        sa.select(Learner.name)
        .join(Member, Member.learner_id == Learner.id)
        .where(Member.course_id == course_id, Member.role == "instructor", present())
        .order_by(Member.joined_at, Learner.id)
    )
    return list(rows)


def members(session: Session, course_id: UUID) -> list[Somebody]:
    """Everybody who is or was in the course: staff first, then by name; those who went last."""
    ended = sa.func.coalesce(Member.left_at, Member.removed_at, type_=Member.left_at.type)
    rows = session.execute(
        sa.select(
            Member.learner_id,
            Learner.name,
            Learner.email,
            Member.role,
            Member.extra_time,
            Member.shares_mastery,
            Member.joined_at,
            ended,
            Member.removed_at.is_not(None),
        )
        .join(Learner, Learner.id == Member.learner_id)
        .where(Member.course_id == course_id)
    )
    return sorted((Somebody(*row) for row in rows), key=_order)


def _order(somebody: Somebody) -> tuple[bool, int, str, str]:
    rank = -MEMBERS.index(somebody.role)
    return somebody.ended_at is not None, rank, somebody.name.casefold(), somebody.id.hex


def invitations(session: Session, course_id: UUID, *, staff: bool) -> list[Invited]:
    """The roster, or those invited as `staff`, in the order in which they were added."""
    role = Invitation.role
    rows = session.execute(
        sa.select(
            Invitation.id,
            role,
            Invitation.name,
            Invitation.email,
            Invitation.extra_time,
            Invitation.code,
            Invitation.created_at,
            Invitation.used_at,
            Learner.name,
        )
        .outerjoin(Learner, Learner.id == Invitation.learner_id)
        .where(Invitation.course_id == course_id)
        .where(role != "student" if staff else role == "student")
        .order_by(Invitation.created_at, Invitation.id)
    )
    return [Invited(*row) for row in rows]


def on_roster(session: Session, course_id: UUID) -> frozenset[str]:
    """The keys of those who are invited as students, or came in so; revoked ones do not count."""
    rows = session.execute(
        sa.select(Invitation.name, Invitation.email).where(
            Invitation.course_id == course_id,
            Invitation.role == "student",
            Invitation.revoked_at.is_(None),
        )
    )
    return frozenset(roster.key(name, email) for name, email in rows)
