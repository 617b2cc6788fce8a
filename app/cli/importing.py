"""`import FORMAT FILE --learner EMAIL`: what was made elsewhere comes in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from app.cli.spoken import known_learner
from app.clock import now
from app.db import db
from app.exchange import operations
from app.exchange.comparing import beside
from app.exchange.matching import Matched, matched
from app.exchange.pages import (
    findings,
    found_in_words,
    known_here,
    known_there,
    remarks_in_words,
)
from app.memory.importing import Step
from app.models import Learner
from exports import READERS, BadPackage, Contents, Reader

importing = AppGroup("import", help="Files from elsewhere.")


def _command(name: str, reader: Reader) -> click.Command:
    """The command that reads this kind of file."""

    @click.command(name, help=reader.purpose)
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option(
        "--learner", "email", metavar="EMAIL", required=True, help="Whose progress it is."
    )
    @click.option("--dry-run", is_flag=True, help="Say what would be taken in, and write nothing.")
    @with_appcontext
    def command(file: Path, email: str, dry_run: bool) -> None:
        learner = known_learner(email)
        contents = _read(reader, file)
        came = matched(contents, current_app.extensions["bank"].facts)
        lines = _tried(learner, contents, came) if dry_run else _taken(learner, contents, came)
        for line in lines:
            click.echo(line)

    return command


def _read(reader: Reader, file: Path) -> Contents:
    try:
        with file.open("rb") as opened:
            return reader.read(opened, now())
    except BadPackage as error:
        raise click.ClickException(f"{file}: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from error


def _tried(learner: Learner, contents: Contents, came: Matched) -> list[str]:
    found = findings(contents, came, operations.found(db.session, learner, came))
    return [*found_in_words(found), *remarks_in_words(found), "Nothing was written."]


def _taken(learner: Learner, contents: Contents, came: Matched) -> list[str]:
    with _bar() as step:
        ready = operations.prepared(db.session, learner, came, step)
    brought = operations.take_in(db.session, learner, came, now(), ready)
    bank = current_app.extensions["bank"]
    changes = {name: f"{bank.changed(name)}" for name in bank.facts}
    apart = beside(db.session, learner.id, came, changes)
    db.session.commit()
    found = findings(contents, came, brought)
    return [
        *found_in_words(found),
        *remarks_in_words(found),
        *(f"Here, and not in the file: {line}" for line in known_here(apart)),
        *(f"In the file, and not here: {line}" for line in known_there(apart)),
    ]


@contextmanager
def _bar() -> Iterator[Step]:
    """A bar of the units that are worked off, where somebody looks."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=0, label="Taking in", file=sys.stderr, hidden=hidden) as bar:

        def step(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield step


for _name, _reader in READERS.items():
    importing.add_command(_command(_name, _reader))
