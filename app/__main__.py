"""`python -m app`: what `make run` does. Check, back up, migrate, publish, serve."""

from __future__ import annotations

import errno
import os
import socket
import sys
from typing import TextIO

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.config import ROOT, BadSetting, Settings, read_environment
from app.db import db
from app.exchange import uploading
from app.factory import create_app
from app.ops import backups, migrating
from app.ops.operations import (
    fill_memories,
    fill_tallies,
    publish_bank,
    renew_shares,
    setup_token,
)

THREADS = 64


def main() -> int:
    """Prepare the database and become the server; 1 with a sentence where that cannot be."""
    os.umask(0o077)  # the database, its log, its backups: their owner's alone
    try:
        settings = read_environment()
        _require_address(settings)
        app = create_app()
        _prepare(app, settings)
    except BadSetting as error:
        _say(error.message, sys.stderr)
        return 1
    except sa.exc.DatabaseError as error:
        address = sa.make_url(settings.database_url).render_as_string(hide_password=True)
        _say(migrating.unusable(address, " ".join(str(error.orig).split())), sys.stderr)
        return 1
    except OSError as error:
        _say(f"The start met an error of the system: {error}. Nothing is served.", sys.stderr)
        return 1
    for warning in settings.warnings:
        _say(f"Warning: {warning}", sys.stderr)
    _say(f"Metastasis Trainer serves at {settings.public_url}")
    _serve(settings)
    return 0


def _require_address(settings: Settings) -> None:
    """Try what gunicorn will do, before anything is changed or a link is printed.

    Raises:
        BadSetting: the server cannot listen there.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
            probe.listen()
    except (OSError, UnicodeError) as error:
        raise BadSetting(_unlistenable(settings, error)) from error


def _unlistenable(settings: Settings, error: OSError | UnicodeError) -> str:
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            return f"PORT {settings.port} is in use: set PORT, or stop what listens there."
        case errno.EACCES:
            return f"PORT {settings.port} is not open to this user: set PORT to one above 1023."
    return (
        f"HOST is '{settings.host}', where this machine cannot listen ({error}). "
        "Expected one of its addresses, such as 127.0.0.1, or 0.0.0.0 for all."
    )


def _prepare(app: Flask, settings: Settings) -> None:
    url: str = app.config["DATABASE_URL"]
    with app.app_context():
        _secure(url, settings, db.engine)
        migrating.upgrade(url)
        fill_tallies(db.session)
        fill_memories(db.session)
        published = publish_bank(db.session, app.extensions["bank"], now())
        renew_shares(db.session, now())
        uploading.sweep(db.session, app.instance_path, now())
        token = setup_token(db.session, now())
        db.session.commit()
        db.session.close()
        db.engine.dispose()
    if published.new:
        _say(f"Published {published.items} questions, {published.added} of them new or changed")
    if token:
        _say("There is no admin yet. Whoever opens this address within a day becomes the first:")
        _say(f"  {settings.public_url}/setup/{token}")


def _secure(url: str, settings: Settings, engine: sa.Engine) -> None:
    """Look through the database; back it up before a migration, and else once a day.

    A server that fails and is started again, and again, would otherwise have three backups of
    the same minute.
    """
    folder = settings.instance / "backups"
    backups.check(url, folder)
    if backups.file_of(url) is None:
        return
    if backups.is_due(folder, now()) or migrating.is_pending(engine):
        _say(f"Backed up the database to {backups.back_up(url, folder, now())}")


def command(settings: Settings, application: str = "app:create_app()") -> list[str]:
    """What starts gunicorn: a worker a core, with threads.

    Threads wait for browsers, which open connections long before they ask; a synchronous worker
    would wait with them. The small pool of connections keeps them off SQLite's lock (`app.db`).
    The application is loaded before the workers are forked: all serve the same bank, also a
    worker that is started again while somebody edits the facts. No connection is open then.
    """
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    proxies = "127.0.0.1,::1" if settings.secure else ""
    arguments = {
        "--bind": f"{host}:{settings.port}",
        "--workers": str(_cores()),
        "--worker-class": "gthread",
        "--threads": str(THREADS),
        "--keep-alive": "2",
        "--chdir": str(ROOT),
        "--forwarded-allow-ips": proxies,
        "--forwarder-headers": "",  # SCRIPT_NAME is nobody's to set
        "--timeout": "60",
        "--log-level": "warning",
    }
    words = [word for pair in arguments.items() for word in pair]
    return [sys.executable, "-m", "gunicorn", "--preload", *words, application]


def _serve(settings: Settings) -> None:
    os.execv(sys.executable, command(settings))  # noqa: S606 - a list, no shell


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _say(line: str, stream: TextIO | None = None) -> None:
    print(line, file=stream, flush=True)


if __name__ == "__main__":
    sys.exit(main())
