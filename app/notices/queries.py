"""Reads of notices, and of what there is to tell in courses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Assignment, AssignmentOverride, Attempt, Course, Learner, Member, Notice
from app.models.notices import ONCE
from app.rights import present

A_PAGE = 50
Place = tuple[UUID, UUID]  # an assignment, and one of its students


@dataclass(frozen=True)
class Listed:
    """A notice with the titles of its course and assignment as they are now.

    `inside`: the learner is in the course, so that the page that it leads to opens.
    """

    id: UUID
    at: datetime
    kind: str
    course_id: UUID | None
    assignment_id: UUID | None
    course: str
    assignment: str
    subject: str
    words: str
    until: datetime | None
    is_read: bool
    inside: bool


@dataclass(frozen=True)
class Handed:
    """Whether a student has begun an assignment, and when the last attempt was handed in."""

    begun: bool
    last: datetime | None


@dataclass(frozen=True)
class Told:
    """A notice that there is of a student and an assignment."""

    id: UUID
    until: datetime | None
    is_read: bool


def unread(session: Session, learner_id: UUID) -> int:
    """How many notices the learner has not read."""
    new = (Notice.learner_id == learner_id, Notice.read_at.is_(None))
    return session.scalar(sa.select(sa.func.count()).select_from(Notice).where(*new)) or 0


def many(session: Session, learner_id: UUID) -> int:
    """How many notices the learner has."""
    own = sa.select(sa.func.count()).select_from(Notice).where(Notice.learner_id == learner_id)
    return session.scalar(own) or 0


def one(session: Session, learner_id: UUID, notice_id: UUID) -> Listed | None:
    """A notice of this learner."""
    return next(iter(_listed(session, learner_id, Notice.id == notice_id)), None)


def listed(session: Session, learner_id: UUID, page: int) -> list[Listed]:
    """One page of the learner's notices: what is not read first, then newest first."""
    return _listed(session, learner_id, page=page)


def unmailed(session: Session, learner: Learner, since: datetime) -> list[Listed]:
    """What is not read and in no letter yet, as far as the learner wants it mailed."""
    wanted = tuple(wanted_by(learner))
    which = (Notice.mailed_at.is_(None), Notice.read_at.is_(None), Notice.at > since)
    found = _listed(session, learner.id, *which, Notice.kind.in_(wanted))
    return [each for each in found if each.inside or each.course_id is None]


def wanted_by(learner: Learner) -> Iterable[str]:
    """The kinds of notices that come by mail."""
    if learner.mail_due:
        yield "due"
    if learner.mail_news:
        yield from ("opened", "graded", "released", "answered", "regraded")


def readers(session: Session, since: datetime) -> list[Learner]:
    """Whoever has something that no letter has told yet, and an address that counts."""
    waits = sa.exists().where(
        Notice.learner_id == Learner.id,
        Notice.at > since,
        Notice.mailed_at.is_(None),
        Notice.read_at.is_(None),
        sa.or_(
            Learner.mail_due & (Notice.kind == "due"), Learner.mail_news & (Notice.kind != "due")
        ),
    )
    counts = (Learner.email_confirmed_at.is_not(None), Learner.email.is_not(None))
    found = sa.select(Learner).where(waits, *counts, Learner.deleted_at.is_(None))
    fresh = found.order_by(Learner.id).execution_options(populate_existing=True)
    return list(session.scalars(fresh))


def _listed(
    session: Session, learner_id: UUID, *which: sa.ColumnElement[bool], page: int = 1
) -> list[Listed]:
    of_assignment = (Assignment.course_id == Notice.course_id) & (
        Assignment.id == Notice.assignment_id
    )
    membership = (
        (Member.course_id == Notice.course_id)
        & (Member.learner_id == Notice.learner_id)
        & present()
    )
    rows = session.execute(
        sa.select(Notice, Course.title, Assignment.title, Member.role)
        .outerjoin(Course, Course.id == Notice.course_id)
        .outerjoin(Assignment, of_assignment)
        .outerjoin(Member, membership)
        .where(Notice.learner_id == learner_id, *which)
        .order_by(Notice.read_at.is_not(None), Notice.at.desc(), Notice.id.desc())
        .offset((page - 1) * A_PAGE)
        .limit(A_PAGE)
        .execution_options(populate_existing=True)
    )
    return [_one(*row) for row in rows]


def _one(row: Notice, course: str | None, assignment: str | None, role: str | None) -> Listed:
    return Listed(
        id=row.id,
        at=row.at,
        kind=row.kind,
        course_id=row.course_id,
        assignment_id=row.assignment_id,
        course=course or "",
        assignment=assignment or "",
        subject=row.subject,
        words=row.words,
        until=row.until,
        is_read=row.read_at is not None,
        inside=role is not None,
    )


def courses_of(session: Session, learner_id: UUID) -> list[UUID]:
    """The courses that are not archived in which the learner is a student."""
    living = sa.select(Course.id).join(Member, Member.course_id == Course.id)
    mine = (Member.learner_id == learner_id, Member.role == "student", present())
    return list(session.scalars(living.where(*mine, Course.archived_at.is_(None))))


def courses(session: Session) -> list[UUID]:
    """The courses that are not archived and have set something."""
    work = sa.exists().where(Assignment.course_id == Course.id, Assignment.archived_at.is_(None))
    living = sa.select(Course.id).where(Course.archived_at.is_(None), work)
    return list(session.scalars(living.order_by(Course.id)))


def assignments(session: Session, course_ids: Sequence[UUID]) -> list[Assignment]:
    """What these courses have set and not put away."""
    wanted = sa.select(Assignment).where(
        Assignment.course_id.in_(course_ids), Assignment.archived_at.is_(None)
    )
    fresh = wanted.order_by(Assignment.course_id, Assignment.id)
    return list(session.scalars(fresh.execution_options(populate_existing=True)))


def overrides(session: Session, course_ids: Sequence[UUID]) -> list[AssignmentOverride]:
    """Every exception from the rules of these courses."""
    wanted = sa.select(AssignmentOverride).where(AssignmentOverride.course_id.in_(course_ids))
    return list(session.scalars(wanted.execution_options(populate_existing=True)))


def students(session: Session, course_ids: Sequence[UUID], learner_id: UUID | None) -> list[Member]:
    """The students of these courses; with a learner, only that one."""
    wanted = sa.select(Member).where(
        Member.course_id.in_(course_ids), Member.role == "student", present()
    )
    if learner_id is not None:
        wanted = wanted.where(Member.learner_id == learner_id)
    return list(session.scalars(wanted.order_by(Member.course_id, Member.learner_id)))


def handed(
    session: Session, course_ids: Sequence[UUID], given: Sequence[UUID], learner_id: UUID | None
) -> dict[Place, Handed]:
    """How far each student is with these assignments; who has not begun is not there."""
    last = sa.func.max(Attempt.submitted_at)
    wanted = sa.select(Attempt.assignment_id, Attempt.learner_id, last).where(
        Attempt.course_id.in_(course_ids), Attempt.assignment_id.in_(given)
    )
    if learner_id is not None:
        wanted = wanted.where(Attempt.learner_id == learner_id)
    rows = session.execute(wanted.group_by(Attempt.assignment_id, Attempt.learner_id))
    return {(one, who): Handed(begun=True, last=at) for one, who, at in rows}


def told(
    session: Session, course_ids: Sequence[UUID], given: Sequence[UUID], learner_id: UUID | None
) -> dict[Place, dict[str, Told]]:
    """What was told of these assignments already, by kind."""
    columns = (Notice.assignment_id, Notice.learner_id, Notice.kind)
    wanted = sa.select(*columns, Notice.id, Notice.until, Notice.read_at).where(
        Notice.course_id.in_(course_ids),
        Notice.assignment_id.in_(given),
        Notice.kind.in_(ONCE),
    )
    if learner_id is not None:
        wanted = wanted.where(Notice.learner_id == learner_id)
    found: dict[Place, dict[str, Told]] = {}
    for one, who, kind, id_, until, read_at in session.execute(wanted):
        if one is not None:
            found.setdefault((one, who), {})[kind] = Told(id_, until, read_at is not None)
    return found
