"""There is one first admin, however many links were printed, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from time import sleep

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from app.accounts import operations, queries
from app.clock import now
from app.db import db
from app.factory import create_app
from app.models import Learner
from app.ops.operations import setup_token
from tests.app.web import CHEAP, PASSWORD, Visitor, small_bank
from tests.conftest import Databases

WAIT = 0.3


@contextmanager
def made(url: str) -> Iterator[Flask]:
    app = create_app({"DATABASE_URL": url, "BANK": small_bank(), "TESTING": True, **CHEAP})
    try:
        yield app
    finally:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def trainer(any_database: str) -> Iterator[Flask]:
    with made(any_database) as app:
        yield app


def start(app: Flask) -> str:
    """What a start prints: a link for the first admin."""
    with app.app_context():
        token = setup_token(db.session, now())
        db.session.commit()
    assert token
    return token


def admins(app: Flask) -> list[str | None]:
    with app.app_context():
        rows = sa.select(Learner.email).where(Learner.role == "admin").order_by(Learner.email)
        return list(db.session.scalars(rows))


def details(name: str) -> dict[str, str]:
    return {"name": name.capitalize(), "email": f"{name}@example.org", "password": PASSWORD}


def make(session: Session, token: str, name: str) -> Learner:
    row = queries.setup_token(session, token)
    assert row is not None
    return operations.make_first_admin(session, row, **details(name), now=now())


def add(session: Session, token: str, name: str) -> Learner:
    return operations.register(session, **details(name), zone="UTC", now=now(), role="admin")


def in_turn(app: Flask, token: str, name: str) -> str:
    """The same in a thread of its own, up to the commit."""
    with app.app_context():
        try:
            make(db.session, token, name)
        except operations.Spent:
            return "spent"
        db.session.commit()
        return "made"


def test_a_second_link_is_gone_once_there_is_an_admin(trainer: Flask) -> None:
    first, second = start(trainer), start(trainer)
    assert Visitor(trainer).post(f"/setup/{first}", **details("ada")).status_code == 303
    for token in (first, second):
        late = Visitor(trainer)
        assert late.get(f"/setup/{token}").status_code == 410
        assert late.post(f"/setup/{token}", **details("eve")).status_code == 410
    assert admins(trainer) == ["ada@example.org"]


def test_a_link_is_gone_once_an_admin_was_added_by_command(trainer: Flask) -> None:
    token = start(trainer)
    with trainer.app_context():
        add(db.session, "", "ada")
        db.session.commit()
    assert Visitor(trainer).get(f"/setup/{token}").status_code == 410
    assert in_turn(trainer, token, "eve") == "spent"
    assert admins(trainer) == ["ada@example.org"]


def test_a_link_is_gone_once_somebody_became_admin(trainer: Flask) -> None:
    token = start(trainer)
    with trainer.app_context():
        operations.register(db.session, **details("ada"), zone="UTC", now=now()).role = "admin"
        db.session.commit()
    assert Visitor(trainer).get(f"/setup/{token}").status_code == 410
    assert in_turn(trainer, token, "eve") == "spent"
    assert admins(trainer) == ["ada@example.org"]


@pytest.mark.parametrize("first", [make, add])
@pytest.mark.parametrize(
    ("ending", "second", "left"),
    [("commit", "spent", ["ada@example.org"]), ("rollback", "made", ["eve@example.org"])],
)
def test_of_two_links_used_at_once_the_second_waits_for_the_first(
    trainer: Flask,
    first: Callable[[Session, str, str], Learner],
    ending: str,
    second: str,
    left: list[str],
) -> None:
    tokens = start(trainer), start(trainer)
    with ThreadPoolExecutor() as pool, trainer.app_context():
        first(db.session, tokens[0], "ada")
        beside = waiting(pool, trainer, tokens[1])
        getattr(db.session, ending)()
        assert beside.result(timeout=20) == second
    assert admins(trainer) == left


def waiting(pool: ThreadPoolExecutor, app: Flask, token: str) -> Future[str]:
    beside = pool.submit(in_turn, app, token, "eve")
    sleep(WAIT)
    assert not beside.done()
    return beside


def test_a_link_printed_while_the_admin_is_made_is_too_late(
    postgresql_databases: Databases,
) -> None:
    url = postgresql_databases.migrated()
    with made(url) as trainer:
        early = start(trainer)
        with ThreadPoolExecutor() as pool, trainer.app_context():
            make(db.session, early, "ada")
            late = pool.submit(start, trainer).result(timeout=20)
            beside = waiting(pool, trainer, late)
            db.session.commit()
            assert beside.result(timeout=20) == "spent"
        assert admins(trainer) == ["ada@example.org"]
    postgresql_databases.drop(url)
