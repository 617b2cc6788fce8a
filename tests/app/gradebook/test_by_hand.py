"""Grades set by hand, on the pages of who sets them and of whose they are."""

from __future__ import annotations

import re
from html import unescape
from uuid import UUID

from flask import Flask

from tests.app.assignments.setting import assign, course_with, soon, text, work_through
from tests.app.courses.teaching import id_of, invite, join, notices
from tests.app.gradebook.reader import (
    GIVEN,
    SCORE,
    cells,
    course_figure,
    override,
    own_rows,
    page_of,
)
from tests.app.web import Visitor


def test_a_grade_set_by_hand_is_told_with_its_reason(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    one = assign(web, instructor, course, **SCORE)
    attempt = work_through(student, one, right=1)
    theirs = page_of(web, course, "student")
    assert override(instructor, theirs, one, per_cent="66,5") == 303
    instructor.get(theirs)
    assert notices(instructor) == ["The grade of Student is set to 66.5 %."]
    assert "Set to 66.5 % by Instructor" in text(instructor.page)
    assert "“An oral test.”" in text(instructor.page)
    instructor.get(f"{course}/grades")
    assert cells(instructor.page, "Student") == ["66.50", "66.50 by hand"]
    said = "Your instructor set your grade of this assignment to 66.5 %. “An oral test.”"
    for page in (one, attempt):
        student.get(page)
        assert notices(student) == [said]
    student.get(f"{course}/grades/mine")
    assert own_rows(student.page) == [
        "Week 3 66.5 % Your instructor set this grade. “An oral test.” You had earned 33.33 %."
    ]
    assert course_figure(student.page) == "66.5 % of the course so far, from 1 of 1 assignment"
    assert instructor.post(f"{theirs}/{GIVEN.findall(one)[0]}/take-back").status_code == 303
    student.get(f"{course}/grades/mine")
    assert own_rows(student.page) == ["Week 3 33.33 % Handed in."]
    instructor.get(theirs)
    assert text(instructor.page).count("Taken back by Instructor") == 1


def test_who_is_excused_hears_it_at_once(web: Flask, instructor: Visitor, student: Visitor) -> None:
    course = course_with(web, instructor, student)
    one = assign(web, instructor, course)
    override(instructor, page_of(web, course, "student"), one, act="excused", reason="Ill.")
    student.get(f"{course}/grades/mine")
    assert own_rows(student.page) == [
        "Week 3 excused You are excused: it counts for nothing. “Ill.”"
    ]
    student.get(f"{course}/assignments")
    assert "excused" in text(student.page)
    student.get(one)
    assert notices(student) == [
        "You are excused from this assignment: it counts for nothing. “Ill.”"
    ]


def test_what_is_wrong_in_the_form_is_told_at_its_field(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    assign(web, instructor, course, title="Other", due=soon(3600))
    one = assign(web, instructor, course)
    theirs = page_of(web, course, "student")
    for wrong in ("", "soon", "101", "100.001", "-1", "1e1", "٣", "99.9.9"):
        assert override(instructor, theirs, one, per_cent=wrong) == 422, wrong
    assert override(instructor, theirs, one, reason="  ") == 422
    assert unescape(instructor.page).count("Give a reason: the student reads it") == 2
    assert re.findall(r"<details[^>]* open>", instructor.page) == [
        '<details class="former grade-change" open>'
    ]
    ids = re.findall(r'\bid="([^"]+)"', instructor.page)
    assert len(ids) == len(set(ids))
    assert 'href="#reason-2"' in instructor.page
    assert override(instructor, theirs, one, reason="x" * 501) == 422
    assert override(instructor, theirs, one, act="other") == 422
    instructor.get(theirs)
    assert "Set to" not in instructor.page


def test_an_assistant_sees_and_does_not_set(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student)
    one = assign(web, instructor, course)
    assert join(classmate, invite(instructor, course, "assistant")) == 303
    theirs = page_of(web, course, "student")
    assert classmate.get(theirs).status_code == 200
    assert "Set a grade by hand" not in classmate.page
    assert override(classmate, theirs, one) == 403
    assert classmate.get(f"{course}/grades").status_code == 200


def test_mixed_addresses_lead_nowhere(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student)
    one = assign(web, instructor, course)
    outside = page_of(web, course, "classmate")
    assert instructor.get(outside).status_code == 404
    assert override(instructor, outside, one) == 404
    theirs = page_of(web, course, "student")
    assert override(instructor, theirs, f"{course}/assignments/{UUID(int=1)}") == 404
    assert instructor.post(f"{theirs}/{id_of(web, 'student')}/take-back").status_code == 404


def test_an_archived_course_can_be_read_and_nothing_in_it_set(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    one = assign(web, instructor, course)
    instructor.post(f"{course}/archive")
    theirs = page_of(web, course, "student")
    instructor.get(theirs)
    assert "Set a grade by hand" not in instructor.page
    assert override(instructor, theirs, one) == 303
    instructor.get(theirs)
    assert notices(instructor) == [
        "This course is archived and stays as it is. Open it again to change something."
    ]
