"""What the page of progress reads, beside the standings of the memory: always the same few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory import standings
from app.memory.annotations import ASKED_FROM, CAN_BE_ASKED, NOT_SUSPENDED, OF_MEMORY
from app.memory.tallies import stored
from app.memory.tallying import Tally
from app.models import Annotation, Learner, Memory, Review
from app.progress import calibration
from app.progress.calibration import Logged
from app.progress.failing import Asked, Failing, most_missed
from app.progress.scoring import Predicted

DAYS_AHEAD = 30
ASKED = (
    Review.id,
    Review.unit,
    Review.kind,
    Review.of,
    Review.form,
    Review.correct,
    Review.override,
    Review.rating,
    Review.answered_at,
)
PREDICTED = (*ASKED, Review.counted, Review.p, Review.elapsed)


@dataclass(frozen=True)
class Met:
    """A unit that was met: when it was asked last, when it is due, how often it lapsed.

    One that is suspended, or that nothing asks any more, is not due; one that was buried is due
    since it no longer is.
    `lately` are the lapses among its last five reviews.
    """

    last_day: int
    due_day: int | None
    lapses: int
    lately: int = 0


@dataclass(frozen=True)
class Holding:
    """What a learner holds today: the chance to recall each unit that was met, and its days.

    `served` are the units that can be asked, `suspended` those that the learner set aside.
    """

    recall: dict[str, float]
    met: dict[str, Met]
    served: frozenset[str]
    suspended: frozenset[str]


@dataclass(frozen=True)
class Record(Holding):
    """Everything that the page is made from. Days are the learner's.

    `ahead` counts the units that come back today, with all that is late, and on the days after.
    """

    tallies: dict[int, Tally]
    ahead: tuple[int, ...]
    weak: tuple[standings.Weak, ...]


def holding(session: Session, learner: Learner, today: int) -> Holding:
    """What this learner holds today."""
    return Holding(
        recall=standings.retrievabilities(session, learner.id, today),
        met=_met(session, learner),
        served=standings.served_units(session),
        suspended=frozenset(
            session.scalars(
                sa.select(Annotation.unit).where(
                    Annotation.learner_id == learner.id, Annotation.suspended
                )
            )
        ),
    )


def predicted(session: Session, learner: Learner) -> tuple[Predicted, ...]:
    """Every answer that was predicted: the one page that reads a learner's whole log."""
    rows = session.execute(sa.select(*PREDICTED).where(Review.learner_id == learner.id))
    return calibration.predicted(cast(Iterable[Logged], rows))


def failing(session: Session, learner: Learner, units: Collection[str]) -> dict[str, Failing]:
    """The form that fails most of each of these few units that was ever missed."""
    rows = session.execute(
        sa.select(*ASKED).where(Review.learner_id == learner.id, Review.unit.in_(units))
    )
    logs: dict[str, list[Asked]] = defaultdict(list)
    for row in rows:
        logs[row.unit].append(cast(Asked, row))
    found = {unit: most_missed(log) for unit, log in logs.items()}
    return {unit: each for unit, each in found.items() if each}


def record(session: Session, learner: Learner, today: int) -> Record:
    """What this learner has done and holds, and what comes."""
    held = holding(session, learner, today)
    return Record(
        recall=held.recall,
        met=held.met,
        served=held.served,
        suspended=held.suspended,
        tallies=stored(session, learner.id),
        ahead=standings.coming(session, learner.id, today, DAYS_AHEAD),
        weak=standings.weak_units(session, learner.id, today),
    )


def _met(session: Session, learner: Learner) -> dict[str, Met]:
    days = (Memory.last_day, ASKED_FROM, sa.and_(NOT_SUSPENDED, CAN_BE_ASKED))
    columns = (Memory.unit, *days, Memory.lapses, Memory.lately)
    rows = session.execute(
        sa.select(*columns)
        .outerjoin(Annotation, OF_MEMORY)
        .where(Memory.learner_id == learner.id, Memory.reps > 0)
    )
    return {
        unit: Met(last_day, due_day if comes else None, lapses, (lately or "").count("1"))
        for unit, last_day, due_day, comes, lapses, lately in rows
        if last_day is not None and due_day is not None
    }
