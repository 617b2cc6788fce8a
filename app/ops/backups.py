"""Backups of a SQLite database: online, whole and checked, the last three."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from app.config import BadSetting

KEPT = 3
A_DAY = timedelta(days=1)
NAME = "metastasis-%Y%m%dT%H%M%S%f"


def file_of(url: str) -> Path | None:
    """The file of a SQLite database that holds something; None where there is none to lose."""
    address = sa.make_url(url)
    if address.get_backend_name() != "sqlite":
        return None
    path = Path(address.database or "")
    return path if path.exists() and (path.is_dir() or path.stat().st_size) else None


def is_due(folder: Path, now: datetime) -> bool:
    """Whether no backup is of the last day. A server that restarts all the time keeps old ones."""
    made = (_made_at(path) for path in folder.glob("metastasis-*.db"))
    return not any(at and timedelta(0) <= now - at < A_DAY for at in made)


def check(url: str, folder: Path) -> None:
    """Look through the file of a SQLite database.

    Raises:
        BadSetting: it is damaged, cannot be opened, or is gone though backups of it are there;
            names the newest good backup in `folder`.
    """
    path = file_of(url)
    if path is None:
        _refuse_a_loss(url, folder)
        return
    with closing(_open(path, folder)) as source:
        try:
            damage = _damage(source)
        except sqlite3.OperationalError as error:
            raise BadSetting(f"The database {path} cannot be read: {error}.") from error
    _refuse(damage, path, folder)


def back_up(url: str, folder: Path, now: datetime) -> Path | None:
    """Copy the database into `folder` and keep the newest three; None if there is none to copy.

    SQLite's own backup reads through the write-ahead log; a copy of the file alone would lose
    what stands only there. A damaged copy takes no good one's place. PostgreSQL has its own tools.

    Raises:
        BadSetting: the database is damaged, or there is no room for the copy; all is as it was.
    """
    path = file_of(url)
    if path is None:
        return None
    made = folder / f"{now.strftime(NAME)}.db"
    unfinished = made.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with closing(_open(path, folder)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            _refuse(_damage(copy), path, folder)
        unfinished.chmod(0o600)
        unfinished.rename(made)
    except (OSError, sqlite3.OperationalError) as error:
        raise BadSetting(
            f"The database could not be backed up to {folder} ({error}); nothing was changed. "
            "Make the folder writable, or make room on its disk."
        ) from error
    finally:
        _remove(folder.glob(f"{unfinished.name}*"))
    _remove(folder.glob("metastasis-*.part*"))  # of a start that was killed
    _remove(path for path in sorted(folder.glob("metastasis-*.db"))[:-KEPT] if path != made)
    return made


def newest_good(folder: Path) -> Path | None:
    """The newest backup that is sound."""
    for path in sorted(folder.glob("metastasis-*.db"), reverse=True):
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as backup:
                if _damage(backup) is None:
                    return path
        except sqlite3.DatabaseError:
            continue
    return None


def _open(path: Path, folder: Path) -> sqlite3.Connection:
    """The database, after a first read: until then SQLite has not looked at the file."""
    source = None
    try:
        source = sqlite3.connect(path, timeout=30)
        source.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.DatabaseError as error:
        if source is not None:
            source.close()
        if not isinstance(error, sqlite3.OperationalError):
            _refuse(str(error), path, folder)
        raise BadSetting(
            f"The database {path} cannot be opened ({error}). The user who runs this must be able "
            "to read and write it and its folder, and no other program may hold it locked."
        ) from error
    return source


def _damage(connection: sqlite3.Connection) -> str | None:
    """What is wrong with the pages, in SQLite's words; None if they are sound."""
    try:
        (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:  # the system's fault, not the file's
        raise
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if said == "ok" else str(said)


def _refuse(damage: str | None, path: Path, folder: Path) -> None:
    if damage is None:
        return
    good = newest_good(folder)
    todo = f"copy the newest good backup to its place: {good}"
    raise BadSetting(
        f"The database {path} is damaged ({' '.join(damage.split())}); nothing was changed. Move "
        f"it away, with its -wal and -shm files, and "
        f"{todo if good else f'start anew: no good backup is in {folder}'}."
    )


def _refuse_a_loss(url: str, folder: Path) -> None:
    """A new database in the place of a lost one would soon replace its last good backups."""
    good = newest_good(folder) if sa.make_url(url).get_backend_name() == "sqlite" else None
    if good is not None:
        raise BadSetting(
            f"The database {sa.make_url(url).database} is missing or empty, but there are backups; "
            f"nothing was changed. Copy the newest good one to its place: {good}; "
            f"to start anew instead, move the folder {folder} away."
        )


def _made_at(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        path.unlink(missing_ok=True)
