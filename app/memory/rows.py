"""Rows read for one learner: a memory, its log, an item as it was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, tuple_, update
from sqlalchemy.orm import Session

from app.memory.answers import ChangeNote, Missing
from app.memory.days import learner_day
from app.memory.replay import NOTHING, Entry, Remembered
from app.models import BankChange, ItemVersion, Learner, Memory, Review
from questions.item import Item, load

COLUMNS = (
    Review.unit,
    Review.id,
    Review.kind,
    Review.counted,
    Review.of,
    Review.item_id,
    Review.form,
    Review.correct,
    Review.override,
    Review.rating,
    Review.answered_at,
    Review.learner_day,
    Review.duration_ms,
    Review.changed_on,
    Review.parameters,
)
# what each answer asks, made once: to put a statement together costs more than to run it
ONE_LEARNER = (
    select(Learner.id).where(Learner.id == bindparam("learner_id")).with_for_update(key_share=True)
)
LEARNERS = (
    select(Learner.id)
    .where(Learner.id.in_(bindparam("learner_ids", expanding=True)))
    .order_by(Learner.id)
    .with_for_update(key_share=True)
)
# changes no row: before a write SQLite's driver begins the transaction that lets nobody else write
NO_LEARNER = (
    update(Learner)
    .where(Learner.id == bindparam("learner_id"), Learner.id.is_(None))
    .values(theme=Learner.theme)
    .execution_options(synchronize_session=False)
)
ONE_MEMORY = (
    select(Memory)
    .where(Memory.learner_id == bindparam("learner_id"), Memory.unit == bindparam("unit"))
    .execution_options(populate_existing=True)
)
ONE_REVIEW = select(Review).where(
    Review.learner_id == bindparam("learner_id"), Review.id == bindparam("id")
)
ONE_VERSION = select(ItemVersion.body).where(
    ItemVersion.item_id == bindparam("item_id"), ItemVersion.version == bindparam("version")
)
ONE_LOG = select(*COLUMNS).where(
    Review.learner_id == bindparam("learner_id"), Review.unit == bindparam("unit")
)


@dataclass(frozen=True)
class Standing:
    """A unit's memory as it is stored, and its revision; 0 where there is no row."""

    revision: int
    memory: Remembered
    row: Memory | None = field(compare=False, repr=False)


def claim(session: Session, learner_id: UUID) -> None:
    """Let what this learner does happen one after the other, until the transaction ends.

    A quiz stores several answers in one transaction, and each adds to the tally of the day:
    without an order two transactions could wait for each other. What is read after this stays so
    until the commit: SQLite has one writer, who waits here and not at the first row written.
    """
    sqlite = session.get_bind().dialect.name == "sqlite"
    session.execute(NO_LEARNER if sqlite else ONE_LEARNER, {"learner_id": learner_id})


def claim_all(session: Session, learner_ids: Collection[UUID]) -> None:
    """The same of many learners, in the order in which everybody claims them."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(NO_LEARNER, {"learner_id": None})
    else:
        session.execute(LEARNERS, {"learner_ids": list(learner_ids)}).all()


def today(learner: Learner, now: datetime) -> int:
    """The learner's day that `now` belongs to."""
    return learner_day(now, learner.zone, learner.rollover_hour)


def standing(session: Session, learner_id: UUID, unit: str) -> Standing:
    """The stored memory of one unit, as it is now and not as it was read before."""
    row = session.scalar(ONE_MEMORY, {"learner_id": learner_id, "unit": unit})
    if row is None:
        return Standing(0, NOTHING, None)
    return Standing(row.revision, remembered(row), row)


def memories(session: Session, learner_id: UUID, units: Collection[str]) -> dict[str, Standing]:
    """The stored memories of these units; one never met is left out."""
    rows = session.scalars(
        select(Memory).where(Memory.learner_id == learner_id, Memory.unit.in_(units)),
        execution_options={"populate_existing": True},
    )
    return {row.unit: Standing(row.revision, remembered(row), row) for row in rows}


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
        lately=row.lately or "",
    )


def entries(session: Session, learner_id: UUID, unit: str) -> tuple[Entry, ...]:
    """The log of one unit, as the fold takes it."""
    rows = session.execute(ONE_LOG, {"learner_id": learner_id, "unit": unit})
    return tuple(entry(row) for row in rows)


def logs(
    session: Session, learner_id: UUID, units: Collection[str] | None = None
) -> dict[str, list[Entry]]:
    """The logs of these units, of all by default, each as the fold takes it."""
    wanted = select(*COLUMNS).where(Review.learner_id == learner_id)
    if units is not None:
        wanted = wanted.where(Review.unit.in_(units))
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in session.execute(wanted):
        found[row.unit].append(entry(row))
    return dict(found)


def entry(row: Any) -> Entry:
    """A row of the log, or its columns, as the fold takes it."""
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
        duration_ms=row.duration_ms,
        changed_on=row.changed_on,
    )


def item_version(session: Session, item_id: str, version: str) -> Item:
    """An item as it was published, today or long ago.

    Raises:
        Missing: there never was such a version.
    """
    body = session.scalar(ONE_VERSION, {"item_id": item_id, "version": version})
    if body is None:
        raise Missing(f"item {item_id} has no version {version}")
    return load(body)


def item_versions(
    session: Session, names: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Item]:
    """Items as they were published, by id and version; one that never was is left out."""
    name = (ItemVersion.item_id, ItemVersion.version)
    rows = session.execute(select(*name, ItemVersion.body).where(tuple_(*name).in_(names)))
    return {(item_id, version): load(body) for item_id, version, body in rows}


def change_note(session: Session, unit: str, changed_on: date | None) -> ChangeNote | None:
    """What there is to say of the change of a unit's meaning on this day."""
    if changed_on is None:
        return None
    row = session.execute(
        select(BankChange.what, BankChange.before, BankChange.after).where(
            BankChange.unit == unit, BankChange.changed_on == changed_on
        )
    ).first()
    return None if row is None else ChangeNote(changed_on, *row)
