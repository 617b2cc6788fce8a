"""A learner's own decks: their cards, what is new today, what can be asked. Selects only.

Who reads a card asks here and need not schedule it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from math import ceil
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.annotations import ASIDE
from app.memory.answers import Missing, Sides
from app.memory.choice import OWN, own_unit
from app.memory.planning import NORMAL
from app.models import Memory, OwnCard, OwnDeck

_LEARNER: sa.BindParameter[UUID] = sa.bindparam("learner_id")
_DAY: sa.BindParameter[int] = sa.bindparam("day", type_=sa.BigInteger)
_MINE = OwnCard.learner_id == _LEARNER
_UNIT = sa.literal(OWN) + OwnCard.id
_OF_DECK = sa.and_(OwnDeck.learner_id == OwnCard.learner_id, OwnDeck.id == OwnCard.deck_id)
_MET = sa.select(Memory.unit).where(
    Memory.learner_id == OwnCard.learner_id, Memory.unit == _UNIT, Memory.reps > 0
)

# what each question asks, made once: to put a statement together costs more than to run it
SIDES = (
    sa.select(OwnCard.id, OwnCard.deck_id, OwnDeck.name, OwnCard.front, OwnCard.back)
    .join(OwnDeck, _OF_DECK)
    .where(_MINE, OwnCard.id == sa.bindparam("card_id"))
)
MET_TODAY = (
    sa.select(OwnCard.deck_id, sa.func.count())
    .join(
        Memory,
        sa.and_(
            Memory.learner_id == OwnCard.learner_id,
            OwnCard.id == sa.func.substr(Memory.unit, len(OWN) + 1),
        ),
    )
    .where(_MINE, Memory.first_day >= _DAY)
    .group_by(OwnCard.deck_id)
)
_OPEN = (
    sa.select(
        OwnCard.id,
        OwnCard.deck_id,
        OwnDeck.new_per_day,
        OwnDeck.name,
        sa.func.row_number()
        .over(partition_by=OwnCard.deck_id, order_by=(OwnCard.place, OwnCard.id))
        .label("turn"),
    )
    .join(OwnDeck, _OF_DECK)
    .where(_MINE, OwnDeck.new_per_day > 0, ~_MET.exists(), _UNIT.not_in(ASIDE))
    .subquery()
)
OPEN = (
    sa.select(_OPEN.c.id, _OPEN.c.deck_id, _OPEN.c.new_per_day)
    .where(_OPEN.c.turn <= _OPEN.c.new_per_day)
    .order_by(_OPEN.c.turn, _OPEN.c.name)
)
AMONG = sa.select(OwnCard.id).where(
    _MINE, OwnCard.id.in_(sa.bindparam("ids", expanding=True)), _UNIT.not_in(ASIDE)
)


@dataclass(frozen=True)
class NewCards:
    """The units of the cards that today still takes up, the decks by turns; so many were met."""

    units: tuple[str, ...]
    met: int


NO_CARDS = NewCards((), 0)


def new_cards(session: Session, learner_id: UUID, day: int, share: int) -> NewCards:
    """The new cards of today's share, in per cent, of what each deck takes up on a normal day."""
    of = {"learner_id": learner_id, "day": day}
    met = Counter(dict(session.execute(MET_TODAY, of).all()))
    taken, units = Counter(met), []
    for card, deck, most in session.execute(OPEN, of):
        if taken[deck] < ceil(most * share / NORMAL):
            taken[deck] += 1
            units.append(own_unit(card))
    return NewCards(tuple(units), sum(met.values()))


def cards_asked(session: Session, learner_id: UUID, ids: Collection[str], day: int) -> set[str]:
    """The units of those of the cards that are there and not set aside."""
    rows = session.scalars(AMONG, {"learner_id": learner_id, "day": day, "ids": list(ids)})
    return {own_unit(each) for each in rows}


def sides(session: Session, learner_id: UUID, card_id: str) -> Sides:
    """A card of this learner.

    Raises:
        Missing: this learner has no such card.
    """
    row = session.execute(SIDES, {"learner_id": learner_id, "card_id": card_id}).first()
    if row is None:
        raise Missing("this learner has no such card")
    return Sides(*row)


def fronts(session: Session, learner_id: UUID, ids: Collection[str]) -> dict[str, str]:
    """The fronts of these cards by their units; one that is not there is left out."""
    rows = session.execute(
        sa.select(OwnCard.id, OwnCard.front).where(
            OwnCard.learner_id == learner_id, OwnCard.id.in_(ids)
        )
    )
    return {own_unit(card): front for card, front in rows}
