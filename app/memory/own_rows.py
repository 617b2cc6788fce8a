"""Rows of own decks as a file brings them, written many at once. The caller commits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.db import Base, insert_or
from app.memory.annotations import EMPTY
from app.memory.choice import own_unit
from app.models import OwnCard, OwnPicture
from exports.anki.own import Card, Picture

NEW_PER_DAY = 5
TAKING = 4  # a tree of fifty decks would bring 250 new cards a day
AT_ONCE = 500
Thing = TypeVar("Thing")


def parts(things: Sequence[Thing], at_once: int = AT_ONCE) -> Iterator[Sequence[Thing]]:
    """The things, so many at once."""
    return (things[at : at + at_once] for at in range(0, len(things), at_once))


def insert(session: Session, table: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    """New rows; one that is there already stays as it is."""
    for part in parts(list(rows)):
        session.execute(insert_or(session, table).on_conflict_do_nothing(), part)


def update(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Newer texts of cards that are there."""
    for part in parts(rows):
        session.execute(sa.update(OwnCard), part)


def deck_rows(
    learner_id: UUID, made: Mapping[str, UUID], now: datetime
) -> Iterator[dict[str, Any]]:
    """New decks. Of many the first few take up new cards, the others when the learner says so."""
    for place, (name, id_) in enumerate(sorted(made.items())):
        more = {"new_per_day": NEW_PER_DAY if place < TAKING else 0, "created_at": now}
        yield {"learner_id": learner_id, "id": id_, "name": name, **more}


def card_row(
    learner_id: UUID, card: Card, decks: Mapping[str, UUID], now: datetime
) -> dict[str, Any]:
    return {**text_row(learner_id, card, decks), "added_at": now}


def text_row(learner_id: UUID, card: Card, decks: Mapping[str, UUID]) -> dict[str, Any]:
    return {
        "learner_id": learner_id,
        "id": card.id,
        "deck_id": decks[card.deck],
        "place": card.place,
        "front": card.front,
        "back": card.back,
        "pictures": list(card.pictures),
        "changed_at": card.changed,
    }


def picture_row(learner_id: UUID, picture: Picture) -> dict[str, Any]:
    return {
        "learner_id": learner_id,
        "digest": picture.digest,
        "mimetype": picture.mimetype,
        "size": len(picture.body),
        "body": picture.body,
    }


def annotation_rows(learner_id: UUID, cards: Iterable[Card], now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "learner_id": learner_id,
            "unit": own_unit(each.id),
            **EMPTY,
            "flagged": each.flagged,
            "suspended": each.suspended,
            "tags": list(each.tags),
            "changed_at": now,
        }
        for each in cards
        if each.flagged or each.suspended or each.tags
    ]


def sweep_pictures(session: Session, learner_id: UUID) -> int:
    """Remove the pictures that stand on no card of the learner's; their number."""
    mine = sa.select(OwnCard.pictures).where(OwnCard.learner_id == learner_id)
    used = {digest for digests in session.scalars(mine) for digest in digests}
    held = session.scalars(sa.select(OwnPicture.digest).where(OwnPicture.learner_id == learner_id))
    spare = [each for each in held if each not in used]
    for part in parts(spare):
        session.execute(
            sa.delete(OwnPicture)
            .where(OwnPicture.learner_id == learner_id, OwnPicture.digest.in_(part))
            .execution_options(synchronize_session=False)
        )
    return len(spare)
