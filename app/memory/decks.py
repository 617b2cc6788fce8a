"""A learner's own decks: their cards, what is new today, what can be asked. Selects only.

Who reads a card asks here and need not schedule it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
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
_MET_TODAY = (
    sa.select(OwnCard.deck_id, sa.func.count().label("met"))
    .join(
        Memory,
        sa.and_(
            Memory.learner_id == OwnCard.learner_id,
            OwnCard.id == sa.func.substr(Memory.unit, len(OWN) + 1),
        ),
    )
    .where(_MINE, Memory.first_day >= _DAY)
    .group_by(OwnCard.deck_id)
    .subquery()
)
DECKS = (
    sa.select(OwnDeck.id, OwnDeck.new_per_day, sa.func.coalesce(_MET_TODAY.c.met, 0))
    .outerjoin(_MET_TODAY, _MET_TODAY.c.deck_id == OwnDeck.id)
    .where(OwnDeck.learner_id == _LEARNER)
    .order_by(OwnDeck.name)
)
# one a deck: it stops at the last card that is wanted, where one for all decks reads every card
OPEN = (
    sa.select(OwnCard.id)
    .where(_MINE, OwnCard.deck_id == sa.bindparam("deck_id"))
    .where(~_MET.exists(), _UNIT.not_in(ASIDE))
    .order_by(OwnCard.place, OwnCard.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
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
    found: list[Sequence[str]] = []
    met = 0
    for deck_id, most, taken in session.execute(DECKS, of).all():
        met += taken
        room = ceil(most * share / NORMAL) - taken
        if room > 0:
            wanted = {**of, "deck_id": deck_id, "most": room}
            found.append(session.scalars(OPEN, wanted).all())
    turns = chain.from_iterable(zip_longest(*found))
    return NewCards(tuple(own_unit(each) for each in turns if each), met)


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
