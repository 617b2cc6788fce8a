"""Courses with people in them, written straight into the tables."""

from __future__ import annotations

import random
from datetime import timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import Flask

from app import codes
from app.assignments import operations as setting
from app.assignments import starting
from app.assignments.operations import Rules
from app.clock import now
from app.courses import operations
from app.coursework import attempting
from app.coursework.grades import Late
from app.coursework.keyed import key_of
from app.coursework.matrix import WHATS, complete
from app.coursework.people import students
from app.coursework.placing import placed
from app.coursework.terms import Terms
from app.db import db
from app.demo import answering, classroom
from app.memory.choice import unit_of
from app.memory.rows import today
from app.models import Assignment, Course, Learner, Memory
from app.sets import operations as sets
from questions.blueprint import Blueprint, Pool, Spec
from questions.item import Item, digest
from questions.world import Bank
from tests.browser.learners import apart, newcomer

TITLE, TERM = "Oncology for nurses", "Winter 2026"
ABOUT = "How tumours spread, week by week.\nBring what you did not understand to the Monday round."


def fill(app: Flask, course_id: str, many: int) -> None:
    """Let so many students join."""
    apart(lambda: _fill(app, UUID(course_id), many))


def _fill(app: Flask, course_id: UUID, many: int) -> None:
    with app.app_context():
        course = db.session.get_one(Course, course_id)
        classroom.join(db.session, course, many, now())
        db.session.commit()


def handed_in(app: Flask, assignment: str, many: int, questions: int | None = None) -> None:
    """Let so many students hand in an assignment, in the two days before now.

    Who is missing in the course joins first. `questions`: how many of them each answers; None:
    all but the few that somebody leaves out. Abilities and difficulties are the same each time.
    """
    apart(lambda: _hand_in(app, UUID(assignment), many, questions))


def _hand_in(app: Flask, assignment_id: UUID, many: int, questions: int | None) -> None:
    with app.app_context():
        session, at, rng = db.session, now(), random.Random(many)
        found = sa.select(Assignment).where(Assignment.id == assignment_id)
        given = session.scalars(found).one()
        there = len(students(session, given.course_id))
        course = session.get_one(Course, given.course_id)
        classroom.join(session, course, many - there, at - timedelta(days=3))
        people = students(session, given.course_id)[:many]
        how = classroom.Work(at - timedelta(days=2), at - timedelta(hours=1), most=questions)
        classroom.work(session, app.extensions["bank"], given, people, how, rng)
        session.commit()


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
            at, chance = now() - timedelta(minutes=10 + number % 18), random.Random(number)
            begun = starting.start(session, learner, member, bank, assignment_id, at)
            key, hands_in = key_of(begun), number % each == 0
            questions = placed(session, key)
            for one in questions if hands_in else questions[: 1 + number % 8]:
                right = chance.random() < _ease(one.item) + chance.gauss(0, 0.1)
                said, spent = answering.reply(one.item, right, chance), chance.randint(8, 50)
                attempting.serve(session, key, one.slot, at)
                at += timedelta(seconds=spent)
                attempting.save(session, key, one.slot, said, 1000 * spent, learner.id, at)
            if hands_in:
                attempting.submit(session, key, now())
            if member.shares_mastery:
                _know(learner, bank, chance)
        session.commit()


def _ease(item: Item) -> float:
    """How likely a fact is known, from 0.15 to 0.95: the same for all who are asked."""
    return 0.15 + int(digest([item.facts[0]], 6), 16) / 16**6 * 0.8


def _know(learner: Learner, bank: Bank, chance: random.Random) -> None:
    """What somebody holds who studied for a while on their own."""
    day = today(learner, now())
    for fact in bank.asked():
        if chance.random() < 0.25:
            last = day - chance.randrange(20)
            db.session.add(
                Memory(learner_id=learner.id, unit=unit_of(fact.id), reps=2, last_day=last,
                       stability=chance.uniform(2, 60), difficulty=5.0, due_day=day)
            )  # fmt: skip


def assigned(app: Flask, number: int = 7) -> tuple[str, str]:
    """The code of somebody else's course with an assignment that tells all once handed in.

    Scenes want a wrong answer: by chance so many questions are hardly ever all answered rightly.
    """

    def act() -> tuple[str, str]:
        with app.app_context():
            iris = newcomer(db.session, f"{uuid4().hex[:8]}@example.org", "Iris Ferrante")
            told = {"title": TITLE, "term": TERM, "about": ABOUT, "now": now()}
            course = operations.create(db.session, iris, **told)
            spec = Spec(pools=(Pool(key=1, source=Blueprint(), number=number),))
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
