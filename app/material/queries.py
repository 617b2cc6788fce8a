"""Reads of a course's decks. Every one names the course, or the learner whose cards are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.material.carrying import NEWER, SAME_TEXT
from app.models import CourseCard, CourseDeck, Learner, OwnCard, OwnDeck
from app.rights import Missing


@dataclass(frozen=True)
class Given:
    """A deck of a course: what it is called there, its version, by whom and when, its cards."""

    id: UUID
    source_id: UUID
    title: str
    version: int
    by: str
    at: datetime
    cards: int


@dataclass(frozen=True)
class Held:
    """What somebody has of a deck: of its cards so many, and of those so many in an older text."""

    cards: int
    older: int


@dataclass(frozen=True)
class Changes:
    """How an own deck differs from what was given of it."""

    changed: int
    new: int
    gone: int

    @property
    def any(self) -> bool:
        """Whether there is a newer version to bring."""
        return bool(self.changed or self.new or self.gone)


@dataclass(frozen=True)
class OwnSize:
    """A deck of one's own that was not given yet."""

    id: UUID
    name: str
    cards: int


def decks(session: Session, course_id: UUID) -> list[Given]:
    """The decks of a course, by title."""
    return _decks(session, CourseDeck.course_id == course_id)


def deck(session: Session, course_id: UUID, deck_id: UUID) -> Given:
    """One deck.

    Raises:
        Missing: the course has none such.
    """
    found = _decks(session, CourseDeck.course_id == course_id, CourseDeck.id == deck_id)
    if not found:
        raise Missing
    return found[0]


def _decks(session: Session, *wanted: sa.ColumnElement[bool]) -> list[Given]:
    of = sa.and_(
        CourseCard.course_id == CourseDeck.course_id, CourseCard.deck_id == CourseDeck.id
    )  # fmt: skip
    number = sa.select(sa.func.count()).select_from(CourseCard).where(of).scalar_subquery()
    columns = (
        *(CourseDeck.id, CourseDeck.source_id, CourseDeck.title, CourseDeck.version),
        *(Learner.name, CourseDeck.given_at, number),
    )
    rows = session.execute(
        sa.select(*columns)
        .join(Learner, Learner.id == CourseDeck.made_by)
        .where(*wanted)
        .order_by(CourseDeck.title, CourseDeck.id)
    )
    return [Given(*row) for row in rows]


def held(session: Session, course_id: UUID, learner_id: UUID) -> dict[UUID, Held]:
    """What a learner has of each deck of a course; one of which there is nothing is left out."""
    older = sa.func.sum(sa.case((NEWER, 1), else_=0))
    rows = session.execute(
        sa.select(CourseCard.deck_id, sa.func.count(), older)
        .join(OwnCard, sa.and_(OwnCard.id == CourseCard.id, OwnCard.learner_id == learner_id))
        .where(CourseCard.course_id == course_id)
        .group_by(CourseCard.deck_id)
    )
    return {deck_id: Held(cards, int(out)) for deck_id, cards, out in rows}


def changes(
    session: Session, course_id: UUID, learner_id: UUID, given: Iterable[Given]
) -> dict[UUID, Changes]:
    """How a learner's own decks differ from what was given of them; by the course's decks.

    A deck that the learner does not have is left out.
    """
    same = sa.and_(
        CourseCard.course_id == course_id,
        CourseCard.deck_id == CourseDeck.id,
        CourseCard.id == OwnCard.id,
    )
    mine = sa.and_(OwnCard.learner_id == learner_id, OwnCard.deck_id == CourseDeck.source_id)
    both = sa.func.count(CourseCard.id)
    differ = sa.func.sum(sa.case((SAME_TEXT, 0), (CourseCard.id.is_(None), 0), else_=1))
    rows = session.execute(
        sa.select(CourseDeck.id, sa.func.count(), both, differ)
        .join(OwnCard, mine)
        .outerjoin(CourseCard, same)
        .where(CourseDeck.course_id == course_id)
        .group_by(CourseDeck.id)
    )
    sizes = {each.id: each.cards for each in given}
    return {
        deck_id: Changes(int(changed), number - known, sizes[deck_id] - known)
        for deck_id, number, known, changed in rows
        if deck_id in sizes
    }


def not_given(session: Session, course_id: UUID, learner_id: UUID) -> list[OwnSize]:
    """A learner's own decks that hold cards and are none of the course's yet, by name."""
    there = sa.select(CourseDeck.source_id).where(CourseDeck.course_id == course_id)
    of = sa.and_(OwnCard.learner_id == OwnDeck.learner_id, OwnCard.deck_id == OwnDeck.id)
    rows = session.execute(
        sa.select(OwnDeck.id, OwnDeck.name, sa.func.count())
        .join(OwnCard, of)
        .where(OwnDeck.learner_id == learner_id, OwnDeck.id.not_in(there))
        .group_by(OwnDeck.id, OwnDeck.name)
        .order_by(OwnDeck.name)
    )
    return [OwnSize(*row) for row in rows]


def sides(
    session: Session, course_id: UUID, deck_id: UUID, first: int, most: int
) -> list[tuple[str, str]]:
    """Front and back of so many cards of a deck, from a place on, in its order."""
    rows = session.execute(
        sa.select(CourseCard.front, CourseCard.back)
        .where(CourseCard.course_id == course_id, CourseCard.deck_id == deck_id)
        .order_by(CourseCard.place, CourseCard.id)
        .offset(first)
        .limit(most)
    )
    return [(front, back) for front, back in rows]
