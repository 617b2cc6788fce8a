"""Packages that are damaged, or made by an enemy: refused or cleaned, within bounds, in words."""

from __future__ import annotations

import io
import json
import sqlite3
import struct
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
import zstandard
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.clock import now
from exports.anki import BadPackage, Contents, Limits, read, write
from exports.anki.unpacking import opened, picture
from tests.exports.damaged import newest, replaced, zipped
from tests.exports.reading import database, packed
from tests.exports.samples import deck, fact

NOW = datetime(2026, 11, 30, tzinfo=UTC)
FACTS = (fact("olaparib.target"), fact("bone-first", topic="sites"))
Change = Callable[[sqlite3.Connection], object]


def ours(change: Change) -> Contents:
    """Our own deck, its database changed, read back."""
    db = database(write(deck(*FACTS)))
    change(db)
    db.commit()
    return read(io.BytesIO(packed(db)), NOW)


def refused(package: bytes, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(BadPackage) as told:
        read(io.BytesIO(package), NOW, limits)
    return str(told.value)


@pytest.mark.parametrize("body", [b"", b"PK", b"no zip at all", b"\x1f\x8b" + bytes(100)])
def test_what_is_no_zip_is_refused(body: bytes) -> None:
    assert refused(body).startswith("The file is no whole .apkg or .colpkg")


@pytest.mark.parametrize(
    "name", ["../collection.anki2", "/etc/passwd", "a/b", "C:evil", "a\\b", ".."]
)
def test_a_path_is_refused(name: str) -> None:
    assert refused(zipped((name, b""))).startswith("The package holds a path")


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("media")
    link.external_attr = 0o120777 << 16
    assert refused(zipped((link, b"/etc/passwd"))).startswith("“media” in the package is a link")


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        double = zipped(("media", b"{}"), ("media", b"{}"))
    assert refused(double).startswith("Two files of the package have one name")


def test_another_way_of_packing_is_refused() -> None:
    body = zipped(("media", b"{}"), method=zipfile.ZIP_BZIP2)
    assert "packed in a way Anki does not use" in refused(body)


def test_too_many_files_are_refused() -> None:
    body = zipped(*((str(number), b"") for number in range(12)))
    assert refused(body, Limits(entries=10)).startswith("The package holds 12 files; 10")


def test_a_bomb_of_zeros_is_stopped() -> None:
    bomb = zipped(("collection.anki2", bytes(64 << 20)), ("media", b"{}"))
    assert len(bomb) < 100_000
    assert "unpacks to more than 8 MB" in refused(bomb, Limits(database=8 << 20))


def test_a_bomb_of_zstd_is_stopped_in_time() -> None:
    machine = zstandard.ZstdCompressor(level=19)
    body = io.BytesIO()
    with machine.stream_writer(body, closefd=False) as writer:
        for _ in range(512):
            writer.write(bytes(1 << 20))
    bomb = replaced(newest(), **{"collection.anki21b": body.getvalue()})
    begun = time.monotonic()
    assert "unpacks to more than 64 MB" in refused(bomb, Limits(database=64 << 20))
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("keep", [0, 1, 20, 1000])
def test_a_frame_of_zstd_that_is_cut_short_is_refused(keep: int) -> None:
    with zipfile.ZipFile(io.BytesIO(newest())) as package:
        body = package.read("collection.anki21b")[:keep]
    told = refused(replaced(newest(), **{"collection.anki21b": body}))
    assert told.startswith(("“collection.anki21b” in the package is damaged", "The package's data"))


def test_a_size_that_lies_is_refused() -> None:
    body = bytearray(write(deck(*FACTS)))
    at = body.rindex(b"PK\x01\x02")  # the directory's entry of "media"
    struct.pack_into("<I", body, body.index(b"PK\x01\x02") + 24, 100)
    assert at > 0
    assert "no whole .apkg" in refused(bytes(body))


@pytest.mark.parametrize("meta", [b"\x08\x09", b"\x08", b"\xff" * 12, b"\x0b"])
def test_a_kind_that_is_not_known_is_refused(meta: bytes) -> None:
    assert refused(replaced(newest(), meta=meta)).startswith(
        ("The package is of kind", "“meta” in the package cannot be read")
    )


def test_a_decoy_is_not_read_for_the_deck() -> None:
    assert {each.deck for each in read(io.BytesIO(newest()), now()).cards} == {"Oncology::Bone"}


def test_a_database_that_was_cut_short_is_refused() -> None:
    whole = database(write(deck(*FACTS))).serialize()
    cut = zipped(("collection.anki2", whole[: len(whole) // 2]), ("media", b"{}"))
    assert "database" in refused(cut)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("ALTER TABLE notes RENAME TO n; CREATE VIEW notes AS SELECT * FROM n", "a view"),
        (
            "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM cards; END",
            "holds a trigger",
        ),
        ("CREATE VIRTUAL TABLE v USING fts5(a)", "a virtual table"),
        ("ALTER TABLE notes ADD COLUMN g AS (id + 1)", "is computed"),
        ("DROP TABLE revlog", "no table revlog"),
        ("UPDATE col SET models = '[]'", "note types cannot be read"),
        ("UPDATE col SET models = '{\"1\": {}}'", "note types cannot be read"),
        ("UPDATE col SET decks = 'no json'", "decks cannot be read"),
        ("UPDATE col SET crt = 'never'", "does not say when it began"),
        ("DELETE FROM col", "cannot be read"),
    ],
)
def test_a_database_of_another_shape_is_refused(sql: str, words: str) -> None:
    with pytest.raises(BadPackage, match=words):
        ours(lambda db: db.executescript(sql))


def test_a_recursive_view_does_not_hang() -> None:
    begun = time.monotonic()
    with pytest.raises(BadPackage):
        ours(
            lambda db: db.executescript(
                "DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE c(x) AS "
                "(SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id FROM c"
            )
        )
    assert time.monotonic() - begun < 5


def test_a_text_that_is_no_utf8_is_named_by_its_table() -> None:
    with pytest.raises(BadPackage, match="Table notes of the package cannot be read behind row 1"):
        ours(lambda db: db.execute("UPDATE notes SET flds = CAST(x'ff' AS TEXT)"))


@pytest.mark.parametrize(
    ("sql", "table", "what"),
    [
        ("UPDATE notes SET flds = 'one'", "notes", "it has 1 fields; its note type has 18"),
        ("UPDATE notes SET mid = 5", "notes", "its note type 5 is not in the package"),
        ("UPDATE notes SET guid = x'00'", "notes", "b'\\x00' stands where a text must"),
        ("UPDATE cards SET nid = 7", "cards", "its note 7 is not in the package"),
        ("UPDATE cards SET ivl = -3", "cards", "a number is negative that counts something"),
        ("UPDATE cards SET due = 1.5", "cards", "1.5 stands where a whole number must"),
        ("UPDATE cards SET type = 9", "cards", "its kind is 9"),
    ],
)
def test_a_row_that_cannot_be_is_left_out_and_named(sql: str, table: str, what: str) -> None:
    found = ours(lambda db: db.execute(f"{sql} WHERE id = (SELECT max(id) FROM {table})"))
    assert [(each.table, each.what) for each in found.remarks if each.table == table] == [
        (table, what)
    ]
    assert len(found.cards) == 1


LATER = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ((LATER, "C", 0, 3, 1, 0, 2500, 900, 1), "its time lies in the future"),
        ((-5, "C", 0, 3, 1, 0, 2500, 900, 1), "it has no time"),
        ((1, 99, 0, 3, 1, 0, 2500, 900, 1), "its card 99 is not in the package"),
        ((1, "C", 0, 7, 1, 0, 2500, 900, 1), "ease 7, kind 1 or the time taken (900 ms) cannot be"),
        ((1, "C", 0, 3, 1, 0, 2500, -9, 1), "ease 3, kind 1 or the time taken (-9 ms) cannot be"),
        ((1, "C", 0, "x", 1, 0, 2500, 9, 1), "'x' stands where a whole number must"),
    ],
)
def test_a_review_that_cannot_be_is_left_out_and_named(row: tuple[object, ...], what: str) -> None:
    def add(db: sqlite3.Connection) -> None:
        (card,) = db.execute("SELECT min(id) FROM cards").fetchone()
        genuine = (5, card, 0, 3, -600, 1, 2500, 900, 1)
        wrong = tuple(card if value == "C" else value for value in row)
        db.executemany("INSERT INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", [genuine, wrong])

    found = ours(add)
    assert [each.what for each in found.remarks] == [what]
    assert [(each.id, each.interval) for each in found.reviews] == [(5, -600)]


@pytest.mark.parametrize(
    "told", ['{"s":NaN,"d":5}', '{"s":-1,"d":5}', '{"s":1,"d":50}', '{"s":{}}', '{"s":1e999,"d":5}']
)
def test_a_memory_that_cannot_be_is_none(told: str) -> None:
    found = ours(lambda db: db.execute("UPDATE cards SET data = ?", (told,)))
    assert {(each.stability, each.difficulty) for each in found.cards} == {(None, None)}


def test_more_wrong_rows_than_are_named_are_counted() -> None:
    rows = [(number, 99, 0, 3, 1, 0, 0, 0, 1) for number in range(1, 151)]
    found = ours(lambda db: db.executemany("INSERT INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", rows))
    assert (len(found.remarks), found.more) == (100, 50)


def test_more_notes_than_are_read_are_refused() -> None:
    assert refused(write(deck(*FACTS)), Limits(notes=1)).startswith(
        "The package holds 2 rows of notes; 1 are read at most."
    )


@pytest.mark.parametrize("listed", [b"[]", b"not json", b"[" * 100_000])
def test_a_list_of_media_that_is_none_is_refused(listed: bytes) -> None:
    assert "list of media" in refused(replaced(write(deck(*FACTS)), media=listed))


def test_a_picture_that_is_too_large_is_refused() -> None:
    named = json.dumps({"0": "a.png"}).encode()
    body = replaced(write(deck(*FACTS)), media=named)
    with zipfile.ZipFile(io.BytesIO(body)) as old:
        body = zipped(*((name, old.read(name)) for name in old.namelist()), ("0", bytes(1000)))
    found = read(io.BytesIO(body), NOW)
    assert found.pictures == {"a.png": "0"}
    with opened(io.BytesIO(body), Limits()) as package, pytest.raises(BadPackage, match="“0”"):
        picture(package, "0", found.version, Limits(picture=100))


@settings(deadline=None, max_examples=150)
@given(st.data(), st.booleans())
def test_any_damage_is_refused_or_read_and_nothing_else(data: st.DataObject, new: bool) -> None:
    body = bytearray(newest() if new else write(deck(*FACTS)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(body)) | st.just(len(body)))
    with suppress(BadPackage):
        read(io.BytesIO(bytes(body[:cut])), NOW)


@settings(deadline=None, max_examples=150)
@given(st.data())
@example(None)
def test_a_database_with_any_byte_changed_is_refused_or_read(data: st.DataObject | None) -> None:
    whole = bytearray(database(write(deck(*FACTS))).serialize())
    for _ in range(0 if data is None else data.draw(st.integers(1, 10))):
        assert data is not None
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    body = zipped(("collection.anki2", bytes(whole)), ("media", b"{}"))
    with suppress(BadPackage):
        assert read(io.BytesIO(body), NOW).version == 1
