"""Pages of grades: the table and files for staff, one's own row for a student."""

from __future__ import annotations

import re
from html import unescape

from flask import Flask

from tests.app.assignments.setting import assign, course_with, soon, text, work_through
from tests.app.courses.teaching import code_of, id_of, invite, join, notices
from tests.app.web import Visitor

SCORE = {"review": ["after:score"]}
GIVEN = re.compile(r"/assignments/([-0-9a-f]{36})")


def cells(page: str, name: str) -> list[str]:
    """The row of the table that begins with this name."""
    rows = re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</tr>", page, re.DOTALL)
    found = next(row for row in rows if name in text(row.partition("</th>")[0]))
    return [text(each) for each in re.findall(r"<td.*?</td>", found, re.DOTALL)]


def course_figure(page: str) -> str:
    found = re.search(r'<p class="grade-figure">(.*?)</p>', page, re.DOTALL)
    return text(found[1]) if found else ""


def own_rows(page: str) -> list[str]:
    found = re.search(r'<ul class="course-lines own-grades">(.*?)</ul>', page, re.DOTALL)
    return (
        [text(row) for row in re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)] if found else []
    )


def override(who: Visitor, student: str, assignment: str, **fields: str) -> int:
    """Set a grade by hand, on the page of the student."""
    id_ = GIVEN.findall(assignment)[0]
    sent = {"act": "share", "per_cent": "80", "reason": "An oral test.", **fields}
    return who.post(f"{student}/{id_}", **sent).status_code


def page_of(web: Flask, course: str, name: str) -> str:
    return f"{course}/grades/{id_of(web, name)}"


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
    assert override(instructor, theirs, one.replace(one[-3:], "000")) == 404
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
