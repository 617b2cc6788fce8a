"""How a learner stands, for the pages that show progress. Selects only, few however much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.memory.annotations import ASKED_FROM, CAN_BE_ASKED, NOT_SUSPENDED, OF_MEMORY
from app.memory.scheduling import retrievability
from app.memory.tallies import stored
from app.memory.tallying import Tally
from app.models import Annotation, CurrentItem, DayTally, Memory

WEAK_BELOW = 0.7
LAPSES = 2


@dataclass(frozen=True)
class Weak:
    """A fact that was seen and does not hold: its retrievability, its lapses in five reviews."""

    unit: str
    recall: float
    lapses: int


def tallies(session: Session, learner_id: UUID, from_day: int) -> dict[int, Tally]:
    """The tallies of the days from this one on, in their order; a day without answers may miss."""
    return stored(session, learner_id, from_day)


def answers_given(session: Session, learner_id: UUID) -> int:
    """How many answers the learner has given that stand, counted for the schedule or not."""
    given = select(func.sum(DayTally.answers)).where(DayTally.learner_id == learner_id)
    return int(session.scalar(given) or 0)


def retrievabilities(session: Session, learner_id: UUID, today: int) -> dict[str, float]:
    """The chance to recall each unit that was met, on this day of the learner."""
    return retrievabilities_of(session, {learner_id: today})[learner_id]


def retrievabilities_of(session: Session, days: Mapping[UUID, int]) -> dict[UUID, dict[str, float]]:
    """The same of several learners, each on the own day; in one statement."""
    rows = session.execute(
        select(Memory.learner_id, Memory.unit, Memory.stability, Memory.last_day).where(
            Memory.learner_id.in_(days), Memory.reps > 0
        )
    )
    found: dict[UUID, dict[str, float]] = {learner_id: {} for learner_id in days}
    for learner_id, unit, stability, last_day in rows:
        if stability is not None and last_day is not None:
            gone = max(0, days[learner_id] - last_day)
            found[learner_id][unit] = retrievability(stability, gone)
    return found


def served_units(session: Session) -> frozenset[str]:
    """The units that can be asked today."""
    return frozenset(session.scalars(select(CurrentItem.unit).distinct()))


def weak_units(session: Session, learner_id: UUID, today: int) -> tuple[Weak, ...]:
    """The weak facts that can still be asked, the most endangered first.

    Weak is what was met and has a retrievability below .7, or two lapses in its last five
    reviews. Both stand in the memory: the log is not read.
    """
    rows = session.execute(
        select(Memory.unit, Memory.stability, Memory.last_day, Memory.lately).where(
            Memory.learner_id == learner_id,
            Memory.reps > 0,
            select(CurrentItem.unit).where(CurrentItem.unit == Memory.unit).exists(),
        )
    )
    found = (
        Weak(unit, retrievability(stability, max(0, today - last_day)), (lately or "").count("1"))
        for unit, stability, last_day, lately in rows
        if stability is not None and last_day is not None
    )
    weak = (each for each in found if each.recall < WEAK_BELOW or each.lapses >= LAPSES)
    return tuple(sorted(weak, key=lambda each: (each.recall, each.unit)))


def coming(session: Session, learner_id: UUID, today: int, days: int) -> tuple[int, ...]:
    """How many units are due on each of so many days: today, with all that is late, comes first.

    One that is suspended is due on none; one buried today not before tomorrow.
    """
    due_day = ASKED_FROM
    rows = session.execute(
        select(due_day, func.count())
        .outerjoin(Annotation, OF_MEMORY)
        .where(Memory.learner_id == learner_id, due_day < today + days, NOT_SUSPENDED, CAN_BE_ASKED)
        .group_by(due_day)
    )
    counts = [0] * max(0, days)
    for day, count in rows:
        counts[max(0, (day or 0) - today)] += count
    return tuple(counts)
