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
from app.exchange.findings import Findings
from app.exchange.matching import Chosen
from app.exchange.pages import (
    found_in_words,
    known_here,
    known_there,
    not_understood,
    remarks_in_words,
)
from app.exchange.taking import Left, Package, look, prepared, read, take
from app.memory.importing import Step
from app.models import Learner
from exports import READERS, BadPackage, Reader

LEFT = "The account was deleted meanwhile. Nothing was taken in."

importing = AppGroup("import", help="Files from elsewhere.")


def _command(name: str, reader: Reader) -> click.Command:
    """The command that reads this kind of file."""

    @click.command(name, help=reader.purpose)
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option(
        "--learner", "email", metavar="EMAIL", required=True, help="Whose progress it is."
    )
    @click.option("--dry-run", is_flag=True, help="Say what would be taken in, and write nothing.")
    @click.option("--no-cards", is_flag=True, help="Leave other decks out.")
    @click.option("--no-scheduling", is_flag=True, help="Let the cards of other decks be new.")
    @with_appcontext
    def command(file: Path, email: str, dry_run: bool, no_cards: bool, no_scheduling: bool) -> None:
        learner = known_learner(email)
        package = _read(reader, file)
        chosen = Chosen(cards=not no_cards, scheduling=not no_scheduling)
        if dry_run:
            lines = [*_in_words(look(db.session, learner, package, chosen)), "Nothing was written."]
        else:
            lines = _taken(learner, package, chosen)
        for line in lines:
            click.echo(line)

    return command


def _facts() -> dict[str, str]:
    bank = current_app.extensions["bank"]
    return {name: f"{bank.changed(name)}" for name in bank.facts}


def _read(reader: Reader, file: Path) -> Package:
    try:
        with file.open("rb") as opened:
            return read(reader, opened, _facts(), now())
    except BadPackage as error:
        raise click.ClickException(f"{file}: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from error


def _taken(learner: Learner, package: Package, chosen: Chosen) -> list[str]:
    with _bar() as step:
        ready = prepared(db.session, learner, package, chosen, step)
    try:
        found = take(db.session, learner, package, chosen, ready, _facts(), now())
    except Left as error:
        raise click.ClickException(LEFT) from error
    db.session.commit()
    return [
        *_in_words(found),
        *(f"Here, and not in the file: {line}" for line in known_here(found)),
        *(f"In the file, and not here: {line}" for line in known_there(found)),
    ]


def _in_words(found: Findings) -> list[str]:
    return [
        *found_in_words(found),
        *(f"Left out: {each}" for each in not_understood(found)),
        *remarks_in_words(found),
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
