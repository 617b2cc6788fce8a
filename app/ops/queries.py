"""Whether the database is there and takes writes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

REVISION = "SELECT version_num FROM alembic_version"
PATIENCE = 2.0


def is_well(session: Session) -> bool:
    """Whether a row can be read and, on SQLite, the file is in its place and can be written.

    SQLite goes on reading a file that was moved away or overwritten, through what is open or in
    memory: so it is opened anew, never made, and a write is begun, which a lock would stop.
    """
    bind = session.get_bind()
    try:
        if bind.dialect.name == "sqlite":
            return _file_is_well(Path(bind.engine.url.database or ""))
        return session.scalar(sa.text(REVISION)) is not None
    except (sa.exc.DBAPIError, sa.exc.TimeoutError, sqlite3.Error):
        return False


def _file_is_well(path: Path) -> bool:
    address = f"{path.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as connection:
        found = connection.execute(REVISION).fetchone()
        connection.execute("BEGIN IMMEDIATE")
        connection.rollback()
        return found is not None
