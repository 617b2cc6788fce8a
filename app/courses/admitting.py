"""Coming in by a code. The caller commits, once, right after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.codes import Entry
from app.db import insert_or
from app.models import Course, Invitation, Learner, Member
from app.models.courses import MEMBERS


class Closed(LookupError):
    """The code opens nothing any more: used, revoked or replaced meanwhile. Roll back."""


class Removed(PermissionError):
    """Who was taken out comes back by an invitation only, not by the common code. Roll back."""


class Inside(ValueError):
    """The learner is in the course already, and the code would give nothing new. Roll back."""


@dataclass(frozen=True)
class Given:
    """What a member has by a code."""

    role: str
    extra_time: int


def join(session: Session, learner: Learner, entry: Entry, *, shares: bool, now: datetime) -> None:
    """Make the learner a member, with what the code gives; an invitation is spent.

    Who is inside already keeps the higher role and the longer time; an invitation marks the
    row of the roster as joined. What a learner shares is set anew at each coming in. A student who
    left by the own will has been in the course since the first time: what was missed stays missed.

    Raises:
        Closed, Removed, Inside: see there.
    """
    _knock(session, entry)
    given = Given("student", 100)
    if entry.invitation is not None:
        given = _spend(session, learner, entry.invitation, now)
    key = (entry.course.id, learner.id)
    member = session.get(Member, key, with_for_update=True, populate_existing=True)
    if member is None:
        _add(session, learner, entry.course, given, shares=shares, now=now)
        return
    if member.removed_at is not None and entry.invitation is None:
        raise Removed
    if member.left_at is None and member.removed_at is None:
        _raise(member, given, invited=entry.invitation is not None)
    else:
        if member.removed_at is not None or (member.role, given.role) != ("student", "student"):
            member.joined_at = now
        member.role, member.extra_time = given.role, given.extra_time
        member.left_at = member.removed_at = None
        member.shares_mastery = shares
    session.flush()


def _spend(session: Session, learner: Learner, invitation: Invitation, now: datetime) -> Given:
    """Use the invitation; of two who do at once the second finds it used."""
    spent: dict[str, Any] = {"code": None, "learner_id": learner.id, "used_at": now}
    used = session.scalar(
        sa.update(Invitation)
        .where(
            Invitation.course_id == invitation.course_id,
            Invitation.id == invitation.id,
            Invitation.code == invitation.code,
        )
        .values(spent)
        .returning(Invitation.id)
        .execution_options(synchronize_session=False)
    )
    if used is None:
        raise Closed
    return Given(invitation.role, invitation.extra_time)


def _knock(session: Session, entry: Entry) -> None:
    """Hold the course while somebody comes in: it may be archived, or its code replaced, now."""
    course = entry.course
    living = [Course.id == course.id, Course.archived_at.is_(None)]
    if entry.invitation is None:
        living.append(Course.join_code == course.join_code)
    held = sa.update(Course).where(*living).values(title=Course.title).returning(Course.id)
    if session.scalar(held.execution_options(synchronize_session=False)) is None:
        raise Closed


def _add(
    session: Session, learner: Learner, course: Course, given: Given, *, shares: bool, now: datetime
) -> None:
    """Sent twice at once, it is one membership."""
    row = insert_or(session, Member).values(
        course_id=course.id,
        learner_id=learner.id,
        role=given.role,
        extra_time=given.extra_time,
        shares_mastery=shares,
        joined_at=now,
    )
    session.execute(row.on_conflict_do_nothing())


def _raise(member: Member, given: Given, *, invited: bool) -> None:
    """What the code adds to who is inside. A slip in the hands of staff is not theirs to use."""
    role = max(member.role, given.role, key=MEMBERS.index)
    extra_time = max(member.extra_time, given.extra_time)
    if role == member.role and (role != "student" or not invited):
        raise Inside
    member.role, member.extra_time = role, extra_time
