"""A server that is asked too much at once says so, and serves again when there is room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from tests.app.web import Visitor, student, web

__all__ = ["student", "web"]


@pytest.fixture
def pool(web: Flask) -> sa.pool.QueuePool:
    """The connections of the server, for which nobody waits long here."""
    with web.app_context():
        found = db.engine.pool
    assert isinstance(found, sa.pool.QueuePool)
    found._timeout = 0.05
    return found


@pytest.fixture
def taken(pool: sa.pool.QueuePool) -> Iterator[ExitStack]:
    """Every connection is taken; until this is closed."""
    with ExitStack() as held:
        for _ in range(pool.size() + pool._max_overflow):
            held.callback(pool.connect().close)
        yield held


def test_who_waits_too_long_is_told_to_come_back(student: Visitor, taken: ExitStack) -> None:
    answer = student.get("/study")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert student.title() == "Too many at once"
    assert "What is sent twice counts once." in student.page
    taken.close()
    assert student.get("/study").status_code == 200
