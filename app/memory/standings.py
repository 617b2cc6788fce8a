"""How a learner stands, for the pages that show progress. Selects only, few however much."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.memory.annotations import ASKED_FROM, NOT_SUSPENDED, OF_MEMORY
from app.memory.rows import logs
from app.memory.scheduling import retrievability
from app.memory.tallies import stored
from app.memory.tallying import Tally, lapses
from app.models import Annotation, CurrentItem, DayTally, Memory

WEAK_BELOW = 0.7
_SERVED = select(CurrentItem.unit).where(CurrentItem.unit == Memory.unit).exists()
LAPSES = 2
LATELY = 5


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
    rows = session.execute(
        select(Memory.unit, Memory.stability, Memory.last_day).where(
            Memory.learner_id == learner_id, Memory.reps > 0
        )
    )
    return {
        unit: retrievability(stability, max(0, today - last_day))
        for unit, stability, last_day in rows
        if stability is not None and last_day is not None
    }


def weak_units(session: Session, learner_id: UUID, today: int) -> tuple[Weak, ...]:
    """The weak facts that can still be asked, the most endangered first.

    Weak is what was met and has a retrievability below .7, or two lapses in its last five
    reviews. Only the logs of units with two lapses at all are read.
    """
    recall = retrievabilities(session, learner_id, today)
    lately = _lapses(session, learner_id)
    served = set(session.scalars(select(CurrentItem.unit).distinct()))
    weak = [
        Weak(unit, chance, lately.get(unit, 0))
        for unit, chance in recall.items()
        if unit in served and (chance < WEAK_BELOW or lately.get(unit, 0) >= LAPSES)
    ]
    return tuple(sorted(weak, key=lambda each: (each.recall, each.unit)))


def weakest(session: Session, learner_id: UUID, today: int, number: int) -> tuple[Weak, ...]:
    """The first few of the weak facts, at a cost that does not grow with the log.

    Those below .7 come first; only where they are too few are the logs of others read, and of a
    few: the least likely to be recalled that have lapsed twice at all.
    """
    rows = session.execute(
        select(Memory.unit, Memory.stability, Memory.last_day, Memory.lapses).where(
            Memory.learner_id == learner_id, Memory.reps > 0, _SERVED
        )
    )
    known = sorted(
        (retrievability(stability, max(0, today - last_day)), unit, lapsed)
        for unit, stability, last_day, lapsed in rows
        if stability is not None and last_day is not None
    )
    below = [(chance, unit) for chance, unit, _ in known if chance < WEAK_BELOW][:number]
    lapsed = [
        (chance, unit) for chance, unit, times in known if chance >= WEAK_BELOW and times >= LAPSES
    ][: number * LATELY]
    asked = [unit for _, unit in [*below, *lapsed]] if len(below) < number else []
    lately = {unit: lapses(log, LATELY) for unit, log in logs(session, learner_id, asked).items()}
    more = [(chance, unit) for chance, unit in lapsed if lately.get(unit, 0) >= LAPSES]
    return tuple(
        Weak(unit, chance, lately.get(unit, 0)) for chance, unit in [*below, *more][:number]
    )


def _lapses(session: Session, learner_id: UUID) -> dict[str, int]:
    """Lapses among the last five reviews, of the units that have two at all."""
    lapsed = session.scalars(
        select(Memory.unit).where(Memory.learner_id == learner_id, Memory.lapses >= LAPSES)
    ).all()
    return {unit: lapses(log, LATELY) for unit, log in logs(session, learner_id, lapsed).items()}


def coming(session: Session, learner_id: UUID, today: int, days: int) -> tuple[int, ...]:
    """How many units are due on each of so many days: today, with all that is late, comes first.

    One that is suspended is due on none; one buried today not before tomorrow.
    """
    served = select(CurrentItem.unit).where(CurrentItem.unit == Memory.unit).exists()
    due_day = ASKED_FROM
    rows = session.execute(
        select(due_day, func.count())
        .outerjoin(Annotation, OF_MEMORY)
        .where(Memory.learner_id == learner_id, due_day < today + days, NOT_SUSPENDED, served)
        .group_by(due_day)
    )
    counts = [0] * max(0, days)
    for day, count in rows:
        counts[max(0, (day or 0) - today)] += count
    return tuple(counts)
