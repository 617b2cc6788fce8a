"""Courses with people in them, written straight into the tables."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import Flask

from app import codes
from app.assignments import attempting, starting
from app.assignments import operations as setting
from app.assignments.operations import Rules
from app.clock import new_id, now
from app.courses import operations
from app.coursework.grades import Late
from app.coursework.keyed import key_of
from app.coursework.matrix import WHATS, complete
from app.coursework.people import students
from app.coursework.placing import placed
from app.coursework.terms import Terms
from app.db import db
from app.models import Assignment, Learner, Member
from app.sets import operations as sets
from questions.blueprint import Blueprint, Pool, Spec
from questions.item import Cloze, Item, ShortAnswer, SingleBest, TrueFalse
from tests.browser.learners import apart, newcomer

FIRST = "Amara Björn Chidi Dalia Emre Fatima Goran Hanna Ines Jakob Keiko Lena Mateo Nadia Omar"
LAST = "Adeyemi Bauer Chen Dumont Eriksen Fischer Gruber Horvat Ivanova Jansen Kowalski Lindgren"
TITLE, TERM = "Oncology for nurses", "Winter 2026"
ABOUT = "How tumours spread, week by week.\nBring what you did not understand to the Monday round."


def fill(app: Flask, course_id: str, many: int) -> None:
    """Let so many students join."""
    apart(lambda: _fill(app, UUID(course_id), many))


def _fill(app: Flask, course_id: UUID, many: int) -> None:
    first, last = FIRST.split(), LAST.split()
    with app.app_context():
        for number in range(many):
            name = f"{first[number % len(first)]} {last[number // len(first) % len(last)]}"
            at = now() - timedelta(hours=number)
            email = f"{uuid4().hex[:6]}@students.example.org"
            learner = Learner(id=new_id(at), name=name, email=email, created_at=at)
            db.session.add(learner)
            db.session.flush()
            row = Member(course_id=course_id, learner_id=learner.id, role="student", joined_at=at)
            row.extra_time = 150 if number % 23 == 4 else 125 if number % 17 == 2 else 100
            row.shares_mastery = number % 3 == 0
            db.session.add(row)
        db.session.commit()


def work(app: Flask, assignment: str, many: int, each: int = 3) -> None:
    """Let so many students begin an assignment; every third (`each`) answers it and hands in."""
    apart(lambda: _work(app, UUID(assignment), many, each))


def _work(app: Flask, assignment_id: UUID, many: int, each: int) -> None:
    with app.app_context():
        session, bank = db.session, app.extensions["bank"]
        found = sa.select(Assignment).where(Assignment.id == assignment_id)
        given = session.scalars(found).one()
        people = students(session, given.course_id)[:many]
        for number, (learner, member) in enumerate(people):
            at, chance = now() - timedelta(minutes=10 + number % 18), Random(number)
            begun = starting.start(session, learner, member, bank, assignment_id, at)
            key, ability = key_of(begun), chance.gauss(0.4, 0.8)
            places = placed(session, key)
            for one in places if number % each == 0 else places[: 1 + number % 8]:
                reply = said(one.item, ability, chance)
                if reply:
                    spent = chance.randint(8, 50)
                    attempting.serve(session, key, one.slot, at)
                    at += timedelta(seconds=spent)
                    attempting.save(session, key, one.slot, reply, 1000 * spent, learner.id, at)
            if number % each == 0:
                attempting.submit(session, key, now())
        session.commit()


def said(item: Item, ability: float, chance: Random) -> str | None:
    """What somebody answers who is so able; None leaves it blank."""
    hard = Random(item.id).gauss(0, 0.7)
    right = chance.gauss(ability, 1) > hard
    if chance.random() < 0.02 or not isinstance(item, SingleBest | TrueFalse | ShortAnswer | Cloze):
        return None
    if isinstance(item, ShortAnswer | Cloze):
        return item.answer if right else "no idea"
    if isinstance(item, TrueFalse):
        return "true" if item.answer == right else "false"
    wrong = [option.id for option in item.options if not option.correct]
    return item.answer if right else chance.choices(wrong, range(len(wrong), 0, -1))[0]


def assigned(app: Flask) -> tuple[str, str]:
    """The code of somebody else's course with an assignment that tells all once handed in."""

    def act() -> tuple[str, str]:
        with app.app_context():
            iris = newcomer(db.session, f"{uuid4().hex[:8]}@example.org", "Iris Ferrante")
            told = {"title": TITLE, "term": TERM, "about": ABOUT, "now": now()}
            course = operations.create(db.session, iris, **told)
            spec = Spec(pools=(Pool(key=1, source=Blueprint(), number=5),))
            made = sets.create(db.session, course, iris, "Bone", spec, now())
            sets.save(db.session, course, made, 0, iris, now())
            every = frozenset(WHATS)
            ends = now() + timedelta(days=7)
            rules = Rules("Week 3: bone", "graded", Terms(None, ends, ends, 1800, 2),
                          Late("day", 10), "best", shuffle_questions=True, shuffle_options=True,
                          review=complete({"after": every}))  # fmt: skip
            given = setting.create(db.session, course, iris, made.id, rules, None, now())
            db.session.commit()
            path = f"/courses/{course.id}/assignments/{given.id}"
            return codes.grouped(course.join_code or ""), path

    return apart(act)


def elsewhere(app: Flask) -> str:
    """The code of a course that somebody else runs."""

    def work() -> str:
        with app.app_context():
            iris = newcomer(db.session, f"{uuid4().hex[:8]}@example.org", "Iris Ferrante")
            course = operations.create(
                db.session, iris, title=TITLE, term=TERM, about=ABOUT, now=now()
            )
            db.session.commit()
            return codes.grouped(course.join_code or "")

    return apart(work)
