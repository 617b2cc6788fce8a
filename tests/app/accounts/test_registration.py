"""Who may register: everybody, who has a code of a course, or nobody."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.app.accounts.people import DETAILS, people
from tests.app.courses.teaching import code_of, enrol, join, members, open_course, teacher
from tests.app.web import PASSWORD, Visitor


@pytest.fixture
def instructor(web: Flask) -> Visitor:
    return teacher(web)


def test_a_stranger_registers_and_comes_back_to_the_course(
    web: Flask, instructor: Visitor, visitor: Visitor
) -> None:
    path = open_course(instructor)
    code = code_of(instructor, path)
    asked = visitor.get(f"/join/{code}")
    assert (asked.status_code, asked.location) == (303, f"/sign-in?next=/join/{code}")
    visitor.get(asked.location)
    door = f"/register?next=/join/{code}"
    assert f'href="{door}"' in visitor.page
    answer = visitor.post(door, **DETAILS)
    assert (answer.status_code, answer.location) == (303, f"/join/{code}")
    assert join(visitor, code) == 303
    assert members(web) == [("Ada", "student", True), ("Instructor", "instructor", True)]


def test_a_visitor_registers_and_comes_back_with_the_answers(
    web: Flask, instructor: Visitor, visitor: Visitor
) -> None:
    code = code_of(instructor, open_course(instructor))
    visitor.post("/try")
    asked = visitor.get(f"/join/{code}")
    assert asked.location == f"/register?next=/join/{code}"
    assert visitor.post(asked.location, **DETAILS).location == f"/join/{code}"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/nothing/here", ""])
def test_nobody_is_led_elsewhere_after_registering(visitor: Visitor, back: str) -> None:
    assert visitor.post(f"/register?next={back}", **DETAILS).location == "/plan/welcome"


def test_where_one_is_invited_a_code_is_needed(
    web: Flask, instructor: Visitor, visitor: Visitor
) -> None:
    path = open_course(instructor)
    common, (own, *_) = code_of(instructor, path), enrol(instructor, path)
    web.config["REGISTRATION"] = "invited"
    visitor.get("/register")
    assert "registering needs a code of a course" in visitor.page
    for code, said in (("", "Enter the code of your course."), ("K7Q-F9M-2XW", "No course takes")):
        assert visitor.post("/register", **DETAILS, code=code).status_code == 422
        assert said in visitor.page
    assert len(people(web)) == 1
    answer = visitor.post("/register", **DETAILS, code=common.lower())
    assert (answer.status_code, answer.location) == (303, f"/join/{common}")
    other = Visitor(web)
    other.get(f"/register?next=/join/{own}")
    assert f'value="{own}"' in other.page
    grace = {**DETAILS, "email": "grace@example.org", "code": own}
    assert other.post("/register", **grace).location == f"/join/{own}"
    assert len(people(web)) == 3
    assert members(web) == [("Instructor", "instructor", True)]


def test_where_registering_is_closed_nobody_does(
    web: Flask, instructor: Visitor, visitor: Visitor
) -> None:
    code = code_of(instructor, open_course(instructor))
    web.config["REGISTRATION"] = "closed"
    assert visitor.get(f"/register?next=/join/{code}").status_code == 200
    assert visitor.title() == "This server takes no registrations"
    assert visitor.post("/register", **DETAILS, code=code).status_code == 403
    assert len(people(web)) == 1
    for page in ("/", "/sign-in"):
        visitor.get(page)
        assert 'href="/register' not in visitor.page
        assert "made by its administrator" in visitor.page
    visitor.post("/try")
    assert visitor.get("/plan").location == "/register"
    visitor.get("/register")
    assert "Leave, and discard your answers" in visitor.page
    answer = Visitor(web).post("/sign-in", email="instructor@example.org", password=PASSWORD)
    assert answer.status_code == 303


def test_who_alone_runs_a_course_archives_it_before_leaving_for_good(
    web: Flask, instructor: Visitor, visitor: Visitor
) -> None:
    path = open_course(instructor)
    visitor.register("student")
    assert join(visitor, code_of(instructor, path)) == 303
    sure = {"password": PASSWORD, "word": "delete"}
    assert instructor.post("/account/delete", **sure).status_code == 422
    assert "You are the only instructor of a course that others are in" in instructor.page
    instructor.post(f"{path}/archive")
    assert instructor.post("/account/delete", **sure).location == "/goodbye"
    assert "without an instructor" in visitor.get(path).text
