"""What a course's knowledge asks of the database: of one course, and as much for many students."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.app.assignments.setting import assign, course_with, work_through
from tests.app.assignments.test_statements import is_narrow, listening
from tests.app.mastery.seen import class_of
from tests.app.web import Visitor

OURS = re.compile(r"\b(assignment|attempt|attempt_slot|course_member|memory|question_set)\b(?!\.)")
PAGES = ("", "/students", "/shared")


@pytest.mark.parametrize("page", PAGES)
def test_a_class_costs_as_many_statements_as_one_student(
    web: Flask, instructor: Visitor, page: str
) -> None:
    course = course_with(web, instructor)
    given = assign(web, instructor, course)
    people = class_of(web, instructor, course)
    for each in people:
        each.post(f"{course}/share", shares="y")
    work_through(people[0], given)
    sent = listening(web)

    def cost() -> int:
        before = len(sent)
        assert instructor.get(f"{course}/mastery{page}").status_code == 200
        return len(sent) - before

    once = cost()
    for each in people[1:]:
        work_through(each, given)
    assert (cost(), once <= 7) == (once, True)


def test_no_statement_is_without_the_course_or_its_learners(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    student.post(f"{course}/share", shares="y")
    work_through(student, assign(web, instructor, course))
    sent = listening(web)
    for page in PAGES:
        instructor.get(f"{course}/mastery{page}")
    instructor.post(f"{course}/sets/of-facts", title="Bones", fact=["alphalol"])
    own = [each for each in sent if OURS.search(each)]
    assert len(own) > 10
    assert [each for each in own if not is_narrow(each)] == []
