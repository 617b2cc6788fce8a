"""Commands: `flask --app app ...`. Each opens a session, calls one operation, commits once."""

from __future__ import annotations

from flask import Flask

from app.cli.bank import bank
from app.cli.database import database
from app.cli.doctor import doctor
from app.cli.export import export
from app.cli.importing import importing
from app.cli.spoken import SpokenGroup
from app.cli.sweep import sweep
from app.cli.users import users


def init_app(app: Flask) -> None:
    """Add every command to Flask's own."""
    for group in (bank, database, importing, users):
        app.cli.add_command(SpokenGroup(group))
    for command in (doctor, export, sweep):
        app.cli.add_command(command)
