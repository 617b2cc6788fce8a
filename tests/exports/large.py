"""A large package of foreign notes, written to a file; as a program, what reading one takes."""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

TYPE = 1_600_000_000_000
BEGAN = 1_700_000_000_000
WORDS = "Bone is the commonest site to which cancer of the breast spreads. " * 4
SIZES = "SELECT max(size) FROM (SELECT sum(pgsize) AS size FROM dbstat GROUP BY name)"


def write_large(path: Path, notes: int, reviews: int, pictures: int, each: int) -> int:
    """Notes with a card each, their log, and pictures of so many bytes, all of them shown.

    Returns the bytes of the database's largest table.
    """
    from exports.anki import write
    from tests.exports.reading import database
    from tests.exports.samples import deck, fact

    with closing(database(write(deck(fact("one"))))) as db:
        _retype(db)
        _fill(db, notes, reviews, pictures)
        db.commit()
        (largest,) = db.execute(SIZES).fetchone()
        _pack(path, db.serialize(), pictures, each)
    return int(largest)


def _retype(db: sqlite3.Connection) -> None:
    """A note type with a front and a back in place of ours, and no notes."""
    (models,) = db.execute("SELECT models FROM col").fetchone()
    (ours,) = json.loads(models).values()
    sides = {"qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}
    basic: dict[str, Any] = {
        **ours,
        "id": TYPE,
        "name": "Basic",
        "flds": [{**ours["flds"][0], "name": name} for name in ("Front", "Back")],
        "tmpls": [{**ours["tmpls"][0], "name": "Card 1", **sides}],
    }
    db.execute("UPDATE col SET models = ?", (json.dumps({TYPE: basic}),))
    db.executescript("DELETE FROM notes; DELETE FROM cards;")


def _fill(db: sqlite3.Connection, notes: int, reviews: int, pictures: int) -> None:
    second = BEGAN // 1000
    for number in range(notes):
        id_ = BEGAN + number
        shown = f'<img src="picture {number % pictures}.png">' if pictures else ""
        fields = f"{number} {WORDS}{shown}\x1f<b>{WORDS}</b>"
        note = (id_, f"guid{number}", TYPE, second, -1, " exam ", fields)
        db.execute("INSERT INTO notes VALUES (?,?,?,?,?,?,?,'',0,0,'')", note)
        card = (id_, id_, 1, 0, second, -1, 2, 2, 9, 30, 2500)
        db.execute("INSERT INTO cards VALUES (?,?,?,?,?,?,?,?,?,?,?,5,0,0,0,0,0,'')", card)
    for number in range(reviews):
        review = (BEGAN + number, BEGAN + number % notes, -1, 3, 30, 12, 2500, 4000, 1)
        db.execute("INSERT INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", review)


def _pack(path: Path, content: bytes, pictures: int, each: int) -> None:
    from tests.exports.pictured import png

    with zipfile.ZipFile(path, "w") as package:
        named = {str(place): f"picture {place}.png" for place in range(pictures)}
        package.writestr("media", json.dumps(named))
        package.writestr("collection.anki2", content, zipfile.ZIP_DEFLATED)
        for place in range(pictures):
            package.writestr(str(place), png(more=place.to_bytes(4, "big") * (each // 4)))


def main(path: str) -> None:
    """Read the package; print its cards, bytes of pictures, reviews, and the peak in bytes."""
    from exports.anki import read, read_own

    with Path(path).open("rb") as file:
        own = read_own(file, read(file, datetime(2026, 11, 30, tzinfo=UTC)))
    pictures = sum(len(each.body) for each in own.pictures)
    reviews = sum(len(each.reviews) for each in own.cards)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    print(json.dumps([len(own.cards), pictures, reviews, peak]))


if __name__ == "__main__":
    main(sys.argv[1])
