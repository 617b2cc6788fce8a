"""Reads of own decks, beside those of the memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.cards.sides import words, words_after
from app.memory.annotations import ASKED_FROM
from app.memory.answers import Missing
from app.memory.choice import OWN
from app.models import Annotation, Memory, OwnCard, OwnDeck, OwnPicture

AT_ONCE = 500
WHOLE = 10**9
ESCAPE = "!"

_BOTH = sa.func.lower(OwnCard.front + " " + OwnCard.back)
_UNIT = sa.literal(OWN) + OwnCard.id
_HELD = sa.and_(Memory.learner_id == OwnCard.learner_id, Memory.unit == _UNIT)
_BESIDE = sa.and_(Annotation.learner_id == OwnCard.learner_id, Annotation.unit == _UNIT)
_SUSPENDED = sa.func.coalesce(Annotation.suspended, sa.false())


@dataclass(frozen=True)
class Deck:
    """A deck: how many cards it holds, were met, and are due today; so many are new a day."""

    id: UUID
    name: str
    new_per_day: int
    cards: int
    met: int
    due: int


@dataclass(frozen=True)
class Row:
    """A card in a list. `due_day` is None for one that was never met."""

    id: str
    front: str
    back: str
    due_day: int | None
    suspended: bool
    flagged: bool


def decks(session: Session, learner_id: UUID, day: int) -> list[Deck]:
    """All decks of this learner by name, as they stand on a day."""
    return _decks(session, day, OwnDeck.learner_id == learner_id)


def deck(session: Session, learner_id: UUID, deck_id: UUID, day: int) -> Deck:
    """One deck.

    Raises:
        Missing: this learner has no such deck.
    """
    found = _decks(session, day, OwnDeck.learner_id == learner_id, OwnDeck.id == deck_id)
    if not found:
        raise Missing("this learner has no such deck")
    return found[0]


def _decks(session: Session, day: int, *wanted: sa.ColumnElement[bool]) -> list[Deck]:
    def counted(which: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.coalesce(sa.func.sum(sa.case((which, 1), else_=0)), 0)

    of = sa.and_(OwnCard.learner_id == OwnDeck.learner_id, OwnCard.deck_id == OwnDeck.id)
    due = sa.and_(Memory.due_day <= day, day >= ASKED_FROM, _SUSPENDED.is_(sa.false()))
    rows = session.execute(
        sa.select(
            OwnDeck.id,
            OwnDeck.name,
            OwnDeck.new_per_day,
            sa.func.count(OwnCard.id),
            counted(Memory.reps > 0),
            counted(due),
        )
        .outerjoin(OwnCard, of)
        .outerjoin(Memory, _HELD)
        .outerjoin(Annotation, _BESIDE)
        .where(*wanted)
        .group_by(OwnDeck.learner_id, OwnDeck.id)
        .order_by(OwnDeck.name)
    )
    return [Deck(*row) for row in rows]


def card_ids(session: Session, learner_id: UUID, deck_id: UUID, text: str) -> list[str]:
    """The cards of a deck in its order; with a text those whose sides hold all its words.

    The database finds few enough by the letters that both databases fold alike; the words of the
    sides, without their tags, decide.
    """
    mine = (OwnCard.learner_id == learner_id, OwnCard.deck_id == deck_id)
    order = (OwnCard.place, OwnCard.id)
    sought = text.split()
    if not sought:
        return list(session.scalars(sa.select(OwnCard.id).where(*mine).order_by(*order)))
    likely = [_may_hold(word.lower()) for word in sought if word.isascii()]
    rows = session.execute(
        sa.select(OwnCard.id, OwnCard.front, OwnCard.back).where(*mine, *likely).order_by(*order),
        execution_options={"yield_per": AT_ONCE},
    )
    folded = [word.casefold() for word in sought]
    return [id_ for id_, front, back in rows if _holds(f"{front} {back}", folded)]


def _may_hold(word: str) -> sa.ColumnElement[bool]:
    """Whether the word may stand on a card: as it is, or with a tag in it, such as a gap's."""
    cuts = ((word[:at], word[at]) for at in range(1, len(word)))
    wanted = [_like(word), *(f"{_like(before)}<%>{_like(after)}" for before, after in cuts)]
    return sa.or_(*(_BOTH.like(f"%{each}%", escape=ESCAPE) for each in wanted))


def _like(text: str) -> str:
    """The text as a pattern that matches its HTML."""
    return re.sub(r"[%_!]", lambda sign: ESCAPE + sign[0], escape(text, quote=False))


def _holds(sides: str, sought: Sequence[str]) -> bool:
    held = words(sides, WHOLE).casefold()
    return all(word in held for word in sought)


def rows(session: Session, learner_id: UUID, ids: Sequence[str]) -> list[Row]:
    """Cards as a list shows them, in the order of their ids here."""
    columns = (ASKED_FROM, _SUSPENDED, sa.func.coalesce(Annotation.flagged, sa.false()))
    found: Any = session.execute(
        sa.select(OwnCard.id, OwnCard.front, OwnCard.back, *columns)
        .outerjoin(Memory, _HELD)
        .outerjoin(Annotation, _BESIDE)
        .where(OwnCard.learner_id == learner_id, OwnCard.id.in_(ids))
    )
    made = {
        id_: Row(id_, words(front), words_after(front, back), due, bool(suspended), bool(flagged))
        for id_, front, back, due, suspended, flagged in found
    }
    return [made[each] for each in ids if each in made]


def picture(session: Session, learner_id: UUID, digest: str) -> tuple[str, bytes]:
    """A picture's type and bytes.

    Raises:
        Missing: this learner has no such picture.
    """
    row = session.execute(
        sa.select(OwnPicture.mimetype, OwnPicture.body).where(
            OwnPicture.learner_id == learner_id, OwnPicture.digest == digest
        )
    ).first()
    if row is None:
        raise Missing("this learner has no such picture")
    return row.mimetype, row.body
