"""`python -m app`: what `make run` does. Check, back up, migrate, publish, serve."""

from __future__ import annotations

import os
import sys
from typing import TextIO

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.config import ROOT, BadSetting, Settings, read_environment
from app.db import db
from app.factory import create_app
from app.memory.publishing import publish
from app.ops import migrating
from app.ops.backups import back_up
from app.ops.operations import setup_token


def main() -> int:
    """Prepare the database and become the server; 1 with a sentence where that cannot be."""
    try:
        settings = read_environment()
        app = create_app()
        _prepare(app, settings)
    except BadSetting as error:
        _say(error.message, sys.stderr)
        return 1
    except sa.exc.OperationalError as error:
        address = sa.make_url(settings.database_url).render_as_string(hide_password=True)
        _say(f"The database {address} does not answer: {error.orig}", sys.stderr)
        return 1
    for warning in settings.warnings:
        _say(f"Warning: {warning}", sys.stderr)
    _say(f"Metastasis Trainer serves at {settings.public_url}")
    _serve(settings)
    return 0


def _prepare(app: Flask, settings: Settings) -> None:
    url: str = app.config["DATABASE_URL"]
    copy = back_up(url, settings.instance / "backups", now())
    if copy:
        _say(f"Backed up the database to {copy}")
    migrating.upgrade(url)
    with app.app_context():
        published = publish(db.session, app.extensions["bank"], now())
        token = setup_token(db.session, now())
        db.session.commit()
        db.engine.dispose()
    if published.new:
        _say(f"Published {published.items} questions, {published.added} of them new or changed")
    if token:
        _say("There is no admin yet. Whoever opens this address within a day becomes the first:")
        _say(f"  {settings.public_url}/setup/{token}")


def _serve(settings: Settings) -> None:
    """Become gunicorn: one synchronous worker a core. Threads only worsen SQLite's tails.

    The application is loaded before the workers are forked: all serve the same bank, also a
    worker that is started again while somebody edits the facts. No connection is open then.
    """
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    proxies = "127.0.0.1,::1" if settings.secure else ""
    arguments = {
        "--bind": f"{host}:{settings.port}",
        "--workers": str(_cores()),
        "--chdir": str(ROOT),
        "--forwarded-allow-ips": proxies,
        "--timeout": "60",
        "--log-level": "warning",
    }
    words = [word for pair in arguments.items() for word in pair]
    command = [sys.executable, "-m", "gunicorn", "--preload", *words, "app:create_app()"]
    os.execv(sys.executable, command)  # noqa: S606 - a list, no shell


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _say(line: str, stream: TextIO | None = None) -> None:
    print(line, file=stream, flush=True)


if __name__ == "__main__":
    sys.exit(main())
