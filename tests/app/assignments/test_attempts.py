"""An attempt from beginning to result, as the pages have it."""

from __future__ import annotations

from flask import Flask

from app.models import Attempt, Review
from tests.app.assignments.setting import (
    assign,
    course_with,
    text,
    work_through,
)
from tests.app.courses.teaching import rows
from tests.app.web import Visitor


def test_a_student_begins_answers_and_hands_in(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course, review=["after:score"])
    attempt = work_through(student, given, right=2)
    student.get(attempt)
    assert "4 of 6 points" in text(student.page)
    assert "It brings 66.7 %." in text(student.page)
    assert rows(web, Attempt, "number", "how", "points", "of") == [(1, "learner", 4.0, 6.0)]
    assert rows(web, Review, "id") == []
