"""The pages that a learner opens most, with 20,000 answers behind them, against 200."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.operations import register
from app.clock import now
from app.db import db
from app.factory import create_app
from app.memory.checking import differences, tally_differences
from app.memory.publishing import publish
from app.models import Review
from app.ops import migrating
from bench.measuring import Row, compared
from bench.serving import PASSWORD, _field
from tests.app.progress.past import write_past

FEW, MANY = 200, 20_000
A_DAY = 40
PAGES = {"dashboard": "/study", "progress": "/progress"}
ROUNDS = 15


def dashboards(folder: Path) -> list[Row]:
    """Each page in turns, for two learners in one database on disk, as the server makes it."""
    app = _prepared(folder)
    many, few = _opener(app, MANY), _opener(app, FEW)
    return [
        compared(
            f"{name} at {MANY:,} answers",
            lambda path=path: many(path),
            f"at {FEW}",
            lambda path=path: few(path),
            rounds=ROUNDS,
        )
        for name, path in PAGES.items()
    ]


def _prepared(folder: Path) -> Flask:
    """A database with the bank and a learner of each past, whose memories and tallies are sound."""
    url = f"sqlite:///{folder / 'dashboards.db'}"
    migrating.upgrade(url)
    os.environ["METASTASIS_INSTANCE"] = str(folder)
    app = create_app({"DATABASE_URL": url})
    with app.app_context():
        publish(db.session, app.extensions["bank"], now())
        for answers in (FEW, MANY):
            _learner(answers)
    return app


def _learner(answers: int) -> None:
    learner = register(
        db.session,
        name=f"L{answers}",
        email=_email(answers),
        password=PASSWORD,
        zone="Europe/Vienna",
        now=now(),
    )
    write_past(db.session, learner, answers, answers // A_DAY, now())
    stored = db.session.scalar(
        sa.select(sa.func.count()).select_from(Review).where(Review.learner_id == learner.id)
    )
    wrong = (*differences(db.session, learner), *tally_differences(db.session, learner))
    if stored != answers or wrong:
        raise RuntimeError(f"{stored} answers were stored, and {len(wrong)} rows do not follow")


def _email(answers: int) -> str:
    return f"after-{answers}@example.org"


def _opener(app: Flask, answers: int) -> Callable[[str], None]:
    """A signed-in browser that opens pages."""
    client: FlaskClient = app.test_client()
    token = _field(client.get("/sign-in").text, "csrf_token")
    sent = {"email": _email(answers), "password": PASSWORD, "csrf_token": token}
    client.post("/sign-in", data=sent)

    def open_page(path: str) -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")

    return open_page
