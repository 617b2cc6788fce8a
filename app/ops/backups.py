"""Backups of a SQLite database: online and whole, the last three."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

KEPT = 3


def back_up(url: str, folder: Path, now: datetime) -> Path | None:
    """Copy the database into `folder` and keep the newest three; None if there is none to copy.

    SQLite's own backup reads through the write-ahead log; a copy of the file alone would lose
    what stands only there. PostgreSQL has its own tools.
    """
    address = sa.make_url(url)
    if address.get_backend_name() != "sqlite" or not Path(address.database or "").is_file():
        return None
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = folder / f"metastasis-{now:%Y%m%dT%H%M%S%f}.db"
    unfinished = made.with_suffix(".part")
    with (
        closing(sqlite3.connect(str(address.database), timeout=30)) as source,
        closing(sqlite3.connect(unfinished)) as copy,
    ):
        source.backup(copy)
    unfinished.chmod(0o600)
    unfinished.rename(made)
    for old in sorted(folder.glob("metastasis-*.db"))[:-KEPT]:
        old.unlink()
    return made
