"""`sweep`: what time has ended is handed in, whether anybody looks or not."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from app.assignments.attempting import finish_overdue
from app.cli.spoken import SpokenCommand
from app.clock import now
from app.db import db


@click.command(cls=SpokenCommand)
@with_appcontext
def sweep() -> None:
    """Hand in every attempt at an assignment whose time is over. May run as often as one likes."""
    ended = finish_overdue(db.session, now())
    db.session.commit()
    click.echo(f"Attempts that were handed in: {ended}.")
