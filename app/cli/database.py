"""`db upgrade`, `db downgrade`, `db current`: Alembic on the configured database."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from app.db import db
from app.ops import migrating

database = AppGroup("db", help="The tables of the database.")


def _url() -> str:
    url: str = current_app.config["DATABASE_URL"]
    return url


@database.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the tables up to REVISION, the newest by default."""
    migrating.upgrade(_url(), revision)
    click.echo(f"The database is at {migrating.current(db.engine)}.")


@database.command()
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Bring the tables down to REVISION; `base` removes them all, with every row."""
    migrating.downgrade(_url(), revision)
    click.echo(f"The database is at {migrating.current(db.engine) or 'no revision'}.")


@database.command()
def current() -> None:
    """Say at which revision the database is, and which one this version expects."""
    found, wanted = migrating.current(db.engine), migrating.newest(_url())
    click.echo(f"The database is at {found or 'no revision'}; the newest is {wanted}.")
