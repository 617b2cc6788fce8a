"""`import anki FILE --learner EMAIL`: progress that was made in Anki comes back."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from app.cli.spoken import known_learner
from app.clock import now
from app.db import db
from app.exchange import operations
from app.exchange.matching import matched
from app.exchange.pages import brought_in_words, remarks_in_words
from exports.anki import BadPackage, read

importing = AppGroup("import", help="Files from elsewhere.")


@importing.command("anki")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--learner", "email", metavar="EMAIL", required=True, help="Whose progress it is.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken in, and write nothing.")
def anki(file: Path, email: str, dry_run: bool) -> None:
    """Take in reviews, own notes and own tags of FILE (.apkg or .colpkg), each once."""
    learner = known_learner(email)
    try:
        with file.open("rb") as opened:
            contents = read(opened, now())
    except BadPackage as error:
        raise click.ClickException(f"{file}: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from error
    came = matched(contents, current_app.extensions["bank"].facts)
    if dry_run:
        brought = operations.found(db.session, learner, came)
    else:
        brought = operations.take_in(db.session, learner, came, now())
        db.session.commit()
    for line in (*brought_in_words(came, brought), *remarks_in_words(contents)):
        click.echo(line)
    if dry_run:
        click.echo("Nothing was written.")
