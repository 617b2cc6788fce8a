"""Sign in and out: where it leads, what it says, when a sign-in is dead."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.models import SignIn
from tests.app.accounts.people import DETAILS, living
from tests.app.web import PASSWORD, Visitor


def test_signing_in_leads_to_the_page_that_was_wanted(web: Flask, student: Visitor) -> None:
    other = Visitor(web)
    asked = other.get("/account")
    assert (asked.status_code, asked.location) == (303, "/sign-in?next=/account")
    answer = other.post(asked.location, email="Student@Example.org ", password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/account")
    assert other.get("/account").status_code == 200


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:x",
        "http://[",
        "//[x",
        "account",
        "/study/answer",
        "/nothing",
    ],
)
def test_signing_in_leads_nowhere_else(web: Flask, student: Visitor, elsewhere: str) -> None:
    other = Visitor(web)
    answer = other.client.post(
        "/sign-in",
        query_string={"next": elsewhere},
        data={"email": "student@example.org", "password": PASSWORD, "csrf_token": other.csrf()},
    )
    assert (answer.status_code, answer.location) == (303, "/study")


def test_signing_in_keeps_the_question_of_an_address(web: Flask, student: Visitor) -> None:
    other = Visitor(web)
    asked = other.get("/account?part=theme")
    answer = other.post(asked.location, email="student@example.org", password=PASSWORD)
    assert answer.location == "/account?part=theme"


@pytest.mark.parametrize("email", ["student@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_email_get_one_answer(
    web: Flask, student: Visitor, email: str
) -> None:
    other = Visitor(web)
    answer = other.post("/sign-in", email=email, password="something else")
    assert answer.status_code == 422
    assert "E-mail and password do not belong together." in other.page


def test_a_copied_cookie_is_dead_after_signing_out(web: Flask, student: Visitor) -> None:
    stolen = student.client.get_cookie("session")
    assert stolen is not None
    thief = web.test_client()
    thief.set_cookie("session", stolen.value)
    assert thief.get("/account").status_code == 200
    assert student.post("/sign-out").location == "/"
    assert thief.get("/account").location == "/sign-in?next=/account"


def test_signing_out_ends_one_sign_in_and_a_new_password_all_others(
    web: Flask, student: Visitor
) -> None:
    phone = Visitor(web)
    phone.post("/sign-in", email="student@example.org", password=PASSWORD)
    tablet = Visitor(web)
    tablet.post("/sign-in", email="student@example.org", password=PASSWORD)
    tablet.post("/sign-out")
    assert phone.get("/study").status_code == 200
    new = "another horse battery"
    answer = student.post("/account/password", current=PASSWORD, new=new, again=new)
    assert (answer.status_code, answer.location) == (303, "/account")
    assert phone.get("/study").status_code == 303
    assert student.get("/study").status_code == 200
    assert phone.post("/sign-in", email="student@example.org", password=PASSWORD).status_code == 422


def test_signing_in_again_ends_the_sign_in_of_this_browser(web: Flask, student: Visitor) -> None:
    old = student.client.get_cookie("session")
    assert old is not None
    assert student.post("/sign-in", email="student@example.org", password=PASSWORD)
    assert living(web) == 1
    copy = web.test_client()
    copy.set_cookie("session", old.value)
    assert copy.get("/account").status_code == 303


def test_registering_ends_the_sign_in_of_this_browser(web: Flask, student: Visitor) -> None:
    student.post("/register", **DETAILS)
    assert living(web) == 1
    student.get("/account")
    assert "ada@example.org" in student.page


@pytest.mark.parametrize(("days", "status"), [(89, 200), (90, 303)])
def test_a_sign_in_lasts_ninety_days(web: Flask, student: Visitor, days: int, status: int) -> None:
    with web.app_context():
        begun = now() - timedelta(days=days)
        db.session.execute(sa.update(SignIn).values(created_at=begun))
        db.session.commit()
    assert student.get("/account").status_code == status


def test_what_is_sent_after_being_signed_out_elsewhere_is_said_to_be_lost(
    web: Flask, student: Visitor
) -> None:
    token = student.csrf()
    phone = Visitor(web)
    phone.post("/sign-in", email="student@example.org", password=PASSWORD)
    new = "another horse battery"
    phone.post("/account/password", current=PASSWORD, new=new, again=new)
    sent = student.post("/study/answer", csrf_token=token, reply="alpha blocker")
    assert (sent.status_code, sent.location) == (303, "/sign-in?lost=yes")
    for _ in range(2):  # a script follows the redirect before it opens the page
        student.get(sent.location)
        assert "You were signed out. What you just sent was not stored." in student.page
    answer = student.post(sent.location, email="student@example.org", password=new)
    assert answer.location == "/study"


def test_who_never_signed_in_was_not_signed_out(visitor: Visitor) -> None:
    assert visitor.post("/study/answer", reply="x").location == "/sign-in"
    visitor.get("/sign-in")
    assert "You were signed out." not in visitor.page


@pytest.mark.parametrize("next_", ["//library", "////library/search", "////study", "/\\evil.org"])
def test_after_signing_in_nothing_leads_to_another_host(
    web: Flask, student: Visitor, next_: str
) -> None:
    student.post("/sign-out")
    token_page = student.get(f"/sign-in?next={next_}")
    assert token_page.status_code == 200
    answer = student.post(f"/sign-in?next={next_}", email="student@example.org", password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/study")
