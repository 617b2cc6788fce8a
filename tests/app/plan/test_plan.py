"""The page of the plan by forms alone: the plan, its exams."""

from __future__ import annotations

import html
import re
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import new_id, now
from app.db import db
from app.memory.days import learner_day
from app.models import DayTally, Exam
from app.plan.operations import MOST_EXAMS
from app.plan.words import BLANK
from tests.app.plan.planning import DAYS, FORM, ahead, exams, stored
from tests.app.web import Visitor


def errors(student: Visitor) -> list[str]:
    found = re.findall(r'-error">.*?<span>(.*?)</span>', student.page, re.DOTALL)
    return [html.unescape(each) for each in found]


def test_the_plan_is_stored_whole(web: Flask, student: Visitor) -> None:
    easy = {"saturday": "50", "sunday": "0", "zone": "Europe/Vienna", "rollover": "5"}
    answer = student.post("/plan", **{**FORM, **easy})
    assert (answer.status_code, answer.location) == (303, "/plan")
    row = stored(web)
    assert (row.minutes_per_day, row.new_per_day, row.desired_retention) == (30, 8, 0.92)
    assert row.week == [100] * 5 + [50, 0]
    assert (row.level, row.topics) == ("clinical", ["drugs"])
    assert (row.zone, row.rollover_hour) == ("Europe/Vienna", 5)
    student.get("/plan")
    assert "Your plan is saved." in student.page
    assert re.findall(r'id="minutes"[^>]*value="(\d+)"', student.page) == ["30"]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        *(
            ("minutes", value, "Enter minutes from 1 to 600, in digits.")
            for value in ("0", "-1", "601", "many", "", "١٢", "1e2", "3.5", "9" * 50)
        ),
        ("new", "-1", "Enter a number of facts from 0 to 1,000, in digits."),
        ("new", "1001", "Enter a number of facts from 0 to 1,000, in digits."),
        *(
            ("retention", value, "Not a valid choice.")
            for value in ("nan", "inf", "0.99", "0.5", "", "0.9")
        ),
        ("monday", "75", "Not a valid choice."),
        ("level", "professor", "Not a valid choice."),
        ("topics", "astrology", "One of these topics is not there any more. Choose again."),
        ("zone", "Nowhere/Land", "Not a valid choice."),
        ("rollover", "24", "Not a valid choice."),
    ],
)
def test_what_is_no_plan_is_refused_beside_its_field_and_nothing_is_lost(
    web: Flask, student: Visitor, field: str, value: str, told: str
) -> None:
    answer = student.post("/plan", **{**FORM, field: value})
    assert answer.status_code == 422
    assert errors(student) == [told]
    row = stored(web)
    assert (row.minutes_per_day, row.new_per_day, row.week) == (20, 10, [100] * 7)
    if field != "minutes":
        assert re.findall(r'id="minutes"[^>]*value="(\d+)"', student.page) == ["30"]


def test_a_plan_of_no_new_facts_is_one(web: Flask, student: Visitor) -> None:
    student.post("/plan", **{**FORM, "new": "0", "level": "", "topics": None})
    row = stored(web)
    assert (row.new_per_day, row.level, row.topics) == (0, None, [])
    assert student.get("/plan").status_code == 200


def test_a_week_off_is_a_plan_too(student: Visitor) -> None:
    student.post("/plan", **{**FORM, **dict.fromkeys(DAYS, "0")})
    assert student.get("/plan").status_code == 200
    student.get("/study")
    assert student.title() == "A day off"


def test_a_visitor_has_no_plan(visitor: Visitor) -> None:
    visitor.post("/try", zone="UTC")
    assert visitor.get("/plan").location == "/register"
    assert visitor.get("/plan/welcome").location == "/register"


def test_an_exam_is_added_shown_and_removed(web: Flask, student: Visitor) -> None:
    answer = student.post("/plan/exams", name="Finals", on=ahead(30), asked="drugs")
    assert answer.location == "/plan#exams"
    assert exams(web) == [("Finals", ["drugs"])]
    student.get("/plan")
    assert "in 30 days" in student.page
    assert "<dt>Met</dt><dd>0 of 3</dd>" in student.page
    assert "not met yet" not in student.page
    path = re.findall(r'action="(/plan/exams/[^"]*/remove)"', student.page)[0]
    assert student.post(path).status_code == 303
    assert exams(web) == []
    assert student.post(path).status_code == 404


def test_an_exam_that_cannot_be_reached_is_told_so(web: Flask, student: Visitor) -> None:
    student.post("/plan", **{**FORM, "new": "1"})
    student.post("/plan/exams", name="Test", on=ahead(2))
    student.get("/plan")
    told = re.findall(r'class="exam-verdict">(.*?)</p>', student.page)
    begun = f"3{BLANK}facts of these topics are not met yet; at 1 a day 2 of them"
    assert told == [f"{begun} will be by then. To meet all: 2 a day, about 2{BLANK}minutes."]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": ""}, "Enter a name for the exam."),
        ({"name": "x" * 81}, "Use at most 80 characters; you sent 81."),
        ({"on": ""}, "Enter the day as year, month and day, such as 2027-05-31."),
        ({"on": "31.12.2030"}, "Enter the day as year, month and day, such as 2027-05-31."),
        ({"on": "2027-02-30"}, "Enter the day as year, month and day, such as 2027-05-31."),
        ({"on": "2020-01-01"}, "Choose a day after today."),
        ({"on": "9999-12-31"}, "Choose a day within the next three years."),
        ({"asked": "astrology"}, "One of these topics is not there any more. Choose again."),
    ],
)
def test_what_is_no_exam_is_refused(
    web: Flask, student: Visitor, sent: dict[str, Any], told: str
) -> None:
    given = {"name": "Finals", "on": ahead(9), **sent}
    assert student.post("/plan/exams", **given).status_code == 422
    assert errors(student) == [told]
    assert exams(web) == []


def test_the_twenty_first_exam_is_refused(web: Flask, student: Visitor) -> None:
    for number in range(MOST_EXAMS + 1):
        answer = student.post("/plan/exams", name=f"No {number}", on=ahead(number + 2))
    assert answer.status_code == 422
    assert errors(student) == ["You have 20 exams. Remove one of them first."]
    assert len(exams(web)) == MOST_EXAMS


def test_the_exam_of_a_classmate_is_not_there(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    classmate.post("/plan/exams", name="Theirs", on=ahead(9))
    classmate.get("/plan")
    path = re.findall(r'action="(/plan/exams/[^"]*/remove)"', classmate.page)[0]
    assert student.post(path).status_code == 404
    student.get("/plan")
    assert "Theirs" not in student.page
    assert exams(web) == [("Theirs", [])]


def test_an_exam_that_is_over_folds_away(web: Flask, student: Visitor) -> None:
    owner = stored(web).id
    with web.app_context():
        row = Exam(learner_id=owner, id=new_id(now()), name="Old", topics=["gone"])
        row.on, row.created_at = now().date().replace(year=2020), now()
        db.session.add(row)
        db.session.commit()
    student.get("/plan")
    assert "1 exam over" in student.page
    assert "No exam yet." in student.page


def test_when_the_minutes_are_done_the_dashboard_says_so_and_lets_go_on(
    web: Flask, student: Visitor
) -> None:
    owner = stored(web).id
    use_up(web, owner)
    assert student.get("/study/question").location == "/study"
    student.get("/study")
    assert student.title() == "Your 20 minutes are done"
    assert "3 questions wait, the most endangered first." in student.page
    assert student.post("/study/go-on").location == "/study/question"
    assert student.get("/study/question").status_code == 200
    student.get("/study")
    assert student.title() == "Study now"


def test_going_on_is_for_this_day_and_this_browser(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    for name in ("student", "classmate"):
        use_up(web, stored(web, name).id)
    student.post("/study/go-on")
    assert classmate.get("/study/question").location == "/study"
    with student.client.session_transaction() as kept:
        assert isinstance(kept["goes_on"], int)
        kept["goes_on"] -= 1
    assert student.get("/study/question").location == "/study"


def use_up(web: Flask, owner: UUID) -> None:
    with web.app_context():
        day = learner_day(now(), "UTC", 4)
        row = DayTally(learner_id=owner, day=day, answers=9, duration_ms=20 * 60_000)
        db.session.add(row)
        db.session.commit()


def test_the_page_costs_as_many_statements_for_many_exams_as_for_one(
    web: Flask, student: Visitor
) -> None:
    with web.app_context():
        engine = db.engine
    sent: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    costs = []
    for days in (1, 4):
        for number in range(days):
            student.post("/plan/exams", name="Finals", on=ahead(20 + number))
        cost = []
        for page in ("/plan", "/study"):
            student.get(page)
            sent.clear()
            student.get(page)
            cost.append(len(sent))
        costs.append(cost)
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 26
