"""Five questions without an account; registering keeps what was answered."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Learner, Memory, Review
from tests.app.accounts.people import DETAILS, people
from tests.app.web import PASSWORD, Visitor, hidden


def trying(web: Flask) -> Visitor:
    guest = Visitor(web)
    answer = guest.post("/try", zone="Europe/Vienna")
    assert (answer.status_code, answer.location) == (303, "/study/question")
    return guest


def answer_one(guest: Visitor, reply: str = "1") -> None:
    guest.get("/study/question")
    token = hidden(guest.page, "token")
    if 'type="radio"' not in guest.page:
        reply = "no idea"
    assert guest.post("/study/answer", token=token, reply=reply).status_code == 200


def test_a_visitor_is_a_learner_without_an_email(web: Flask) -> None:
    trying(web)
    assert people(web) == [(None, "Visitor", "student")]


def test_registering_fills_the_row_and_keeps_the_answers(web: Flask) -> None:
    guest = trying(web)
    answer_one(guest)
    with web.app_context():
        before = db.session.execute(sa.select(Review.learner_id, Review.id, Review.unit)).all()
    guest.get("/register")
    assert "You have answered 1 question." in guest.page
    answer = guest.post("/register", **DETAILS)
    assert (answer.status_code, answer.location) == (303, "/plan/welcome")
    assert people(web) == [("ada@example.org", "Ada", "student")]
    with web.app_context():
        after = db.session.execute(sa.select(Review.learner_id, Review.id, Review.unit)).all()
        zone = db.session.scalar(sa.select(Learner.zone))
        held = db.session.scalar(sa.select(Memory.reps))
    assert (after, zone, held) == (before, "Europe/Vienna", 1)
    other = Visitor(web)
    assert other.post("/sign-in", email="ada@example.org", password=PASSWORD).status_code == 303


def test_the_visitors_old_cookie_is_dead_after_registering(web: Flask) -> None:
    guest = trying(web)
    stolen = guest.client.get_cookie("session")
    assert stolen is not None
    guest.post("/register", **DETAILS)
    thief = web.test_client()
    thief.set_cookie("session", stolen.value)
    assert thief.get("/study").location == "/sign-in?next=/study"


def test_an_email_that_is_taken_changes_nothing(web: Flask, student: Visitor) -> None:
    guest = trying(web)
    answer_one(guest)
    answer = guest.post("/register", **{**DETAILS, "email": "student@example.org"})
    assert answer.status_code == 422
    assert "There is an account with this e-mail address." in guest.page
    assert people(web)[1:] == [(None, "Visitor", "student")]
    assert guest.post("/register", **DETAILS).status_code == 303
    assert people(web)[1:] == [("ada@example.org", "Ada", "student")]


def test_a_form_sent_twice_makes_one_account(web: Flask) -> None:
    guest = trying(web)
    token = guest.csrf()
    copy = web.test_client()
    cookie = guest.client.get_cookie("session")
    assert cookie is not None
    copy.set_cookie("session", cookie.value)
    assert guest.post("/register", **DETAILS, csrf_token=token).status_code == 303
    assert copy.post("/register", data={**DETAILS, "csrf_token": token}).status_code == 422
    assert people(web) == [("ada@example.org", "Ada", "student")]


@pytest.mark.parametrize("path", ["/account", "/export"])
def test_other_rooms_ask_a_visitor_to_register(web: Flask, path: str) -> None:
    answer = trying(web).get(path)
    assert (answer.status_code, answer.location) == (303, "/register")


def test_after_the_fifth_answer_comes_no_question(
    web: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.study.asking.VISITOR_QUESTIONS", 2)
    guest = trying(web)
    for _ in range(2):
        answer_one(guest)
    assert "Those were your 2 questions" in guest.page
    assert re.search(r'href="/register"', guest.page)
    answer = guest.get("/study/question")
    assert (answer.status_code, answer.location) == (303, "/register")


def test_the_line_counts_the_questions_of_a_visitor(
    web: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.study.serving.VISITOR_QUESTIONS", 2)
    guest = trying(web)
    guest.get("/study/question")
    assert "1 of 2" in guest.page
    answer_one(guest)
    assert "2 of 2" in guest.page


def test_questions_kept_for_later_are_not_answered_beyond_the_fifth(
    web: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.study.asking.VISITOR_QUESTIONS", 1)
    guest = trying(web)
    tokens = []
    for _ in range(2):
        guest.get("/study/question")
        tokens.append(hidden(guest.page, "token"))
    sent = {"reply": "1" if 'type="radio"' in guest.page else "no idea"}
    assert guest.post("/study/answer", token=tokens[0], **sent).status_code == 200
    refused = guest.post("/study/answer", token=tokens[1], **sent)
    assert (refused.status_code, refused.location) == (303, "/register")
    assert guest.post("/study/answer", token=tokens[0], **sent).status_code == 200
    with web.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Review)) == 1


def test_who_is_signed_in_tries_nothing(student: Visitor) -> None:
    assert student.post("/try").location == "/study/question"


@pytest.mark.usefixtures("still")
def test_a_network_that_opens_visits_without_end_is_told_to_wait(web: Flask) -> None:
    crowd = Visitor(web)
    token = crowd.csrf()
    codes = []
    for _ in range(101):
        browser = web.test_client()
        cookie = crowd.client.get_cookie("session")
        assert cookie is not None
        browser.set_cookie("session", cookie.value)
        codes.append(browser.post("/try", data={"csrf_token": token}).status_code)
    assert codes == [303] * 100 + [429]
