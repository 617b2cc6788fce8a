"""A course's own question is reported: its staff answers, and it is none of the curators'."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from flask import Flask

from tests.app.assignments.setting import assign, attempt_of, begin, questions, text
from tests.app.authoring.test_asking import add
from tests.app.authoring.writing import names, write
from tests.app.courses.teaching import code_of, instructor, join, open_course
from tests.app.reports.test_course_reports import PROBLEM, items, said
from tests.app.reports.test_reports import curating
from tests.app.sets.building import save
from tests.app.web import Visitor, classmate, student, visitor, web
from tests.questions.authored.drafts import CHOICE

__all__ = ["classmate", "instructor", "student", "visitor", "web"]


@pytest.fixture
def course(web: Flask, instructor: Visitor, student: Visitor) -> str:
    """A course whose one assignment asks its own question, which the student has reported."""
    course = open_course(instructor)
    write(instructor, course, CHOICE)
    made = instructor.post(f"{course}/sets/new", title="Ours").location
    assert add(instructor, made, *names(web)[0]) == 303
    save(instructor, made)
    assert join(student, code_of(instructor, course)) == 303
    (question,) = questions(student, attempt_of(begin(student, assign(web, instructor, course))))
    assert student.post(f"{question}/report", **PROBLEM).status_code == 303
    return course


def test_the_staff_reads_and_answers_it(instructor: Visitor, student: Visitor, course: str) -> None:
    (page,) = items(instructor, course)
    assert instructor.get(page).status_code == 200
    assert CHOICE.stem in text(instructor.page)
    regrade = re.search(r'href="([^"]+/regrade)"', instructor.page)
    assert regrade is not None
    assert instructor.get(regrade[1]).status_code == 200
    assert instructor.post(f"{page}/answer", words="It is meant so.").status_code == 303
    assert said(student) == ["It is meant so."]
    assert instructor.post(f"{page}/reopen").status_code == 303
    assert items(instructor, course) == [page]


def test_it_is_not_passed_on(web: Flask, instructor: Visitor, course: str) -> None:
    (page,) = items(instructor, course)
    assert instructor.get(page).status_code == 200
    assert "Pass it on" not in instructor.page
    assert instructor.post(f"{page}/pass-on", remark="Is it so?").status_code == 404


def test_no_curator_withdraws_it(web: Flask, course: str) -> None:
    curator = curating(web, Visitor(web).register("curator"), "curator")
    address = f"/withdrawals/new?item={quote(names(web)[0][0])}"
    assert curator.get(address).status_code == 404
    assert curator.post(address, reason="It is old.").status_code == 404
