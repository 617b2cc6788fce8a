"""The two questions before the first sitting."""

from __future__ import annotations

import pytest
from flask import Flask

from app.plan.operations import MOST_EXAMS
from tests.app.plan.planning import ahead, exams, stored
from tests.app.web import Visitor

DETAILS = {"name": "Ada", "email": "student@example.org", "password": "correct horse battery"}


def test_after_registering_two_questions_are_asked_once(web: Flask, visitor: Visitor) -> None:
    assert visitor.post("/register", **DETAILS).location == "/plan/welcome"
    visitor.get("/plan/welcome")
    assert visitor.title() == "Before you start"
    answer = visitor.post("/plan/welcome", level="clinical", on=ahead(60))
    assert answer.location == "/study/question"
    row = stored(web)
    assert (row.level, row.welcomed_at is not None) == ("clinical", True)
    assert exams(web) == [("Exam", [])]
    assert visitor.get("/plan/welcome").location == "/study"
    assert visitor.post("/plan/welcome", on=ahead(9)).location == "/study"
    assert exams(web) == [("Exam", [])]


def test_both_may_stay_open(web: Flask, student: Visitor) -> None:
    assert student.post("/plan/welcome").location == "/study/question"
    row = stored(web)
    assert (row.level, row.welcomed_at is not None, exams(web)) == (None, True, [])


def test_skipping_stores_nothing_of_what_was_filled_in(web: Flask, student: Visitor) -> None:
    answer = student.post("/plan/welcome", skip="yes", level="clinical", on="nonsense")
    assert answer.location == "/study/question"
    row = stored(web)
    assert (row.level, row.welcomed_at is not None, exams(web)) == (None, True, [])


def test_from_the_first_page_to_the_first_question_skipping_is_one_click(
    web: Flask, visitor: Visitor
) -> None:
    visitor.get("/")
    assert 'href="/register"' in visitor.page
    clicks = [visitor.get("/register"), visitor.post("/register", **DETAILS)]
    visitor.get("/plan/welcome")
    clicks.append(visitor.post("/plan/welcome", skip="yes"))
    assert len(clicks) == 3
    visitor.get(clicks[-1].location)
    assert "data-question" in visitor.page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"on": "2020-01-01"}, "Choose a day after today."),
        ({"on": "soon"}, "Enter the day as year, month and day, such as 2027-05-31."),
        ({"level": "professor"}, "Not a valid choice."),
    ],
)
def test_what_is_no_answer_is_said_beside_its_field(
    web: Flask, student: Visitor, sent: dict[str, str], told: str
) -> None:
    assert student.post("/plan/welcome", **sent).status_code == 422
    assert told in student.page
    assert stored(web).welcomed_at is None


def test_whoever_has_as_many_exams_as_one_may_is_told(web: Flask, student: Visitor) -> None:
    for number in range(MOST_EXAMS):
        student.post("/plan/exams", name=f"Exam {number}", on=ahead(9))
    assert student.post("/plan/welcome", level="clinical", on=ahead(9)).status_code == 422
    assert f"You have {MOST_EXAMS} exams. Remove one of them first." in student.page
    assert (stored(web).level, stored(web).welcomed_at) == (None, None)
    assert student.post("/plan/welcome", level="clinical").location == "/study/question"
