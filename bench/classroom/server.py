"""The application with a bare route beside it, for gunicorn: `bench.classroom.server:create_app()`.

The bare route is a Flask application of its own in the same workers: what a request costs that
does nothing.
"""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from app import create_app as create_ours


def create_app() -> Flask:
    made, bare = create_ours(), Flask("bare")
    bare.add_url_rule("/", "bare", lambda: "bare")
    made.wsgi_app = DispatcherMiddleware(made.wsgi_app, {"/bare": bare})  # type: ignore[method-assign]
    return made
