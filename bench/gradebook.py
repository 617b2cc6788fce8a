"""The gradebook of 300 students and 20 assignments, beside the bare select of its attempts."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.operations import register
from app.clock import now
from app.db import db
from app.factory import create_app
from app.gradebook.reading import read
from app.models import Attempt, Learner, Member
from app.ops import migrating
from bench.measuring import Row, compared
from bench.serving import PASSWORD, _field
from tests.app.gradebook.classes import Class, fill

STUDENTS, FEW, ASSIGNMENTS = 300, 3, 20
EMAIL = "gradebook@example.org"
ROUNDS = 7
SECOND = 1000.0


def gradebook(folder: Path) -> list[Row]:
    """The reading alone, the page and the workbook; and the statements, beside those for a few."""
    app = _prepared(folder)
    many, few = (_class(app, students) for students in (STUDENTS, FEW))
    client, size = _signed_in(app), f"{STUDENTS} students x {ASSIGNMENTS} assignments"
    works: dict[str, Callable[[], object]] = {
        f"gradebook of {size}, read": lambda: _read(app, many),
        f"the page of {size}": lambda: _open(client, f"/courses/{many}/grades"),
        f"the workbook of {size}": lambda: _open(client, f"/courses/{many}/grades.xlsx"),
    }
    rows = [
        compared(what, work, "the bare select of its attempts", lambda: _select(app, many),
                 rounds=ROUNDS, goal=SECOND)
        for what, work in works.items()
    ]  # fmt: skip
    counts = [_statements(app, lambda of=of: _open(client, f"/courses/{of}/grades"))
              for of in (many, few)]  # fmt: skip
    rows.append(
        Row(f"statements of the page for {STUDENTS} students", f"for {FEW}", 1, counts[0],
            counts[1], counts[1], unit="statements")
    )  # fmt: skip
    return rows


def _prepared(folder: Path) -> Flask:
    url = f"sqlite:///{folder / 'gradebook.db'}"
    migrating.upgrade(url)
    os.environ["METASTASIS_INSTANCE"] = str(folder)
    app = create_app({"DATABASE_URL": url})
    with app.app_context():
        told = {"name": "Ina", "email": EMAIL, "password": PASSWORD, "zone": "Europe/Vienna"}
        register(db.session, **told, now=now())
        db.session.commit()
    return app


def _class(app: Flask, students: int) -> UUID:
    """A class with everybody's work, taught by who signs in."""
    with app.app_context():
        made = Class(db.session)
        who = db.session.scalars(sa.select(Learner.id).where(Learner.email == EMAIL)).one()
        db.session.add(
            Member(course_id=made.course.id, learner_id=who, role="instructor", joined_at=now())
        )
        fill(made, students, ASSIGNMENTS)
        db.session.commit()
        return made.course.id


def _signed_in(app: Flask) -> FlaskClient:
    client: FlaskClient = app.test_client()
    token = _field(client.get("/sign-in").text, "csrf_token")
    client.post("/sign-in", data={"email": EMAIL, "password": PASSWORD, "csrf_token": token})
    return client


def _open(client: FlaskClient, path: str) -> bytes:
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return answer.data


def _read(app: Flask, course: UUID) -> None:
    with app.app_context():
        book = read(db.session, course, now())
        if len(book.rows) != STUDENTS or book.course.n != STUDENTS:
            raise RuntimeError(f"{len(book.rows)} rows, {book.course.n} with a grade")


def _select(app: Flask, course: UUID) -> None:
    with app.app_context():
        db.session.execute(sa.select(Attempt.__table__).where(Attempt.course_id == course)).all()


def _statements(app: Flask, work: Callable[[], object]) -> int:
    sent: list[str] = []

    def note(*said: object) -> None:
        sent.append(str(said[2]))

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    work()
    sa.event.remove(engine, "before_cursor_execute", note)
    return len(sent)
