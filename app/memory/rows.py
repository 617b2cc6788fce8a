"""Rows read for one learner: a memory, its log, an item as it was published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.memory.answers import Missing
from app.memory.days import learner_day
from app.memory.replay import NOTHING, Entry, Remembered
from app.models import ItemVersion, Learner, Memory, Review
from questions.item import Item, load


@dataclass(frozen=True)
class Standing:
    """A unit's memory as it is stored, and its revision; 0 where there is no row."""

    revision: int
    memory: Remembered
    row: Memory | None = field(compare=False, repr=False)


def today(learner: Learner, now: datetime) -> int:
    """The learner's day that `now` belongs to."""
    return learner_day(now, learner.zone, learner.rollover_hour)


def standing(session: Session, learner_id: UUID, unit: str) -> Standing:
    """The stored memory of one unit, as it is now and not as it was read before."""
    row = session.scalar(
        select(Memory)
        .where(Memory.learner_id == learner_id, Memory.unit == unit)
        .execution_options(populate_existing=True)
    )
    if row is None:
        return Standing(0, NOTHING, None)
    return Standing(row.revision, remembered(row), row)


def remembered(row: Memory) -> Remembered:
    """A stored memory as the fold would give it."""
    return Remembered(
        stability=row.stability,
        difficulty=row.difficulty,
        due_day=row.due_day,
        first_day=row.first_day,
        last_day=row.last_day,
        interval=row.interval,
        reps=row.reps,
        lapses=row.lapses,
        last_items=tuple(row.last_items),
        forms=row.forms,
    )


def entries(session: Session, learner_id: UUID, unit: str) -> tuple[Entry, ...]:
    """The log of one unit, as the fold takes it."""
    rows = session.scalars(
        select(Review).where(Review.learner_id == learner_id, Review.unit == unit)
    )
    return tuple(entry(row) for row in rows)


def entry(row: Review) -> Entry:
    """A row of the log, as the fold takes it."""
    return Entry(
        id=row.id,
        kind=row.kind,
        counted=row.counted,
        of=row.of,
        item_id=row.item_id,
        form=row.form,
        correct=row.correct,
        override=row.override,
        rating=row.rating,
        answered_at=row.answered_at,
        learner_day=row.learner_day,
        retention=row.parameters["retention"],
    )


def item_version(session: Session, item_id: str, version: str) -> Item:
    """An item as it was published, today or long ago.

    Raises:
        Missing: there never was such a version.
    """
    body = session.scalar(
        select(ItemVersion.body).where(
            ItemVersion.item_id == item_id, ItemVersion.version == version
        )
    )
    if body is None:
        raise Missing(f"item {item_id} has no version {version}")
    return load(body)
