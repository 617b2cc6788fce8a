"""Pictures of foreign cards: by their bytes, within bounds, only those that a card shows."""

from __future__ import annotations

import gc
import hashlib
import io
import os
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from exports.anki import Contents, Limits, leaving, read_own
from exports.anki.contents import Card, Note, NoteType, Template
from exports.anki.own_contents import LeftOut, Own, Picture
from exports.anki.picture_kinds import Size, kind, measured
from tests.exports.foreign import one
from tests.exports.pictured import EXTENDED, GIF, LOSSLESS, LOSSY, SVG, jpeg, png

TYPE = NoteType(5, "Basic", False, ("Front",), (Template("Card", "{{Front}}", "{{Front}}"),))


def kept(own: Own) -> list[bytes]:
    return [each.body for each in own.pictures]


def shown(source: str, **files: bytes) -> Own:
    """A card with a picture of this source; files by their names, dots as `__`."""
    named = {name.replace("__", "."): body for name, body in files.items()}
    return one(f"look <img src='{source}'>", files=named)


@pytest.mark.parametrize(
    ("body", "mimetype", "size"),
    [
        (png(), "image/png", (2, 3)),
        (jpeg(640, 480), "image/jpeg", (640, 480)),
        (GIF, "image/gif", (7, 9)),
        (LOSSY, "image/webp", (5, 6)),
        (LOSSLESS, "image/webp", (5, 8)),
        (EXTENDED, "image/webp", (10, 12)),
    ],
)
def test_four_kinds_are_known_by_their_bytes(
    body: bytes, mimetype: str, size: tuple[int, int]
) -> None:
    assert (kind(body), measured(body, mimetype)) == (mimetype, Size(*size))
    own = shown("a.svg", a__svg=body)
    digest = hashlib.sha256(body).hexdigest()
    assert [each.front for each in own.cards] == [f'look <img src="{digest}">']
    assert [each.pictures for each in own.cards] == [(digest,)]
    assert [(each.digest, each.mimetype, each.body) for each in own.pictures] == [
        (digest, mimetype, body)
    ]
    assert own.left_out == ()


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (SVG, leaving.OTHER_KIND),
        (b"", leaving.OTHER_KIND),
        (b"BM" + bytes(100), leaving.OTHER_KIND),
        (b"<html>", leaving.OTHER_KIND),
        (png()[:15], leaving.DAMAGED),
        (png(0, 5), leaving.DAMAGED),
        (jpeg(5, 5)[:18], leaving.DAMAGED),
        (b"\xff\xd8\xff" + bytes(50), leaving.DAMAGED),
        (b"\xff\xd8" + b"\xff" * 5000, leaving.DAMAGED),
        (b"GIF89a", leaving.DAMAGED),
        (b"RIFF\0\0\0\0WEBPVP9 " + bytes(40), leaving.DAMAGED),
        (png(60_000, 60_000), leaving.TOO_LARGE),
        (png(12_001, 1), leaving.TOO_LARGE),
        (png(10_000, 10_000), leaving.TOO_LARGE),
        (jpeg(60_000, 60_000), leaving.TOO_LARGE),
        (png(more=bytes(2 << 20)), leaving.TOO_LARGE),
    ],
)
def test_what_is_no_picture_or_too_large_is_told(body: bytes, what: str) -> None:
    own = shown("a.png", a__png=body)
    assert [each.front for each in own.cards] == ["look"]
    assert (own.pictures, own.left_out) == ((), (LeftOut(what, 1, "note 17, “look”"),))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a b.png", "a b.png"),
        ("a%20b.png", "a b.png"),
        ("a%20b.png", "a%20b.png"),
        ("100%.png", "100%.png"),
        ("_logo.png", "_logo.png"),
        ("a&amp;b.png", "a&b.png"),
        (unicodedata.normalize("NFD", "é.png"), unicodedata.normalize("NFC", "é.png")),
        (unicodedata.normalize("NFC", "é.png"), unicodedata.normalize("NFD", "é.png")),
        ("%C3%A9.png", "é.png"),
        ("µ→א.png", "µ→א.png"),
    ],
)
def test_a_name_is_found_as_anki_finds_it(source: str, name: str) -> None:
    own = one(f"look <img src='{source}'>", files={name: png()})
    assert (kept(own), own.left_out) == ([png()], ())


@pytest.mark.parametrize("source", ["A.png", "b/a.png", "./a.png", "a.png?x", "", "0"])
def test_another_name_is_told(source: str) -> None:
    own = one(f"look <img src='{source}'>", files={"a.png": png()})
    assert own.left_out == (LeftOut(leaving.MISSING, 1, "note 17, “look”"),)


def test_a_picture_is_kept_once_under_two_names_and_on_two_sides() -> None:
    front, back = "<img src='a.png'><img src='b.png'>", "<img src='b.png'>"
    own = one(front, back, files={"a.png": png(), "b.png": png()})
    digest = hashlib.sha256(png()).hexdigest()
    assert [each.pictures for each in own.cards] == [(digest,)]
    assert kept(own) == [png()]


def test_a_picture_in_a_template_is_kept() -> None:
    templates = (("{{Front}}<img src='_logo.png'>", "{{Back}}"),)
    assert kept(one("look", templates=templates, files={"_logo.png": png()})) == [png()]


def test_a_picture_of_a_card_that_is_not_kept_is_not_kept() -> None:
    own = one("<img src='a.png'>", "", files={"a.png": png()})
    assert (own.cards, own.pictures) == ((), ())
    assert own.left_out == (LeftOut(leaving.NO_BACK, 1, "note 17"),)


def held() -> int:
    """How many files this process holds open."""
    return len(list(Path("/dev/fd").iterdir()))


def test_a_picture_outlives_the_package_and_leaves_no_file() -> None:
    gc.collect()
    before = held()
    own = shown("a.png", a__png=png())
    gc.collect()
    assert (kept(own), kept(own)) == ([png()], [png()])
    assert held() > before
    del own
    gc.collect()
    assert held() == before


def packed(*bodies: bytes) -> tuple[io.BytesIO, Contents]:
    """A package whose notes show one picture each."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for place, body in enumerate(bodies):
            package.writestr(str(place), body)
    places = range(len(bodies))
    notes = tuple(Note(n + 1, f"g{n}", 5, 0, (), (f"look <img src='{n}.png'>",)) for n in places)
    cards = tuple(Card(n + 1, n + 1, "D", 0, 0, 0, n, 0, 0, 0, 0, None, None) for n in places)
    named = {f"{place}.png": str(place) for place in places}
    return out, Contents(1, 0, {5: TYPE}, notes, cards, (), named)


def test_a_damaged_entry_is_told_and_the_others_are_read() -> None:
    out, contents = packed(png(), png(4, 4, os.urandom(3000)), png(5, 5))
    body = bytearray(out.getvalue())
    with zipfile.ZipFile(out) as package:
        at = package.getinfo("1").header_offset
    body[at + 1000] ^= 0xFF
    own = read_own(io.BytesIO(bytes(body)), contents)
    assert kept(own) == [png(), png(5, 5)]
    assert own.left_out == (LeftOut(leaving.DAMAGED, 1, "note 2, “look”"),)


def test_an_entry_that_is_missing_is_told() -> None:
    out, contents = packed(png())
    own = read_own(out, replace(contents, pictures={"0.png": "none"}))
    assert own.left_out == (LeftOut(leaving.DAMAGED, 1, "note 1, “look”"),)


def test_a_bomb_is_unpacked_no_further_than_a_picture_may_be() -> None:
    out, contents = packed(*(png() + bytes(50 << 20) for _ in range(6)))
    own = read_own(out, contents, Limits(pictures=8 << 20))
    assert [(each.what, each.number) for each in own.left_out] == [
        (leaving.TOO_LARGE, 4),
        (leaving.BEYOND, 2),
    ]


def test_a_picture_may_be_made_of_its_bytes() -> None:
    assert Picture("d", "image/png", b"x").body == b"x"


def test_the_folder_for_temporary_files_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    own = shown("a.png", a__png=png())
    assert (kept(own), list(tmp_path.iterdir())) == ([png()], [])
