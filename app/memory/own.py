"""Cards from elsewhere become the learner's own: decks, cards, pictures, and their reviews.

The caller commits. The same file twice changes nothing the second time, and of two versions of a
file the newer text of each card stays, in whatever order they come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.choice import own_unit
from app.memory.importing import (
    ANSWERED,
    MARKS,
    Ready,
    Step,
    Told,
    folded,
    merge_all,
    silent,
    unknown,
)  # fmt: skip
from app.memory.own_rows import (
    annotation_rows,
    card_row,
    deck_rows,
    insert,
    parts,
    picture_row,
    sweep_pictures,
    text_row,
    update,
)
from app.memory.rows import claim
from app.models import Annotation, Learner, OwnCard, OwnDeck, OwnPicture
from app.models.decks import LONGEST_DECK, LONGEST_SIDE
from exports.anki.own import Card, Own, Picture

MOST_CARDS = 20_000
MOST_PICTURES = 100 * 2**20  # bytes
PICTURES_AT_ONCE = 10


@dataclass(frozen=True)
class Kept:
    """What a file brings that is not here yet, and what of it is.

    `decks` are made; of the cards so many are `new`, `updated` by a newer text, or `unchanged`.
    `over_limit` are cards that find no room, each left out with its pictures.
    """

    decks: int
    new: int
    updated: int
    unchanged: int
    reviews: int
    pictures: int
    over_limit: int


@dataclass(frozen=True)
class _Sorted:
    """What is to be written: cards, their pictures, decks by name, and their reviews by unit."""

    new: Sequence[Card]
    newer: Sequence[Card]
    unchanged: int
    over: int
    pictures: Sequence[Picture]
    decks: Mapping[str, UUID]
    made: Mapping[str, UUID]
    told: Mapping[str, Sequence[Told]]

    @property
    def kept(self) -> Kept:
        return Kept(
            decks=len(self.made),
            new=len(self.new),
            updated=len(self.newer),
            unchanged=self.unchanged,
            reviews=sum(map(len, self.told.values())),
            pictures=len(self.pictures),
            over_limit=self.over,
        )


def found(session: Session, learner: Learner, own: Own) -> Kept:
    """What there is to take in, all reviews among it. Nothing is written."""
    return _sorted(session, learner.id, own).kept


def prepared(session: Session, learner: Learner, own: Own, step: Step = silent) -> Ready:
    """Fold the reviews before anything is taken hold of: that is most of the work."""
    return folded(session, learner, _sorted(session, learner.id, own).told, step)


def take_in(
    session: Session,
    learner: Learner,
    own: Own,
    *,
    scheduling: bool,
    now: datetime,
    ready: Ready | None = None,
) -> Kept:
    """Keep the cards, and with `scheduling` enter their reviews; without it they are new.

    Flags, tags and what is suspended come with a card's first arrival only: later they are the
    learner's. A deck that was renamed here is known by the name it came with.
    """
    claim(session, learner.id)
    came = _sorted(session, learner.id, own)
    insert(session, OwnDeck, deck_rows(learner.id, came.made, now))
    insert(session, OwnCard, (card_row(learner.id, each, came.decks, now) for each in came.new))
    update(session, [text_row(learner.id, each, came.decks) for each in came.newer])
    for part in parts(came.pictures, PICTURES_AT_ONCE):  # their bytes are read here
        insert(session, OwnPicture, [picture_row(learner.id, each) for each in part])
    insert(session, Annotation, annotation_rows(learner.id, came.new, now))
    if came.newer:
        sweep_pictures(session, learner.id)
    reviews = merge_all(session, learner, came.told if scheduling else {}, ready)
    session.flush()
    return Kept(**{**vars(came.kept), "reviews": reviews})


def _sorted(session: Session, learner_id: UUID, own: Own) -> _Sorted:
    cards = {each.id: each for each in own.cards}
    decks, made = _decks(session, learner_id, (each.deck for each in cards.values()))
    held = _held(session, learner_id, list(cards))
    news = [each for each in cards.values() if each.id not in held]
    newer = [
        each for each in cards.values() if each.id in held and _is_newer(each, held[each.id], decks)
    ]
    room = MOST_CARDS - _count(session, learner_id)
    in_order = sorted(news, key=lambda each: (each.deck, each.place, each.id))
    fit, pictures = _that_fit(session, learner_id, [*newer, *in_order[: max(0, room)]], own)
    kept = {each.id for each in fit}
    stay = [each for each in cards.values() if each.id in kept or each.id in held]
    used = {decks[each.deck] for each in stay}
    return _Sorted(
        new=[each for each in in_order if each.id in kept],
        newer=[each for each in newer if each.id in kept],
        unchanged=len(held) - len(newer),
        over=len(news) + len(newer) - len(fit),
        pictures=pictures,
        decks=decks,
        made={name: id_ for name, id_ in made.items() if id_ in used},
        told=_unknown(session, learner_id, stay),
    )


def _decks(
    session: Session, learner_id: UUID, names: Iterable[str]
) -> tuple[dict[str, UUID], dict[str, UUID]]:
    """The decks by the names that cards came with, and those of them to be made, by their own."""
    rows = session.execute(
        sa.select(OwnDeck.id, OwnDeck.name).where(OwnDeck.learner_id == learner_id)
    ).all()
    ids, named = {id_ for id_, _ in rows}, {name: id_ for id_, name in rows}
    found: dict[str, UUID] = {}
    made: dict[str, UUID] = {}
    for came in sorted(set(names)):
        name = came[:LONGEST_DECK].strip() or "Default"
        id_ = UUID(bytes=hashlib.sha256(name.encode()).digest()[:16], version=5)
        if id_ not in ids:
            id_ = named.setdefault(name, id_)
            if id_ not in ids:
                made[name] = id_
        found[came] = id_
    return found, made


@dataclass(frozen=True)
class _Stored:
    deck_id: UUID
    front: str
    back: str
    changed_at: datetime


def _held(session: Session, learner_id: UUID, ids: Sequence[str]) -> dict[str, _Stored]:
    columns = (OwnCard.deck_id, OwnCard.front, OwnCard.back, OwnCard.changed_at)
    held: dict[str, _Stored] = {}
    for part in parts(ids):
        mine = (OwnCard.learner_id == learner_id, OwnCard.id.in_(part))
        rows: Any = session.execute(sa.select(OwnCard.id, *columns).where(*mine))
        held |= {id_: _Stored(*row) for id_, *row in rows}
    return held


def _is_newer(card: Card, held: _Stored, decks: Mapping[str, UUID]) -> bool:
    """A later text replaces an earlier one; of one time, the one that came last.

    A place counts among new cards only, and is no reason.
    """
    if card.changed != held.changed_at:
        return card.changed > held.changed_at
    came = (decks[card.deck], card.front, card.back)
    return came != (held.deck_id, held.front, held.back)


def _count(session: Session, learner_id: UUID) -> int:
    mine = sa.select(sa.func.count()).select_from(OwnCard).where(OwnCard.learner_id == learner_id)
    return session.scalar(mine) or 0


def _that_fit(
    session: Session, learner_id: UUID, cards: Iterable[Card], own: Own
) -> tuple[list[Card], list[Picture]]:
    """The cards that find room with all their pictures, and the pictures that are new."""
    rows = session.execute(
        sa.select(OwnPicture.digest, OwnPicture.size).where(OwnPicture.learner_id == learner_id)
    )
    sizes: dict[str, int] = dict(rows.all())
    room = MOST_PICTURES - sum(sizes.values())
    came = {each.digest: each for each in own.pictures}
    fit: list[Card] = []
    taken: dict[str, Picture] = {}
    for card in cards:
        wanted = [each for each in card.pictures if each in came and each not in sizes]
        more = {each: came[each] for each in wanted if each not in taken}
        size = sum(len(each.body) for each in more.values())
        if size > room or max(len(card.front), len(card.back)) > LONGEST_SIDE:
            continue
        room -= size
        taken |= more
        fit.append(card)
    return fit, list(taken.values())


def _unknown(session: Session, learner_id: UUID, cards: Sequence[Card]) -> dict[str, list[Told]]:
    new: dict[str, list[Told]] = {}
    reviewed = [each for each in cards if each.reviews]
    for part in parts(reviewed):
        told = {own_unit(each.id): _told(each) for each in part}
        new |= unknown(session, learner_id, told)
    return new


def _told(card: Card) -> list[Told]:
    name = f"{card.guid}/{card.ordinal}"
    return [
        Told(name, row.id, row.ease, row.taken_ms)
        for row in card.reviews
        if row.kind in ANSWERED and row.ease in MARKS
    ]
