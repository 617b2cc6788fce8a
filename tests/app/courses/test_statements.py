"""What a course asks of the database: of one course, or of one learner, and never of all."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask

from app.db import db
from tests.app.courses.teaching import code_of, enrol, id_of, invite, join, open_course
from tests.app.web import PASSWORD, Visitor

OF_COURSES = re.compile(r"\b(course|course_member|course_invitation)\b")
KEYS = re.compile(r"\b(course_id|learner_id|course\.id)\b")
BY_CODE = re.compile(r"\b(join_code|course_invitation\.code) = ")  # unique: it finds one row


def test_no_statement_on_courses_is_without_the_course_or_the_learner(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    with web.app_context():
        engine = db.engine
    sent: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    path = open_course(instructor)
    first, *_ = enrol(instructor, path)
    join(student, code_of(instructor, path))
    join(student, first)
    join(student, invite(instructor, path, "assistant"))
    person = f"{path}/members/{id_of(web, 'student')}"
    for page in ("", "/roster", "/roster/print", "/roster.csv", "/staff", "/settings", "/leave"):
        assert instructor.get(path + page).status_code == 200
    instructor.post(f"{path}/settings", title="Bones")
    instructor.post(f"{path}/code/new")
    instructor.post(person, extra_time="150")
    instructor.get(f"{path}/roster")
    for invitation in re.findall(r"/invitations/([-0-9a-f]{36})/renew", instructor.page):
        for act in ("revoke", "renew"):
            instructor.post(f"{path}/invitations/{invitation}/{act}")
    student.post(f"{path}/share", shares="y")
    student.post(f"{path}/leave")
    for move in ("archive", "restore", "archive"):
        instructor.post(f"{path}/{move}")
    student.get("/courses")
    instructor.post("/account/delete", password=PASSWORD, word="delete")
    own = [each for each in sent if OF_COURSES.search(each)]
    assert len(own) > 60
    assert [each for each in own if not is_narrow(each)] == []
    assert [each for each in own if BY_CODE.search(condition(each))]


def is_narrow(statement: str) -> bool:
    """Whether the statement names whose rows it means. An INSERT names them among its columns."""
    if statement.startswith("INSERT"):
        return True
    return bool(KEYS.search(condition(statement)) or BY_CODE.search(condition(statement)))


def condition(statement: str) -> str:
    return " ".join(statement.split("WHERE")[1:])
