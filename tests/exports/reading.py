"""What stands in an .apkg, as plain values."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from typing import Any

from exports.anki.notetype import FIELDS


def database(package: bytes) -> sqlite3.Connection:
    """The collection of a package, in memory."""
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        content = files.read("collection.anki2")
    db = sqlite3.connect(":memory:")
    db.deserialize(content)
    return db


def rows(package: bytes, query: str) -> list[Any]:
    """The rows of a query; a row of one column is that value."""
    with closing(database(package)) as db:
        found = db.execute(query).fetchall()
    return [row[0] if len(row) == 1 else row for row in found]


def notes(package: bytes) -> list[dict[str, str]]:
    """The fields of every note by name, in the order of the cards."""
    query = "SELECT flds FROM notes JOIN cards ON nid = notes.id ORDER BY due"
    names = [field.name for field in FIELDS]
    return [dict(zip(names, each.split("\x1f"), strict=True)) for each in rows(package, query)]


def model(package: bytes) -> dict[str, Any]:
    """The one note type as JSON."""
    (models,) = rows(package, "SELECT models FROM col")
    (only,) = json.loads(models).values()
    assert isinstance(only, dict)
    return only


def decks(package: bytes) -> dict[str, int]:
    """Deck ids by name."""
    (told,) = rows(package, "SELECT decks FROM col")
    return {each["name"]: each["id"] for each in json.loads(told).values()}


def packed(db: sqlite3.Connection) -> bytes:
    """The package around a collection; closes it."""
    out = io.BytesIO()
    with closing(db), zipfile.ZipFile(out, "w") as package:
        package.writestr("collection.anki2", db.serialize())
        package.writestr("media", "{}")
    return out.getvalue()
