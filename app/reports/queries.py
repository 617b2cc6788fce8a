"""Reads of problem reports, and of what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import AttemptSlot, Course, ItemVersion, Learner, ProblemReport, Review
from app.reports.board import of_slot
from app.reports.spoken import in_words
from questions import item

A_PAGE = 50
OF_CURATORS = ProblemReport.course_id.is_(None)
AS_SHOWN = sa.and_(
    ItemVersion.item_id == ProblemReport.item_id, ItemVersion.version == ProblemReport.item_version
)


@dataclass(frozen=True)
class Listed:
    """A report as the inbox shows it. `stem` is empty where it is about a fact alone.

    `reply` is what was answered in words, as the learner saw it.
    """

    learner_id: UUID
    id: UUID
    at: datetime
    by: str
    fact_id: str
    item_id: str | None
    item_version: str | None
    stem: str
    reply: str | None
    about: str
    text: str
    closed_at: datetime | None
    remark: str | None
    passed: bool


@dataclass(frozen=True)
class Own:
    """A report as its reporter sees it again. `stem` is empty where it is about a fact alone."""

    id: UUID
    at: datetime
    about: str
    fact_id: str | None
    stem: str
    course: str
    text: str
    closed_at: datetime | None
    remark: str | None


def asked(session: Session, item_id: str, version: str) -> item.Item | None:
    """The item as it was published under this version."""
    row = session.get(ItemVersion, (item_id, version))
    return None if row is None else item.load(row.body)


def given(session: Session, learner_id: UUID, answer: UUID) -> Review | None:
    """An answer of this learner, as the log has it."""
    row = session.get(Review, (learner_id, answer))
    return row if row is not None and row.item_id is not None else None


def counts(session: Session) -> tuple[int, int]:
    """How many reports wait, and how many are closed."""
    every, closed = sa.func.count(ProblemReport.id), sa.func.count(ProblemReport.closed_at)
    waiting, done = session.execute(sa.select(every - closed, closed).where(OF_CURATORS)).one()
    return waiting, done


def inbox(session: Session, *, closed: bool, page: int) -> list[Listed]:
    """One page of the reports that wait, oldest first, or of those closed, newest first."""
    at = ProblemReport.closed_at
    which = at.is_not(None) if closed else at.is_(None)
    order = (at.desc(), ProblemReport.id) if closed else (ProblemReport.at, ProblemReport.id)
    rows = session.execute(
        sa.select(ProblemReport, Learner.name, ItemVersion.body)
        .join(Learner, Learner.id == ProblemReport.learner_id)
        .outerjoin(ItemVersion, AS_SHOWN)
        .where(OF_CURATORS, which)
        .order_by(*order)
        .offset((page - 1) * A_PAGE)
        .limit(A_PAGE)
    )
    return [_listed(row, name, body) for row, name, body in rows]


def one(session: Session, learner_id: UUID, report_id: UUID) -> ProblemReport | None:
    """A report to the curators by its whole key."""
    row = session.get(ProblemReport, (learner_id, report_id))
    return row if row is not None and row.course_id is None else None


def many(session: Session, learner_id: UUID) -> int:
    """How many reports the learner has made."""
    own = sa.select(sa.func.count()).where(ProblemReport.learner_id == learner_id)
    return session.scalar(own) or 0


def own(session: Session, learner_id: UUID, page: int) -> list[Own]:
    """One page of what the learner reported, newest first."""
    shown, asked = sa.orm.aliased(ItemVersion), sa.orm.aliased(ItemVersion)
    as_asked = (asked.item_id == AttemptSlot.item_id) & (asked.version == AttemptSlot.version)
    as_shown = (shown.item_id == ProblemReport.item_id) & (
        shown.version == ProblemReport.item_version
    )
    rows = session.execute(
        sa.select(ProblemReport, sa.func.coalesce(shown.body, asked.body), Course.title)
        .outerjoin(shown, as_shown)
        .outerjoin(AttemptSlot, of_slot())
        .outerjoin(asked, as_asked)
        .outerjoin(Course, Course.id == ProblemReport.course_id)
        .where(ProblemReport.learner_id == learner_id)
        .order_by(ProblemReport.at.desc(), ProblemReport.id.desc())
        .offset((page - 1) * A_PAGE)
        .limit(A_PAGE)
        .execution_options(populate_existing=True)
    )
    return [_own(*row) for row in rows]


def _own(row: ProblemReport, body: dict[str, Any] | None, course: str | None) -> Own:
    return Own(
        id=row.id,
        at=row.at,
        about=row.about,
        fact_id=row.fact_id,
        stem="" if body is None else item.load(body).stem,
        course=course or "",
        text=row.text,
        closed_at=row.closed_at,
        remark=row.remark,
    )


def _listed(row: ProblemReport, name: str, body: dict[str, Any] | None) -> Listed:
    about = None if body is None else item.load(body)
    return Listed(
        learner_id=row.learner_id,
        id=row.id,
        at=row.at,
        by=name,
        fact_id=row.fact_id or "",
        item_id=row.item_id,
        item_version=row.item_version,
        stem=about.stem if about else "",
        reply=in_words(about, row.reply),
        about=row.about,
        text=row.text,
        closed_at=row.closed_at,
        remark=row.remark,
        passed=row.passed_from is not None,
    )
