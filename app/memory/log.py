"""The one place that adds rows to the log, and moves a memory and a day's tally with them.

Whoever writes first takes the memory's row for itself (on SQLite: the database), then reads,
decides and writes. Every row that the fold reads moves the revision on, so an answer knows
whether anything happened since its question was served.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Insert, select, update
from sqlalchemy.orm import Session

from app.db import insert_for
from app.memory.replay import Entry, Remembered, fold
from app.memory.rows import Standing, claim, entries, entry, logs, memories, standing, today
from app.memory.scheduling import PARAMETERS, POLICY, retrievability
from app.memory.tallies import keep_in_step
from app.models import Learner, Memory, Review

EMPTY: dict[str, Any] = {
    "interval": 0,
    "reps": 0,
    "lapses": 0,
    "revision": 0,
    "last_items": [],
    "forms": {},
    "lately": "",
}


@dataclass(frozen=True)
class Held(Standing):
    """A memory that is held, and its log."""

    log: tuple[Entry, ...] = field(repr=False)


def hold(session: Session, learner_id: UUID, unit: str) -> Held:
    """Take the memory's row, made if it is not there, and read it and its log as they now are."""
    claim(session, learner_id)
    values = {"learner_id": learner_id, "unit": unit, **EMPTY}
    session.execute(_taking(session.get_bind().dialect.name), values)
    now = standing(session, learner_id, unit)
    return Held(now.revision, now.memory, now.row, entries(session, learner_id, unit))


def hold_all(session: Session, learner_id: UUID, units: Sequence[str]) -> dict[str, Held]:
    """The same of many units, by unit; taken in the order of their names."""
    claim(session, learner_id)
    values = [{"learner_id": learner_id, "unit": unit, **EMPTY} for unit in sorted(units)]
    session.execute(_taking(session.get_bind().dialect.name), values)
    log = logs(session, learner_id, units)
    return {
        unit: Held(now.revision, now.memory, now.row, tuple(log.get(unit, ())))
        for unit, now in memories(session, learner_id, units).items()
    }


@lru_cache
def _taking(dialect: str) -> Insert:
    """Changes nothing where the row is there, but locks it."""
    return insert_for(dialect, Memory).on_conflict_do_update(
        index_elements=["learner_id", "unit"], set_={"revision": Memory.revision}
    )


def new_row(learner: Learner, unit: str, kind: str, id_: UUID, now: datetime) -> Review:
    """A row of the log that counts, until it is said not to."""
    return Review(**new_values(learner, unit, kind, id_, now))


def new_values(learner: Learner, unit: str, kind: str, id_: UUID, now: datetime) -> dict[str, Any]:
    """The same as values by column, for many rows at once."""
    return {
        "learner_id": learner.id,
        "id": id_,
        "unit": unit,
        "kind": kind,
        "counted": True,
        "answered_at": now,
        "learner_day": today(learner, now),
        "policy": POLICY,
        "parameters": {"set": PARAMETERS, "retention": learner.desired_retention},
        "source": "app",
    }


def enter(session: Session, review: Review, held: Held) -> Remembered:
    """Add the row to the log, with the memory before and after it; move memory and tally.

    Returns the memory after it.
    """
    log = (*held.log, entry(review))
    after = held.memory
    if review.counted:
        after = fold(review.unit, log)
        move(session, held, after)
    note(review, held.memory, after)
    session.add(review)
    session.flush()
    keep_in_step(session, review.learner_id, held.log, log)
    return after


def with_incomplete(session: Session) -> list[UUID]:
    """Learners with memories that an older version stored, which did not know `lately`."""
    wanted = select(Memory.learner_id).where(Memory.lately.is_(None)).distinct()
    return list(session.scalars(wanted.order_by(Memory.learner_id)))


def complete(session: Session, learner_id: UUID) -> int:
    """Fold `lately` of this learner's memories that lack it; their number. Nothing else moves."""
    claim(session, learner_id)
    mine = (Memory.learner_id == learner_id, Memory.lately.is_(None))
    units = session.scalars(select(Memory.unit).where(*mine)).all()
    log = logs(session, learner_id)
    for unit in units:
        lately = fold(unit, log.get(unit, ())).lately
        session.execute(update(Memory).where(*mine, Memory.unit == unit).values(lately=lately))
    return len(units)


def note(review: Review, before: Remembered, after: Remembered) -> None:
    """Write down in the row what the memory was before it, and what it is after it."""
    for name, value in noted(before, after, review.learner_day).items():
        setattr(review, name, value)


def noted(before: Remembered, after: Remembered, day: int) -> dict[str, Any]:
    """What a row of this learner-day says of the memory, by column."""
    return {
        "interval_before": before.interval,
        "interval_after": after.interval,
        "s_before": before.stability,
        "d_before": before.difficulty,
        "s_after": after.stability,
        "d_after": after.difficulty,
        "r_before": _recall(before, day),
        "r_after": _recall(after, day),
    }


def _recall(memory: Remembered, day: int) -> float | None:
    elapsed = memory.elapsed(day)
    if memory.stability is None or elapsed is None:
        return None
    return retrievability(memory.stability, elapsed)


def move(session: Session, held: Held, after: Remembered) -> None:
    """Compare and swap: the memory moves on from the revision that was held.

    Raises:
        StaleDataError: it did not stay held; the caller's transaction is lost.
    """
    move_all(session, [(held, after)])


def move_all(session: Session, moves: Iterable[tuple[Held, Remembered]]) -> None:
    """The same of many memories."""
    for held, after in moves:
        row = held.row
        if row is None:
            raise AssertionError("a memory is held before it is moved")
        for name in fields(after):
            value = getattr(after, name.name)
            setattr(row, name.name, list(value) if isinstance(value, tuple) else value)
        row.revision += 1
    session.flush()
