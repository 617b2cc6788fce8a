"""What changes a deck. The caller commits."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.answers import Missing, Refused
from app.memory.choice import OWN
from app.memory.own_rows import sweep_pictures
from app.memory.rows import claim
from app.models import Annotation, OwnCard, OwnDeck

TAKEN = "You have a deck of this name. Choose another."


@dataclass(frozen=True)
class TakenAway:
    """A deck that is gone, with so many cards and pictures."""

    name: str
    cards: int
    pictures: int


def change_deck(session: Session, learner_id: UUID, deck_id: UUID, name: str, new: int) -> None:
    """Give a deck this name, and take up so many of its cards a day.

    Raises:
        Missing: this learner has no such deck.
        Refused: another deck has the name.
    """
    claim(session, learner_id)
    deck = _deck(session, learner_id, deck_id)
    named = sa.select(OwnDeck.id).where(OwnDeck.learner_id == learner_id, OwnDeck.name == name)
    if session.scalar(named) not in (None, deck_id):
        raise Refused(TAKEN)
    deck.name, deck.new_per_day = name, new
    session.flush()


def take_away(session: Session, learner_id: UUID, deck_id: UUID) -> TakenAway:
    """Remove a deck with its cards, what was kept beside them, and pictures of no other card.

    The log of answers stays, and the memories that follow from it: cards that come again stand
    where they stood.

    Raises:
        Missing: this learner has no such deck.
    """
    claim(session, learner_id)
    deck = _deck(session, learner_id, deck_id)
    mine = (OwnCard.learner_id == learner_id, OwnCard.deck_id == deck_id)
    units = sa.select(sa.literal(OWN) + OwnCard.id).where(*mine)
    number = session.scalar(sa.select(sa.func.count()).select_from(OwnCard).where(*mine)) or 0
    for gone in (
        sa.delete(Annotation).where(
            Annotation.learner_id == learner_id, Annotation.unit.in_(units)
        ),
        sa.delete(OwnCard).where(*mine),
    ):
        session.execute(gone.execution_options(synchronize_session=False))
    name = deck.name
    session.delete(deck)
    session.flush()
    return TakenAway(name, number, sweep_pictures(session, learner_id))


def _deck(session: Session, learner_id: UUID, deck_id: UUID) -> OwnDeck:
    deck = session.get(OwnDeck, (learner_id, deck_id))
    if deck is None:
        raise Missing("this learner has no such deck")
    return deck
