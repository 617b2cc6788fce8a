"""The database: the declarative base, the one type for times, and the engine's options."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from inspect import iscoroutinefunction
from typing import Any, ClassVar, cast
from uuid import UUID

import sqlalchemy as sa
from flask.sansio.app import App
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import orm
from sqlalchemy.dialects import postgresql, sqlite

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """A time in UTC. Refuses naive values and returns aware ones, on every database."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


class Base(orm.DeclarativeBase):
    metadata = sa.MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: sa.BigInteger(),
        float: sa.Double(),
        datetime: UtcDateTime(),
        UUID: sa.Uuid(),
        dict[str, Any]: sa.JSON(),
        list[str]: sa.JSON(),
        list[int]: sa.JSON(),
        dict[str, int]: sa.JSON(),
    }


def engine_options(url: str) -> dict[str, Any]:
    """Options of `create_engine` for this address.

    SQLite runs in the driver's legacy mode: reads in autocommit, BEGIN IMMEDIATE before the
    first write. A deferred BEGIN makes two open tabs fail with "database is locked". Two
    connections a process, however many threads: they queue here, where the first comes first, and
    not at SQLite's lock, where each sleeps and tries again. PostgreSQL reads what is committed: an
    operation that waited for a row sees it as it now is.
    """
    if sa.make_url(url).get_backend_name() == "sqlite":
        arguments = {"isolation_level": "IMMEDIATE", "timeout": 30}
        return {"url": url, "connect_args": arguments, "pool_size": 2, "max_overflow": 0}
    return {"url": url, "pool_pre_ping": True, "isolation_level": "READ COMMITTED"}


@sa.event.listens_for(sa.Engine, "connect")
def _prepare(connection: Any, record: Any) -> None:  # noqa: ARG001
    """WAL, and an fsync for each commit: at NORMAL a power cut loses acknowledged answers."""
    if not isinstance(connection, sqlite3.Connection):
        return
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def insert_or(session: orm.Session, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT of the core that can say what to do on conflict, in this session's dialect."""
    return insert_for(session.get_bind().dialect.name, table)


def insert_for(dialect: str, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """The same for a dialect, so that a statement can be made once and kept."""
    bare = cast(sa.Table, table.__table__)
    return sqlite.insert(bare) if dialect == "sqlite" else postgresql.insert(bare)


class Database(SQLAlchemy):
    """Sessions that end with their request."""

    def init_app(self, app: App) -> None:
        """Without the extension's end of asynchronous sessions, of which there are none here.

        To call it, Flask would start a thread and an event loop for each request.
        """
        super().init_app(app)
        ends = app.teardown_appcontext_funcs
        app.teardown_appcontext_funcs = [end for end in ends if not iscoroutinefunction(end)]


db = Database(session_options={"expire_on_commit": False})
