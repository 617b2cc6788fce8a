"""Whether the stored memories and tallies are what the log says."""

from __future__ import annotations

from dataclasses import replace
from math import isclose

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.memory.replay import NOTHING, Remembered, fold
from app.memory.rows import logs, remembered
from app.memory.tallies import from_log, stored
from app.memory.tallying import NOTHING_DONE
from app.models import Learner, Memory

PRECISION = 1e-9


def differences(session: Session, learner: Learner) -> tuple[str, ...]:
    """The units whose stored memory is not the fold of their log, in order; none if sound."""
    log = logs(session, learner.id)
    memories = session.scalars(select(Memory).where(Memory.learner_id == learner.id))
    stored = {row.unit: remembered(row) for row in memories}
    return tuple(
        unit
        for unit in sorted(log.keys() | stored.keys())
        if not alike(fold(unit, log.get(unit, ())), stored.get(unit, NOTHING))
    )


def tally_differences(session: Session, learner: Learner) -> tuple[int, ...]:
    """The days whose stored tally is not what the log amounts to, in order; none if sound.

    A day on which everything was undone may have a tally of nothing, or none.
    """
    wanted, found = from_log(session, learner.id), stored(session, learner.id)
    return tuple(
        day
        for day in sorted(wanted.keys() | found.keys())
        if wanted.get(day, NOTHING_DONE) != found.get(day, NOTHING_DONE)
    )


def alike(one: Remembered, other: Remembered) -> bool:
    """Whether two memories are equal, but for the last digits of their two real numbers.

    Another machine's exponential function may differ there.
    """
    reals = ((one.stability, other.stability), (one.difficulty, other.difficulty))
    return _whole(one) == _whole(other) and all(
        a == b or (a is not None and b is not None and isclose(a, b, rel_tol=PRECISION))
        for a, b in reals
    )


def _whole(memory: Remembered) -> Remembered:
    return replace(memory, stability=None, difficulty=None)
