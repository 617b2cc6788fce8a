"""Which of a package belongs to which fact: by GUID, with notes as plain text and own tags."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection
from anki.scheduler.v3 import CardAnswer

from app.clock import now
from app.exchange.matching import Kept, matched, plain
from app.memory.importing import EPOCH, MILLISECOND, Told
from exports.anki import read, write
from exports.anki.writing import guid
from exports.deck import Own
from tests.exports.samples import deck, fact
from tests.exports.students import FORMS, answer_next, exported
from tests.exports.test_anki_progress import LAPSED, PLAN, STEADY, carrying, history, imported

LATER = datetime(2027, 6, 1, tzinfo=UTC)


def test_what_left_comes_back_as_it_was() -> None:
    found = matched(read(io.BytesIO(write(carrying())), LATER), ("steady", "lapsed", "new"))
    kept = {each.fact_id: each for each in found.facts}
    assert (found.withdrawn, found.others) == (0, 0)
    assert kept["new"] == Kept("new", (), "", (), kept["new"].modified)
    assert kept["lapsed"].note == "µ < β\nsecond"
    assert kept["lapsed"].tags == ("mine::hard",)
    assert kept["steady"].reviews == tuple(
        Told(guid("steady"), (each.at - EPOCH) // MILLISECOND, each.ease, 4000)
        for each in STEADY.reviews
    )
    assert len(kept["lapsed"].reviews) == len(LAPSED.reviews)


def test_facts_that_are_not_there_any_more_are_counted() -> None:
    found = matched(read(io.BytesIO(write(carrying())), LATER), ("steady",))
    assert ([each.fact_id for each in found.facts], found.withdrawn) == (["steady"], 2)


@pytest.fixture
def student(tmp_path: Path) -> Iterator[Collection]:
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


@pytest.mark.parametrize("form", FORMS)
def test_own_words_tags_and_other_decks_come_out_of_anki(
    student: Collection, form: str, tmp_path: Path
) -> None:
    facts = (replace(fact("steady"), own=Own(STEADY)), fact("new"))
    imported(student, replace(deck(*facts), plan=PLAN))
    basic: Any = student.models.by_name("Basic")
    student.add_note(student.new_note(basic), student.decks.id("Mine"))  # type: ignore[arg-type]
    assert student.db is not None
    (note_id,) = student.db.list("SELECT id FROM notes WHERE guid = ?", guid("new"))
    note = student.get_note(note_id)
    note["My notes"] = "<div>One &amp; two</div><div>three<br>four</div>"
    note.tags = [*note.tags, "exam", "leech"]
    student.update_note(note)
    contents = read(io.BytesIO(exported(student, form, tmp_path)), now() + timedelta(days=1))
    found = matched(contents, ("steady", "new"))
    kept = {each.fact_id: each for each in found.facts}
    assert (kept["new"].note, kept["new"].tags) == ("One & two\nthree\nfour", ("exam",))
    assert (len(kept["steady"].reviews), found.others) == (4, 1)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("p&lt;0.05", "p<0.05"),
        ("a<br><br>b", "a\n\nb"),
        ("<b>bold</b> &nbsp;x", "bold  x"),
        ("<script>alert(1)</script>", ""),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
    ],
)
def test_a_field_is_read_as_plain_text(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(("reschedules", "kinds"), [(True, [3]), (False, [6])])
def test_what_anki_schedules_nothing_by_is_no_answer(
    student: Collection, reschedules: bool, kinds: list[int], tmp_path: Path
) -> None:
    begun = now() - timedelta(days=26)  # it is not due yet: Anki's own clock cannot be set
    steady = history((0, 3), (2, 3), (8, 4), (15, 3), begun=begun)
    imported(student, replace(deck(replace(fact("steady"), own=Own(steady))), plan=PLAN))
    filtered: Any = student.sched.get_or_create_filtered_deck(0)  # type: ignore[arg-type]
    filtered.config.reschedule = reschedules
    filtered.config.search_terms[0].search = "is:review"
    student.decks.select(student.sched.add_or_update_filtered_deck(filtered).id)  # type: ignore[arg-type]
    answer_next(student, CardAnswer.AGAIN)
    contents = read(io.BytesIO(exported(student, "newest-colpkg", tmp_path)), now())
    assert [each.kind for each in contents.reviews][len(steady.reviews) :] == kinds
    (kept,) = matched(contents, ("steady",)).facts
    assert len(kept.reviews) == len(steady.reviews) + reschedules
