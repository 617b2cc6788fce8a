"""A course: opened, described, archived; its code; its members come and go."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Course, Member
from tests.app.courses.teaching import (
    code_of,
    enrol,
    id_of,
    invite,
    join,
    members,
    notices,
    open_course,
    rows,
)
from tests.app.web import Visitor


def test_who_opens_a_course_runs_it_and_gets_a_code(web: Flask, instructor: Visitor) -> None:
    path = open_course(instructor, "Oncology", term="Winter 2026", about="On Mondays.")
    assert re.fullmatch(r"/courses/[-0-9a-f]{36}", path)
    assert rows(web, Course, "title", "term", "about", "archived_at") == [
        ("Oncology", "Winter 2026", "On Mondays.", None)
    ]
    assert members(web) == [("Instructor", "instructor", True)]
    code = code_of(instructor, path)
    assert rows(web, Course, "join_code") == [(code.replace("-", ""),)]
    assert "Nobody has joined yet." in instructor.page


def test_a_student_opens_no_course(web: Flask, student: Visitor) -> None:
    student.get("/courses")
    assert "Open a course" not in student.page
    assert student.get("/courses/new").status_code == 403
    assert student.post("/courses/new", title="Mine").status_code == 403
    assert rows(web, Course, "id") == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": ""}, "Give the course a title."),
        ({"title": " \u202e "}, "Give the course a title."),
        ({"title": "x" * 121}, "Use at most 120 characters; you sent 121."),
        ({"title": "A", "term": "x" * 61}, "Use at most 60 characters; you sent 61."),
        ({"title": "A", "about": "x" * 2001}, "Use at most 2000 characters; you sent 2001."),
        ({"title": "A\0"}, "This holds characters that are no text."),
    ],
)
def test_a_course_that_cannot_be_is_not_opened(
    web: Flask, instructor: Visitor, fields: dict[str, str], said: str
) -> None:
    assert instructor.post("/courses/new", **fields).status_code == 422
    assert instructor.page.count(said) == 2
    assert rows(web, Course, "id") == []


def test_joining_tells_what_is_seen_and_shares_nothing_unless_chosen(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    path = open_course(instructor, "Oncology", about="On Mondays.")
    code = code_of(instructor, path)
    answer = student.post("/join", code=f" {code.lower().replace('-', ' ')} ")
    assert (answer.status_code, answer.location) == (303, f"/join/{code}")
    student.get(f"/join/{code}")
    for said in ("On Mondays.", "taught by Instructor", "What they do not see"):
        assert said in student.page
    assert 'name="shares"' in student.page
    assert "checked" not in student.page
    assert join(student, code) == 303
    assert join(classmate, code, shares="y") == 303
    assert sorted(rows(web, Member, "shares_mastery")) == [(False,), (False,), (True,)]
    student.get(path)
    assert student.title() == "Oncology"
    assert "you joined on" in student.page


def test_sharing_is_switched_on_and_off_on_the_page_of_the_course(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    path = open_course(instructor)
    join(student, code_of(instructor, path))
    for sent, stored in (({"shares": "y"}, True), ({}, False)):
        assert student.post(f"{path}/share", **sent).location == path
        assert (stored,) in rows(web, Member, "shares_mastery")
        assert ("checked" in student.get(path).text) is stored
    instructor.get(path)
    assert "Student</a>" in instructor.page


def test_a_replaced_code_opens_nothing_and_a_withdrawn_one_neither(
    instructor: Visitor, student: Visitor
) -> None:
    path = open_course(instructor)
    first = code_of(instructor, path)
    instructor.post(f"{path}/code/new")
    second = code_of(instructor, path)
    assert first != second
    assert student.get(f"/join/{first}").status_code == 404
    assert student.get(f"/join/{second}").status_code == 200
    instructor.post(f"{path}/code/stop")
    assert student.get(f"/join/{second}").status_code == 404
    assert "Nobody joins by a common code now." in instructor.get(path).text


def test_every_wrong_code_is_answered_alike(instructor: Visitor, student: Visitor) -> None:
    path = open_course(instructor)
    gone = code_of(instructor, path)
    instructor.post(f"{path}/code/new")
    used, withdrawn, *_ = enrol(instructor, path)
    pages = set()
    join(student, used)
    student.get(path)
    for code in (gone, used, "K7Q-F9M-2XW", "guess", "=1", "x" * 70):
        answer = student.get(f"/join/{code}")
        assert answer.status_code == 404
        main = answer.text.partition("<main")[2].partition("</main>")[0]
        pages.add(re.sub(r'value="[^"]*"', "", main))
        assert student.post("/join", code=code).status_code == 422
    assert len(pages) == 1
    assert "No course takes this code now." in pages.pop()
    assert withdrawn


@pytest.mark.usefixtures("still")
def test_codes_are_tried_thirty_times_in_ten_minutes(instructor: Visitor, student: Visitor) -> None:
    code = code_of(instructor, open_course(instructor))
    codes = [student.get("/join/guess").status_code for _ in range(30)]
    assert codes == [404] * 30
    answer = student.get(f"/join/{code}")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Those were too many tries." in student.page
    assert student.post("/join", code=code).status_code == 429
    assert student.get("/courses").status_code == 200


def test_who_was_removed_comes_back_by_a_code_of_their_own_only(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    path = open_course(instructor)
    code = code_of(instructor, path)
    join(student, code, shares="y")
    page = f"{path}/members/{id_of(web, 'student')}"
    assert instructor.get(page).status_code == 200
    assert instructor.post(f"{page}/remove").location == path
    assert "Student is no longer in the course." in instructor.get(path).text
    assert student.get(path).status_code == 404
    assert "Oncology" not in student.get("/courses").text
    assert join(student, code) == 422
    assert "You were taken out of this course." in student.page
    assert members(web) == [("Instructor", "instructor", True), ("Student", "student", False)]
    (own, *_) = enrol(instructor, path)
    assert join(student, own) == 303
    assert members(web)[1] == ("Student", "student", True)
    assert (False,) in rows(web, Member, "shares_mastery")


def test_who_left_comes_back_by_the_code_for_all(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    path = open_course(instructor)
    code = code_of(instructor, path)
    join(student, code)
    assert student.get(f"{path}/leave").status_code == 200
    assert student.post(f"{path}/leave").location == "/courses"
    assert student.get(path).status_code == 404
    assert members(web)[1] == ("Student", "student", False)
    assert "left on" in instructor.get(path).text
    assert join(student, code) == 303
    assert student.get(path).status_code == 200


def test_the_last_instructor_stays(web: Flask, instructor: Visitor, student: Visitor) -> None:
    path = open_course(instructor)
    assert instructor.post(f"{path}/leave").status_code == 422
    assert "A course needs an instructor" in instructor.page
    own = f"{path}/members/{id_of(web, 'instructor')}"
    assert instructor.post(f"{own}/remove").status_code == 303
    assert "A course needs an instructor" in instructor.get(path).text
    assert join(student, invite(instructor, path, "instructor")) == 303
    assert instructor.post(f"{path}/leave").status_code == 303
    assert members(web) == [
        ("Instructor", "instructor", False),
        ("Student", "instructor", True),
    ]


def test_the_last_instructor_may_leave_an_archived_course(web: Flask, instructor: Visitor) -> None:
    path = open_course(instructor)
    instructor.post(f"{path}/archive")
    assert instructor.post(f"{path}/leave").status_code == 303
    assert members(web) == [("Instructor", "instructor", False)]


def test_an_archived_course_stays_as_it_is_and_opens_again_as_it_was(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    path = open_course(instructor)
    code = code_of(instructor, path)
    join(student, code)
    (own, *_) = enrol(instructor, path)
    before = rows(web, Course, "title", "join_code"), members(web)
    instructor.post(f"{path}/archive")
    for closed in (code, own):
        assert classmate.get(f"/join/{closed}").status_code == 404
    person = f"{path}/members/{id_of(web, 'student')}"
    refused = {
        f"{path}/settings": {"title": "Another"},
        f"{path}/code/new": {},
        f"{path}/code/stop": {},
        f"{path}/staff": {"name": "Colleague", "role": "assistant"},
        f"{path}/roster/enrol": {"people": "Ada"},
        f"{path}/roster/list": {"people": "Ada"},
        person: {"extra_time": "150"},
        f"{person}/remove": {},
    }
    for address, fields in refused.items():
        answer = instructor.post(address, **fields)
        assert (answer.status_code, answer.location) == (303, path), address
        instructor.get(path)
        assert notices(instructor)[0].startswith("This course is archived and stays as it is.")
    for page in (path, f"{path}/roster", f"{path}/roster/print", f"{path}/staff", person):
        assert instructor.get(page).status_code == 200
    assert student.get(path).status_code == 200
    instructor.post(f"{path}/restore")
    assert (rows(web, Course, "title", "join_code"), members(web)) == before
    assert rows(web, Course, "archived_at") == [(None,)]
    assert classmate.get(f"/join/{own}").status_code == 200


def test_a_course_gets_other_words(web: Flask, instructor: Visitor) -> None:
    path = open_course(instructor)
    assert instructor.post(f"{path}/settings", title="", term="").status_code == 422
    sent = {"title": "Bones", "term": "Summer", "about": "New."}
    assert instructor.post(f"{path}/settings", **sent).location == path
    assert rows(web, Course, "title", "term", "about") == [("Bones", "Summer", "New.")]


def test_extra_time_is_given_by_the_staff_and_told_to_the_student(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    path = open_course(instructor)
    join(student, code_of(instructor, path))
    page = f"{path}/members/{id_of(web, 'student')}"
    assert instructor.post(page, extra_time="150").location == path
    assert instructor.post(page, extra_time="300").status_code == 422
    assert "× 1.5" in instructor.get(path).text
    assert "Where time is limited you have 150 % of it." in student.get(path).text


def test_an_assistant_handles_students_and_not_the_course(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    path = open_course(instructor)
    join(student, code_of(instructor, path))
    assert join(classmate, invite(instructor, path, "assistant")) == 303
    assistant = classmate
    page = assistant.get(path).text
    assert "Settings" not in page
    assert "Invite staff" not in page
    assert assistant.get(f"{path}/roster").status_code == 200
    own = f"{path}/members/{id_of(web, 'instructor')}"
    assert assistant.post(f"{own}/remove").status_code == 403
    assert assistant.post(f"{path}/members/{id_of(web, 'student')}/remove").status_code == 303
    assert members(web) == [
        ("Classmate", "assistant", True),
        ("Instructor", "instructor", True),
        ("Student", "student", False),
    ]


def test_a_page_of_a_course_costs_as_many_statements_for_many_as_for_one(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    path = open_course(instructor)
    code = code_of(instructor, path)
    with web.app_context():
        engine = db.engine
    sent: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    costs = []
    for who, people in ((student, "A"), (classmate, "B\nC\nD")):
        join(who, code)
        enrol(instructor, path, people)
        cost = []
        for page in (path, f"{path}/roster", f"{path}/roster/print", "/courses"):
            sent.clear()
            instructor.get(page)
            cost.append(len(sent))
        costs.append(cost)
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 5
