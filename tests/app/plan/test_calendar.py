"""The calendar at its private address."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask

from app.plan.operations import FEED
from tests.app.plan.planning import FORM, ahead, stored
from tests.app.web import Visitor


def address(student: Visitor) -> str:
    student.get("/plan")
    found = re.findall(r'id="feed" value="([^"]*)"', student.page)
    return html.unescape(found[0]).removeprefix("http://127.0.0.1:8000") if found else ""


def test_the_address_is_made_on_demand_and_open_to_who_knows_it(
    web: Flask, student: Visitor
) -> None:
    assert address(student) == ""
    assert student.post("/plan/calendar").location == "/plan#calendar"
    path = address(student)
    key = re.fullmatch(r"/plan/calendar/([\w-]{32})\.ics", path)
    assert key is not None
    answer = web.test_client().get(path)
    assert (answer.status_code, answer.content_type) == (200, "text/calendar; charset=utf-8")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert "SUMMARY:3 due today\\, about 2\N{NO-BREAK SPACE}minutes" in answer.text


def test_nothing_of_the_learner_stands_in_it(web: Flask, student: Visitor) -> None:
    student.post("/plan/exams", name="Secret finals", on=ahead(5))
    student.post("/plan/calendar")
    text = web.test_client().get(address(student)).text
    row = stored(web)
    hidden = [row.name, "student", "Secret", "alphalol", str(row.id), row.calendar_key or "?"]
    assert [each for each in hidden if each in text] == []
    assert text.count("SUMMARY:Exam\r\n") == 1


def test_a_new_address_kills_the_old_one_and_it_can_be_removed(
    web: Flask, student: Visitor
) -> None:
    student.post("/plan/calendar")
    first = address(student)
    student.post("/plan/calendar")
    second = address(student)
    outside = web.test_client()
    assert [outside.get(path).status_code for path in (first, second)] == [404, 200]
    student.post("/plan/calendar/remove")
    assert (address(student), outside.get(second).status_code) == ("", 404)


@pytest.mark.parametrize("key", ["guessed", "None", "", "%00", "a" * 500])
def test_a_wrong_key_is_not_there(web: Flask, student: Visitor, key: str) -> None:
    assert web.test_client().get(f"/plan/calendar/{key}.ics").status_code in (400, 404)


def test_the_address_of_a_classmate_shows_theirs(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    for each in (student, classmate):
        each.post("/plan/calendar")
    assert address(student) != address(classmate)
    classmate.post("/plan", **{**FORM, "new": "0"})
    assert "due today" not in student.get(address(classmate)).text


@pytest.mark.usefixtures("still")
def test_keys_are_not_to_be_guessed_without_end(web: Flask) -> None:
    outside = web.test_client()
    codes = {outside.get("/plan/calendar/guess.ics").status_code for _ in range(FEED.tries)}
    assert codes == {404}
    answer = outside.get("/plan/calendar/guess.ics")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 600


def test_an_address_is_as_long_as_a_secret_must_be(web: Flask, student: Visitor) -> None:
    keys = set()
    for _ in range(5):
        student.post("/plan/calendar")
        keys.add(stored(web).calendar_key)
    assert len(keys) == 5
    assert {len(key or "") * 6 >= 128 for key in keys} == {True}
