"""Decks of a learner's own, brought from elsewhere: cards with two sides, and their pictures.

A card is scheduled as the unit `own/<card id>`: its memory, log and annotations lie where those
of the bank's facts lie.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of

LONGEST_DECK = 200
LONGEST_SIDE = 100_000
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


class OwnDeck(Base):
    """A deck that a learner brought. So many of its cards are new on a day, beside the plan."""

    __tablename__ = "own_deck"
    __table_args__ = (
        sa.UniqueConstraint("learner_id", "name"),
        sa.CheckConstraint(f"length(name) BETWEEN 1 AND {LONGEST_DECK}", name="name"),
        sa.CheckConstraint("new_per_day BETWEEN 0 AND 1000", name="new_per_day"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(LONGEST_DECK))
    new_per_day: Mapped[int]
    created_at: Mapped[datetime]


class OwnCard(Base):
    """A card with its two sides as cleaned HTML, in which a picture's source is its digest.

    `id` is a digest of the note's GUID and the card's ordinal: the same card comes again under
    it. `place` is its place among the new cards of its deck; `changed_at` when its note was
    changed where it comes from. `pictures` are the digests of those that stand on it.
    """

    __tablename__ = "own_card"
    __table_args__ = (
        sa.ForeignKeyConstraint(["learner_id", "deck_id"], ["own_deck.learner_id", "own_deck.id"]),
        sa.Index("ix_own_card_learner_id_deck_id_place", "learner_id", "deck_id", "place"),
        sa.CheckConstraint(f"length(front) <= {LONGEST_SIDE}", name="front"),
        sa.CheckConstraint(f"length(back) <= {LONGEST_SIDE}", name="back"),
    )

    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    deck_id: Mapped[UUID]
    place: Mapped[int]
    front: Mapped[str] = mapped_column(sa.Text)
    back: Mapped[str] = mapped_column(sa.Text)
    pictures: Mapped[list[str]] = mapped_column(default=list)
    changed_at: Mapped[datetime]
    added_at: Mapped[datetime]


class OwnPicture(Base):
    """A picture of a learner's cards, known by the digest of its bytes."""

    __tablename__ = "own_picture"
    __table_args__ = (sa.CheckConstraint(one_of("mimetype", PICTURES), name="mimetype"),)

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    mimetype: Mapped[str] = mapped_column(sa.String(16))
    size: Mapped[int]
    body: Mapped[bytes] = mapped_column(sa.LargeBinary)
