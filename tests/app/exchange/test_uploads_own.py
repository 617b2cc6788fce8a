"""What the real Anki exported comes in whole: our deck's reviews, other decks as own decks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskCliRunner

from app.clock import now
from app.db import Base, db
from app.memory.annotations import write_note
from app.memory.checking import differences, tally_differences
from app.memory.choice import own_unit
from app.models import OwnCard, OwnDeck, OwnPicture, Review
from tests.app.exchange.sending import Desk, figures, row, send, sent_id, table
from tests.app.exchange.student_anki import through_anki
from tests.app.exchange.test_coming_back import learner, taken
from tests.app.web import Visitor
from tests.exports.students import FORMS, collection, exported

ALL = {"reviews": "y", "notes": "y", "cards": "y", "scheduling": "y"}


@pytest.fixture
def desk(web: Flask) -> Iterator[Desk]:
    made = Desk(web)
    yield made
    made.leave()


def count(web: Flask, table: type[Base]) -> int:
    with web.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_collection_comes_in(
    web: Flask, student: Visitor, desk: Desk, tmp_path: Path, form: str
) -> None:
    body = through_anki(taken(student), tmp_path / "anki", form)
    upload = sent_id(send(student, body, f"all.{form.partition('-')[2]}"))
    desk.work()
    student.get(f"/import/{upload}")
    assert table(student.page) == {
        "Notes of this bank": ("3", ""),
        "Reviews": ("1", "1"),
        "Facts with own notes": ("0", "0"),
        "Facts with own tags": ("0", "0"),
        "Cards of other decks": ("8", "8"),
        "Reviews of those cards": ("", "4"),
        "Pictures on them": ("", "1"),
    }
    assert re.search(r"<li>Sound: 1, first in note \d+", student.page)
    assert (count(web, Review), count(web, OwnCard)) == (0, 0)
    student.post(f"/import/{upload}/take", **ALL)
    desk.work()
    student.get(f"/import/{upload}")
    assert figures(student.page) == {
        "Reviews": "1",
        "Facts with a new review": "1",
        "New cards of your own": "8",
        "Reviews of those cards": "4",
        "Pictures on them": "1",
    }
    assert [count(web, each) for each in (OwnDeck, OwnCard, OwnPicture, Review)] == [2, 8, 1, 5]
    with web.app_context():
        assert differences(db.session, learner()) == ()
        assert tally_differences(db.session, learner()) == ()


def test_the_same_collection_again_brings_nothing(
    web: Flask, student: Visitor, desk: Desk, tmp_path: Path
) -> None:
    body = through_anki(taken(student), tmp_path / "anki")
    told = []
    for _ in range(2):
        upload = sent_id(send(student, body))
        desk.work()
        student.get(f"/import/{upload}")
        told.append("Nothing of it is new here." in student.page)
        student.post(f"/import/{upload}/take", **ALL)
        desk.work()
    assert told == [False, True]
    assert [count(web, each) for each in (OwnCard, Review)] == [8, 5]


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({"reviews": "y"}, [0, 1]),
        ({"cards": "y"}, [8, 0]),
        ({"cards": "y", "scheduling": "y"}, [8, 4]),
        ({"scheduling": "y"}, [0, 0]),
        ({}, [0, 0]),
    ],
)
def test_only_what_is_ticked_comes_in(
    web: Flask,
    student: Visitor,
    desk: Desk,
    tmp_path: Path,
    chosen: dict[str, str],
    kept: list[int],
) -> None:
    upload = sent_id(send(student, through_anki(taken(student), tmp_path / "anki")))
    desk.work()
    student.post(f"/import/{upload}/take", **chosen)
    desk.work()
    assert row(web, upload).state == "done"
    assert [count(web, each) for each in (OwnCard, Review)] == kept
    student.get(f"/import/{upload}")
    others = "7 notes of other decks were left out."
    assert (others in html.unescape(student.page)) == ("cards" not in chosen)


def test_a_file_of_other_decks_is_not_told_by_what_it_lacks_of_the_bank(
    web: Flask, student: Visitor, desk: Desk, tmp_path: Path
) -> None:
    made = collection(tmp_path)
    upload = sent_id(send(student, exported(made, "newest-apkg", tmp_path)))
    made.close()
    desk.work()
    student.get(f"/import/{upload}")
    assert "Notes of this bank" not in table(student.page)
    assert ['name="reviews"' in student.page, 'name="cards"' in student.page] == [False, True]
    student.post(f"/import/{upload}/take", cards="y", scheduling="y")
    desk.work()
    student.get(f"/import/{upload}")
    assert figures(student.page)["New cards of your own"] == "7"
    assert "What only one side knows" not in student.page
    assert "In that file, and not here" in student.page


def test_a_note_on_an_own_card_is_none_that_the_deck_of_the_bank_lacks(
    web: Flask, student: Visitor, desk: Desk, tmp_path: Path
) -> None:
    body = through_anki(taken(student), tmp_path / "anki")
    for _ in range(2):
        upload = sent_id(send(student, body))
        desk.work()
        student.post(f"/import/{upload}/take", **ALL)
        desk.work()
        student.get(f"/import/{upload}")
        here = student.page.partition("Here, and not in that file")[2]
        assert (bool(here), "written here" in here) == (True, False)
        with web.app_context():
            card_id = db.session.scalars(sa.select(OwnCard.id)).first()
            write_note(db.session, learner(), own_unit(str(card_id)), "Mine.", now())
            db.session.commit()


def test_the_command_does_the_same(web: Flask, student: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "all.apkg"
    file.write_bytes(through_anki(taken(student), tmp_path / "anki"))
    shell = FlaskCliRunner(web)
    who = ("import", "anki", str(file), "--learner", "student@example.org")
    tried = shell.invoke(args=[*who, "--dry-run"]).output.splitlines()
    found = [
        "3 notes of this bank, with 1 review.",
        "New here: 1 review of 1 fact.",
        "8 cards of other decks. New here: 8 in 2 new decks; with a newer text: 0.",
        "With them: 4 reviews, 1 picture.",
    ]
    assert (tried[:4], tried[-1]) == (found, "Nothing was written.")
    left_out = [line.partition(", first in note ")[0] for line in tried[4:-1]]
    assert left_out == [
        "Left out: picture that is damaged: 1",
        "Left out: card without a front: 1",
        "Left out: sound: 1",
    ]
    without = shell.invoke(args=[*who, "--dry-run", "--no-cards"]).output.splitlines()
    assert without == [*found[:2], "7 notes of other decks were left out.", "Nothing was written."]
    assert count(web, OwnCard) == 0
    done = shell.invoke(args=[*who, "--no-scheduling"]).output.splitlines()
    assert done[:4] == [*found[:3], "With them: 0 reviews, 1 picture."]
    assert [count(web, each) for each in (OwnCard, Review)] == [8, 1]
    again = shell.invoke(args=[*who]).output.splitlines()
    assert again[1:4] == [
        "New here: 0 reviews of 0 facts.",
        "8 cards of other decks. New here: 0; with a newer text: 0.",
        "With them: 4 reviews, 0 pictures.",
    ]
