"""read(package) -> what stands in an .apkg or .colpkg of any kind that Anki writes.

What is no package is refused as a whole; of a package a row that cannot be is left out, and
named. Nothing of it is executed, and no picture is unpacked before it is asked for.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, TypeVar

from exports.anki import database, schemas, stored
from exports.anki.contents import BadPackage, Contents, Remark
from exports.anki.limits import Limits
from exports.anki.review_log import ReviewLog
from exports.anki.unpacking import opened, unpack

MOST_NAMED = 100
AHEAD = timedelta(days=1)  # another clock may go before ours

NOTES = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
CARDS = (
    "SELECT id, nid, did, ord, type, queue, due, ivl, reps, lapses, flags, data, odid, odue"
    " FROM cards ORDER BY id"
)
REVIEWS = "SELECT id, cid, ease, ivl, lastIvl, time, type, factor FROM revlog ORDER BY id"
Made = TypeVar("Made")


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
    same: stored.Once = {}
    notes = tuple(_rows(db, "notes", NOTES, lambda row: stored.note(row, types, same), remarks))
    known = {note.id for note in notes}
    cards = tuple(_rows(db, "cards", CARDS, lambda row: stored.card(row, known, decks), remarks))
    held = {card.id for card in cards}
    reviews = _rows(db, "revlog", REVIEWS, lambda row: stored.review(row, held, latest), remarks)
    return Contents(
        version=version,
        created=schemas.created(db),
        note_types=types,
        notes=notes,
        cards=cards,
        reviews=ReviewLog(reviews),
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
) -> Iterator[Made]:
    read = 0
    try:
        for read, row in enumerate(database.rows(db, sql), start=1):  # noqa: B007 - told below
            try:
                yield make(row)
            except stored.Wrong as error:
                remarks.add(table, row[0] if isinstance(row[0], int) else 0, str(error))
    except sqlite3.OperationalError as error:
        raise BadPackage(
            f"Table {table} of the package cannot be read behind row {read + 1} ({error}). "
            "Run “Check Database” in Anki, then export once more."
        ) from error
