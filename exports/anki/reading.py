"""read(package) -> what stands in an .apkg or .colpkg of any kind that Anki writes.

What is no package is refused as a whole; of a package a row that cannot be is left out, and
named. Nothing of it is executed, and no picture is unpacked before it is asked for.
"""

from __future__ import annotations

import json
import math
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, TypeVar

from exports.anki import database, schemas
from exports.anki.contents import BadPackage, Card, Contents, Note, NoteType, Remark, Reviewed
from exports.anki.limits import Limits
from exports.anki.unpacking import opened, unpack

MOST_NAMED = 100
FIELD_SEPARATOR = "\x1f"
AHEAD = timedelta(days=1)  # another clock may go before ours
LARGEST = 2**53
EASES = range(5)
KINDS = range(6)

NOTES = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
CARDS = (
    "SELECT id, nid, did, ord, type, queue, due, ivl, reps, lapses, flags, data, odid, odue"
    " FROM cards ORDER BY id"
)
REVIEWS = "SELECT id, cid, ease, ivl, lastIvl, time, type FROM revlog ORDER BY id"
Made = TypeVar("Made")


class _Wrong(ValueError):
    """A row that cannot be; says why."""


class _Remarks:
    """Rows left out: the first of them by name, the others counted."""

    def __init__(self) -> None:
        self.named: list[Remark] = []
        self.more = 0

    def add(self, table: str, row: int, what: str) -> None:
        if len(self.named) < MOST_NAMED:
            self.named.append(Remark(table, row, what))
        else:
            self.more += 1


def read(file: IO[bytes], now: datetime, limits: Limits = Limits()) -> Contents:  # noqa: B008
    """What stands in the package. `now` (aware): a review after tomorrow cannot be.

    Raises:
        BadPackage: it cannot be read safely or at all; says what is wrong and what to do.
    """
    with tempfile.TemporaryDirectory() as folder:
        with opened(file, limits) as package:
            found = unpack(package, Path(folder), limits)
        with database.opened(found.database, limits) as db:
            return _contents(db, found.version, found.pictures, now, limits)


def _contents(
    db: sqlite3.Connection, version: int, pictures: dict[str, str], now: datetime, limits: Limits
) -> Contents:
    schemas.check_tables(db, version)
    _count(db, limits)
    remarks = _Remarks()
    types, decks = schemas.note_types(db, version), schemas.decks(db, version)
    latest = int((now + AHEAD).timestamp() * 1000)
    notes = _rows(db, "notes", NOTES, lambda row: _note(row, types), remarks)
    known = {note.id for note in notes}
    cards = _rows(db, "cards", CARDS, lambda row: _card(row, known, decks), remarks)
    held = {card.id for card in cards}
    reviews = _rows(db, "revlog", REVIEWS, lambda row: _review(row, held, latest), remarks)
    return Contents(
        version=version,
        created=schemas.created(db),
        note_types=types,
        notes=tuple(notes),
        cards=tuple(cards),
        reviews=tuple(reviews),
        pictures=pictures,
        remarks=tuple(remarks.named),
        more=remarks.more,
    )


def _count(db: sqlite3.Connection, limits: Limits) -> None:
    most = {"notes": limits.notes, "cards": 4 * limits.notes, "revlog": limits.reviews}
    for table, so_many in most.items():
        (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - ours
        if count > so_many:
            raise BadPackage(
                f"The package holds {count:,} rows of {table}; {so_many:,} are read at most. "
                "Export fewer decks at once."
            )


def _rows(
    db: sqlite3.Connection,
    table: str,
    sql: str,
    make: Callable[[tuple[object, ...]], Made],
    remarks: _Remarks,
) -> list[Made]:
    made: list[Made] = []
    try:
        for row in database.rows(db, sql):
            try:
                made.append(make(row))
            except _Wrong as error:
                remarks.add(table, row[0] if isinstance(row[0], int) else 0, str(error))
    except sqlite3.OperationalError as error:
        raise BadPackage(
            f"Table {table} of the package cannot be read behind row {len(made) + 1} ({error}). "
            "Run “Check Database” in Anki, then export once more."
        ) from error
    return made


def _wholes(values: Iterable[object]) -> list[int]:
    numbers = list(values)
    for value in numbers:
        if type(value) is not int or abs(value) > LARGEST:
            raise _Wrong(f"{value!r:.40} stands where a whole number must")
    return numbers  # type: ignore[return-value]


def _texts(*values: object) -> list[str]:
    for value in values:
        if not isinstance(value, str):
            raise _Wrong(f"{value!r:.40} stands where a text must")
    return list(values)  # type: ignore[arg-type]


def _note(row: tuple[object, ...], types: Mapping[int, NoteType]) -> Note:
    id_, note_type, modified = _wholes((row[0], row[2], row[3]))
    guid, tags, fields = _texts(row[1], row[4], row[5])
    if note_type not in types:
        raise _Wrong(f"its note type {note_type} is not in the package")
    parts = tuple(fields.split(FIELD_SEPARATOR))
    if len(parts) != len(types[note_type].fields):
        raise _Wrong(
            f"it has {len(parts)} fields; its note type has {len(types[note_type].fields)}"
        )
    return Note(id_, guid, note_type, modified, tuple(tags.split()), parts)


def _card(row: tuple[object, ...], notes: set[int], decks: Mapping[int, str]) -> Card:
    id_, note, deck, ordinal, kind, queue, due, interval, reps, lapses, flags = _wholes(row[:11])
    home, home_due = _wholes(row[12:14])
    if note not in notes:
        raise _Wrong(f"its note {note} is not in the package")
    if min(interval, ordinal, reps, lapses) < 0:
        raise _Wrong("a number is negative that counts something")
    if kind not in range(4):
        raise _Wrong(f"its kind is {kind}")
    if home:  # it lies in a filtered deck, and goes back from there
        deck, due = home, home_due
    stability, difficulty = _memory(row[11])
    return Card(
        id=id_,
        note=note,
        deck=decks.get(deck, ""),
        ordinal=ordinal,
        kind=kind,
        queue=queue,
        due=due,
        interval=interval,
        reps=reps,
        lapses=lapses,
        flag=flags & 7,
        stability=stability,
        difficulty=difficulty,
    )


def _memory(told: object) -> tuple[float | None, float | None]:
    """What FSRS knows of a card; nothing where it is no pair of numbers within their bounds."""
    if not isinstance(told, str) or '"s"' not in told:
        return None, None
    try:
        state = json.loads(told)
        stability, difficulty = float(state["s"]), float(state["d"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None, None
    if not math.isfinite(stability) or stability <= 0 or not 1 <= difficulty <= 10:
        return None, None
    return stability, difficulty


def _review(row: tuple[object, ...], cards: set[int], latest: int) -> Reviewed:
    id_, card, ease, interval, before, taken, kind = _wholes(row)
    if card not in cards:
        raise _Wrong(f"its card {card} is not in the package")
    if not 0 < id_ <= latest:
        raise _Wrong("its time lies in the future" if id_ > 0 else "it has no time")
    if ease not in EASES or kind not in KINDS or taken < 0:
        raise _Wrong(f"ease {ease}, kind {kind} or the time taken ({taken} ms) cannot be")
    return Reviewed(id_, card, ease, interval, before, taken, kind)
