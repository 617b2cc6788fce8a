"""The one place that adds rows to the log and moves a memory.

Whoever writes first takes the memory's row for itself (on SQLite: the database), then reads,
decides and writes. Every row that the fold reads moves the revision on, so an answer knows
whether anything happened since its question was served.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from app.db import insert_or
from app.memory.replay import Remembered, fold
from app.memory.rows import Standing, entries, entry, standing, today
from app.memory.scheduling import PARAMETERS, POLICY, retrievability
from app.models import Learner, Memory, Review


def hold(session: Session, learner_id: UUID, unit: str) -> Standing:
    """Take the memory's row, made if it is not there, and read it as it now is."""
    key = {"learner_id": learner_id, "unit": unit}
    row = insert_or(session, Memory).values(
        **key, interval=0, reps=0, lapses=0, revision=0, last_items=[], forms={}
    )
    session.execute(
        row.on_conflict_do_update(index_elements=list(key), set_={"revision": Memory.revision})
    )
    return standing(session, learner_id, unit)


def new_row(learner: Learner, unit: str, kind: str, id_: UUID, now: datetime) -> Review:
    """A row of the log that counts, until it is said not to."""
    return Review(
        learner_id=learner.id,
        id=id_,
        unit=unit,
        kind=kind,
        counted=True,
        answered_at=now,
        learner_day=today(learner, now),
        policy=POLICY,
        parameters={"set": PARAMETERS, "retention": learner.desired_retention},
        source="app",
    )


def enter(session: Session, review: Review, held: Standing) -> None:
    """Add the row to the log, with the memory before and after it, and move the memory."""
    log = entries(session, review.learner_id, review.unit)
    after = fold(review.unit, (*log, entry(review))) if review.counted else held.memory
    _note(review, held.memory, after)
    session.add(review)
    if review.counted:
        _move(session, review.learner_id, review.unit, held, after)
    session.flush()


def _note(review: Review, before: Remembered, after: Remembered) -> None:
    day = review.learner_day
    review.interval_before, review.interval_after = before.interval, after.interval
    review.s_before, review.d_before = before.stability, before.difficulty
    review.s_after, review.d_after = after.stability, after.difficulty
    review.r_before, review.r_after = _recall(before, day), _recall(after, day)


def _recall(memory: Remembered, day: int) -> float | None:
    elapsed = memory.elapsed(day)
    if memory.stability is None or elapsed is None:
        return None
    return retrievability(memory.stability, elapsed)


def _move(session: Session, learner_id: UUID, unit: str, held: Standing, after: Remembered) -> None:
    """Compare and swap: the memory moves on from the revision that was held, or not at all."""
    values = asdict(after) | {"last_items": list(after.last_items), "forms": dict(after.forms)}
    moved = session.execute(
        update(Memory)
        .where(
            Memory.learner_id == learner_id,
            Memory.unit == unit,
            Memory.revision == held.revision,
        )
        .values(**values, revision=held.revision + 1)
    )
    if cast(CursorResult[Any], moved).rowcount != 1:
        raise RuntimeError(f"the memory of {unit} moved while it was held")
