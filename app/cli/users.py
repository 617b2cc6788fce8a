"""`users add`: an account without the registration page."""

from __future__ import annotations

import sys

import click
from email_validator import EmailNotValidError, validate_email
from flask.cli import AppGroup

from app.accounts.forms import SHORTEST_PASSWORD
from app.accounts.operations import Taken, register
from app.clock import now
from app.db import db
from app.fields import composed, is_plain
from app.models.people import ROLES

users = AppGroup("users", help="Accounts.")


@users.command()
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), default="student", show_default=True)
@click.option("--name", help="The name that is shown; by default the e-mail's first part.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def add(email: str, role: str, name: str | None, password_stdin: bool) -> None:
    """Make an account for EMAIL. Asks for the password, unless it comes by standard input."""
    try:
        address = validate_email(email, check_deliverability=False)
    except EmailNotValidError as error:
        raise click.ClickException(f"'{email}' is no e-mail address: {error}") from error
    password = _password(password_stdin)
    try:
        register(
            db.session,
            name=composed(name or address.local_part)[:120],
            email=email,
            password=password,
            zone="UTC",
            now=now(),
            role=role,
        )
    except Taken as error:
        raise click.ClickException(f"There is an account for {email} already.") from error
    db.session.commit()
    click.echo(f"Added {email} as {role}.")


def _password(from_stdin: bool) -> str:
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if len(password) < SHORTEST_PASSWORD or not is_plain(password):
        raise click.ClickException(
            f"Use a password of at least {SHORTEST_PASSWORD} plain characters."
        )
    return password
