"""Commands run on one application, on a small bank."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from click.testing import Result
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy.orm import Session

from app.db import engine_options

QUICK = {"PASSWORD_TIME_COST": 1, "PASSWORD_MEMORY_KIB": 8}


class Shell:
    """Runs commands on one application, and looks at its database."""

    def __init__(self, app: Flask) -> None:
        self.app, self.runner = app, FlaskCliRunner(app)

    def __call__(self, *words: str, given: str = "") -> Result:
        return self.runner.invoke(args=words, input=given)

    @contextmanager
    def session(self) -> Iterator[Session]:
        engine = sa.create_engine(**engine_options(self.app.config["DATABASE_URL"]))
        try:
            with Session(engine) as session:
                yield session
        finally:
            engine.dispose()
