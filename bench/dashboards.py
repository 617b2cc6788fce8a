"""What a learner with 20,000 answers opens most, and takes along, against one with 200."""

from __future__ import annotations

import os
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
ROUNDS, DECKS = 15, 7
LONG = 1000.0  # from here on it is work for a process of its own, and not for a page


def dashboards(folder: Path) -> list[Row]:
    """Each in turns, for two learners in one database on disk, as the server makes it."""
    app = _prepared(folder)
    many, few = _signed_in(app, MANY), _signed_in(app, FEW)
    pages = [
        compared(
            f"{name} at {MANY:,} answers",
            lambda path=path: _open(many, path),
            f"at {FEW}",
            lambda path=path: _open(few, path),
            rounds=ROUNDS,
        )
        for name, path in PAGES.items()
    ]
    deck = compared(
        f"Anki deck with the progress of {MANY:,} answers",
        lambda: _take(many),
        f"of {FEW}",
        lambda: _take(few),
        rounds=DECKS,
        goal=LONG,
    )
    return [*pages, deck]


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


def _signed_in(app: Flask, answers: int) -> FlaskClient:
    client: FlaskClient = app.test_client()
    token = _field(client.get("/sign-in").text, "csrf_token")
    sent = {"email": _email(answers), "password": PASSWORD, "csrf_token": token}
    client.post("/sign-in", data=sent)
    return client


def _open(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return answer.text


def _take(client: FlaskClient) -> None:
    """The whole bank as an Anki deck with the learner's progress, and the page that offers it."""
    token = _field(_open(client, "/export"), "csrf_token")
    answer = client.post("/export/anki", data={"csrf_token": token, "progress": "1"})
    if answer.mimetype != "application/vnd.anki":
        raise RuntimeError(f"the deck answered {answer.status_code}")
