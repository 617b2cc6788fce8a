"""Sessions end with their request, and nothing is started to end them."""

from __future__ import annotations

from inspect import iscoroutinefunction
from typing import cast

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.pool import QueuePool

from app.db import db


def test_the_end_of_a_request_needs_no_event_loop(app: Flask) -> None:
    ends = app.teardown_appcontext_funcs
    assert [end for end in ends if iscoroutinefunction(end)] == []
    assert len(ends) == 1


def test_a_session_ends_with_its_request(app: Flask) -> None:
    with app.app_context():
        db.session.execute(sa.text("SELECT 1"))
        pool = cast(QueuePool, db.engine.pool)
        held = pool.checkedout()
    assert (held, pool.checkedout()) == (1, 0)
