"""Alembic's entry: run the migrations on the address that the command hands over.

SQLite: a batch migration drops and copies tables, and a cascade would empty the children, so
foreign keys are off meanwhile and checked before each migration commits. The driver begins no
transaction of its own; each migration has one, and a failing one leaves nothing behind.
"""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from app import models  # noqa: F401 - fills the metadata
from app.config import read_environment
from app.db import Base, UtcDateTime


def render_item(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """Spell the application's own type as the database's: no migration imports the app."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


def make_engine(url: str) -> sa.Engine:
    if sa.make_url(url).get_backend_name() != "sqlite":
        return sa.create_engine(url, poolclass=sa.NullPool)
    connect = {"isolation_level": None, "timeout": 30}
    engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args=connect)

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def check_foreign_keys(*, ctx: Any, **_: Any) -> None:
    """Refuse a migration that leaves a row without its parent; called before it commits."""
    if ctx.dialect.name != "sqlite":
        return
    lost = ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost:
        raise RuntimeError(f"a migration left {len(lost)} rows without their parent: {lost[:5]}")


def run() -> None:
    url = context.config.attributes.get("url") or read_environment().database_url
    with make_engine(url).connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_item=render_item,
            render_as_batch=True,
            transaction_per_migration=True,
            transactional_ddl=True,
            on_version_apply=check_foreign_keys,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
