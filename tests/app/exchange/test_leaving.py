"""Who leaves while a command reads their file gets nothing of it."""

from __future__ import annotations

import io

import pytest
import sqlalchemy as sa
from flask import Flask

from app.accounts.removing import remove
from app.clock import now
from app.db import db
from app.exchange import taking
from app.models import Annotation, Learner, Review
from exports import READERS
from tests.app.exchange.test_coming_back import learner, reviewed, taken
from tests.app.web import Visitor


def test_a_command_takes_nothing_in_for_who_left_while_it_read(
    web: Flask, student: Visitor
) -> None:
    body = reviewed(taken(student), "alphalol", note="mine")
    with web.app_context():
        person = learner()
        package = taking.read(READERS["anki"], io.BytesIO(body), {"alphalol": "2026-01-01"}, now())
        ready = taking.prepared(db.session, person, package, taking.ALL)
        db.session.commit()
        with sa.orm.Session(db.engine) as elsewhere:
            remove(elsewhere, elsewhere.get_one(Learner, person.id), now())
            elsewhere.commit()
        with pytest.raises(taking.Left):
            taking.take(
                db.session, person, package, taking.ALL, ready, {"alphalol": "2026-01-01"}, now()
            )
        db.session.rollback()
        for table in (Review, Annotation):
            assert db.session.scalar(sa.select(sa.func.count()).select_from(table)) == 0
