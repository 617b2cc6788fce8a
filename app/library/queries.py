"""Reads of the library: what a learner holds, and the questions of a fact."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.choice import unit_of
from app.models import Learner, Memory


@dataclass(frozen=True)
class Held:
    """A fact that a learner has met. Days are the learner's."""

    stability: float
    first_day: int | None
    last_day: int
    due_day: int | None
    reps: int
    lapses: int


def held(session: Session, learner: Learner) -> dict[str, Held]:
    """Every fact of the bank that this learner has met, by its id; one query."""
    prefix = unit_of("")
    days = (Memory.first_day, Memory.last_day, Memory.due_day)
    rows = session.execute(
        sa.select(Memory.unit, Memory.stability, *days, Memory.reps, Memory.lapses).where(
            Memory.learner_id == learner.id, Memory.unit.startswith(prefix)
        )
    )
    return {
        unit.removeprefix(prefix): Held(stability, first, last, due, reps, lapses)
        for unit, stability, first, last, due, reps, lapses in rows
        if stability is not None and last is not None
    }
