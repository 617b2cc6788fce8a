"""A database with a course of so many students, who are signed in, and an assignment for them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from app.accounts.operations import sign_in
from app.assignments import operations as assignments
from app.assignments.operations import Rules
from app.clock import new_id, now
from app.courses import operations as courses
from app.coursework.grades import Late
from app.coursework.matrix import USUAL
from app.coursework.people import students
from app.coursework.terms import Terms
from app.db import db
from app.demo import classroom
from app.factory import create_app
from app.models import Assignment, Course, Learner
from app.ops import migrating
from app.ops.operations import publish_bank
from app.sets import operations as sets
from bench.classroom.plan import Plan
from questions.blueprint import Blueprint, Pool, Spec


def prepare(url: str, port: int, many: int, number: int, seconds: float) -> Plan:
    """Make the course in this database, which is empty or migrated; what its class is told.

    Half of the questions are the same for all, half are drawn for each.
    """
    migrating.upgrade(url)
    app = create_app({"DATABASE_URL": url})
    with app.app_context():
        publish_bank(db.session, app.extensions["bank"], now())
        given = _assignment(db.session, number)
        course = db.session.get_one(Course, given.course_id)
        classroom.join(db.session, course, many, now())
        people = [learner for learner, _ in students(db.session, course.id)]
        cookies = [_cookie(app, db.session, each) for each in people]
        db.session.commit()
        path = f"/courses/{course.id}/assignments/{given.id}"
        learners = [each.id.hex for each in people]
        db.session.close()
        db.engine.dispose()
    return Plan(port, path, cookies, learners, seconds)


def _assignment(session: Session, number: int) -> Assignment:
    at = now()
    ina = Learner(
        id=new_id(at), name="Ina", email="ina@example.org", role="instructor", created_at=at
    )
    session.add(ina)
    session.flush()
    course = courses.create(session, ina, title="Oncology", term="", about="", now=at)
    pools = (
        Pool(key=1, source=Blueprint(), number=number - number // 2),
        Pool(key=2, source=Blueprint(), number=number // 2, each=True),
    )
    made = sets.create(session, course, ina, "Week 3", Spec(pools=pools), at)
    sets.save(session, course, made, made.revision, ina, at)
    ends = at + timedelta(hours=1)
    rules = Rules("Week 3", "graded", Terms(None, ends, ends, 1800, 1), Late("day", 0), "best",
                  shuffle_questions=True, shuffle_options=True, review=USUAL)  # fmt: skip
    return assignments.create(session, course, ina, made.id, rules, None, at)


def _cookie(app: Flask, session: Session, learner: Learner) -> str:
    """The cookie of a sign-in; to sign in is not what is measured."""
    row = sign_in(session, learner, now())
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    held = {"_user_id": f"{learner.id.hex}.{row.id.hex}", "_fresh": True, "_permanent": True}
    return f"{app.config['SESSION_COOKIE_NAME']}={serializer.dumps(held)}"


def environment(url: str, port: int, folder: Path) -> dict[str, str]:
    """The settings of the server that serves this database."""
    return {
        "METASTASIS_INSTANCE": str(folder),
        "DATABASE_URL": url,
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
