"""One-use links: to a new password, by mail or by an administrator's hands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.clock import now
from app.db import db
from app.models import Learner, MailedToken
from tests.app.accounts.people import NEW, acts, living, signs_in
from tests.app.accounts.postbox import Postbox, listening, settled
from tests.app.web import PASSWORD, Visitor

NEW_TWICE = {"new": NEW, "again": NEW}


@pytest.fixture
def postbox(web: Flask) -> Iterator[Postbox]:
    with listening() as made:
        web.config["MAIL_SERVER"] = made.address
        yield made


@pytest.fixture
def confirmed(web: Flask, student: Visitor) -> Visitor:
    """A student whose address counts; who registered before this server sent mail."""
    with web.app_context():
        db.session.execute(sa.update(Learner).values(email_confirmed_at=now()))
        db.session.commit()
    return student


def forget(who: Visitor, email: str = "student@example.org") -> str:
    """Ask for a link, and wait until the answer is sent; what the page says."""
    with who.post("/forgot", email=email) as answer:
        assert answer.status_code == 200
    settled()
    return re.sub(r'name="csrf_token" value="[^"]*"', "", answer.text.replace(email, "ADDRESS"))


def test_a_mailed_link_leads_to_a_new_password_once(
    web: Flask, confirmed: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    forget(visitor)
    assert postbox.to() == ["student@example.org"]
    link = postbox.link()
    for _ in range(2):  # a visit spends nothing
        assert visitor.get(link).status_code == 200
    assert visitor.title() == "Choose a new password"
    answer = visitor.post(link, **NEW_TWICE)
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert living(web) == 0
    assert confirmed.get("/account").location == "/sign-in?next=/account"
    assert (signs_in(web, PASSWORD), signs_in(web, NEW)) == (False, True)
    for late in (visitor.get(link), visitor.post(link, new=PASSWORD, again=PASSWORD)):
        assert late.status_code == 410
        assert "This link is spent" in late.text
    assert signs_in(web, NEW)
    assert acts(web) == [("password reset", "student@example.org")]


def test_the_answer_is_the_same_whether_there_is_an_account(
    confirmed: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    known, unknown = forget(visitor), forget(visitor, "nobody@example.org")
    assert known == unknown
    assert postbox.to() == ["student@example.org"]


def test_the_account_is_looked_for_only_after_the_answer(
    web: Flask, confirmed: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    sent = {"email": "student@example.org", "csrf_token": visitor.csrf()}
    answer = visitor.client.post("/forgot", data=sent)  # not closed: the browser still reads it
    with web.app_context():
        assert db.session.scalars(sa.select(MailedToken)).all() == []
    assert postbox.letters == []
    answer.close()
    settled()
    assert postbox.to() == ["student@example.org"]


def test_nothing_is_mailed_to_an_address_that_nobody_confirmed(
    student: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    forget(visitor)
    assert postbox.letters == []


def test_only_the_hash_of_a_link_is_kept(
    web: Flask, confirmed: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    forget(visitor)
    token = postbox.link().removeprefix("/reset/")
    with web.app_context():
        row = db.session.scalars(sa.select(MailedToken)).one()
        assert token not in repr(vars(row))
    assert len(token) == 43


def test_a_new_link_spends_the_one_before(
    confirmed: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    forget(visitor)
    first = postbox.link()
    forget(visitor)
    assert visitor.get(first).status_code == 410
    assert visitor.get(postbox.link()).status_code == 200


def test_a_link_lapses_after_a_day(
    web: Flask, confirmed: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    forget(visitor)
    with time_machine.travel(now() + timedelta(hours=23, minutes=59)):
        assert visitor.get(postbox.link()).status_code == 200
    with time_machine.travel(now() + timedelta(hours=24, minutes=1)):
        assert visitor.get(postbox.link()).status_code == 410
        assert visitor.post(postbox.link(), **NEW_TWICE).status_code == 410
    assert signs_in(web, PASSWORD)


@pytest.mark.parametrize("path", ["/reset/guessed", f"/reset/{'x' * 43}", "/confirm/guessed"])
def test_a_forged_link_is_nothing(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 404
    assert visitor.post(path, **NEW_TWICE).status_code == 404


def test_a_link_of_one_kind_is_none_of_the_other(
    confirmed: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    forget(visitor)
    assert visitor.get(postbox.link().replace("reset", "confirm")).status_code == 404


def test_a_changed_password_spends_the_links_to_another(
    confirmed: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    forget(visitor)
    assert confirmed.post("/account/password", current=PASSWORD, **NEW_TWICE).status_code == 303
    assert visitor.get(postbox.link()).status_code == 410


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"new": "short", "again": "short"}, "Use at least 10 characters."),
        ({"new": NEW, "again": PASSWORD}, "The two new passwords differ."),
        ({"new": "x" * 201, "again": "x" * 201}, "Use at most 200 characters; you sent 201."),
    ],
)
def test_a_bad_password_spends_nothing(
    web: Flask,
    confirmed: Visitor,
    visitor: Visitor,
    postbox: Postbox,
    fields: dict[str, str],
    said: str,
) -> None:
    forget(visitor)
    assert visitor.post(postbox.link(), **fields).status_code == 422
    assert said in visitor.page
    assert visitor.post(postbox.link(), **NEW_TWICE).status_code == 303


def test_pages_with_a_link_are_kept_nowhere_and_tell_no_other_server(
    confirmed: Visitor, visitor: Visitor, postbox: Postbox
) -> None:
    forget(visitor)
    answer = visitor.get(postbox.link())
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.usefixtures("still")
def test_an_address_is_asked_for_five_times_an_hour(visitor: Visitor, postbox: Postbox) -> None:
    codes = [visitor.post("/forgot", email="nobody@example.org").status_code for _ in range(6)]
    assert codes == [200] * 5 + [429]
    assert visitor.post("/forgot", email="other@example.org").status_code == 200


def test_where_no_mail_is_sent_the_page_says_whom_to_ask(visitor: Visitor) -> None:
    visitor.get("/sign-in")
    assert 'href="/forgot"' in visitor.page
    assert visitor.post("/forgot", email="student@example.org").status_code == 200
    assert "This server sends no mail." in visitor.page


def test_mail_that_cannot_be_sent_leaves_a_line_and_no_trace_in_the_page(
    web: Flask,
    confirmed: Visitor,
    visitor: Visitor,
    postbox: Postbox,
    caplog: pytest.LogCaptureFixture,
) -> None:
    said = forget(visitor, "nobody@example.org")
    postbox.answers = {"RCPT": "550 mailbox full"}
    assert forget(visitor) == said
    (line,) = caplog.messages
    assert line.startswith("Mail “A new password for Metastasis Trainer” was not sent.")
    assert "mailbox full" in line
