"""The account: password, settings, theme."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Learner
from tests.app.web import Visitor, hidden


def test_a_password_is_not_changed_without_the_current_one(student: Visitor) -> None:
    new = "another horse battery"
    answer = student.post("/account/password", current="guess", new=new, again=new)
    assert answer.status_code == 422
    assert "This is not your current password." in student.page


def test_settings_are_stored_and_the_theme_is_known_before_the_page(
    web: Flask, student: Visitor
) -> None:
    answer = student.post("/account", name="Ada L.", theme="dark", zone="Europe/Vienna")
    assert (answer.status_code, answer.location) == (303, "/account")
    student.get("/account")
    assert '<html lang="en-GB" data-theme="dark">' in student.page
    with web.app_context():
        row = db.session.scalars(sa.select(Learner)).one()
        kept = (row.name, row.theme, row.zone, row.single_keys)
    assert kept == ("Ada L.", "dark", "Europe/Vienna", False)


def test_a_theme_that_is_none_is_refused(student: Visitor) -> None:
    assert student.post("/account", name="A", theme="pink", zone="UTC").status_code == 422


def test_a_visitor_chooses_a_theme_and_stays_on_the_page(visitor: Visitor) -> None:
    answer = visitor.post("/theme", theme="dark", back="/register")
    assert (answer.status_code, answer.location) == (303, "/register")
    visitor.get("/register")
    assert 'data-theme="dark"' in visitor.page


def test_the_theme_leads_back_to_any_page_of_this_server(student: Visitor) -> None:
    for back in ("/study/answer/00000000-0000-7000-8000-000000000000", "/account?a=b", "/"):
        answer = student.post("/theme", theme="dark", back=back)
        assert (answer.status_code, answer.location) == (303, back)


@pytest.mark.parametrize(
    "path",
    [
        "/library/topics/drugs?page=2",
        "/library/search?q=alpha+blocks&page=2",
        "/progress?page=3",
        "/reports/new?fact=betalol",
        "/study",
    ],
)
def test_every_page_tells_the_theme_its_whole_address(student: Visitor, path: str) -> None:
    student.get(path)
    assert hidden(student.page, "back") == path


def test_a_form_with_errors_tells_the_theme_its_address_too(visitor: Visitor) -> None:
    assert visitor.post("/sign-in?next=/study", email="").status_code == 422
    assert hidden(visitor.page, "back") == "/sign-in?next=/study"


@pytest.mark.parametrize("back", [None, "", "http://[", "//[x", "//evil.example", "/study/answer"])
def test_the_theme_leads_nowhere_else(student: Visitor, back: str | None) -> None:
    answer = student.post("/theme", theme="dark", back=back)
    assert (answer.status_code, answer.location) == (303, "/")
    assert student.get("/").location == "/study"
    student.get("/study")
    assert 'data-theme="dark"' in student.page
