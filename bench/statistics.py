"""Statistics of a class of 300 with 40 questions each, against the bare select of its answers."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.operations import register
from app.assignments import operations as setting
from app.assignments.operations import Rules
from app.clock import new_id, now
from app.courses import operations as courses
from app.coursework.grades import Late
from app.coursework.matrix import USUAL
from app.coursework.terms import Terms
from app.db import db
from app.factory import create_app
from app.memory.publishing import publish
from app.models import Attempt, AttemptSlot, CurrentItem, ItemVersion, Learner
from app.ops import migrating
from app.sets import operations as sets
from bench.measuring import Row, compared
from bench.serving import PASSWORD, _field
from questions.blueprint import Blueprint, Pool, Spec
from questions.item import Item, SingleBest, load

STUDENTS, QUESTIONS, POOL = 300, 40, 400
ROUNDS, SEED = 5, 11
GOAL = 1000.0
EMAIL = "bench-teacher@example.org"


def statistics(folder: Path) -> list[Row]:
    """The page of a test that is the same for all, and of one drawn for each student."""
    app = _prepared(folder)
    with app.app_context():
        course_id, items = _course()
        fixed, drawn = (_test(course_id, items[:many]) for many in (QUESTIONS, POOL))
    client = _signed_in(app)
    return [
        _row(app, client, course_id, fixed, f"{STUDENTS} x {QUESTIONS}"),
        _row(app, client, course_id, drawn, f"{STUDENTS} x {QUESTIONS} of {POOL}"),
    ]


def _row(app: Flask, client: FlaskClient, course_id: UUID, given: UUID, what: str) -> Row:
    path = f"/courses/{course_id}/assignments/{given}/statistics"
    sent: list[str] = []
    with app.app_context():
        sa.event.listen(db.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    _open(client, path)
    print(f"statistics, {what}: {len(sent)} statements a page", flush=True)
    return compared(
        f"statistics of {what}, {len(sent)} statements",
        lambda: _open(client, path),
        "bare select of the answers",
        lambda: _select(app, course_id, given),
        rounds=ROUNDS,
        goal=GOAL,
    )


def _prepared(folder: Path) -> Flask:
    url = f"sqlite:///{folder / 'statistics.db'}"
    migrating.upgrade(url)
    os.environ["METASTASIS_INSTANCE"] = str(folder)
    app = create_app({"DATABASE_URL": url})
    with app.app_context():
        publish(db.session, app.extensions["bank"], now())
        db.session.commit()
    return app


def _course() -> tuple[UUID, list[Item]]:
    """A course with a class, and questions of the bank with one best answer."""
    session, at = db.session, now()
    told = {"name": "T", "email": EMAIL, "password": PASSWORD, "zone": "UTC", "now": at}
    teacher = register(session, **told)
    teacher.role = "instructor"
    made = courses.create(session, teacher, title="Oncology", term="", about="", now=at)
    spec = Spec(pools=(Pool(key=1, source=Blueprint(), number=QUESTIONS),))
    found = sets.create(session, made, teacher, "Bone", spec, at)
    sets.save(session, made, found, 0, teacher, at)
    session.add_all(
        Learner(id=new_id(at), name=f"S{number}", email=f"s{number}@example.org", created_at=at)
        for number in range(STUDENTS)
    )
    session.commit()
    wanted = (
        sa.select(ItemVersion.body)
        .join(CurrentItem, CurrentItem.item_id == ItemVersion.item_id)
        .where(CurrentItem.version == ItemVersion.version, CurrentItem.form == "single_best")
    )
    bodies = session.scalars(wanted.order_by(ItemVersion.item_id).limit(POOL))
    return made.id, [load(body) for body in bodies]


def _test(course_id: UUID, items: list[Item]) -> UUID:
    """An assignment that all have handed in; each was asked 40 of these questions."""
    session, at = db.session, now()
    chance = Random(SEED)  # noqa: S311 - invented answers, no secret
    course = session.get_one(courses.Course, course_id)
    teacher = session.scalars(sa.select(Learner).where(Learner.email == EMAIL)).one()
    (set_id,) = session.scalars(sa.select(sets.QuestionSet.id))
    rules = Rules("Week", "graded", Terms(), Late("day", 0), "best",
                  shuffle_questions=True, shuffle_options=True, review=USUAL)  # fmt: skip
    given = setting.create(session, course, teacher, set_id, rules, None, at)
    session.flush()
    students = session.scalars(sa.select(Learner.id).where(Learner.email.like("s%@example.org")))
    attempts, slots = [], []
    for learner_id in students:
        key = {"course_id": course_id, "assignment_id": given.id, "learner_id": learner_id,
               "number": 1}  # fmt: skip
        attempts.append({**key, "seed": "0", "started_at": at, "submitted_at": at,
                         "how": "learner", "points": 0.0, "of": 1.0})  # fmt: skip
        asked = chance.sample(items, QUESTIONS)
        ability = chance.gauss(0, 1)
        slots += [
            {**key, **_slot(place, item, ability, chance)} for place, item in enumerate(asked)
        ]
    session.execute(sa.insert(Attempt), attempts)
    session.execute(sa.insert(AttemptSlot), slots)
    session.commit()
    return given.id


def _slot(place: int, item: Item, ability: float, chance: Random) -> dict[str, object]:
    assert isinstance(item, SingleBest)
    right = chance.gauss(ability, 1) > 0
    wrong = [option.id for option in item.options if not option.correct]
    reply = item.answer if right else wrong[chance.randrange(len(wrong))]
    at = now() - timedelta(minutes=place)
    return {
        "slot": place + 1, "place": place + 1, "unit": item.unit, "item_id": item.id,
        "version": item.version, "points": 1.0, "order_seed": UUID(int=1),
        "review_id": new_id(at), "reply": reply, "saved_at": at, "saves": 1,
        "duration_ms": round(1000 * chance.lognormvariate(3.5, 0.5)), "correct": right,
        "credit": float(right),
    }  # fmt: skip


def _select(app: Flask, course_id: UUID, given: UUID) -> None:
    with app.app_context():
        columns = (AttemptSlot.learner_id, AttemptSlot.item_id, AttemptSlot.version,
                   AttemptSlot.reply, AttemptSlot.credit, AttemptSlot.duration_ms)  # fmt: skip
        wanted = sa.select(*columns).where(
            AttemptSlot.course_id == course_id, AttemptSlot.assignment_id == given
        )
        if len(db.session.execute(wanted).all()) != STUDENTS * QUESTIONS:
            raise RuntimeError("some answers are missing")


def _signed_in(app: Flask) -> FlaskClient:
    client: FlaskClient = app.test_client()
    token = _field(client.get("/sign-in").text, "csrf_token")
    client.post("/sign-in", data={"email": EMAIL, "password": PASSWORD, "csrf_token": token})
    return client


def _open(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    if answer.status_code != 200 or "n = 300" not in answer.text:
        raise RuntimeError(f"{path} answered {answer.status_code}")
