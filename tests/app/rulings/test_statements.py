"""What rulings ask of the database: of one course, and as much for many rows."""

from __future__ import annotations

import re

from flask import Flask

from tests.app.assignments.setting import assign, course_with, work_through
from tests.app.assignments.test_statements import is_narrow, listening
from tests.app.rulings.test_pages import confirm, regrade_page
from tests.app.web import Visitor

OURS = re.compile(r"\b(FROM|INTO|UPDATE|JOIN) (key_override|attempt|attempt_slot|assignment)\b")


def test_no_statement_is_without_the_course(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    work_through(student, given, right=0)
    sent = listening(web)
    page = regrade_page(instructor, given)
    assert confirm(instructor, page, "full") == 303
    instructor.get(page)
    own = [each for each in sent if OURS.search(each)]
    assert len(own) > 20
    assert [each for each in own if not is_narrow(each)] == []


def test_pages_cost_as_much_for_three_students_as_for_one(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    third = Visitor(web).register("third")
    course = course_with(web, instructor, student, classmate, third)
    given = assign(web, instructor, course)
    work_through(student, given, right=0)
    page, sent = regrade_page(instructor, given), listening(web)

    def costs() -> list[int]:
        found = []
        for act in (
            lambda: instructor.get(f"{given}/questions"),
            lambda: instructor.get(page),
            lambda: instructor.client.post(
                page, data={"verdict": "full", "reason": "Old", "csrf_token": instructor.csrf()}
            ),
        ):
            before = len(sent)
            assert act().status_code == 200
            found.append(len(sent) - before)
        return found

    once = costs()
    work_through(classmate, given, right=1)
    work_through(third, given, right=2)
    assert costs() == once
