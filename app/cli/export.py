"""`export FORMAT -o FILE`: the published bank as a file, or a question set of a course."""

from __future__ import annotations

import os
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app.cli.spoken import SpokenCommand, known_learner
from app.cli.whole_set import SHAPE, set_deck
from app.clock import now
from app.db import db
from app.exchange.queries import deck, with_progress
from app.sets.forms import MOST_DRAWS
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
@click.option("--set", "named", metavar="SET", help=f"A question set instead: {SHAPE}.")
@click.option(
    "--draw", type=click.IntRange(1, MOST_DRAWS), help="One draw of the set, by its number."
)
@with_appcontext
def export(
    form: str,
    output: Path,
    topics: tuple[str, ...],
    email: str | None,
    progress: bool,
    named: str | None,
    draw: int | None,
) -> None:
    """Write every published fact to a file, those of a topic, or a question set of a course.

    Of a set a file holds all that it can draw, or one draw; on paper it is always one draw.

    FORMAT is one of:
    """
    if progress != (email is not None) or (progress and form != "anki"):
        raise click.ClickException(
            "--learner EMAIL and --progress go together, and with anki only."
        )
    if named is None and draw is not None:
        raise click.ClickException("--draw goes with --set only.")
    if named is not None and (topics or progress):
        raise click.ClickException("--set goes with neither --topic nor --progress.")
    if named is not None:
        _export_set(form, output, named, draw)
    else:
        _export_bank(form, output, topics, email)


def _export_set(form: str, output: Path, named: str, draw: int | None) -> None:
    made = set_deck(named, draw, WRITERS[form])
    if not made.deck.facts:
        raise click.ClickException("Nothing of this set can be drawn today.")
    _write(output, WRITERS[form].write(made.deck))
    questions = sum(len(fact.items) for fact in made.deck.facts)
    click.echo(
        f"Wrote {questions} questions of {len(made.deck.facts)} facts, version {made.version} "
        f"of the set, to {output}."
    )
    for each in made.left_out:
        click.echo(f"Left out: {each}")


def _export_bank(form: str, output: Path, topics: tuple[str, ...], email: str | None) -> None:
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
    _write(output, WRITERS[form].write(made))
    click.echo(f"Wrote {len(made.facts)} facts to {output}.")


def _write(output: Path, body: bytes) -> None:
    try:
        _replace(output.resolve(), body)
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}.") from error


def _replace(output: Path, body: bytes) -> None:
    """Beside it and renamed, so that half a file never replaces a good one."""
    if output.exists() and not output.is_file():  # a pipe or a device
        output.write_bytes(body)
        return
    unfinished = output.with_name(f"{output.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(body)
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)
