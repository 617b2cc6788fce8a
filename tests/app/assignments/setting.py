"""A course with a set and an assignment, and how students work through one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from app.clock import new_id, now
from app.db import db
from app.models import Learner, QuestionSet, QuestionSetVersion
from questions.blueprint import Blueprint, Pool, Spec, dump
from tests.app.courses.teaching import code_of, join, open_course
from tests.app.web import Visitor

QUESTION = re.compile(r"/attempts/\d+/questions/\d+")
RULES = {
    "title": "Week 3",
    "kind": "graded",
    "late_loss": "0",
    "late_per": "day",
    "counts": "best",
    "shuffle_questions": "y",
    "shuffle_options": "y",
    "attempts": "1",
}
ALL = ("score", "correctness", "answers", "rationales")


def make_set(session: Session, course_id: UUID, by: UUID, at: datetime, number: int = 3) -> UUID:
    """A saved set of so many questions of any kind."""
    spec = Spec(pools=(Pool(key=1, source=Blueprint(known=True), number=number, points=2.0),))
    made = QuestionSet(
        course_id=course_id, id=new_id(at), title="Drugs", latest=1, made_by=by,
        created_at=at, changed_at=at,
    )  # fmt: skip
    session.add(made)
    session.flush()
    session.add(
        QuestionSetVersion(
            course_id=course_id, set_id=made.id, version=1, spec=dump(spec), made_by=by, made_at=at
        )
    )
    session.flush()
    return made.id


def course_with(web: Flask, instructor: Visitor, *students: Visitor, number: int = 3) -> str:
    """The path of a course with a saved set and these students."""
    path = open_course(instructor)
    code = code_of(instructor, path)
    for each in students:
        assert join(each, code) == 303
    with web.app_context():
        by = db.session.scalars(sa.select(Learner.id).where(Learner.role == "instructor")).first()
        assert by is not None
        make_set(db.session, UUID(path.rpartition("/")[2]), by, now(), number)
        db.session.commit()
    return path


def assign(web: Flask, instructor: Visitor, course: str, **rules: object) -> str:
    """The path of a new assignment of the course's set."""
    with web.app_context():
        set_id = db.session.scalars(sa.select(QuestionSet.id)).one()
    answer = instructor.post(
        f"{course}/assignments/new", **{**RULES, "set_id": str(set_id), **rules}
    )
    assert answer.status_code == 303, instructor.page
    return answer.location


def local(at: datetime) -> str:
    """As a field for a time takes it; accounts of tests stand in UTC."""
    return at.strftime("%Y-%m-%dT%H:%M:%S")


def soon(seconds: float) -> str:
    return local(now() + timedelta(seconds=seconds))


def begin(who: Visitor, assignment: str, **fields: str) -> str:
    """Begin an attempt; the path of its first question."""
    answer = who.post(f"{assignment}/start", **fields)
    assert answer.status_code == 303
    assert QUESTION.search(answer.location), answer.location
    return answer.location


def right_row(page: str) -> str:
    """The number of the row that says Alpha blocker."""
    rows = re.findall(r'value="(\d+)" id="option-\d+".*?<span>([^<]*)</span>', page, re.DOTALL)
    return next(number for number, text in rows if text == "Alpha blocker")


def reply(who: Visitor, question: str, *, right: bool) -> str:
    """Answer a question; where that leads."""
    who.get(question)
    if "radio" in who.page:
        key = right_row(who.page)
        sent = key if right else next(each for each in "123" if each != key)
    else:
        sent = "alpha blocker" if right else "no idea"
    answer = who.post(question, reply=sent, duration="900")
    assert answer.status_code == 303, who.page
    return answer.location


def questions(who: Visitor, attempt: str) -> list[str]:
    """The paths of an attempt's questions, in their order."""
    who.get(attempt)
    return list(dict.fromkeys(re.findall(r'href="([^"]*/attempts/\d+/questions/\d+)"', _list(who))))


def _list(who: Visitor) -> str:
    found = re.search(r'<ol class="quiz-places.*?</ol>', who.page, re.DOTALL)
    return unescape(found[0]) if found else ""


def attempt_of(question: str) -> str:
    """The path of the attempt that a question is part of."""
    return question.partition("/questions/")[0]


def work_through(who: Visitor, assignment: str, right: int = 3, **fields: str) -> str:
    """Begin, answer all three questions, so many of them rightly, and hand in."""
    attempt = attempt_of(begin(who, assignment, **fields))
    for number, question in enumerate(questions(who, attempt)):
        reply(who, question, right=number < right)
    assert who.post(f"{attempt}/submit").status_code == 303
    return attempt


def text(page: str) -> str:
    """A page without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
