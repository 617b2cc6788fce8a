"""Who may do what in a course: the one rule, asked before anything of a course is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Course, Learner, Member

Needs = Literal["member", "staff", "instructor"]
MAY: dict[Needs, frozenset[str]] = {
    "member": frozenset({"student", "assistant", "instructor"}),
    "staff": frozenset({"assistant", "instructor"}),
    "instructor": frozenset({"instructor"}),
}
ARCHIVED = "This course is archived and stays as it is. Open it again to change something."
TEACHERS = frozenset({"instructor", "admin"})  # the roles of accounts that may open a course


class Missing(LookupError):
    """There is no such course, or it is not one of this learner's. A page answers 404."""


class Archived(ValueError):
    """An archived course stays as it is. Nothing was changed."""


class NotAllowed(PermissionError):
    """The learner is in the course, in another role. A page answers 403."""


@dataclass(frozen=True)
class Place:
    """A learner's place in a course."""

    course: Course
    member: Member

    def may(self, needs: Needs) -> bool:
        """Whether the role reaches so far."""
        return self.member.role in MAY[needs]


def present() -> sa.ColumnElement[bool]:
    """The SQL of: this member is in the course now."""
    return Member.left_at.is_(None) & Member.removed_at.is_(None)


def course_for(
    session: Session, course_id: UUID, learner: Learner, needs: Needs = "staff"
) -> Place:
    """The course, for a member who is in it now and whose role there reaches so far.

    The role of the account does not count here: an administrator runs the server, and sees
    into no course.

    Raises:
        Missing: no such course, or the learner is not in it (any more).
        NotAllowed: the role does not reach.
    """
    row = session.execute(
        sa.select(Course, Member)
        .join(Member, Member.course_id == Course.id)
        .where(Course.id == course_id, Member.learner_id == learner.id, present())
    ).one_or_none()
    if row is None:
        raise Missing
    place = Place(*row)
    if not place.may(needs):
        raise NotAllowed
    return place


def hold(session: Session, course: Course) -> None:
    """Wait for whoever changes the course now. The first statement of what decides by its state.

    It writes nothing new: that takes the row on PostgreSQL, and the database on SQLite.

    Raises:
        Archived: the course is.
    """
    if not hold_any(session, course, Course.archived_at.is_(None)):
        raise Archived


def hold_any(session: Session, course: Course, *more: sa.ColumnElement[bool]) -> bool:
    """The same of a course of any state; whether it is so, where more is asked of it."""
    held = sa.update(Course).where(Course.id == course.id, *more).values(title=Course.title)
    kept = held.returning(Course.id).execution_options(synchronize_session=False)
    return session.scalar(kept) is not None
