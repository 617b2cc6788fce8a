"""`export FORMAT -o FILE`: the published bank as a file."""

from __future__ import annotations

import os
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app.cli.spoken import SpokenCommand, known_learner
from app.clock import now
from app.db import db
from app.exchange.queries import deck, with_progress
from exports import WRITERS


class _Formats(SpokenCommand):
    """The command whose help lists the formats there are."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_help_text(ctx, formatter)
        with formatter.indentation():
            formatter.write_dl([(form, writer.purpose) for form, writer in WRITERS.items()])


@click.command(cls=_Formats)
@click.argument("form", metavar="FORMAT", type=click.Choice(list(WRITERS)))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
@click.option(
    "--topic", "topics", metavar="TOPIC", multiple=True, help="Only this topic; may be repeated."
)
@click.option("--learner", "email", metavar="EMAIL", help="Whose own deck it is; with --progress.")
@click.option("--progress", is_flag=True, help="Anki: memory, review log, notes, flags and plan.")
@with_appcontext
def export(
    form: str, output: Path, topics: tuple[str, ...], email: str | None, progress: bool
) -> None:
    """Write every published fact to a file, or those of a topic.

    FORMAT is one of:
    """
    if progress != (email is not None) or (progress and form != "anki"):
        raise click.ClickException(
            "--learner EMAIL and --progress go together, and with anki only."
        )
    bank, public_url = current_app.extensions["bank"], current_app.config["PUBLIC_URL"]
    try:
        made = deck(db.session, bank, now(), public_url, topics)
    except LookupError as error:
        known = ", ".join(sorted(bank.topics))
        raise click.ClickException(
            f"There is no topic {error.args[0]}; there is {known}."
        ) from error
    if not made.facts:
        raise click.ClickException("Nothing is published yet. Run `flask --app app bank publish`.")
    if email is not None:
        made = with_progress(db.session, known_learner(email), bank, made)
    try:
        _write(output.resolve(), WRITERS[form].write(made))
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {len(made.facts)} facts to {output}.")


def _write(output: Path, deck: bytes) -> None:
    """Beside it and renamed, so that half a file never replaces a good one."""
    if output.exists() and not output.is_file():  # a pipe or a device
        output.write_bytes(deck)
        return
    unfinished = output.with_name(f"{output.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(deck)
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)
