"""`users add`: an account by the rules of the registration form; `users reset-link`."""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup
from werkzeug.datastructures import MultiDict

from app.accounts.forms import SHORTEST_PASSWORD, RegisterForm
from app.accounts.linking import reset_link
from app.accounts.operations import Taken, register
from app.addresses import public
from app.clock import now
from app.db import db
from app.fields import LONGEST_LINE, is_plain
from app.models.people import ROLES

users = AppGroup("users", help="Accounts.")
PASSWORD_RULE = (
    f"Use a password of at least {SHORTEST_PASSWORD} plain characters and at most {LONGEST_LINE}, "
    "not only blanks."
)


@users.command()
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), default="student", show_default=True)
@click.option("--name", help="The name that is shown; by default the e-mail's first part.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def add(email: str, role: str, name: str | None, password_stdin: bool) -> None:
    """Make an account for EMAIL. Asks for the password, unless it comes by standard input."""
    shown = email.split("@")[0] if name is None else name
    _sound(email, shown)
    form = _sound(email, shown, _password(password_stdin))
    try:
        register(
            db.session,
            name=form.name.data,
            email=form.email.data,
            password=form.password.data,
            zone="UTC",
            now=now(),
            role=role,
        )
    except Taken as error:
        raise click.ClickException(f"There is an account for {email} already.") from error
    db.session.commit()
    click.echo(f"Added {email} as {role}.")


@users.command("reset-link")
@click.argument("email")
def link(email: str) -> None:
    """Print a link to a new password for the account of EMAIL, an administrator's too.

    It works once, within 24 hours. Give it to nobody else: it opens the account.
    """
    token = reset_link(db.session, email, now(), by=None) if is_plain(email) else None
    if token is None:
        raise click.ClickException(f"There is no account for {email!r}.")
    db.session.commit()
    click.echo(public("accounts.reset", token=token))


def _sound(email: str, name: str, password: str | None = None) -> RegisterForm:
    """The registration form with these fields, or what is wrong with them."""
    fields = MultiDict({"email": email, "name": name, "password": password or ""})
    form = RegisterForm(formdata=fields, meta={"csrf": False})
    form.validate()
    if form.email.errors:
        raise click.ClickException(f"{email!r} is no e-mail address: {form.email.errors[0]}")
    if form.name.errors:
        raise click.ClickException(f"{name!r} cannot be the name: {form.name.errors[0]}")
    if form.password.errors and password is not None:
        raise click.ClickException(PASSWORD_RULE)
    return form


def _password(from_stdin: bool) -> str:
    try:
        if from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    except UnicodeDecodeError as error:
        raise click.ClickException(PASSWORD_RULE) from error
