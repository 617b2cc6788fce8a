"""What is said of an answer afterwards: rating, override, undo, a report."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Review
from tests.app.study.sitting import asked, give, log, memories
from tests.app.web import Visitor, hidden


def test_i_guessed_is_stored_and_leads_on(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    answer = student.post("/study/rate", answer=name, rating="guessed")
    assert (answer.status_code, answer.location) == (303, "/study/question")
    student.get(answer.location)
    assert "Rated “I guessed”. You will see it again tomorrow" in student.page
    assert [kind for kind, _, _ in log(web)] == ["answer", "rating"]


def test_beside_each_rating_stands_when_the_fact_comes_back_then(
    web: Flask, student: Visitor
) -> None:
    give(student, "alpha")
    assert "rating-back" not in student.page
    give(student, "alpha blocker")
    said = dict(re.findall(r'value="(\w+)" data-digit.*?rating-back">([^<]*)<', student.page))
    assert list(said) == ["hard", "good", "easy", "guessed"]
    assert said["guessed"] == "tomorrow"
    answer = student.post("/study/rate", answer=hidden(student.page, "answer"), rating="easy")
    student.get(answer.location)
    assert f"Rated “Easy”. You will see it again {said['easy']}, on " in student.page


def test_what_is_suspended_comes_back_on_no_day(student: Visitor) -> None:
    give(student, "alpha")
    give(student, "alpha blocker")
    here = f"/study/answer/{hidden(student.page, 'answer')}"
    assert student.post("/notes/facts/betalol/suspend", on="yes").status_code == 303
    student.get(here)
    assert 'data-digit="3"' in student.page
    assert "rating-back" not in student.page


def test_a_rating_that_is_none_is_refused(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    assert student.post("/study/rate", answer=name, rating="superb").status_code == 400
    assert len(log(web)) == 1


def test_a_wrong_answer_cannot_be_rated(web: Flask, student: Visitor) -> None:
    give(student, "beta")
    name = hidden(student.page, "answer")
    student.post("/study/rate", answer=name, rating="easy")
    student.get("/study/question")
    assert '<div class="notice is-wrong"' in student.page
    assert len(log(web)) == 1


@pytest.mark.parametrize("verb", ["rate", "override", "undo"])
def test_a_classmates_answer_is_not_there(
    web: Flask, student: Visitor, classmate: Visitor, verb: str
) -> None:
    give(classmate, "alpha")
    name = hidden(classmate.page, "answer")
    answer = student.post(f"/study/{verb}", answer=name, rating="easy")
    assert answer.status_code == 404
    assert student.get(f"/study/answer/{name}").status_code == 404
    assert len(log(web)) == 1


def test_an_undone_answer_leaves_the_fact_as_new(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    assert student.post("/study/undo", answer=name).location == "/study/question"
    assert memories(web) == {"bank/alphalol": None}
    student.get(f"/study/answer/{name}")
    assert "Undo this answer" not in student.page


def test_the_last_answer_stays_one_link_away(student: Visitor) -> None:
    asked(student)
    assert "Last answer" not in student.page
    give(student, "alpha")
    name = hidden(student.page, "answer")
    asked(student)
    assert f'href="/study/answer/{name}">Last answer</a>' in student.page


def test_the_last_answer_is_undone_from_the_question_that_follows(
    web: Flask, student: Visitor
) -> None:
    asked(student)
    assert "/study/undo" not in student.page
    give(student, "alpha")
    asked(student)
    assert student.page.count('action="/study/undo"') == 1
    name = hidden(student.page, "answer")
    assert student.post("/study/undo", answer=name).location == "/study/question"
    student.get("/study/question")
    assert "Undone. The answer counts for nothing." in student.page
    assert "Last answer" not in student.page
    assert "/study/undo" not in student.page
    assert student.title() == "Which class?"
    assert memories(web) == {"bank/alphalol": None}


def test_a_typed_answer_can_be_called_right(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    assert give(student, "a blocker of alpha") == 200
    assert "My typed answer was right" in student.page
    name = hidden(student.page, "answer")
    answer = student.post("/study/override", answer=name)
    assert answer.location == f"/study/answer/{name}"
    student.get(answer.location)
    assert re.findall(r'class="verdict ([\w-]+)"', student.page) == ["is-right"]


def test_what_is_reported_of_an_answer_brings_the_answer(web: Flask, student: Visitor) -> None:
    asked(student)
    assert re.findall(r"/reports/new\?(\w+)=", student.page) == ["item"]
    give(student, "beta")
    about = re.findall(r'"/reports/new\?(\w+)=([^"]*)"', student.page)
    with web.app_context():
        (given,) = db.session.scalars(sa.select(Review.id))
    assert about[0] == ("answer", str(given))
    student.get(f"/reports/new?answer={given}")
    assert "Which class?" in student.page


def test_undo_says_when_the_fact_comes_back_now(student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    said = []
    for _ in range(2):
        student.post("/study/undo", answer=name)
        student.get("/study/question")
        said += re.findall(r'role="status"><p>([^<]*)</p>', student.page)
    back = "The answer counts for nothing. It is not scheduled: you will meet it as new."
    assert said == [f"Undone. {back}", f"It was undone before. {back}"]


def test_the_page_of_an_answer_says_that_it_was_undone(student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    student.get(f"/study/answer/{name}")
    assert "You undid this answer" not in student.page
    student.post("/study/undo", answer=name)
    student.get(f"/study/answer/{name}")
    assert "You undid this answer: it counts for nothing." in student.page


def test_an_undone_answer_cannot_be_called_right(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    give(student, "a blocker of alpha")
    name = hidden(student.page, "answer")
    student.post("/study/override", answer=name)
    student.post("/study/undo", answer=name)
    student.post("/study/override", answer=name)
    student.get(f"/study/answer/{name}")
    assert "This answer was undone." in student.page
    assert "now counts as right" not in student.page
    assert [kind for kind, _, _ in log(web)] == ["answer", "answer", "override", "undo"]


def test_the_page_of_an_answer_shows_the_rating_in_force(student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    assert "aria-pressed" not in student.page.split("data-rate")[1].split("</form>")[0]
    for said in ("hard", "guessed"):
        student.post("/study/rate", answer=name, rating=said)
    student.get(f"/study/answer/{name}")
    pressed = re.findall(
        r'value="(\w+)" data-digit="\d" aria-pressed="(\w+)"', student.page.split("data-rate")[1]
    )
    assert pressed == [("guessed", "true")]
    assert "You rated it “I guessed”." in student.page
