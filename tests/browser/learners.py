"""The application with the real bank, and learners who have studied for a while."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from flask import Flask
from sqlalchemy.orm import Session

from app.clock import new_id, now
from app.db import db
from app.demo import teaching
from app.demo.answering import reply
from app.factory import create_app
from app.memory.answers import Question, Reply
from app.memory.operations import record_answer
from app.memory.publishing import publish
from app.memory.queries import next_question
from app.memory.rows import item_version, today
from app.memory.shares import count_choices
from app.models import DayTally, Learner
from app.ops import migrating
from app.ops.operations import setup_token
from app.passwords import hash_password
from app.reports.operations import report_fact
from questions.item import Item
from questions.world import Bank
from tests.browser.decks import bring_decks

CURATING = -1  # in place of days of history
RUNNING = -2  # the server, as its administrator
SPENT = -3  # today's minutes are used up
TEACHING = -4
TAUGHT = -6  # has the course of the demonstration, with a class of sixty
DECKED = -5  # has decks of their own, and no new facts
T = TypeVar("T")
PASSWORD = "correct horse battery"
CHEAP = {"PASSWORD_TIME_COST": 1, "PASSWORD_MEMORY_KIB": 64}


def real_application(folder: Path) -> Flask:
    """The application on a fresh SQLite database in `folder`, the real bank published."""
    url = f"sqlite:///{folder / 'browser.db'}"
    migrating.upgrade(url)
    made = create_app({"DATABASE_URL": url, **CHEAP})
    with made.app_context():
        publish(db.session, made.extensions["bank"], now())
        db.session.commit()
    return made


def apart(work: Callable[[], T]) -> T:
    """Work on the database in a thread of its own.

    Playwright runs a loop in ours, and Flask-SQLAlchemy-Lite closes its sessions by another.
    """
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def newcomer(session: Session, email: str, name: str = "Ada") -> Learner:
    """A learner who has met nothing yet."""
    learner = Learner(
        id=new_id(now()),
        email=email,
        name=name,
        password_hash=hash_password(PASSWORD),
        zone="Europe/Vienna",
        created_at=now(),
    )
    session.add(learner)
    session.commit()
    return learner


def studied(session: Session, learner: Learner, bank: Bank, days: int, skill: float = 0.8) -> None:
    """Let the learner answer all that waited on each of so many days, until two days ago."""
    chance = random.Random(days)
    for ago in range(days + 1, 1, -1):
        _one_day(session, learner, bank, now() - timedelta(days=ago), chance, skill)


def _one_day(
    session: Session,
    learner: Learner,
    bank: Bank,
    at: datetime,
    chance: random.Random,
    skill: float,
) -> None:
    while isinstance(found := next_question(session, learner, bank, at), Question):
        at += timedelta(seconds=chance.randint(8, 40))
        right = chance.random() < skill
        record_answer(session, learner, _reply(found, right, at, chance), at)
    session.commit()


def _reply(found: Question, right: bool, at: datetime, chance: random.Random) -> Reply:
    spent = timedelta(seconds=chance.randint(3, 8))
    return Reply(
        id=found.review_id,
        unit=found.unit,
        item_id=found.item.id,
        version=found.item.version,
        text=reply(found.item, right, chance),
        revision=found.revision,
        served_at=at - spent,
        started_at=at - spent,
        duration_ms=int(spent.total_seconds() * 1000),
        place=found.place,
    )


def learner_of(app: Flask, days: int) -> str:
    """The e-mail of a new learner with so many days of history, or in a state with a name."""
    email = f"{uuid4().hex[:8]}@example.org"

    def work() -> str:
        with app.app_context():
            made = newcomer(db.session, email)
            bank = app.extensions["bank"]
            if days == RUNNING:
                made.role = "admin"
            if days in (TEACHING, TAUGHT):
                made.role = "instructor"
            if days == CURATING:
                made.role = "curator"
                report_fact(db.session, made, bank.asked()[0].id, "unclear", "Says who?", now())
            db.session.commit()
            if days == TAUGHT:
                return teach(db.session, made, bank)
            if days == DECKED:
                bring_decks(db.session, made)
                db.session.commit()
                return email
            studied(db.session, made, bank, 3 if days == SPENT else days)
            if days == SPENT:
                use_up(db.session, made)
        return email

    return apart(work)


def first_answers(app: Flask, item_id: str, version: str, many: int = 24) -> None:
    """Let so many learners answer a choice, an option each in turn, and count their answers."""

    def work() -> None:
        with app.app_context():
            item = item_version(db.session, item_id, version)
            options = item.options  # type: ignore[attr-defined]
            for number in range(many):
                learner = Learner(id=new_id(now()), name=f"Reader {number}", created_at=now())
                db.session.add(learner)
                db.session.flush()
                text = options[min(number % 4, len(options) - 1)].id
                record_answer(db.session, learner, _first(item, text), now())
            count_choices(db.session, now())
            db.session.commit()

    apart(work)


def _first(item: Item, text: str) -> Reply:
    return Reply(
        id=new_id(now()),
        unit=item.unit,
        item_id=item.id,
        version=item.version,
        text=text,
        revision=0,
        served_at=now(),
        started_at=None,
        duration_ms=None,
        place=1,
    )


def teach(session: Session, iris: Learner, bank: Bank) -> str:
    """Give the learner the course of the demonstration; their e-mail."""
    noah = newcomer(session, f"{uuid4().hex[:8]}@example.org", "Noah")
    teaching.course(session, bank, iris, [noah], teaching.CLASS, now(), random.Random(1))
    session.commit()
    return iris.email or ""


def use_up(session: Session, learner: Learner) -> None:
    """Let today's minutes be used up."""
    spent = learner.minutes_per_day * 60_000
    day = today(learner, now())
    session.merge(DayTally(learner_id=learner.id, day=day, answers=40, duration_ms=spent))
    session.commit()


def setup_path(app: Flask) -> str:
    """A living link of the first set-up."""

    def work() -> str:
        with app.app_context():
            token = setup_token(db.session, now())
            db.session.commit()
        return f"/setup/{token}"

    return apart(work)
