"""Frames of zstd, lists and texts of the newest packages that are not what they say they are."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
import zstandard

from app.clock import now
from exports.anki import BadPackage, Contents, Limits, read, read_own, write
from tests.exports.damaged import entry, newest, replaced
from tests.exports.reading import database, packed
from tests.exports.samples import deck, fact

NAME = "collection.anki21b"
NO_MESSAGES = [b"\x0a\xff", b"\x0a\x02\x0a\xff", b"\x0a\x03\x0a\x01\xff", b"\xff"]
LATER = datetime(2026, 11, 30, tzinfo=UTC)


def refused(package: bytes, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(BadPackage) as told:
        read(io.BytesIO(package), now(), limits)
    return str(told.value)


def plain() -> bytes:
    """The genuine database, unpacked."""
    return zstandard.ZstdDecompressor().stream_reader(entry(newest(), NAME)).read()


def frame(body: bytes, **options: bool) -> bytes:
    return zstandard.ZstdCompressor(**options).compress(body)


def test_a_package_without_meta_is_not_read_by_its_decoy() -> None:
    told = refused(replaced(newest(), meta=None))
    assert told.startswith("The package holds no “meta”, which says of what kind it is.")


def test_a_package_without_its_database_is_refused() -> None:
    assert refused(replaced(newest(), **{NAME: None})).startswith(f"The package holds no {NAME}")


def test_an_empty_meta_is_of_no_kind() -> None:
    assert refused(replaced(newest(), meta=b"")).startswith("The package is of kind 0")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"SQLite format 3\0" + bytes(100), id="no frame"),
        pytest.param(b"\x28\xb5\x2f\xfd" + b"\xff" * 100, id="wrong header"),
        pytest.param(bytes(100), id="zeros"),
        pytest.param(b"\x28\xb5\x2f\xfd\x04\xff" + bytes(20), id="large window"),
    ],
)
def test_what_is_no_frame_is_refused(body: bytes) -> None:
    assert refused(replaced(newest(), **{NAME: body})).startswith(
        (f"“{NAME}” in the package is damaged", "The package's database cannot be read")
    )


def test_nothing_in_place_of_a_frame_is_refused() -> None:
    assert "is not Anki's" in refused(replaced(newest(), **{NAME: b""}))


def test_a_checksum_that_is_wrong_is_refused() -> None:
    body = bytearray(frame(plain(), write_checksum=True))
    body[-1] ^= 0xFF
    assert f"“{NAME}” in the package is damaged" in refused(replaced(newest(), **{NAME: body}))


def test_a_frame_whose_size_lies_is_refused() -> None:
    body = frame(plain())
    size = len(plain())
    for width in (2, 4, 8):
        told = (size - 256 if width == 2 else size).to_bytes(8, "little")[:width]
        if (at := body.find(told, 5, 14)) >= 5:
            lies = body[:at] + (size // 2).to_bytes(width, "little") + body[at + width :]
            assert "in the package is damaged" in refused(replaced(newest(), **{NAME: lies}))
            return
    pytest.fail("the frame does not say its size")


def test_several_frames_are_one_database() -> None:
    whole = plain()
    body = frame(whole[:5000]) + frame(b"") + frame(whole[5000:])
    found = read(io.BytesIO(replaced(newest(), **{NAME: body})), now())
    assert found.notes == read(io.BytesIO(newest()), now()).notes


def test_what_stands_behind_the_last_frame_is_refused() -> None:
    body = entry(newest(), NAME) + b"more"
    assert "in the package is damaged" in refused(replaced(newest(), **{NAME: body}))


@pytest.mark.parametrize("listed", [b"", b"no frame", b"{}"])
def test_a_list_of_media_that_is_no_frame_is_refused_or_empty(listed: bytes) -> None:
    body = replaced(newest(), media=listed)
    if listed:
        assert "“media” in the package is damaged" in refused(body)
    else:
        assert read(io.BytesIO(body), now()).pictures == {}


@pytest.mark.parametrize(
    "listed", [b"\x0a\xff", b"\x0a\x02\x0a\xff", b"\x0a\x03\x0a\x01\xff", b"\xff"]
)
def test_a_list_of_media_that_is_no_message_is_refused(listed: bytes) -> None:
    assert "The list of media" in refused(replaced(newest(), media=frame(listed)))


def test_a_list_of_media_that_is_too_long_is_refused() -> None:
    listed = frame(bytes(2 << 20))
    told = refused(replaced(newest(), media=listed), Limits(list_of_media=1 << 20))
    assert told.startswith("“media” in the package unpacks to more than 1 MB")


def changed(sql: str) -> Contents:
    """The genuine newest package, its database changed."""
    body = bytearray(plain())
    body[18:20] = b"\1\1"  # no log beside it, which a database in memory cannot have
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(bytes(body))
        db.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        db.executescript(sql)
        made = frame(db.serialize())
    return read(io.BytesIO(replaced(newest(), **{NAME: made})), now())


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE templates SET config = x'ff'", "note types cannot be read"),
        ("UPDATE templates SET config = 'text'", "note types cannot be read"),
        ("UPDATE notetypes SET config = x'0b'", "note types cannot be read"),
        ("DROP TABLE notetypes", "no table notetypes"),
        ("DROP TABLE fields; DROP TABLE decks", "no table decks and no fields"),
    ],
)
def test_tables_of_another_shape_are_refused(sql: str, words: str) -> None:
    with pytest.raises(BadPackage, match=words):
        changed(sql)


def test_notes_without_fields_or_templates_are_named_or_listed() -> None:
    found = changed("DELETE FROM fields")
    assert {(each.table, each.what.split(";")[0]) for each in found.remarks[:2]} == {
        ("notes", "it has 2 fields")
    }
    without = changed("DELETE FROM templates")
    own = read_own(io.BytesIO(newest()), without)
    assert own.cards == ()
    assert {each.what for each in own.left_out} == {"card whose template is not in the package"}


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE cards SET due = 9e999", "inf stands where a whole number must"),
        ("UPDATE cards SET ivl = -9223372036854775808", "-9223372036854775808 stands where"),
        ("UPDATE cards SET ord = -1", "a number is negative that counts something"),
        ("UPDATE cards SET nid = 'x'", "'x' stands where a whole number must"),
        ("UPDATE cards SET data = x'00'", None),
    ],
)
def test_a_number_that_cannot_be_is_named_by_its_row(sql: str, what: str | None) -> None:
    db = database(write(deck(fact("one"))))
    db.execute(sql)
    db.commit()
    (id_,) = db.execute("SELECT id FROM cards").fetchone()
    found = read(io.BytesIO(packed(db)), LATER)
    named = [(each.table, each.row, each.what[: len(what or "")]) for each in found.remarks]
    assert named == ([("cards", id_, what)] if what else [])


def test_halves_of_signs_in_names_are_replaced() -> None:
    db = database(write(deck(fact("one"))))
    for column in ("models", "decks"):
        (told,) = db.execute(f"SELECT {column} FROM col").fetchone()
        halved = told.replace('"name": "', '"name": "\\ud800')
        assert halved != told
        db.execute(f"UPDATE col SET {column} = ?", (halved,))
    db.commit()
    found = read(io.BytesIO(packed(db)), LATER)
    assert {each.name[0] for each in found.note_types.values()} == {"?"}
    assert {each.deck[0] for each in found.cards} == {"?"}
