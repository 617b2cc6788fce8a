"""Reads of problem reports, and of what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ItemVersion, Learner, ProblemReport, Review
from questions import item
from questions.grading import UnknownReply, grade

A_PAGE = 50


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
    waiting, done = session.execute(sa.select(every - closed, closed)).one()
    return waiting, done


def inbox(session: Session, *, closed: bool, page: int) -> list[Listed]:
    """One page of the reports that wait, oldest first, or of those closed, newest first."""
    at = ProblemReport.closed_at
    which = at.is_not(None) if closed else at.is_(None)
    order = (at.desc(), ProblemReport.id) if closed else (ProblemReport.at, ProblemReport.id)
    rows = session.execute(
        sa.select(ProblemReport, Learner.name, ItemVersion.body)
        .join(Learner, Learner.id == ProblemReport.learner_id)
        .outerjoin(
            ItemVersion,
            sa.and_(
                ItemVersion.item_id == ProblemReport.item_id,
                ItemVersion.version == ProblemReport.item_version,
            ),
        )
        .where(which)
        .order_by(*order)
        .offset((page - 1) * A_PAGE)
        .limit(A_PAGE)
    )
    return [_listed(row, name, body) for row, name, body in rows]


def one(session: Session, learner_id: UUID, report_id: UUID) -> ProblemReport | None:
    """A report by its whole key."""
    return session.get(ProblemReport, (learner_id, report_id))


def _listed(row: ProblemReport, name: str, body: dict[str, Any] | None) -> Listed:
    about = None if body is None else item.load(body)
    return Listed(
        learner_id=row.learner_id,
        id=row.id,
        at=row.at,
        by=name,
        fact_id=row.fact_id,
        item_id=row.item_id,
        item_version=row.item_version,
        stem=about.stem if about else "",
        reply=_in_words(about, row.reply),
        about=row.about,
        text=row.text,
        closed_at=row.closed_at,
        remark=row.remark,
    )


def _in_words(about: item.Item | None, reply: str | None) -> str | None:
    """A reply names options by their ids; what it says of them the item knows."""
    if about is None or reply is None:
        return reply
    try:
        return grade(about, reply).given
    except UnknownReply:
        return reply
