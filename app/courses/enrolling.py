"""Invitations: made from a roster or singly, renewed, revoked. The caller commits, right after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app import codes
from app.clock import new_id
from app.courses.roster import Row
from app.models import Course, Invitation, Learner
from app.rights import Missing, hold

APART = timedelta(microseconds=1)


class Ended(ValueError):
    """The invitation was used or revoked meanwhile. Nothing was changed; roll back."""


def enrol(session: Session, course: Course, by: Learner, rows: Iterable[Row], now: datetime) -> int:
    """An invitation for each good row, a microsecond apart to keep their order; how many.

    Raises:
        Archived: the course is.
    """
    hold(session, course)
    made = [
        _values(course, by, "student", row.name, row.email, row.extra_time, now + number * APART)
        for number, row in enumerate(rows)
        if row.is_good
    ]
    if made:
        session.execute(sa.insert(Invitation), made)
    return len(made)


def invite(
    session: Session, course: Course, by: Learner, role: str, name: str, now: datetime
) -> None:
    """An invitation for one of the staff.

    Raises:
        Archived: the course is.
    """
    hold(session, course)
    session.execute(sa.insert(Invitation), [_values(course, by, role, name, None, 100, now)])


def _values(
    course: Course,
    by: Learner,
    role: str,
    name: str,
    email: str | None,
    extra_time: int,
    now: datetime,
) -> dict[str, object]:
    return {
        "course_id": course.id,
        "id": new_id(now),
        "role": role,
        "name": name,
        "email": email,
        "extra_time": extra_time,
        "code": codes.fresh(),
        "made_by": by.id,
        "created_at": now,
    }


def renew(session: Session, course: Course, invitation: Invitation) -> None:
    """Another code in place of one that was lost or seen; revoked ones live again.

    Raises:
        Archived: the course is.
        Ended: somebody used it.
    """
    hold(session, course)
    _change(session, invitation, code=codes.fresh(), revoked_at=None)


def revoke(session: Session, course: Course, invitation: Invitation, now: datetime) -> None:
    """Let the code open nothing any more. The row stays, to be renewed.

    Raises:
        Archived: the course is.
        Ended: somebody used it.
    """
    hold(session, course)
    _change(session, invitation, code=None, revoked_at=now)


def _change(session: Session, invitation: Invitation, **values: object) -> None:
    changed = session.scalar(
        sa.update(Invitation)
        .where(
            Invitation.course_id == invitation.course_id,
            Invitation.id == invitation.id,
            Invitation.used_at.is_(None),
        )
        .values(values)
        .returning(Invitation.id)
        .execution_options(synchronize_session=False)
    )
    if changed is None:
        raise Ended
    session.refresh(invitation)


def invitation_of(session: Session, course_id: UUID, invitation_id: UUID) -> Invitation:
    """An invitation by its whole key.

    Raises:
        Missing: the course has none such.
    """
    found = session.get(Invitation, (course_id, invitation_id))
    if found is None:
        raise Missing
    return found
