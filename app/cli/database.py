"""`db upgrade`, `db downgrade`, `db current`: Alembic on the configured database."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from app.clock import now
from app.db import db
from app.ops import migrating
from app.ops.backups import back_up
from app.ops.operations import fill_memories, fill_tallies

database = AppGroup("db", help="The tables of the database.")


def _url() -> str:
    url: str = current_app.config["DATABASE_URL"]
    return url


@database.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the tables up to REVISION, the newest by default."""
    migrating.upgrade(_url(), revision)
    if not migrating.is_pending(db.engine):
        fill_tallies(db.session)
        fill_memories(db.session)
        db.session.commit()
    click.echo(f"The database is at {migrating.current(db.engine)}.")


@database.command()
@click.argument("revision")
@click.option("--yes", is_flag=True, help="Do not ask.")
def downgrade(revision: str, yes: bool) -> None:
    """Bring the tables down to REVISION; `base` removes them all, with every row.

    Says what can be lost and asks. A SQLite database is backed up first.
    """
    migrating.require(_url(), revision)
    held = ", ".join(f"{count} in {table}" for table, count in migrating.rows(db.engine).items())
    lost = "every table goes" if revision == "base" else "tables and columns go"
    if not yes:
        click.confirm(f"At {revision} {lost}, with rows: {held or 'none'}. Go on?", abort=True)
    copy = back_up(_url(), Path(current_app.instance_path) / "backups", now())
    if copy:
        click.echo(f"Backed up the database to {copy}.")
    migrating.downgrade(_url(), revision)
    click.echo(f"The database is at {migrating.current(db.engine) or 'no revision'}.")


@database.command()
def current() -> None:
    """Say at which revision the database is, and which one this version expects."""
    found, wanted = migrating.current(db.engine), migrating.newest(_url())
    click.echo(f"The database is at {found or 'no revision'}; the newest is {wanted}.")
