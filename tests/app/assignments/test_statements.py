"""What assignments ask of the database: of one course or one learner, and as much for many rows."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask

from app.db import db
from tests.app.assignments.setting import assign, attempt_of, begin, course_with, questions, reply
from tests.app.courses.teaching import id_of
from tests.app.web import Visitor

OURS = re.compile(
    r"\b(FROM|INTO|UPDATE|JOIN) (assignment|assignment_override|attempt|attempt_slot)\b"
)
KEYS = re.compile(r"\b(course_id|learner_id)\b")


def listening(web: Flask) -> list[str]:
    with web.app_context():
        engine = db.engine
    sent: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    return sent


def test_no_statement_is_without_the_course_or_the_learner(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    sent = listening(web)
    given = assign(web, instructor, course)
    attempt = attempt_of(begin(student, given))
    for page in questions(student, attempt):
        reply(student, page, right=True)
    student.get(f"{attempt}/submit")
    student.post(f"{attempt}/submit")
    student.post(f"{attempt}/count")
    for page in (attempt, given, f"{course}/assignments"):
        student.get(page)
    instructor.post(f"{given}/exceptions", whom=id_of(web, "student"), minutes="9")
    pages = ("", "/edit", "/exceptions", "/preview/1", f"/students/{id_of(web, 'student')}/1")
    for page in pages:
        assert instructor.get(given + page).status_code == 200
    for path in re.findall(r'action="([^"]*/remove)"', instructor.get(given).text):
        instructor.post(path)
    instructor.post(f"{given}/archive")
    own = [each for each in sent if OURS.search(each)]
    assert len(own) > 60
    assert [each for each in own if not is_narrow(each)] == []


def is_narrow(statement: str) -> bool:
    """Whether the statement names whose rows it means. An INSERT names them among its columns."""
    condition = " ".join(statement.split("WHERE")[1:])
    return statement.startswith("INSERT") or bool(KEYS.search(condition))


def test_a_list_of_three_costs_as_many_statements_as_one(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    first = assign(web, instructor, course)
    begin(student, first)
    sent = listening(web)

    def cost(who: Visitor, page: str) -> int:
        before = len(sent)
        assert who.get(page).status_code == 200
        return len(sent) - before

    pages = ((student, f"{course}/assignments"), (instructor, f"{course}/assignments"),
             (instructor, first))  # fmt: skip
    once = [cost(*each) for each in pages]
    for _ in range(2):
        begin(student, assign(web, instructor, course))
    begin(classmate, first)
    assert [cost(*each) for each in pages] == once
