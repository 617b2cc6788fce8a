"""Note types and decks of a collection: JSON in one row (old schema), or tables (newest)."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from exports.anki import protobuf
from exports.anki.contents import BadPackage, NoteType, Template
from exports.anki.database import rows, tables
from exports.anki.limits import AGAIN

CLOZE = 1
NEEDED = frozenset({"col", "notes", "cards", "revlog"})
NEWEST = frozenset({"notetypes", "fields", "templates", "decks"})


def check_tables(db: sqlite3.Connection, version: int) -> None:
    """Raises BadPackage where a table is missing that every package of this kind has."""
    missing = sorted((NEEDED | (NEWEST if version == 3 else frozenset())) - tables(db))
    if missing:
        named = " and no ".join(missing)
        raise BadPackage(f"The package's database has no table {named}: it is not Anki's. {AGAIN}")


def created(db: sqlite3.Connection) -> int:
    """The collection's day 0, in seconds since 1970."""
    row = db.execute("SELECT crt FROM col").fetchone()
    if row is None or not isinstance(row[0], int):
        raise BadPackage(f"The package's table “col” does not say when it began. {AGAIN}")
    return row[0]


def note_types(db: sqlite3.Connection, version: int) -> dict[int, NoteType]:
    """All note types by their id.

    Raises:
        BadPackage: they cannot be read.
    """
    try:
        found = _typed_in_tables(db) if version == 3 else _typed_in_json(db)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadPackage(f"The package's note types cannot be read ({error}). {AGAIN}") from error
    return {each.id: each for each in found}


def _json(db: sqlite3.Connection, column: str) -> dict[str, Any]:
    (told,) = db.execute(f"SELECT {column} FROM col").fetchone()  # noqa: S608 - one of two names
    read = json.loads(told)
    if not isinstance(read, dict):
        raise TypeError(f"col.{column} is no mapping")
    return read


def _typed_in_json(db: sqlite3.Connection) -> list[NoteType]:
    return [
        NoteType(
            id=int(key),
            name=_text(model["name"]),
            cloze=model.get("type") == CLOZE,
            fields=tuple(_text(each["name"]) for each in model["flds"]),
            templates=tuple(
                Template(*(_text(each[part]) for part in ("name", "qfmt", "afmt")))
                for each in model["tmpls"]
            ),
        )
        for key, model in _json(db, "models").items()
    ]


def _typed_in_tables(db: sqlite3.Connection) -> list[NoteType]:
    """Configurations are messages: of a note type its kind (1), of a template its sides (1, 2)."""
    fields: dict[int, list[str]] = {}
    for owner, name in rows(db, "SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(_whole(owner), []).append(str(name))
    templates: dict[int, list[Template]] = {}
    for owner, name, config in rows(db, "SELECT ntid, name, config FROM templates ORDER BY 1, ord"):
        sides = (protobuf.text(_bytes(config), side) for side in (1, 2))
        templates.setdefault(_whole(owner), []).append(Template(str(name), *sides))
    return [
        NoteType(
            id=_whole(id_),
            name=str(name),
            cloze=protobuf.number(_bytes(config), 1) == CLOZE,
            fields=tuple(fields.get(_whole(id_), ())),
            templates=tuple(templates.get(_whole(id_), ())),
        )
        for id_, name, config in rows(db, "SELECT id, name, config FROM notetypes")
    ]


def decks(db: sqlite3.Connection, version: int) -> dict[int, str]:
    """The names of decks by their id, levels parted by `::`.

    Raises:
        BadPackage: they cannot be read.
    """
    try:
        if version == 3:
            named = rows(db, "SELECT id, name FROM decks")
            return {_whole(id_): str(name).replace("\x1f", "::") for id_, name in named}
        return {int(key): _text(deck["name"]) for key, deck in _json(db, "decks").items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadPackage(f"The package's decks cannot be read ({error}). {AGAIN}") from error


def _text(value: object) -> str:
    """JSON can name halves of signs, which no text may hold; a question mark stands for each."""
    return str(value).encode("utf-8", "replace").decode()


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r:.40} is no whole number")
    return value


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError(f"{value!r:.40} is no configuration")
    return value
