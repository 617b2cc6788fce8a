"""What a course gives its members to take along: decks as they were, with their pictures."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.decks import LONGEST_DECK, LONGEST_SIDE, PICTURES
from app.models.people import one_of


class CourseDeck(Base):
    """A deck that an instructor gave to a course; its cards are a copy of that moment.

    `source_id` is the deck's among the instructor's own, `copy_name` what a student's copy is
    called. `version` counts how often a newer one was brought.
    """

    __tablename__ = "course_deck"
    __table_args__ = (
        sa.UniqueConstraint("course_id", "source_id"),
        sa.CheckConstraint(f"length(title) BETWEEN 1 AND {LONGEST_DECK}", name="title"),
        sa.CheckConstraint(f"length(copy_name) BETWEEN 1 AND {LONGEST_DECK}", name="copy_name"),
        sa.CheckConstraint("version >= 1", name="version"),
    )

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("course.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    source_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(sa.String(LONGEST_DECK))
    copy_name: Mapped[str] = mapped_column(sa.String(LONGEST_DECK))
    version: Mapped[int] = mapped_column(default=1)
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"))
    given_at: Mapped[datetime]


class CourseCard(Base):
    """A card of a course's deck: what `OwnCard` holds of it, under the same id."""

    __tablename__ = "course_card"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["course_id", "deck_id"], ["course_deck.course_id", "course_deck.id"]
        ),
        sa.CheckConstraint(f"length(front) <= {LONGEST_SIDE}", name="front"),
        sa.CheckConstraint(f"length(back) <= {LONGEST_SIDE}", name="back"),
    )

    course_id: Mapped[UUID] = mapped_column(primary_key=True)
    deck_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    place: Mapped[int]
    front: Mapped[str] = mapped_column(sa.Text)
    back: Mapped[str] = mapped_column(sa.Text)
    pictures: Mapped[list[str]] = mapped_column(default=list)
    changed_at: Mapped[datetime]


class CoursePicture(Base):
    """A picture of a course's cards, known by the digest of its bytes."""

    __tablename__ = "course_picture"
    __table_args__ = (sa.CheckConstraint(one_of("mimetype", PICTURES), name="mimetype"),)

    course_id: Mapped[UUID] = mapped_column(sa.ForeignKey("course.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    mimetype: Mapped[str] = mapped_column(sa.String(16))
    size: Mapped[int]
    body: Mapped[bytes] = mapped_column(sa.LargeBinary)
