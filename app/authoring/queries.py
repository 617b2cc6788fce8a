"""Reads of a course's own questions. Every one names the course."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    CourseQuestion,
    CourseQuestionVersion,
    ItemVersion,
    Learner,
    QuestionSet,
    QuestionSetVersion,
)
from app.rights import Missing
from questions import blueprint
from questions.authored import Draft, load, own_id
from questions.item import Item
from questions.item import load as load_item


@dataclass(frozen=True)
class Listed:
    """A question in the list of a course; `sets` are the titles of those that list it."""

    id: UUID
    draft: Draft
    latest: int
    is_changed: bool
    by: str
    at: datetime
    sets: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """A version of a question: its number, who saved it and when, what was asked from then on."""

    number: int
    item: Item
    by: str
    at: datetime


def questions_of(session: Session, course_id: UUID, *, archived: bool) -> list[Listed]:
    """The own questions of a course, the one that was changed last first."""
    one = CourseQuestion
    gone = one.archived_at.is_not(None) if archived else one.archived_at.is_(None)
    rows = session.execute(
        sa.select(one, Learner.name)
        .join(Learner, Learner.id == one.made_by)
        .where(one.course_id == course_id, gone)
        .order_by(one.changed_at.desc(), one.id)
    )
    used = listed_in(session, course_id)
    return [
        Listed(
            found.id,
            load(found.draft),
            found.latest,
            found.revision != found.saved_revision,
            name,
            found.changed_at,
            used.get(own_id(course_id, found.id), ()),
        )
        for found, name in rows
    ]


def listed_in(session: Session, course_id: UUID) -> dict[str, tuple[str, ...]]:
    """Item id -> the titles of the course's sets that list it, as saved last or in their draft."""
    version = QuestionSetVersion
    is_last = sa.and_(
        version.course_id == QuestionSet.course_id,
        version.set_id == QuestionSet.id,
        version.version == QuestionSet.latest,
    )
    rows = session.execute(
        sa.select(QuestionSet.title, QuestionSet.draft, version.spec)
        .outerjoin(version, is_last)
        .where(QuestionSet.course_id == course_id)
        .order_by(QuestionSet.title, QuestionSet.id)
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for title, *bodies in rows:
        specs = [blueprint.load(body) for body in bodies if body is not None]
        names = {each.item_id for spec in specs for pool in spec.pools for each in pool.pinned}
        for name in names:
            found[name].append(title)
    return {name: tuple(titles) for name, titles in found.items()}


def question_of(session: Session, course_id: UUID, question_id: UUID) -> CourseQuestion:
    """A question by its whole key.

    Raises:
        Missing: the course has none such.
    """
    found = session.get(CourseQuestion, (course_id, question_id))
    if found is None:
        raise Missing
    return found


def versions_of(session: Session, course_id: UUID, question_id: UUID) -> list[Kept]:
    """All versions of a question, the last first."""
    version = CourseQuestionVersion
    is_version = (ItemVersion.item_id == version.item_id) & (ItemVersion.version == version.version)
    rows = session.execute(
        sa.select(version.number, ItemVersion.body, Learner.name, version.made_at)
        .join(ItemVersion, is_version)
        .join(Learner, Learner.id == version.made_by)
        .where(version.course_id == course_id, version.question_id == question_id)
        .order_by(version.number.desc())
    )
    return [Kept(number, load_item(body), name, at) for number, body, name, at in rows]
