"""Links to a new password that an administrator makes, where no mail is sent."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Learner, MailedToken
from tests.app.accounts.people import NEW, acts, signs_in
from tests.app.web import Visitor


@pytest.fixture
def admin(web: Flask, classmate: Visitor) -> Visitor:
    with web.app_context():
        mine = Learner.email == "classmate@example.org"
        db.session.execute(sa.update(Learner).where(mine).values(role="admin"))
        db.session.commit()
    return classmate


def test_an_administrator_makes_a_link_that_is_shown_once(
    web: Flask, student: Visitor, admin: Visitor, visitor: Visitor
) -> None:
    answer = admin.post("/accounts/reset-link", email="Student@Example.org")
    assert answer.status_code == 200
    start = "http://127.0.0.1:8000/reset/"
    token = admin.page.partition(start)[2].partition("<")[0]
    admin.get("/accounts/reset-link")
    assert start not in admin.page
    assert visitor.post(f"/reset/{token}", new=NEW, again=NEW).status_code == 303
    assert signs_in(web, NEW)
    assert student.get("/account").status_code == 303
    assert acts(web) == [
        ("reset link", "student@example.org"),
        ("password reset", "student@example.org"),
    ]
    with web.app_context():
        made = db.session.scalars(sa.select(MailedToken)).one()
        by = db.session.scalar(sa.select(Learner.id).where(Learner.role == "admin"))
        assert made.made_by == by


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("nobody@example.org", "There is no account with this e-mail address."),
        ("classmate@example.org", "This account is an administrator’s."),
        ("not an address", "Enter an e-mail address such as name@example.org."),
        ("x" * 300, "Use at most 254 characters; you sent 300."),
    ],
)
def test_no_link_is_made_for_nobody_and_for_no_administrator(
    web: Flask, admin: Visitor, email: str, said: str
) -> None:
    assert admin.post("/accounts/reset-link", email=email).status_code == 422
    assert said in admin.page
    with web.app_context():
        assert db.session.scalars(sa.select(MailedToken)).all() == []


def test_nobody_else_makes_links(student: Visitor) -> None:
    assert student.get("/accounts/reset-link").status_code == 403
    assert student.post("/accounts/reset-link", email="student@example.org").status_code == 403
