"""A course whose instructor has a deck, and students of it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.own import take_in
from app.models import CourseDeck, Learner, OwnCard, OwnDeck
from exports.anki.own import Card, Picture
from tests.app.courses.teaching import code_of, instructor, join, open_course
from tests.app.foreign import DECK, foreign, package, picture
from tests.app.web import Visitor, classmate, student, visitor, web

__all__ = ["classmate", "instructor", "student", "visitor", "web"]
SHOT = picture()
CARDS = (
    foreign(1, front=f'Which?<img src="{SHOT.digest}">', pictures=(SHOT.digest,)),
    foreign(2),
    foreign(3, flagged=True, suspended=True, tags=("mine",)),
)
Bring = Callable[..., None]
COPY = f"Oncology::{DECK}"


@pytest.fixture
def bring(web: Flask) -> Bring:
    """Keep cards for somebody."""

    def act(who: str, *cards: Card, pictures: tuple[Picture, ...] = ()) -> None:
        with web.app_context():
            email = f"{who}@example.org"
            person = db.session.scalars(sa.select(Learner).where(Learner.email == email)).one()
            came = package(*cards, pictures=pictures)
            take_in(db.session, person, came, scheduling=True, now=now())
            db.session.commit()

    return act


@pytest.fixture
def course(web: Flask, instructor: Visitor, student: Visitor, bring: Bring) -> str:
    """The path of a course that the student is in; its instructor has a deck."""
    path = open_course(instructor)
    assert join(student, code_of(instructor, path)) == 303
    bring("instructor", *CARDS, pictures=(SHOT,))
    return path


@pytest.fixture
def material(web: Flask, instructor: Visitor, course: str) -> str:
    """The path of its material, with that deck in it."""
    assert instructor.post(f"{course}/material/give/{source(web)}").status_code == 303
    return f"{course}/material"


def source(web: Flask, name: str = DECK) -> UUID:
    """The id of an own deck, which its name gives."""
    with web.app_context():
        return db.session.scalars(sa.select(OwnDeck.id).where(OwnDeck.name == name)).first()  # type: ignore[return-value]


def given(web: Flask) -> str:
    """The id of the only deck of a course."""
    with web.app_context():
        return str(db.session.scalars(sa.select(CourseDeck.id)).one())


def cards_of(web: Flask, who: str) -> dict[str, tuple[str, str]]:
    """Deck and back of each of somebody's own cards."""
    with web.app_context():
        rows = db.session.execute(
            sa.select(OwnCard.id, OwnDeck.name, OwnCard.back)
            .join(
                OwnDeck,
                sa.and_(OwnDeck.id == OwnCard.deck_id, OwnDeck.learner_id == OwnCard.learner_id),
            )
            .join(Learner, Learner.id == OwnCard.learner_id)
            .where(Learner.email == f"{who}@example.org")
        )
        return {id_: (name, back) for id_, name, back in rows}
