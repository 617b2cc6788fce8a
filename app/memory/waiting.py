"""What waits for a learner: units that are due, new, or come back. Selects only.

What the learner suspended does not wait, nor what is buried today.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, BindParameter, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.memory.annotations import (
    ASIDE,
    ASKED_FROM,
    CAN_BE_ASKED,
    NOT_SUSPENDED,
    OF_MEMORY,
)
from app.memory.choice import Due, Unmet, card_of, unit_of
from app.memory.days import starts_at
from app.memory.decks import cards_asked
from app.memory.faces import Servable
from app.memory.ordering import PLAIN, Taste, learning_order
from app.memory.sitting import GIVEN, Comeback, Given, comebacks, sitting
from app.models import Annotation, CurrentItem, Learner, Memory, OwnDeck, QuizQuestion, Review
from questions.bank import Bank

REMARKS = ("rating", "override", "undo")

# what each question asks, made once: to put a statement together costs more than to run it
_DAY: BindParameter[int] = bindparam("day", type_=BigInteger)
_MINE = Memory.learner_id == bindparam("learner_id")
DUE = (
    select(Memory.unit, Memory.stability, Memory.last_day, ASKED_FROM)
    .outerjoin(Annotation, OF_MEMORY)
    .where(_MINE, Memory.due_day <= _DAY, ASKED_FROM <= _DAY, NOT_SUSPENDED, CAN_BE_ASKED)
)
NEXT_DUE = (
    select(func.min(ASKED_FROM))
    .outerjoin(Annotation, OF_MEMORY)
    .where(_MINE, ASKED_FROM > _DAY, NOT_SUSPENDED, CAN_BE_ASKED)
)
_TAKES_CARDS = (
    select(OwnDeck.id)
    .where(OwnDeck.learner_id == bindparam("learner_id"), OwnDeck.new_per_day > 0)
    .exists()
)
BEGUN = select(func.count(), _TAKES_CARDS).where(
    _MINE, Memory.first_day >= _DAY, Memory.unit.startswith(unit_of(""))
)
UNMET = (
    select(CurrentItem.unit)
    .where(
        CurrentItem.unit.not_in(select(Memory.unit).where(_MINE, Memory.reps > 0)),
        CurrentItem.unit.not_in(ASIDE),
    )
    .distinct()
)
ITEMS = select(CurrentItem.unit, CurrentItem.item_id, CurrentItem.version, CurrentItem.form).where(
    CurrentItem.unit.in_(bindparam("units", expanding=True))
)
SERVED_AMONG = (
    select(CurrentItem.unit)
    .where(CurrentItem.unit.in_(bindparam("units", expanding=True)))
    .distinct()
)
ASKED_AMONG = SERVED_AMONG.where(CurrentItem.unit.not_in(ASIDE))
_IN_QUIZ = (
    select(QuizQuestion.place)
    .where(QuizQuestion.learner_id == Review.learner_id, QuizQuestion.review_id == Review.id)
    .exists()
)
SITTING = select(
    Review.id,
    Review.unit,
    Review.kind,
    Review.of,
    Review.item_id,
    Review.form,
    Review.correct,
    Review.override,
    Review.rating,
    Review.answered_at,
    Review.counted,
    Review.elapsed,
    Review.duration_ms,
    _IN_QUIZ.label("in_quiz"),
).where(
    Review.learner_id == bindparam("learner_id"),
    Review.learner_day.between(_DAY - 1, _DAY + 1),
    or_(
        Review.kind.in_(REMARKS),
        and_(
            Review.learner_day == _DAY,
            Review.kind.in_(GIVEN),
            func.coalesce(Review.uncounted, "") != "quiz",
        ),
    ),
)


@dataclass(frozen=True)
class Begun:
    """How many facts were new today, and whether a deck of the learner's takes up new cards."""

    facts: int
    takes_cards: bool


def due_units(session: Session, learner_id: UUID, day: int) -> list[Due]:
    """The units that are due on this day and can be asked; a buried one from the day after on."""
    return [
        Due(unit, stability, last_day, due_day)
        for unit, stability, last_day, due_day in session.execute(DUE, _of(learner_id, day))
        if stability is not None and last_day is not None and due_day is not None
    ]


def _of(learner_id: UUID, day: int) -> dict[str, Any]:
    return {"learner_id": learner_id, "day": day}


def next_due_at(session: Session, learner: Learner, day: int) -> datetime | None:
    """When the next unit that can be asked comes back after this day."""
    next_day = session.scalar(NEXT_DUE, _of(learner.id, day))
    return None if next_day is None else starts_at(next_day, learner.zone, learner.rollover_hour)


def begun(session: Session, learner_id: UUID, day: int) -> Begun:
    """What was new today, or on a later day: whoever flies west lives a day twice."""
    facts, takes_cards = session.execute(BEGUN, _of(learner_id, day)).one()
    return Begun(facts, bool(takes_cards))


def met_since(session: Session, learner_id: UUID, day: int) -> int:
    """The facts first met since a day."""
    return begun(session, learner_id, day).facts


def unmet_units(
    session: Session, learner: Learner, bank: Bank, day: int, most: int, taste: Taste = PLAIN
) -> list[Unmet]:
    """The first so many of the units never met that may be asked on this day, in the learner's
    order.
    """
    available = frozenset(session.scalars(UNMET, _of(learner.id, day)))
    left = [fact for fact in bank.asked() if unit_of(fact.id) in available]
    facts = learning_order(left, taste)
    return [
        Unmet(unit_of(fact.id), fact.topic, fact.stage, frozenset(map(unit_of, fact.needs)))
        for fact in islice(facts, most)
    ]


def servable(session: Session, units: Collection[str]) -> dict[str, list[Servable]]:
    """The items that these units may be asked with; a unit without one is left out."""
    found: dict[str, list[Servable]] = {}
    for unit, *item in session.execute(ITEMS, {"units": list(units)}):
        found.setdefault(unit, []).append(Servable(*item))
    return found


def served_among(session: Session, units: Collection[str]) -> set[str]:
    """Those of the units that have an item."""
    return set(session.scalars(SERVED_AMONG, {"units": list(units)}))


def sitting_now(session: Session, learner_id: UUID, day: int, now: datetime) -> tuple[Given, ...]:
    """The answers of the sitting that goes on; what a quiz kept off the schedule is no part.

    What was said of them may stand on a day beside, if the learner's clock was set meanwhile.
    """
    rows: Sequence[Any] = session.execute(SITTING, _of(learner_id, day)).all()
    return sitting(rows, now)


def coming_back(
    session: Session, learner_id: UUID, day: int, given: tuple[Given, ...], due: Collection[Due]
) -> tuple[Comeback, ...]:
    """The wrong answers of the sitting that come back; one that is due anyway is asked as due."""
    already = {each.unit for each in due}
    waiting = [each for each in comebacks(given) if each.unit not in already]
    if not waiting:
        return ()
    units = [each.unit for each in waiting if card_of(each.unit) is None]
    asked = set(session.scalars(ASKED_AMONG, {**_of(learner_id, day), "units": units}))
    if cards := [card for each in waiting if (card := card_of(each.unit))]:
        asked |= cards_asked(session, learner_id, cards, day)
    return tuple(each for each in waiting if each.unit in asked)
