"""What waits for a learner: units that are due, new, or come back. Selects only."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from app.memory.choice import Due, Unmet, unit_of
from app.memory.days import starts_at
from app.memory.faces import Servable
from app.memory.rows import COLUMNS, entry
from app.memory.sitting import Comeback, Given, comebacks, sitting
from app.models import CurrentItem, Learner, Memory, Review
from questions.bank import Bank

REMARKS = ("rating", "override", "undo")


def due_units(session: Session, learner_id: UUID, day: int) -> list[Due]:
    """The units that are due on this day and have an item."""
    served = select(CurrentItem.unit).where(CurrentItem.unit == Memory.unit).exists()
    columns = (Memory.unit, Memory.stability, Memory.last_day, Memory.due_day)
    rows = session.execute(
        select(*columns).where(Memory.learner_id == learner_id, Memory.due_day <= day, served)
    )
    return [
        Due(unit, stability, last_day, due_day)
        for unit, stability, last_day, due_day in rows
        if stability is not None and last_day is not None and due_day is not None
    ]


def next_due_at(session: Session, learner: Learner, day: int) -> datetime | None:
    """When the next unit comes back after this day."""
    next_day = session.scalar(
        select(func.min(Memory.due_day)).where(
            Memory.learner_id == learner.id, Memory.due_day > day
        )
    )
    return None if next_day is None else starts_at(next_day, learner.zone, learner.rollover_hour)


def met_since(session: Session, learner_id: UUID, day: int) -> int:
    """Units first met today, or on a later day: whoever flies west lives a day twice."""
    count = select(func.count()).where(Memory.learner_id == learner_id, Memory.first_day >= day)
    return session.scalar(count) or 0


def unmet_units(session: Session, learner: Learner, bank: Bank) -> list[Unmet]:
    """The units that were never met, in learning order."""
    met = select(Memory.unit).where(Memory.learner_id == learner.id, Memory.reps > 0)
    served = select(CurrentItem.unit).where(CurrentItem.unit.not_in(met)).distinct()
    available = frozenset(session.scalars(served))
    return [
        Unmet(unit_of(fact.id), fact.topic, fact.stage.value, frozenset(map(unit_of, fact.needs)))
        for fact in bank.asked()
        if unit_of(fact.id) in available
    ]


def servable(session: Session, units: Collection[str]) -> dict[str, list[Servable]]:
    """The items that these units may be asked with; a unit without one is left out."""
    found: dict[str, list[Servable]] = {}
    columns = (CurrentItem.unit, CurrentItem.item_id, CurrentItem.version, CurrentItem.form)
    for unit, *item in session.execute(select(*columns).where(CurrentItem.unit.in_(units))):
        found.setdefault(unit, []).append(Servable(*item))
    return found


def served_among(session: Session, units: Collection[str]) -> set[str]:
    """Those of the units that have an item."""
    return set(
        session.scalars(select(CurrentItem.unit).where(CurrentItem.unit.in_(units)).distinct())
    )


def sitting_now(session: Session, learner_id: UUID, day: int, now: datetime) -> tuple[Given, ...]:
    """The answers of the sitting that goes on; what a quiz kept off the schedule is no part.

    What was said of them may stand on a day beside, if the learner's clock was set meanwhile.
    """
    rows = session.execute(
        select(*COLUMNS).where(
            Review.learner_id == learner_id,
            Review.learner_day.between(day - 1, day + 1),
            or_(
                Review.kind.in_(REMARKS),
                and_(
                    Review.learner_day == day,
                    Review.kind.in_(("answer", "relearn")),
                    func.coalesce(Review.uncounted, "") != "quiz",
                ),
            ),
        )
    )
    return sitting([(row.unit, entry(row)) for row in rows], now)


def coming_back(
    session: Session, given: tuple[Given, ...], due: Collection[Due]
) -> tuple[Comeback, ...]:
    """The wrong answers of the sitting that come back; one that is due anyway is asked as due."""
    already = {each.unit for each in due}
    waiting = [each for each in comebacks(given) if each.unit not in already]
    if not waiting:
        return ()
    served = served_among(session, [each.unit for each in waiting])
    return tuple(each for each in waiting if each.unit in served)
