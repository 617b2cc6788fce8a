"""The pages of a card: shown and rated in a sitting, and as it was rated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from flask import current_app, url_for
from werkzeug.exceptions import BadRequest, Gone, NotFound

from app.cards import sides, tokens, visit, words
from app.cards.card import Doors
from app.cards.visit import keys, last_answer
from app.db import db
from app.memory import decks
from app.memory.agenda import agenda
from app.memory.annotations import kept_beside
from app.memory.answers import NOTHING_KEPT, Kept, Missing, Sides
from app.memory.choice import own_unit
from app.memory.prospects import pace_of
from app.memory.revealing import days_of_each
from app.memory.rows import standing, today
from app.signed_in import learner

DIGEST = re.compile(r"[0-9a-f]{1,64}")
RATINGS = {"again": "Again", "hard": "Hard", "good": "Good", "easy": "Easy"}


@dataclass(frozen=True)
class Choice:
    """A rating that can be given: its words, its key, and when the card would come back."""

    value: str
    words: str
    digit: int
    back: str


@dataclass(frozen=True)
class Shown:
    """A card with what its learner keeps beside it. Pictures have an address."""

    card: Sides
    kept: Kept = NOTHING_KEPT


@dataclass(frozen=True)
class Turn:
    """A card in its sitting. `note` stands above it."""

    shown: Shown
    token: str
    progress: words.Progress
    doors: Doors
    choices: tuple[Choice, ...]
    note: str


@contextmanager
def or_404() -> Iterator[None]:
    """What is not there, or is another learner's, is a 404. Stands above a view, too."""
    try:
        yield
    except Missing as error:
        raise NotFound from error


def digest_of(text: str) -> str:
    """A digest as an address carries it; whatever else it carries names nothing."""
    if not DIGEST.fullmatch(text):
        raise Missing("this is no digest")
    return text


def card(card_id: str, at: datetime) -> Shown:
    """A card of this learner.

    Raises:
        Missing: this learner has no such card.
    """
    person = learner()
    held = decks.sides(db.session, person.id, digest_of(card_id))

    def address(digest: str) -> str:
        return url_for("decks.picture", digest=digest)

    front, back = (sides.shown(each, address) for each in (held.front, held.back))
    kept = kept_beside(db.session, person, own_unit(card_id), at)
    return Shown(replace(held, front=front, back=back), kept)


def served(token: str, at: datetime) -> tokens.Served:
    """The card that was served to this learner, or the error that fits."""
    try:
        return tokens.unseal(token, keys(), learner().id, at, tokens.OF_CARDS)
    except tokens.Forged as error:
        raise BadRequest from error
    except tokens.Stranger as error:
        raise NotFound from error
    except tokens.Expired as error:
        raise Gone from error


def turn(token: str, found: tokens.Served, at: datetime) -> Turn:
    """A card that was served, to be rated."""
    person = learner()
    pace = pace_of(db.session, person.id, today(person, at))
    last = last_answer()
    begun = found.place > 1
    return Turn(
        shown=card(found.item_id, at),
        token=token,
        progress=visit.line(found, pace),
        doors=Doors(
            leave=url_for("study.summary" if begun else "study.dashboard"),
            leave_words="Stop here",
            last=url_for("study.answered", answer_id=last) if last else "",
            undo=last,
        ),
        choices=_choices(found, at),
        note=words.CARD_AGAIN if found.kind == "relearn" else "",
    )


def comes_again(card_id: str, at: datetime) -> bool:
    """Whether a card that was rated wrong comes back in the sitting that goes on."""
    person, bank = learner(), current_app.extensions["bank"]
    day = today(person, at)
    left = agenda(
        db.session, person, bank, at, visit.taken_up(day), go_on=visit.goes_on(day)
    )  # fmt: skip
    return left.stopped is None and own_unit(card_id) in {each.unit for each in left.again}


def _choices(found: tokens.Served, at: datetime) -> tuple[Choice, ...]:
    """What comes back in its sitting moves nothing, and says no day."""
    unit = own_unit(found.item_id)
    memory = standing(db.session, learner().id, unit).memory
    days = days_of_each(learner(), unit, memory, at) if found.kind == "revealed" else {}
    return tuple(
        Choice(value, said, digit, words.soon(days[value]) if days else "")
        for digit, (value, said) in enumerate(RATINGS.items(), start=1)
    )
