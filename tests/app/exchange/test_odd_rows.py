"""Rows that real Anki never writes, on their way into both databases."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.memory.checking import differences, tally_differences
from app.models import Annotation, DayTally
from exports.anki.writing import guid
from tests.app.exchange.sending import Desk, row, send, sent_id
from tests.app.exchange.test_coming_back import Change, learner, reviewed, taken
from tests.app.web import Visitor
from tests.exports.reading import database as opened
from tests.exports.reading import packed

ALL = {"reviews": "y", "notes": "y", "cards": "y", "scheduling": "y"}


@pytest.fixture
def desk(web: Flask) -> Iterator[Desk]:
    made = Desk(web)
    yield made
    made.leave()


def changed(package: bytes, change: Change) -> bytes:
    db = opened(package)
    change(db)
    db.commit()
    return packed(db)


def took(web: Flask, student: Visitor, desk: Desk, body: bytes) -> str:
    """Send the package and take all of it in; the state in which that ends."""
    upload = sent_id(send(student, body))
    desk.work()
    student.post(f"/import/{upload}/take", **ALL)
    desk.work()
    return row(web, upload).state


def test_an_answer_that_took_years_counts_as_the_longest_that_anki_measures(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    def late(db: sqlite3.Connection) -> None:
        db.execute("UPDATE revlog SET time = ?", (2**40,))

    body = changed(reviewed(taken(student), "alphalol"), late)
    assert took(web, student, desk, body) == "done"
    with web.app_context():
        spent = db.session.scalar(sa.select(sa.func.sum(DayTally.duration_ms)))
        assert spent == 2 * 3600 * 1000
        assert differences(db.session, learner()) == ()
        assert tally_differences(db.session, learner()) == ()


def test_signs_that_no_database_holds_are_left_out_of_notes_and_tags(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    def signs(db: sqlite3.Connection) -> None:
        values = ("ask\0ed", " ex\0am ", guid("alphalol"))
        db.execute("UPDATE notes SET flds = flds || ?, tags = tags || ? WHERE guid = ?", values)

    assert took(web, student, desk, changed(taken(student), signs)) == "done"
    with web.app_context():
        kept = db.session.scalars(sa.select(Annotation)).one()
        assert (kept.note, kept.tags) == ("asked", ["exam"])
