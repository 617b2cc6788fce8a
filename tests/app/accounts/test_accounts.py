"""Register, sign in and out, settings, the first admin."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import new_id, now
from app.db import db
from app.models import Learner, SetupToken
from app.models.access import hash_of
from tests.app.web import PASSWORD, Visitor

DETAILS = {"name": "Ada", "email": "ada@example.org", "password": PASSWORD}


def people(web: Flask) -> list[tuple[str | None, str, str]]:
    with web.app_context():
        rows = db.session.execute(sa.select(Learner.email, Learner.name, Learner.role))
        return [(email, name, role) for email, name, role in rows]


def test_who_registers_is_signed_in_and_sees_what_to_study(web: Flask, visitor: Visitor) -> None:
    answer = visitor.post("/register", **DETAILS, zone="Europe/Vienna")
    assert (answer.status_code, answer.location) == (303, "/study")
    assert visitor.get("/study").status_code == 200
    assert people(web) == [("ada@example.org", "Ada", "student")]


def test_an_email_is_one_key_however_it_is_written(web: Flask, student: Visitor) -> None:
    other = Visitor(web)
    answer = other.post("/register", **{**DETAILS, "email": "STUDENT@example.org"})
    assert answer.status_code == 422
    assert "There is an account with this e-mail address." in other.page
    assert len(people(web)) == 1


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", "", "Enter the name you want to be shown."),
        ("name", "  \u200b ", "Enter the name you want to be shown."),
        ("name", "A\0da", "This holds characters that are no text."),
        ("name", "x" * 121, "Use at most 120 characters; you sent 121."),
        ("email", "ada", "Enter an e-mail address such as name@example.org."),
        ("email", "a\0@example.org", "This holds characters that are no text."),
        ("password", "short", "Use at least 10 characters."),
        ("password", "x" * 201, "Use at most 200 characters; you sent 201."),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field_and_nothing_is_stored(
    web: Flask, visitor: Visitor, field: str, text: str, said: str
) -> None:
    answer = visitor.post("/register", **{**DETAILS, field: text})
    assert answer.status_code == 422
    assert visitor.page.count(said) == 2  # in the summary and beside the field
    assert people(web) == []


def test_half_of_a_surrogate_pair_is_no_name(web: Flask, visitor: Visitor) -> None:
    answer = visitor.post_parts("/register", **{**DETAILS, "name": b"A\xed\xa0\x80"})
    assert answer.status_code == 422
    assert "This holds characters that are no text." in answer.text
    assert people(web) == []


def test_an_unknown_zone_becomes_utc(web: Flask, visitor: Visitor) -> None:
    visitor.post("/register", **DETAILS, zone="Moon/Copernicus")
    with web.app_context():
        assert db.session.scalar(sa.select(Learner.zone)) == "UTC"


def test_signing_in_leads_to_the_page_that_was_wanted(web: Flask, student: Visitor) -> None:
    other = Visitor(web)
    asked = other.get("/account")
    assert (asked.status_code, asked.location) == (303, "/sign-in?next=/account")
    answer = other.post(asked.location, email="Student@Example.org ", password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/account")
    assert other.get("/account").status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"]
)
def test_signing_in_leads_nowhere_else(web: Flask, student: Visitor, elsewhere: str) -> None:
    other = Visitor(web)
    answer = other.client.post(
        "/sign-in",
        query_string={"next": elsewhere},
        data={"email": "student@example.org", "password": PASSWORD, "csrf_token": other.csrf()},
    )
    assert (answer.status_code, answer.location) == (303, "/study")


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


@pytest.fixture
def link(web: Flask) -> str:
    at = now()
    with web.app_context():
        db.session.add(
            SetupToken(
                id=new_id(at),
                token_hash=hash_of("secret"),
                created_at=at,
                expires_at=at + timedelta(hours=24),
            )
        )
        db.session.commit()
    return "/setup/secret"


def test_the_setup_link_makes_one_admin_and_is_spent(
    web: Flask, visitor: Visitor, link: str
) -> None:
    assert visitor.get(link).status_code == 200
    assert visitor.post(link, **DETAILS).location == "/study"
    assert people(web) == [("ada@example.org", "Ada", "admin")]
    assert Visitor(web).get(link).status_code == 410


def test_a_form_that_does_not_fit_spends_no_setup_link(visitor: Visitor, link: str) -> None:
    assert visitor.post(link, **{**DETAILS, "password": "short"}).status_code == 422
    assert visitor.get(link).status_code == 200


def test_a_guessed_setup_link_is_nothing(visitor: Visitor, link: str) -> None:
    assert visitor.get("/setup/guessed").status_code == 404


def test_an_old_setup_link_is_gone(web: Flask, visitor: Visitor, link: str) -> None:
    with web.app_context():
        db.session.execute(sa.update(SetupToken).values(expires_at=now()))
        db.session.commit()
    assert visitor.post(link, **DETAILS).status_code == 410
    assert people(web) == []
