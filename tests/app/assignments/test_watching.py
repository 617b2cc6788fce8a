"""The live view over HTTP: who may, what an unchanged state costs, what ends by its time."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.assignments import watching
from app.clock import now
from app.db import db
from app.limits import Limit
from app.models import Attempt
from tests.app.assignments.setting import (
    assign,
    attempt_of,
    begin,
    course_with,
    questions,
    reply,
    text,
    work_through,
)
from tests.app.assignments.test_statements import listening
from tests.app.courses.teaching import teacher
from tests.app.web import Visitor


def seen(who: Visitor, given: str) -> str:
    """The tag of the view as it stands."""
    answer = who.get(f"{given}/live/board")
    assert answer.status_code == 200
    return answer.headers["ETag"]


def again(who: Visitor, given: str, tag: str) -> tuple[int, bytes]:
    answer = who.client.get(f"{given}/live/board", headers={"If-None-Match": tag})
    return answer.status_code, answer.data


def test_the_view_fills_while_students_answer(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    given = assign(web, instructor, course)
    instructor.get(f"{given}/live")
    assert "Nobody has begun yet." in text(instructor.page)
    assert ">classmate@example.org, student@example.org</textarea>" in instructor.page
    first = begin(student, given)
    reply(student, first, right=True)
    instructor.get(f"{given}/live")
    said = text(instructor.page)
    assert "1 at work 0 handed in" not in said  # a list of figures, its words first
    assert "Student question 1 of 3 1 of 3 answered no limit" in said
    assert said.count("of 1 answered, 100 %") == 1
    assert said.count("of 1 answered, 0 %") == 2
    assert ">classmate@example.org</textarea>" in instructor.page
    assert instructor.page.count('data-over="no"') == 1


def test_an_unchanged_view_is_a_304_without_a_body_and_a_changed_one_is_whole(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course)
    tag = seen(instructor, given)
    assert again(instructor, given, tag) == (304, b"")
    page = begin(student, given)
    assert again(instructor, given, tag)[0] == 200
    tag = seen(instructor, given)
    reply(student, page, right=False)
    status, body = again(instructor, given, tag)
    assert (status, b"data-board=" in body) == (200, True)
    answer = instructor.client.get(f"{given}/live/board")
    assert answer.headers["Cache-Control"] == "no-store"
    (told,) = re.findall(r'data-tag="([^"]*)"', answer.text)
    assert answer.headers["ETag"] == f'W/"{told}"'


def test_a_poll_of_an_unchanged_state_costs_three_statements_however_large_the_class(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    """Who asks, whether they may, and the state."""
    course = course_with(web, instructor, student, classmate)
    given = assign(web, instructor, course)
    sent = listening(web)

    def cost() -> int:
        tag = seen(instructor, given)
        before = len(sent)
        assert again(instructor, given, tag) == (304, b"")
        return len(sent) - before

    assert cost() == 3
    for each in (student, classmate):
        work_through(each, given)
        assert cost() == 3


def test_the_view_costs_as_much_for_one_student_as_for_more(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    given = assign(web, instructor, course)
    begin(student, given)
    sent = listening(web)

    def cost() -> int:
        before = len(sent)
        instructor.get(f"{given}/live")
        return len(sent) - before

    once = cost()
    begin(classmate, given)
    assert cost() == once


def test_students_and_strangers_get_no_tag(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    tag = seen(instructor, given)
    for who, status in ((student, 403), (classmate, 404), (teacher(web, "other"), 404)):
        for path in ("/live", "/live/board"):
            answer = who.client.get(given + path, headers={"If-None-Match": tag})
            assert (answer.status_code, answer.headers.get("ETag")) == (status, None)


def test_an_attempt_that_is_over_is_handed_in_by_who_looks(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student), minutes="5")
    begin(student, given)
    tag = seen(instructor, given)
    assert "5 min" in text(instructor.get(f"{given}/live/board").text)
    with time_machine.travel(now() + timedelta(minutes=6), tick=False):
        status, body = again(instructor, given, tag)
    assert (status, b"handed in" in body, b'data-over="yes"' in body) == (200, True, True)
    with web.app_context():
        assert db.session.scalars(sa.select(Attempt.how)).one() == "time"


def test_views_are_made_so_often_a_minute_and_no_more(
    web: Flask, instructor: Visitor, student: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    monkeypatch.setattr(watching, "VIEWS", Limit("live views", 2, timedelta(minutes=1)))
    with time_machine.travel(now(), tick=False):
        tag = seen(instructor, given)
        seen(instructor, given)
        answer = instructor.client.get(f"{given}/live/board")
        assert (answer.status_code, answer.data) == (429, b"")
        assert 0 < int(answer.headers["Retry-After"]) <= 60
        assert again(instructor, given, tag) == (304, b"")  # which cost nothing


def test_a_view_of_an_answered_class_names_the_keys(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    attempt = attempt_of(begin(student, given))
    for page in questions(student, attempt):
        reply(student, page, right=False)
    instructor.get(f"{given}/live")
    keys = re.findall(r'<tr class="is-key"><th scope="row">([^<]*)', instructor.page)
    assert [each.strip() for each in keys] == ["Alpha blocker"] * 2
    assert "0 of them right, 0 %" in text(instructor.page)
