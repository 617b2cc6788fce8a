"""`doctor`: whether what is stored is sound."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import with_appcontext

from app.cli.spoken import SpokenCommand
from app.db import db
from app.ops.checking import Finding, findings
from app.ops.operations import mend_tallies


@click.command(cls=SpokenCommand)
@click.option("--mend", is_flag=True, help="First make tallies anew that differ from the log.")
@with_appcontext
def doctor(mend: bool) -> None:
    """Check tables, rows, items, memories and tallies; exits with 1 if anything is wrong."""
    if mend:
        learners = mend_tallies(db.session)
        db.session.commit()
        click.echo(f"Learners whose tallies were made anew: {learners}.")
    found = findings(db.session, db.engine, current_app.config["DATABASE_URL"])
    wrong = 0
    for each in found:
        click.echo(_line(each))
        wrong += bool(each.problems)
    if wrong:
        raise click.ClickException(f"{wrong} of these checks found something.")


def _line(finding: Finding) -> str:
    if not finding.problems:
        return f"ok     {finding.check}"
    return "\n".join([f"WRONG  {finding.check}", *(f"       {p}" for p in finding.problems)])
