"""Packages that the real Anki wrote, in all its forms, read by us; and our own deck read back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from anki.collection import Collection

from app.clock import now
from exports.anki import Contents, Limits, read, write
from exports.anki.notetype import FIELDS, ID
from exports.anki.unpacking import opened, picture
from exports.anki.writing import guid
from tests.exports.samples import deck, fact
from tests.exports.students import FORMS, collection, exported

KINDS = {"legacy-apkg": 2, "legacy-colpkg": 2, "newest-apkg": 3, "newest-colpkg": 3}


@pytest.fixture(scope="module")
def student(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    made = collection(tmp_path_factory.mktemp("anki"))
    yield made
    made.close()


def package(student: Collection, form: str, folder: Path) -> tuple[bytes, Contents]:
    written = exported(student, form, folder)
    return written, read(io.BytesIO(written), now())


@pytest.mark.parametrize("form", FORMS)
def test_what_anki_holds_is_read_whole(student: Collection, form: str, tmp_path: Path) -> None:
    _, found = package(student, form, tmp_path)
    assert student.db is not None
    assert (found.version, found.remarks, found.more) == (KINDS[form], (), 0)
    notes = student.db.all("SELECT id, guid, mid, mod, flds FROM notes ORDER BY id")
    assert [
        [each.id, each.guid, each.note_type, each.modified, "\x1f".join(each.fields)]
        for each in found.notes
    ] == notes
    assert {each.tags for each in found.notes} == {("exam", "mt::own")}
    reviews = student.db.all(
        "SELECT id, cid, ease, ivl, lastIvl, time, type FROM revlog ORDER BY id"
    )
    assert [list(each) for each in found.reviews] == reviews
    assert len(reviews) == 4


@pytest.mark.parametrize("form", FORMS)
def test_cards_carry_their_schedule(student: Collection, form: str, tmp_path: Path) -> None:
    _, found = package(student, form, tmp_path)
    assert student.db is not None
    stored = student.db.all(
        "SELECT id, nid, ord, type, queue, due, ivl, reps, lapses, flags FROM cards ORDER BY id"
    )
    assert [
        [
            each.id,
            each.note,
            each.ordinal,
            each.kind,
            each.queue,
            each.due,
            each.interval,
            each.reps,
            each.lapses,
            each.flag,
        ]
        for each in found.cards
    ] == stored
    assert {each.deck for each in found.cards} == {"Oncology::Bone"}
    assert [sum(each.suspended for each in found.cards), max(c.flag for c in found.cards)] == [1, 3]


@pytest.mark.parametrize("form", FORMS)
def test_note_types_tell_gaps_from_templates(
    student: Collection, form: str, tmp_path: Path
) -> None:
    _, found = package(student, form, tmp_path)
    used = {each.note_type for each in found.notes}
    assert sorted(
        (each.name, each.cloze, each.fields, len(each.templates))
        for each in found.note_types.values()
        if each.id in used
    ) == [
        ("Basic", False, ("Front", "Back"), 1),
        ("Basic (and reversed card)", False, ("Front", "Back"), 2),
        ("Cloze", True, ("Text", "Back Extra"), 1),
    ]
    basic = next(each for each in found.note_types.values() if each.name == "Basic")
    assert basic.templates[0].front == "{{Front}}"


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_found_by_its_name(student: Collection, form: str, tmp_path: Path) -> None:
    written, found = package(student, form, tmp_path)
    assert list(found.pictures) == ["µ picture.png"]
    with opened(io.BytesIO(written), Limits()) as zipped:
        shown = picture(zipped, found.pictures["µ picture.png"], found.version, Limits())
    assert shown == b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def test_a_memory_of_fsrs_is_read(tmp_path: Path) -> None:
    made = collection(tmp_path)
    made.set_config("fsrs", val=True)
    assert made.db is not None
    made.db.execute("""UPDATE cards SET data = '{"s":12.5,"d":4.25,"dr":0.9}' WHERE reps > 0""")
    _, found = package(made, "newest-apkg", tmp_path)
    made.close()
    assert {(each.stability, each.difficulty) for each in found.cards if each.reps} == {
        (12.5, 4.25)
    }
    assert {(each.stability, each.difficulty) for each in found.cards if not each.reps} == {
        (None, None)
    }


def test_our_own_deck_comes_back() -> None:
    facts = (fact("olaparib.target"), fact("bone-first", topic="sites"))
    found = read(io.BytesIO(write(deck(*facts))), datetime(2026, 11, 30, tzinfo=UTC))
    assert (found.version, found.remarks) == (1, ())
    assert {each.guid for each in found.notes} == {guid(each.id) for each in facts}
    assert found.note_types[ID].fields == tuple(field.name for field in FIELDS)
    assert [each.kind for each in found.cards] == [0, 0]
