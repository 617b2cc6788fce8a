"""Reads of the library: what a learner holds, and the questions of a fact."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.choice import unit_of
from app.models import CurrentItem, ItemVersion, Learner, Memory
from questions import item


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


def items_of(session: Session, fact_id: str) -> list[item.Item]:
    """The items of a fact that are asked today, in the order of their ids."""
    bodies = session.scalars(
        sa.select(ItemVersion.body)
        .join(
            CurrentItem,
            sa.and_(
                ItemVersion.item_id == CurrentItem.item_id,
                ItemVersion.version == CurrentItem.version,
            ),
        )
        .where(CurrentItem.unit == unit_of(fact_id))
        .order_by(CurrentItem.item_id)
    )
    return [item.load(body) for body in bodies]
