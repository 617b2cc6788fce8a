"""Decks of question sets in the real Anki: the same notes as in the deck of the whole bank."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection
from flask import Flask
from sqlalchemy import select

from app.clock import now
from app.db import db
from app.exchange import queries
from app.memory.candidates import candidates_for
from app.memory.publishing import publish_items
from app.models import QuestionSet
from app.sets import files
from exports import WRITERS
from questions.blueprint import load
from tests.app.items import choice, typed
from tests.app.sets.building import ALPHA, GAMMA, by_hand
from tests.app.sets.conftest import instructor, path, web
from tests.app.web import Visitor
from tests.exports.test_anki_import import card_of, imported

__all__ = ["instructor", "path", "web"]
ANKI = WRITERS["anki"]
SECOND = choice("alphalol", asks="subject", stem="Which drug?")


@pytest.fixture
def student(tmp_path: Path) -> Iterator[Collection]:
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


@pytest.fixture
def packages(web: Flask, instructor: Visitor, path: str) -> tuple[bytes, bytes]:
    """The deck of a set that lists a question of two facts, and the deck of the bank."""
    with web.app_context():
        publish_items(db.session, [ALPHA, SECOND, typed("betalol"), GAMMA], "2", now())
        db.session.commit()
    by_hand(instructor, path, ALPHA)
    by_hand(instructor, path, GAMMA)
    with web.app_context():
        bank, found = web.extensions["bank"], db.session.scalars(select(QuestionSet)).one()
        spec = load(found.draft)
        taken = files.chosen(spec, candidates_for(db.session, bank, spec), found, None)
        of_set = files.deck(db.session, bank, found, taken, ANKI, now(), "https://x.org")
        of_bank = queries.deck(db.session, bank, now(), "https://x.org")
        return ANKI.write(of_set), ANKI.write(of_bank)


def test_a_deck_of_a_set_holds_the_facts_that_are_asked(
    student: Collection, packages: tuple[bytes, bytes]
) -> None:
    of_set, _ = packages
    assert imported(student, of_set) == {"new": 2}
    assert imported(student, of_set) == {"duplicate": 2}
    names = [each.name for each in student.decks.all_names_and_ids(skip_empty_default=True)]
    assert names == ["Week 1", "Week 1::Drugs"]
    note = card_of(student, "alphalol").note()
    assert [bool(note[field]) for field in ("Front1", "Front2", "Front3")] == [True, True, False]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_beside_the_deck_of_the_bank_no_note_is_there_twice_or_in_conflict(
    student: Collection, packages: tuple[bytes, bytes], order: tuple[int, int]
) -> None:
    first, second = (packages[each] for each in order)
    new = {0: {"new": 2}, 1: {"new": 3}}
    also = {0: {"duplicate": 2}, 1: {"new": 1, "duplicate": 2}}
    assert imported(student, first) == new[order[0]]
    before = {name: card_of(student, name).note().fields for name in ("alphalol", "gammalol")}
    card = card_of(student, "alphalol")
    student.sched.set_due_date([card.id], "9")
    card.load()
    assert imported(student, second) == also[order[1]]
    after = {name: card_of(student, name).note().fields for name in ("alphalol", "gammalol")}
    assert (after, student.note_count()) == (before, 3)
    later = card_of(student, "alphalol")
    assert (later.id, later.due, later.type) == (card.id, card.due, 2)
