"""Commands: `flask --app app ...`. Each opens a session, calls one operation, commits once."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Add every command to Flask's own."""
