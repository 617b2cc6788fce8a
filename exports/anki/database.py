"""Anki's database, opened as if an enemy had made it: read only, bounded, only plain tables."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from exports.anki.contents import BadPackage
from exports.anki.limits import AGAIN, Limits

STEPS = 20_000
ROWS = 500
CACHE_KIB = 512
LONGEST_VALUE = 16 << 20
LONGEST_SQL = 100_000
HIDDEN = (2, 3)  # generated columns, as table_xinfo tells them


@contextmanager
def opened(file: Path, limits: Limits) -> Iterator[sqlite3.Connection]:
    """The database, checked; every statement on it ends after `limits.seconds` in all.

    Raises:
        BadPackage: damaged, or of a shape that Anki never writes.
    """
    ends = time.monotonic() + limits.seconds
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            db.set_progress_handler(lambda: time.monotonic() > ends, STEPS)
            _shut(db)
            _refuse_what_is_no_table(db)
            _check(db)
            yield db
    except sqlite3.Error as error:
        raise BadPackage(_words(error)) from error
    except UnicodeDecodeError as error:
        raise BadPackage(f"A text in the package's database is not UTF-8. {AGAIN}") from error


def _words(error: sqlite3.Error) -> str:
    if "interrupted" in str(error):
        return "Reading the package takes too long. Export fewer decks at once."
    if "UTF-8" in str(error):
        return f"A text in the package's database is not UTF-8 ({error}). {AGAIN}"
    return f"The package's database cannot be read ({error}). {AGAIN}"


def _shut(db: sqlite3.Connection) -> None:
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    db.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, LONGEST_SQL)
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    db.execute(f"PRAGMA cache_size=-{CACHE_KIB}")  # every table is read once, from end to end
    for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0"):
        db.execute(f"PRAGMA {pragma}")
    # genuine packages sort names by it; without it even their check fails
    db.create_collation("unicase", lambda one, other: _compared(one.casefold(), other.casefold()))


def _compared(one: str, other: str) -> int:
    return (one > other) - (one < other)


def _refuse_what_is_no_table(db: sqlite3.Connection) -> None:
    for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_master"):
        virtual = (sql or "").lstrip().upper().startswith("CREATE VIRTUAL")
        if kind not in ("table", "index") or virtual:
            raise BadPackage(
                f"The package's database holds a {'virtual table' if virtual else kind}, "
                f"“{str(name)[:80]}”. Anki writes none. {AGAIN}"
            )
        if kind == "table":
            _refuse_generated(db, str(name))


def _refuse_generated(db: sqlite3.Connection, table: str) -> None:
    columns = db.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table,))
    for name, hidden in columns:
        if hidden in HIDDEN:
            raise BadPackage(
                f"Column “{str(name)[:80]}” of the package's table “{table[:80]}” is computed. "
                f"Anki writes none. {AGAIN}"
            )


def _check(db: sqlite3.Connection) -> None:
    """A file that was cut short is otherwise read wrong, and silently."""
    (said,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise BadPackage(f"The package's database is damaged ({str(said)[:200]}). {AGAIN}")


def tables(db: sqlite3.Connection) -> frozenset[str]:
    """The names of its tables."""
    return frozenset(
        name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    )


def rows(db: sqlite3.Connection, sql: str) -> Iterator[tuple[object, ...]]:
    """The rows of a query, fetched in portions."""
    cursor = db.execute(sql)
    cursor.arraysize = ROWS
    while found := cursor.fetchmany():
        yield from found
