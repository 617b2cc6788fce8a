"""Reads of question sets. Every one names the course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import AttemptSlot, CurrentItem, Learner, QuestionSet, QuestionSetVersion
from app.rights import Missing
from questions.blueprint import Spec, load


@dataclass(frozen=True)
class Listed:
    """A set in the list of a course: its last version, by whom and when; 0 where it has none."""

    id: UUID
    title: str
    latest: int
    spec: Spec
    by: str
    at: datetime
    is_draft: bool


@dataclass(frozen=True)
class Kept:
    """A version of a set, who saved it and when."""

    version: int
    spec: Spec
    by: str
    at: datetime


def sets_of(session: Session, course_id: UUID) -> list[Listed]:
    """The sets of a course, the one that was changed last first."""
    version = QuestionSetVersion
    author = sa.func.coalesce(version.made_by, QuestionSet.made_by, type_=sa.Uuid())
    rows = session.execute(
        sa.select(QuestionSet, version.spec, Learner.name)
        .outerjoin(
            version,
            sa.and_(
                version.course_id == QuestionSet.course_id,
                version.set_id == QuestionSet.id,
                version.version == QuestionSet.latest,
            ),
        )
        .join(Learner, Learner.id == author)
        .where(QuestionSet.course_id == course_id)
        .order_by(QuestionSet.changed_at.desc(), QuestionSet.id)
    )
    return [
        Listed(
            found.id,
            found.title,
            found.latest,
            load(spec if spec is not None else found.draft),
            name,
            found.changed_at,
            found.draft is not None,
        )
        for found, spec, name in rows
    ]


def set_of(session: Session, course_id: UUID, set_id: UUID) -> QuestionSet:
    """A set by its whole key.

    Raises:
        Missing: the course has none such.
    """
    found = session.get(QuestionSet, (course_id, set_id))
    if found is None:
        raise Missing
    return found


def version_of(session: Session, course_id: UUID, set_id: UUID, version: int) -> QuestionSetVersion:
    """A version of a set by its whole key.

    Raises:
        Missing: there is none such.
    """
    found = session.get(QuestionSetVersion, (course_id, set_id, version))
    if found is None:
        raise Missing
    return found


def standing(session: Session, found: QuestionSet) -> Spec:
    """What is worked on: the draft, or the last version where nothing was changed since."""
    if found.draft is not None:
        return load(found.draft)
    return load(version_of(session, found.course_id, found.id, found.latest).spec)


def versions_of(session: Session, course_id: UUID, set_id: UUID) -> list[Kept]:
    """All versions of a set, the last first."""
    version = QuestionSetVersion
    rows = session.execute(
        sa.select(version.version, version.spec, Learner.name, version.made_at)
        .join(Learner, Learner.id == version.made_by)
        .where(version.course_id == course_id, version.set_id == set_id)
        .order_by(version.version.desc())
    )
    return [Kept(number, load(spec), name, at) for number, spec, name, at in rows]


def names_of(session: Session, units: list[str]) -> list[tuple[str, str, str]]:
    """Unit, id and version of each question of these units as it is asked today."""
    rows = session.execute(
        sa.select(CurrentItem.unit, CurrentItem.item_id, CurrentItem.version)
        .where(CurrentItem.unit.in_(units))
        .order_by(CurrentItem.item_id)
    )
    return [(unit, item_id, version) for unit, item_id, version in rows]


def asked_in(session: Session, course_id: UUID, units: list[str]) -> frozenset[str]:
    """The ids of the questions of these units that the course's students were asked."""
    asked = sa.select(AttemptSlot.item_id).where(
        AttemptSlot.course_id == course_id, AttemptSlot.unit.in_(units)
    )
    return frozenset(session.scalars(asked.distinct()))
