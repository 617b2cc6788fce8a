"""`doctor`: whether what is stored is sound."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import with_appcontext

from app.cli.spoken import SpokenCommand
from app.db import db
from app.ops.checking import Finding, findings


@click.command(cls=SpokenCommand)
@with_appcontext
def doctor() -> None:
    """Check tables, rows, items and memories; exits with 1 if anything is wrong."""
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
