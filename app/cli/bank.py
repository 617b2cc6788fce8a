"""`bank`: from the fact files to the questions that are served, and how they are answered."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from app.clock import now
from app.db import db
from app.memory.shares import count_choices
from app.ops.operations import publish_bank

bank = AppGroup("bank", help="The bank of facts.")


@bank.command()
def publish() -> None:
    """Serve the questions of the bank as it is now. Does nothing if it is published."""
    done = publish_bank(db.session, current_app.extensions["bank"], now())
    db.session.commit()
    if not done.new:
        click.echo(f"This bank is published already: {done.items} questions.")
    else:
        click.echo(f"Published {done.items} questions, {done.added} of them new or changed.")
    if done.resets:
        click.echo(f"Facts changed their meaning: due again today, {done.resets} times.")


@bank.command()
def tally() -> None:
    """Count anew how first answers spread over the options of each question."""
    versions = count_choices(db.session, now())
    db.session.commit()
    click.echo(f"Counted the first answers to {versions} questions.")
