"""Decks are given to a course, brought anew, withdrawn and taken. The caller commits."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.material import queries, words
from app.material.carrying import wanted
from app.memory.answers import Refused
from app.memory.own import MOST_CARDS, MOST_PICTURES, Kept, take_in
from app.memory.own_rows import parts
from app.memory.rows import claim
from app.models import (
    Course,
    CourseCard,
    CourseDeck,
    CoursePicture,
    Learner,
    OwnCard,
    OwnDeck,
    OwnPicture,
)
from app.models.decks import LONGEST_DECK
from app.rights import Missing, hold


def give(
    session: Session, course: Course, by: Learner, source_id: UUID, now: datetime
) -> CourseDeck:
    """Give the members of a course a deck of one's own, as it is now.

    Raises:
        Archived: the course is.
        Missing: there is no such deck of one's own.
        Refused: it is given already, has no card, or finds no room; says which.
    """
    hold(session, course)
    deck = session.get(OwnDeck, (by.id, source_id))
    if deck is None:
        raise Missing
    there = (CourseDeck.course_id == course.id, CourseDeck.source_id == source_id)
    if session.scalar(sa.select(CourseDeck.id).where(*there)) is not None:
        raise Refused(words.THERE)
    within = course.title.replace("::", " ")
    made = CourseDeck(
        course_id=course.id,
        id=new_id(now),
        source_id=source_id,
        title=deck.name,
        copy_name=f"{within}::{deck.name}"[:LONGEST_DECK].rstrip(":"),
        version=1,
        made_by=by.id,
        given_at=now,
    )
    session.add(made)
    session.flush()
    _copy(session, made, by.id)
    return made


def renew(session: Session, course: Course, by: Learner, deck_id: UUID, now: datetime) -> int:
    """Bring a deck as it is now among one's own; the number of the version.

    Raises:
        Archived: the course is.
        Missing: the course has no such deck (any more).
        Refused: it is not among one's own, there is nothing newer, or it finds no room.
    """
    hold(session, course)
    given = queries.deck(session, course.id, deck_id)
    found = queries.changes(session, course.id, by.id, [given]).get(deck_id)
    if found is None:
        raise Refused(words.NOT_YOURS)
    if not found.any:
        raise Refused(words.NOTHING_NEWER)
    row = session.get_one(CourseDeck, (course.id, deck_id), populate_existing=True)
    row.version, row.made_by, row.given_at = row.version + 1, by.id, now
    _remove_cards(session, course.id, deck_id)
    _copy(session, row, by.id)
    _sweep(session, course.id)
    session.flush()
    return row.version


def withdraw(session: Session, course: Course, deck_id: UUID) -> str:
    """Take a deck out of the course; its title. Whoever took a copy keeps it.

    Raises:
        Archived: the course is.
        Missing: the course has no such deck (any more).
    """
    hold(session, course)
    row = session.get(CourseDeck, (course.id, deck_id), populate_existing=True)
    if row is None:
        raise Missing
    title = row.title
    _remove_cards(session, course.id, deck_id)
    session.delete(row)
    session.flush()
    _sweep(session, course.id)
    return title


def take(session: Session, course_id: UUID, deck_id: UUID, learner: Learner, now: datetime) -> Kept:
    """Make what a learner does not have of a deck, or has in an older text, the learner's own.

    What was learnt of a card and what is kept beside it stay; a new one is new.

    Raises:
        Missing: the course has no such deck (any more).
    """
    claim(session, learner.id)
    queries.deck(session, course_id, deck_id)
    own = wanted(session, course_id, deck_id, learner.id)
    return take_in(session, learner, own, scheduling=False, now=now)


def _copy(session: Session, deck: CourseDeck, by: UUID) -> None:
    """The cards of the own deck with their pictures, which the database copies by itself.

    Raises:
        Refused: there is no card, or no room.
    """
    mine = (OwnCard.learner_id == by, OwnCard.deck_id == deck.source_id)
    names = ("id", "place", "front", "back", "pictures", "changed_at")
    fixed: dict[str, Any] = {"course_id": deck.course_id, "deck_id": deck.id}
    _insert(session, CourseCard, fixed, names, OwnCard, mine)
    of_course = (CourseCard.course_id == deck.course_id, CourseCard.deck_id == deck.id)
    used = {
        digest
        for digests in session.scalars(sa.select(CourseCard.pictures).where(*of_course))
        for digest in digests
    }
    there = sa.select(CoursePicture.digest).where(CoursePicture.course_id == deck.course_id)
    for part in parts(sorted(used)):
        held = (OwnPicture.learner_id == by, OwnPicture.digest.in_(part))
        new = (*held, OwnPicture.digest.not_in(there))
        fixed = {"course_id": deck.course_id}
        _insert(
            session, CoursePicture, fixed, ("digest", "mimetype", "size", "body"), OwnPicture, new
        )
    _check(session, deck)


def _insert(
    session: Session,
    into: Any,
    fixed: dict[str, Any],
    names: tuple[str, ...],
    source: Any,
    which: tuple[sa.ColumnElement[bool], ...],
) -> None:
    """Rows of one table as rows of another; `fixed` values beside the columns that both have."""
    told = [sa.literal(value, into.__table__.c[name].type) for name, value in fixed.items()]
    chosen = sa.select(*told, *(getattr(source, name) for name in names)).where(*which)
    session.execute(
        sa.insert(into).from_select([*fixed, *names], chosen, include_defaults=False)
    )  # fmt: skip


def _check(session: Session, deck: CourseDeck) -> None:
    def count(*more: sa.ColumnElement[bool]) -> int:
        cards = sa.select(sa.func.count()).select_from(CourseCard)
        return session.scalar(cards.where(CourseCard.course_id == deck.course_id, *more)) or 0

    size = sa.select(sa.func.coalesce(sa.func.sum(CoursePicture.size), 0))
    bytes_ = session.scalar(size.where(CoursePicture.course_id == deck.course_id)) or 0
    if not count(CourseCard.deck_id == deck.id):
        raise Refused(words.NO_CARDS)
    if count() > MOST_CARDS or bytes_ > MOST_PICTURES:
        raise Refused(words.NO_ROOM)


def _remove_cards(session: Session, course_id: UUID, deck_id: UUID) -> None:
    session.execute(
        sa.delete(CourseCard)
        .where(CourseCard.course_id == course_id, CourseCard.deck_id == deck_id)
        .execution_options(synchronize_session=False)
    )


def _sweep(session: Session, course_id: UUID) -> None:
    """Remove the pictures that stand on no card of the course's."""
    cards = sa.select(CourseCard.pictures).where(CourseCard.course_id == course_id)
    used = {digest for digests in session.scalars(cards) for digest in digests}
    held = sa.select(CoursePicture.digest).where(CoursePicture.course_id == course_id)
    spare = [each for each in session.scalars(held) if each not in used]
    for part in parts(spare):
        session.execute(
            sa.delete(CoursePicture)
            .where(CoursePicture.course_id == course_id, CoursePicture.digest.in_(part))
            .execution_options(synchronize_session=False)
        )
