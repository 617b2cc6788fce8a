"""Whether the stored memories are what the log says."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.memory.replay import NOTHING, Entry, fold
from app.memory.rows import entry, remembered
from app.models import Learner, Memory, Review


def differences(session: Session, learner: Learner) -> tuple[str, ...]:
    """The units whose stored memory is not the fold of their log, in order; none if sound."""
    logs: dict[str, list[Entry]] = defaultdict(list)
    for row in session.scalars(select(Review).where(Review.learner_id == learner.id)):
        logs[row.unit].append(entry(row))
    memories = session.scalars(select(Memory).where(Memory.learner_id == learner.id))
    stored = {row.unit: remembered(row) for row in memories}
    return tuple(
        unit
        for unit in sorted(logs.keys() | stored.keys())
        if fold(unit, logs[unit]) != stored.get(unit, NOTHING)
    )
