"""`sweep`: what time brings about is done, whether anybody looks or not."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import with_appcontext

from app.cli.spoken import SpokenCommand
from app.clock import now
from app.coursework.attempting import finish_overdue
from app.db import db
from app.notices import mailing
from app.notices.routes import addresses, tell_all


@click.command(cls=SpokenCommand)
@with_appcontext
def sweep() -> None:
    """Hand in every attempt whose time is over, tell what there is to tell, and mail it.

    May run as often as one likes.
    """
    ended = finish_overdue(db.session, now())
    db.session.commit()
    click.echo(f"Attempts that were handed in: {ended}.")
    click.echo(f"Notices that are new: {tell_all(now())}.")
    if server := current_app.config["MAIL_SERVER"]:
        posted = mailing.post(db.session, server, now(), addresses)
        click.echo(f"Letters that were sent: {posted.letters}.")
        for problem in posted.problems:
            click.echo(f"Not sent, and tried again later: {problem}", err=True)
