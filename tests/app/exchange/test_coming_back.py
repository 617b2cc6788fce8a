"""Progress goes out in a deck and comes back: by the page, by commands, each review once."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskCliRunner

from app.clock import now
from app.db import db
from app.exchange import operations, queries
from app.exchange.matching import Brought, matched
from app.memory.annotations import own_rows, set_flag, suspend, write_note
from app.memory.checking import differences, tally_differences
from app.memory.rows import standing
from app.models import Learner, Review
from app.models.learning import MAX_NOTE
from exports.anki import read
from exports.anki.writing import guid
from questions.model import Stage
from questions.world import Bank
from tests.app.web import Visitor, hidden
from tests.exports.reading import database, packed

Change = Callable[[sqlite3.Connection], object]
NOTHING = Brought(0, 0, (), (), ())
WAIT = 0.3


def answer_once(student: Visitor) -> None:
    """Answer the question that waits, by a choice or by typing."""
    student.get("/study/question")
    token = hidden(student.page, "token")
    student.post("/study/answer", token=token, reply="1" if 'type="radio"' in student.page else "x")


def taken(student: Visitor) -> bytes:
    return student.post("/export/anki", progress="yes").data


def reviewed(package: bytes, fact: str, ease: int = 3, days: int = 0, note: str = "") -> bytes:
    """The package after another answer in Anki, some days ago, and a note of the student's own."""
    at = int((now() - timedelta(days=days)).timestamp() * 1000)

    def change(db: sqlite3.Connection) -> None:
        (card,) = db.execute(
            "SELECT cards.id FROM cards JOIN notes ON notes.id = nid WHERE guid = ?", (guid(fact),)
        ).fetchone()
        row = (at, card, -1, ease, 3, 1, 400, 4000, 1)
        db.execute("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        if note:
            db.execute(
                "UPDATE notes SET flds = flds || ?, tags = tags || 'exam mt::x ' WHERE guid = ?",
                (note, guid(fact)),
            )

    db = database(package)
    change(db)
    db.commit()
    return packed(db)


def learner() -> Learner:
    found = db.session.scalar(sa.select(Learner).where(Learner.email == "student@example.org"))
    assert found is not None
    return found


def take_in(web: Flask, package: bytes) -> Brought:
    came = matched(read(io.BytesIO(package), now()), web.extensions["bank"].facts)
    brought = operations.take_in(db.session, learner(), came, now())
    db.session.commit()
    return brought


def test_what_was_taken_along_brings_nothing_new(web: Flask, student: Visitor) -> None:
    answer_once(student)
    answer_once(student)
    package = taken(student)
    assert len(read(io.BytesIO(package), now()).reviews) == 2
    with web.app_context():
        assert take_in(web, package) == NOTHING
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Review)) == 2


def test_without_the_tick_no_progress_is_taken_along(web: Flask, student: Visitor) -> None:
    answer_once(student)
    assert read(io.BytesIO(student.post("/export/anki").data), now()).reviews == ()


def test_new_notes_come_in_the_order_of_the_plan(web: Flask, student: Visitor) -> None:
    bank = web.extensions["bank"]
    later = bank.facts["alphalol"].model_copy(update={"stage": Stage.specialist})
    staged = Bank(topics=bank.topics, facts={**bank.facts, "alphalol": later})
    with web.app_context():
        made = queries.deck(db.session, bank, now(), "http://localhost")
        plain = [each.id for each in queries.with_progress(db.session, learner(), bank, made).facts]
        person = learner()
        person.level = "specialist"
        mine = queries.with_progress(db.session, person, staged, made).facts
    assert sorted(plain) == ["alphalol", "betalol", "gammalol"]
    assert [each.id for each in mine] == ["alphalol", *(id_ for id_ in plain if id_ != "alphalol")]


def test_flags_suspensions_and_notes_are_taken_along(web: Flask, student: Visitor) -> None:
    with web.app_context():
        set_flag(db.session, learner(), "bank/alphalol", now(), flagged=True)
        suspend(db.session, learner(), "bank/betalol", now())
        write_note(db.session, learner(), "bank/betalol", "p<0.05\nask", now())
        db.session.commit()
    found = read(io.BytesIO(taken(student)), now())
    cards = {each.note: each for each in found.cards}
    by_fact = {note.fields[0]: (cards[note.id], note.fields[-1]) for note in found.notes}
    assert {fact: card.flag for fact, (card, _) in by_fact.items()} == {
        "alphalol": 1,
        "betalol": 0,
        "gammalol": 0,
    }
    assert [fact for fact, (card, _) in by_fact.items() if card.suspended] == ["betalol"]
    assert by_fact["betalol"][1] == "p&lt;0.05<br>ask"


def test_reviews_of_anki_enter_the_log_once_and_move_the_memory(
    web: Flask, student: Visitor
) -> None:
    package = reviewed(taken(student), "alphalol", days=3)
    with web.app_context():
        assert take_in(web, package) == Brought(1, 1, (), (), ())
        assert take_in(web, package) == NOTHING
        memory = standing(db.session, learner().id, "bank/alphalol").memory
        assert (memory.reps, memory.lapses) == (1, 0)
        assert differences(db.session, learner()) == ()
        assert tally_differences(db.session, learner()) == ()


def test_own_notes_and_tags_come_back_and_go_out_again(web: Flask, student: Visitor) -> None:
    package = reviewed(taken(student), "alphalol", note="<div>One &amp; two</div>three")
    with web.app_context():
        assert take_in(web, package) == Brought(1, 1, ("alphalol",), ("alphalol",), ())
        row = own_rows(db.session, learner().id)["bank/alphalol"]
        assert (row.note, row.tags) == ("One & two\nthree", ["exam"])
        assert take_in(web, package) == NOTHING
    again = read(io.BytesIO(taken(student)), now())
    (note,) = [each for each in again.notes if each.guid == guid("alphalol")]
    assert "exam" in note.tags
    with web.app_context():
        assert take_in(web, taken(student)) == NOTHING


def test_two_notes_of_a_fact_are_joined_unless_they_grow_too_long(
    web: Flask, student: Visitor
) -> None:
    package = reviewed(taken(student), "alphalol", note="from Anki")
    with web.app_context():
        write_note(db.session, learner(), "bank/alphalol", "from here", now())
        db.session.commit()
        take_in(web, package)
        assert own_rows(db.session, learner().id)["bank/alphalol"].note == "from here\n\nfrom Anki"
        write_note(db.session, learner(), "bank/alphalol", "x" * MAX_NOTE, now())
        db.session.commit()
        assert take_in(web, package) == Brought(0, 0, (), (), ("alphalol",))
        assert own_rows(db.session, learner().id)["bank/alphalol"].note == "x" * MAX_NOTE


def test_a_note_that_is_written_meanwhile_is_joined(web: Flask, student: Visitor) -> None:
    package = reviewed(taken(student), "alphalol", note="from Anki")
    came = matched(read(io.BytesIO(package), now()), web.extensions["bank"].facts)
    notes = replace(came, facts=tuple(replace(each, reviews=()) for each in came.facts))

    def bring() -> None:
        with web.app_context():
            operations.take_in(db.session, learner(), notes, now())
            db.session.commit()

    with web.app_context(), ThreadPoolExecutor() as pool:
        write_note(db.session, learner(), "bank/alphalol", "from here", now())
        brought = pool.submit(bring)
        sleep(WAIT)
        db.session.commit()
        brought.result(timeout=20)
        assert own_rows(db.session, learner().id)["bank/alphalol"].note == "from here\n\nfrom Anki"


@pytest.fixture
def shell(web: Flask, student: Visitor) -> FlaskCliRunner:
    return FlaskCliRunner(web)


def test_commands_carry_progress_there_and_back(
    shell: FlaskCliRunner, student: Visitor, tmp_path: Path
) -> None:
    answer_once(student)
    file = tmp_path / "deck.apkg"
    who = ("--learner", "student@example.org")
    done = shell.invoke(args=["export", "anki", *who, "--progress", "-o", str(file)])
    assert done.output == f"Wrote 3 facts to {file}.\n"
    file.write_bytes(reviewed(file.read_bytes(), "betalol", ease=1))
    tried = shell.invoke(args=["import", "anki", str(file), *who, "--dry-run"])
    assert tried.output == (
        "3 notes of this bank, with 2 reviews.\n"
        "New here: 1 review of 1 fact.\n"
        "Nothing was written.\n"
    )
    again = [shell.invoke(args=["import", "anki", str(file), *who]).output for _ in range(2)]
    assert [each.splitlines()[1] for each in again] == [
        "New here: 1 review of 1 fact.",
        "New here: 0 reviews of 0 facts.",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--progress",), "--learner EMAIL and --progress go together, and with anki only."),
        (
            ("--progress", "--learner", "nobody@example.org"),
            "There is no account for nobody@example.org.",
        ),
    ],
)
def test_an_own_deck_needs_its_learner(
    shell: FlaskCliRunner, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    refused = shell.invoke(args=["export", "anki", "-o", str(tmp_path / "deck.apkg"), *words])
    assert (refused.exit_code, refused.output) == (1, f"Error: {said}\n")
    assert list(tmp_path.glob("*.apkg")) == []


def test_a_file_that_is_no_package_is_refused_and_nothing_is_written(
    web: Flask, shell: FlaskCliRunner, tmp_path: Path
) -> None:
    file = tmp_path / "deck.apkg"
    file.write_bytes(b"no package")
    refused = shell.invoke(args=["import", "anki", str(file), "--learner", "student@example.org"])
    assert refused.exit_code == 1
    assert refused.output.startswith(f"Error: {file}: The file is no whole .apkg or .colpkg")
    with web.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Review)) == 0
