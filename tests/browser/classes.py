"""Courses with people in them, written straight into the tables."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from flask import Flask

from app import codes
from app.clock import new_id, now
from app.courses import operations
from app.db import db
from app.models import Learner, Member
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
