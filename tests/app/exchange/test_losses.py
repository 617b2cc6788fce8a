"""What is lost on the way to Anki and back: each line of the table in exports/README.md."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection
from flask import Flask

from app.clock import now
from app.db import db
from app.exchange.carrying import memory_of
from app.exchange.matching import Kept, matched
from app.memory.annotations import bury, write_mnemonic
from app.memory.replay import Entry
from exports.anki import Contents, read
from exports.anki.writing import guid
from exports.deck import Own
from tests.app.exchange.test_coming_back import answer_once, learner, taken
from tests.app.web import Visitor
from tests.exports.samples import deck, fact
from tests.exports.students import FORMS, exported
from tests.exports.test_anki_progress import PLAN, STEADY, imported
from tests.exports.test_anki_progress import _entry as entry  # a row of the log, typed and right

TODAY = datetime(2026, 11, 30, 9, tzinfo=now().tzinfo)


def test_which_question_it_was_and_what_was_chosen_stay_here(web: Flask, student: Visitor) -> None:
    answer_once(student)
    found = read(io.BytesIO(taken(student)), now())
    (row,) = found.reviews
    assert row._fields == ("id", "card", "ease", "interval", "before", "taken_ms", "kind")


def test_what_is_buried_and_the_memory_aid_stay_here(web: Flask, student: Visitor) -> None:
    plain = read(io.BytesIO(taken(student)), now())
    with web.app_context():
        bury(db.session, learner(), "bank/alphalol", now())
        write_mnemonic(db.session, learner(), "bank/alphalol", "Alpha comes first.", now())
        db.session.commit()
    found = read(io.BytesIO(taken(student)), now())
    assert found.cards == plain.cards
    assert [each.fields for each in found.notes] == [each.fields for each in plain.notes]


def rows(**changes: Any) -> list[Entry]:
    """Two answers, the second of them changed."""
    first, second = (entry(number, TODAY + timedelta(days=number), 3) for number in (0, 4))
    return [first, replace(second, **changes)]


@pytest.mark.parametrize("change", [{"kind": "relearn"}, {"counted": False}])
def test_answers_that_move_no_schedule_stay_here(change: dict[str, Any]) -> None:
    both, one = (memory_of("bank/x", each) for each in (rows(), rows(**change)))
    assert both is not None
    assert one is not None
    assert (len(both.reviews), len(one.reviews)) == (2, 1)


def test_exams_and_days_off_stay_here() -> None:
    assert set(PLAN.__dataclass_fields__) == {
        "retention",
        "new_per_day",
        "reviews_per_day",
        "parameters",
    }


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """The Anki of a student, with one learnt fact and one new one."""
    made = Collection(str(tmp_path / "collection.anki2"))
    imported(made, replace(deck(replace(fact("steady"), own=Own(STEADY)), fact("new")), plan=PLAN))
    yield made
    made.close()


def card(collection: Collection, fact_id: str) -> Any:
    (note_id,) = collection.db.list("SELECT id FROM notes WHERE guid = ?", guid(fact_id))  # type: ignore[union-attr]
    return collection.get_note(note_id).cards()[0]


def brought(contents: Contents) -> dict[str, Kept]:
    """What could be taken over; when a note was changed, and what is set aside, is only told."""
    facts = matched(contents, ("steady", "new")).facts
    return {
        each.fact_id: replace(each, modified=0, suspended=False, flagged=False) for each in facts
    }


@pytest.mark.long
@pytest.mark.parametrize("form", FORMS)
def test_what_anki_knows_beside_answers_notes_and_tags_stays_there(
    collection: Collection, form: str, tmp_path: Path
) -> None:
    before = brought(contents_of(collection, form, tmp_path))
    steady, new = (card(collection, name) for name in ("steady", "new"))
    collection.sched.suspend_cards([new.id])
    collection.set_user_flag_for_cards(3, [steady.id])
    collection.sched.set_due_date([steady.id], "90")  # type: ignore[attr-defined]
    note = new.note()
    note["Rule"] = "Corrected by me."
    note.tags = [*note.tags, "marked", "leech"]
    collection.update_note(note)
    contents = contents_of(collection, form, tmp_path)
    assert {row.kind for row in contents.reviews} == {0, 1, 4}  # 4: moved by hand
    assert brought(contents) == before


@pytest.mark.long
def test_pictures_and_formats_in_the_own_note_are_lost(
    collection: Collection, tmp_path: Path
) -> None:
    picture = collection.media.write_data("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    note = card(collection, "new").note()
    note["My notes"] = f'<b>Ask</b> about <img src="{picture}"><i>PALB2</i>'
    collection.update_note(note)
    assert brought(contents_of(collection, FORMS[0], tmp_path))["new"].note == "Ask about PALB2"


def contents_of(collection: Collection, form: str, folder: Path) -> Contents:
    return read(io.BytesIO(exported(collection, form, folder)), now() + timedelta(days=400))
