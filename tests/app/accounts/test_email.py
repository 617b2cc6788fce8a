"""The e-mail of an account: changed at once without mail, confirmed first with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.clock import now
from app.db import db
from app.models import Learner
from tests.app.accounts.people import DETAILS, living
from tests.app.accounts.postbox import Postbox, listening, settled
from tests.app.web import PASSWORD, Visitor

NEW = "new@example.org"


@pytest.fixture
def postbox(web: Flask) -> Iterator[Postbox]:
    with listening() as made:
        web.config["MAIL_SERVER"] = made.address
        yield made


def addresses(web: Flask) -> list[tuple[str | None, bool]]:
    """Every account's address, and whether it counts."""
    with web.app_context():
        rows = db.session.execute(
            sa.select(Learner.email, Learner.email_confirmed_at).order_by(Learner.email)
        )
        return [(email, at is not None) for email, at in rows]


def change(who: Visitor, email: str = NEW, password: str = PASSWORD) -> int:
    return who.post("/account/email", email=email, password=password).status_code


def test_without_mail_a_new_address_counts_at_once(web: Flask, student: Visitor) -> None:
    assert change(student, "New@Example.org") == 303
    assert addresses(web) == [(NEW, False)]
    student.get("/account")
    assert "Your e-mail address is new@example.org." in student.page
    again = Visitor(web)
    assert again.post("/sign-in", email=NEW, password=PASSWORD).status_code == 303


@pytest.mark.parametrize("mailed", [False, True])
@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        (NEW, "guess", "This is not your current password."),
        ("Classmate@example.org", PASSWORD, "There is an account with this e-mail address."),
        ("student@EXAMPLE.org", PASSWORD, "This is your address already."),
        ("nothing", PASSWORD, "Enter an e-mail address such as name@example.org."),
        ("x" * 300, PASSWORD, "Use at most 254 characters; you sent 300."),
        (NEW, "", "Enter your password."),
    ],
)
def test_what_cannot_be_the_address_changes_nothing(
    web: Flask,
    student: Visitor,
    classmate: Visitor,
    mailed: bool,
    email: str,
    password: str,
    said: str,
) -> None:
    with listening() as postbox:
        web.config["MAIL_SERVER"] = postbox.address if mailed else None
        assert change(student, email, password) == 422
        assert said in student.page
        assert postbox.letters == []
    assert addresses(web) == [("classmate@example.org", False), ("student@example.org", False)]


def test_with_mail_an_address_counts_once_it_is_confirmed(
    web: Flask, visitor: Visitor, postbox: Postbox
) -> None:
    visitor.register("student")
    assert postbox.to() == ["student@example.org"]
    visitor.get("/study")
    assert "A link is on its way to student@example.org." in visitor.page
    for path in ("/study", "/account"):
        visitor.get(path)
        assert "student@example.org is not confirmed yet." in visitor.page
    phone = Visitor(web)  # where the mail is read
    assert phone.get(postbox.link()).status_code == 200
    assert addresses(web) == [("student@example.org", False)]
    assert phone.post(postbox.link()).status_code == 303
    assert addresses(web) == [("student@example.org", True)]
    assert phone.post(postbox.link()).status_code == 410
    visitor.get("/account")
    assert "is not confirmed yet" not in visitor.page


def test_with_mail_the_old_address_stays_until_then_and_is_told(
    web: Flask, visitor: Visitor, postbox: Postbox
) -> None:
    visitor.register("student").post(postbox.link())
    assert change(visitor) == 303
    assert postbox.to()[1:] == [NEW, "student@example.org"]
    assert NEW not in postbox.letters[-1].get_content()
    assert addresses(web) == [("student@example.org", True)]
    postbox.dropped()
    assert visitor.post(postbox.link()).status_code == 303
    assert addresses(web) == [(NEW, True)]
    assert living(web) == 1


def test_an_address_that_was_taken_meanwhile_is_refused_in_words(
    web: Flask, visitor: Visitor, postbox: Postbox
) -> None:
    visitor.register("student").post(postbox.link())
    change(visitor)
    postbox.dropped()
    link = postbox.link()
    Visitor(web).register("new")
    assert visitor.post(link).status_code == 422
    assert "Meanwhile another account was made with this e-mail address." in visitor.page
    assert addresses(web) == [(NEW, False), ("student@example.org", True)]


def test_a_link_to_confirm_lapses_after_three_days_and_can_be_had_again(
    web: Flask, visitor: Visitor, postbox: Postbox
) -> None:
    visitor.register("student")
    with time_machine.travel(now() + timedelta(days=3, minutes=1)):
        assert visitor.get(postbox.link()).status_code == 410
        assert visitor.post("/account/email/confirm").status_code == 303
        assert visitor.post(postbox.link()).status_code == 303
    assert addresses(web) == [("student@example.org", True)]


@pytest.mark.usefixtures("still")
def test_links_are_asked_for_five_times_an_hour(visitor: Visitor, postbox: Postbox) -> None:
    visitor.register("student")
    for _ in range(6):
        visitor.post("/account/email/confirm")
    assert len(postbox.to()) == 1 + 5
    visitor.get("/account")
    assert "That link was asked for often. Nothing is lost: wait" in visitor.page


def test_where_no_mail_is_sent_nothing_is_to_be_confirmed(student: Visitor) -> None:
    student.get("/account")
    assert "not confirmed yet" not in student.page
    assert student.post("/account/email/confirm").status_code == 303


def test_mail_that_cannot_be_sent_loses_nothing(
    web: Flask, visitor: Visitor, postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    postbox.answers = {"MAIL": "451 later"}
    assert visitor.post("/register", **DETAILS).status_code == 303
    settled()
    visitor.get("/account")
    assert "If none comes, ask for another on the account page." in visitor.page
    assert addresses(web) == [("ada@example.org", False)]
    assert [line.partition(" was")[0] for line in caplog.messages] == [
        "Mail “Confirm your e-mail address”"
    ]
    postbox.answers = {}
    visitor.post("/account/email/confirm")
    assert visitor.post(postbox.link()).status_code == 303


def test_no_page_waits_for_the_mail_server(visitor: Visitor, postbox: Postbox) -> None:
    """A server that takes no letter until the page was read."""
    came: list[str] = []
    for send, to in (
        (lambda: visitor.post("/register", **DETAILS), "ada@example.org"),
        (lambda: visitor.post("/account/email/confirm"), "ada@example.org"),
        (lambda: change(visitor), NEW),
    ):
        postbox.open.clear()
        send()
        assert "A link is on its way" in visitor.get("/account").text
        assert len(postbox.letters) == len(came)
        postbox.open.set()
        came.append(to)
        assert postbox.to() == came  # it waits: letters of two pages may come in either order


def test_a_student_signs_out_everywhere_else(web: Flask, student: Visitor) -> None:
    phone = Visitor(web)
    phone.post("/sign-in", email="student@example.org", password=PASSWORD)
    student.get("/account")
    assert student.page.count("<li>Signed in since ") == 2
    assert student.page.count("(this device)") == 1
    assert student.post("/account/sign-ins/end").status_code == 303
    assert phone.get("/account").status_code == 303
    student.get("/account")
    assert "You are signed in nowhere else." in student.page


def test_nobody_signs_a_classmate_out(student: Visitor, classmate: Visitor) -> None:
    student.post("/account/sign-ins/end")
    assert classmate.get("/account").status_code == 200
