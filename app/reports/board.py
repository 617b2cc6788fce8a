"""What was reported in a course, question by question, for its staff. Selects only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Assignment, AttemptSlot, ItemVersion, Learner, ProblemReport
from app.models.reports import APPEAL
from app.reports.spoken import in_words
from questions import item

A_PAGE = 50
IS_APPEAL = sa.case((ProblemReport.about == APPEAL, 1), else_=0)


@dataclass(frozen=True)
class Asked:
    """A question of an assignment, in the version that was asked: what reports are kept by."""

    course_id: UUID
    assignment_id: UUID
    item_id: str
    version: str

    def reported(self) -> sa.ColumnElement[bool]:
        """The SQL of: this report is about the question."""
        return sa.and_(
            ProblemReport.course_id == self.course_id,
            ProblemReport.assignment_id == self.assignment_id,
            sa.exists().where(
                of_slot(), AttemptSlot.item_id == self.item_id, AttemptSlot.version == self.version
            ),
        )


@dataclass(frozen=True)
class Line:
    """A question in the inbox: how often it was reported and appealed, since when."""

    asked: Asked
    assignment: str
    stem: str
    reports: int
    appeals: int
    first: datetime


@dataclass(frozen=True)
class Told:
    """A report of a student, with the answer in words."""

    learner_id: UUID
    by: str
    number: int
    at: datetime
    about: str
    text: str
    reply: str | None
    closed_at: datetime | None
    remark: str | None


@dataclass(frozen=True)
class Passed:
    """What the staff passed on to the curators, and what these said."""

    by: str
    at: datetime
    text: str
    closed_at: datetime | None
    remark: str | None


def of_slot() -> sa.ColumnElement[bool]:
    """The SQL of: this question of an attempt is the one that the report names."""
    return sa.and_(
        AttemptSlot.course_id == ProblemReport.course_id,
        AttemptSlot.assignment_id == ProblemReport.assignment_id,
        AttemptSlot.learner_id == ProblemReport.learner_id,
        AttemptSlot.number == ProblemReport.number,
        AttemptSlot.slot == ProblemReport.slot,
    )


def _is(closed: bool) -> sa.ColumnElement[bool]:
    return ProblemReport.closed_at.is_not(None) if closed else ProblemReport.closed_at.is_(None)


def counts(session: Session, course_id: UUID) -> tuple[int, int]:
    """About how many questions reports wait, and about how many some are closed."""
    name = (AttemptSlot.assignment_id, AttemptSlot.item_id, AttemptSlot.version)
    which = sa.select(*name).join(ProblemReport, of_slot())
    own = which.where(ProblemReport.course_id == course_id, AttemptSlot.course_id == course_id)
    waiting, done = (
        sa.select(sa.func.count())
        .select_from(own.where(_is(closed)).distinct().subquery())
        .scalar_subquery()
        for closed in (False, True)
    )
    row = session.execute(sa.select(waiting, done)).one()
    return row[0], row[1]


def lines(session: Session, course_id: UUID, *, closed: bool, page: int) -> list[Line]:
    """One page of the questions that were reported: what waits longest first."""
    name = (ProblemReport.assignment_id, AttemptSlot.item_id, AttemptSlot.version)
    appeals = sa.func.sum(IS_APPEAL).label("appeals")
    first = sa.func.min(ProblemReport.at).label("first")
    found = (
        sa.select(*name, sa.func.count().label("every"), appeals, first)
        .join(AttemptSlot, of_slot())
        .where(ProblemReport.course_id == course_id, _is(closed))
        .group_by(*name)
        .order_by(first.desc() if closed else first, *name)
        .offset((page - 1) * A_PAGE)
        .limit(A_PAGE)
        .subquery()
    )
    as_asked = (ItemVersion.item_id == found.c.item_id) & (ItemVersion.version == found.c.version)
    given = (Assignment.course_id == course_id) & (Assignment.id == found.c.assignment_id)
    rows = session.execute(
        sa.select(found, Assignment.title, ItemVersion.body)
        .join(Assignment, given)
        .join(ItemVersion, as_asked)
        .order_by(found.c.first.desc() if closed else found.c.first, found.c.item_id)
    )
    return [
        Line(
            asked=Asked(course_id, row.assignment_id, row.item_id, row.version),
            assignment=row.title,
            stem=item.load(row.body).stem,
            reports=row.every - int(row.appeals),
            appeals=int(row.appeals),
            first=row.first,
        )
        for row in rows
    ]


def question(session: Session, asked: Asked) -> item.Item | None:
    """The question, if somebody of the course has reported it."""
    body = sa.select(ItemVersion.body).where(
        ItemVersion.item_id == asked.item_id,
        ItemVersion.version == asked.version,
        sa.exists(sa.select(ProblemReport.id).where(asked.reported())),
    )
    found = session.scalar(body)
    return None if found is None else item.load(found)


def told(session: Session, asked: Asked, about: item.Item) -> list[Told]:
    """Every report about a question: those that wait first, oldest first."""
    rows = session.execute(
        sa.select(ProblemReport, Learner.name, AttemptSlot.reply)
        .join(AttemptSlot, of_slot())
        .join(Learner, Learner.id == ProblemReport.learner_id)
        .where(
            ProblemReport.course_id == asked.course_id,
            ProblemReport.assignment_id == asked.assignment_id,
            AttemptSlot.item_id == asked.item_id,
            AttemptSlot.version == asked.version,
        )
        .order_by(ProblemReport.closed_at.is_not(None), ProblemReport.at, ProblemReport.id)
        .execution_options(populate_existing=True)
    )
    return [_told(row, name, in_words(about, reply)) for row, name, reply in rows]


def _told(row: ProblemReport, name: str, reply: str | None) -> Told:
    return Told(
        learner_id=row.learner_id,
        by=name,
        number=row.number or 1,
        at=row.at,
        about=row.about,
        text=row.text,
        reply=reply,
        closed_at=row.closed_at,
        remark=row.remark,
    )


def replies(reports: Sequence[Told]) -> list[tuple[str, int]]:
    """What those answered who say that they were right, the most frequent first."""
    given = Counter(each.reply for each in reports if each.about == APPEAL and each.reply)
    return sorted(given.items(), key=lambda each: (-each[1], each[0]))


def passed(session: Session, asked: Asked) -> list[Passed]:
    """What was passed on of this question by the staff of the course, newest first."""
    rows = session.execute(
        sa.select(ProblemReport, Learner.name)
        .join(Learner, Learner.id == ProblemReport.learner_id)
        .where(
            ProblemReport.passed_from == asked.course_id,
            ProblemReport.item_id == asked.item_id,
            ProblemReport.item_version == asked.version,
        )
        .order_by(ProblemReport.at.desc(), ProblemReport.id)
        .execution_options(populate_existing=True)
    )
    return [
        Passed(by=name, at=row.at, text=row.text, closed_at=row.closed_at, remark=row.remark)
        for row, name in rows
    ]
