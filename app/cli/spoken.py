"""Commands that meet the database say what is wrong with it, as they do of everything else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
import sqlalchemy as sa
from flask.cli import ScriptInfo

from app.accounts.naming import login_keys
from app.accounts.queries import by_email
from app.db import db
from app.models import Learner
from app.ops import migrating


@contextmanager
def _spoken(context: click.Context) -> Iterator[None]:
    """Turn an error of the database into a sentence, if it is one that the operator can mend."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        with context.ensure_object(ScriptInfo).load_app().app_context():
            said = migrating.in_words(error, db.engine)
        if said is None:
            raise
        raise click.ClickException(said) from error


def known_learner(email: str) -> Learner:
    """The learner with this e-mail, or a sentence that there is none."""
    found = by_email(db.session, login_keys(email))
    if found is None:
        raise click.ClickException(f"There is no account for {email}.")
    return found


class SpokenGroup(click.Group):
    """A group of commands, around one that was made elsewhere."""

    def __init__(self, group: click.Group) -> None:
        super().__init__(group.name, commands=group.commands, help=group.help)

    def invoke(self, ctx: click.Context) -> Any:
        with _spoken(ctx):
            return super().invoke(ctx)


class SpokenCommand(click.Command):
    """A command of its own."""

    def invoke(self, ctx: click.Context) -> Any:
        with _spoken(ctx):
            return super().invoke(ctx)
