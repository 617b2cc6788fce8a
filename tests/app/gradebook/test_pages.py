"""Pages of grades: the table and files for staff, one's own row for a student."""

from __future__ import annotations

import re
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.models import Attempt
from tests.app.assignments.setting import assign, begin, course_with, text, work_through
from tests.app.courses.teaching import code_of, join
from tests.app.gradebook.reader import SCORE, cells, course_figure, override, own_rows, page_of
from tests.app.web import Visitor


def test_the_table_leads_to_each_student(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    one = assign(web, instructor, course, **SCORE)
    assign(web, instructor, course, title="Week 4", weight="3")
    work_through(student, one, right=2)
    instructor.get(f"{course}/grades")
    assert cells(instructor.page, "Student") == ["66.67", "66.67", "–"]
    assert cells(instructor.page, "Classmate") == ["–", "–", "–"]
    assert cells(instructor.page, "Mean") == ["66.67 n 1", "66.67 n 1", "– n 0"]
    head = re.search(r"<thead>(.*?)</thead>", instructor.page, re.DOTALL)
    assert head is not None
    assert text(head[1]) == "Student Course Week 3 Week 4 weight 3"
    assert f'href="{page_of(web, course, "student")}#g2" tabindex="-1"' in instructor.page
    instructor.get(page_of(web, course, "student"))
    assert instructor.title() == "Student"
    assert course_figure(instructor.page) == "66.67 % of the course so far"
    assert "4 of 6 points, 66.67 %" in text(instructor.page)
    assert re.search(r"/students/[-0-9a-f]{36}/1\"", instructor.page)


def test_what_is_not_released_is_told_by_no_page_of_the_student(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    seen = assign(web, instructor, course, title="Seen", **SCORE)
    hidden = assign(web, instructor, course, title="Hidden", weight="3")
    work_through(student, seen, right=1)
    before = course_with_grade(student, course)
    attempt = work_through(student, hidden, right=2)
    assert course_with_grade(student, course) == before
    assert (
        own_rows(student.page)[1]
        == "Hidden – no grade Handed in. The grade is not released yet. Weight 3."
    )
    assert override(instructor, page_of(web, course, "student"), hidden, per_cent="12.34") == 303
    assert course_with_grade(student, course) == before
    for page in (f"{course}/grades/mine", f"{course}/assignments", hidden, attempt):
        student.get(page)
        assert "12.3" not in student.page
        assert "oral test" not in student.page
        assert "66.67" not in student.page
    instructor.get(f"{course}/grades")
    assert cells(instructor.page, "Student") == ["17.59", "33.33", "12.34 by hand"]


def course_with_grade(who: Visitor, course: str) -> str:
    who.get(f"{course}/grades/mine")
    found = course_figure(who.page)
    assert found == "33.33 % of the course so far, from 1 of 2 assignments"
    return found


def test_names_are_found_by_the_address(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    assign(web, instructor, course)
    instructor.get(f"{course}/grades?q=CLASS")
    assert cells(instructor.page, "Classmate") == ["–", "–"]
    assert "1 student of 2." in text(instructor.page)
    assert "Student student@" not in text(instructor.page)
    instructor.get(f"{course}/grades?q=%22%3Cb%3E")
    assert "No student in the course is called that." in text(instructor.page)


def test_what_is_empty_says_what_will_be_there(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor)
    code = code_of(instructor, course)
    instructor.get(f"{course}/grades")
    assert "A column for each graded assignment will stand here" in instructor.page
    assign(web, instructor, course, kind="practice", title="Practice")
    assign(web, instructor, course)
    instructor.get(f"{course}/grades")
    assert "Nobody has joined yet." in text(instructor.page)
    assert join(student, code) == 303
    student.get(f"{course}/grades/mine")
    assert own_rows(student.page) == ["Week 3 – no grade Nothing is handed in yet."]
    assert "There is no grade of the course yet." in student.page


def test_files_are_named_by_the_day_and_kept_by_nobody(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    assign(web, instructor, course)
    for form in ("csv", "xlsx"):
        answer = instructor.get(f"{course}/grades.{form}")
        assert re.fullmatch(
            rf"attachment; filename=grades-\d{{4}}-\d\d-\d\d\.{form}",
            answer.headers["Content-Disposition"],
        )
        assert "no-store" in answer.headers["Cache-Control"]
    text_ = instructor.get(f"{course}/grades.csv").data.decode("utf-8-sig")
    assert text_.splitlines() == [
        "student,e-mail,in the course,course (%),Week 3 (%)",
        "Student,student@example.org,yes,,",
    ]


def test_the_weight_of_an_assignment_is_asked_for(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    one = assign(web, instructor, course, weight="0")
    instructor.get(f"{one}/edit")
    assert re.search(r'<input[^>]*name="weight"[^>]*value="0"', instructor.page)
    for wrong in ("101", "-1", "1.5", "all"):
        assert instructor.post(f"{one}/edit", title="Week 3", kind="graded", weight=wrong,
                               late_per="day", counts="best").status_code == 422  # fmt: skip
    assert "Give a whole number from 0 to 100." in instructor.page
    student.get(f"{course}/grades/mine")
    assert own_rows(student.page) == [
        "Week 3 – no grade Nothing is handed in yet. Does not count for the course."
    ]


def test_what_is_over_is_handed_in_before_anybody_looks(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    one = assign(web, instructor, course, **SCORE, minutes="10")
    for who in (student, classmate):
        begin(who, one)
    instructor.get(f"{course}/grades")
    assert cells(instructor.page, "Student") == ["–", "– working"]
    with web.app_context():
        db.session.execute(sa.update(Attempt).values(ends_at=now() - timedelta(minutes=1)))
        db.session.commit()
    student.get(f"{course}/grades/mine")
    assert own_rows(student.page) == ["Week 3 0 % Handed in."]
    instructor.get(f"{course}/grades")
    assert cells(instructor.page, "Classmate") == ["0.00", "0.00"]
