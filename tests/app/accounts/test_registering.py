"""Register: one mailbox is one account, one password however it is typed."""

from __future__ import annotations

import unicodedata

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import new_id, now
from app.db import db
from app.models import Learner
from app.passwords import hash_password
from tests.app.accounts.people import APART, COMPOSED, DETAILS, people
from tests.app.web import PASSWORD, Visitor


def test_who_registers_is_signed_in_and_sees_what_to_study(web: Flask, visitor: Visitor) -> None:
    answer = visitor.post("/register", **DETAILS, zone="Europe/Vienna")
    assert (answer.status_code, answer.location) == (303, "/plan/welcome")
    assert visitor.get("/study").status_code == 200
    assert people(web) == [("ada@example.org", "Ada", "student")]


def test_an_email_is_one_key_however_it_is_written(web: Flask, student: Visitor) -> None:
    other = Visitor(web)
    answer = other.post("/register", **{**DETAILS, "email": "STUDENT@example.org"})
    assert answer.status_code == 422
    assert "There is an account with this e-mail address." in other.page
    assert len(people(web)) == 1


@pytest.mark.parametrize(
    "spelling",
    [
        "variant.user@ｅxample.org",
        "variant.user@example。org",
        "ｖariant.user@example.org",
        "Variant.User@EXAMPLE.org",
    ],
)
def test_a_mailbox_has_one_account_however_it_is_spelled(
    web: Flask, visitor: Visitor, spelling: str
) -> None:
    assert visitor.post("/register", **{**DETAILS, "email": spelling}).status_code == 303
    assert [email for email, _, _ in people(web)] == ["variant.user@example.org"]
    other = Visitor(web)
    again = other.post("/register", **{**DETAILS, "email": "variant.user@example.org"})
    assert again.status_code == 422
    assert "There is an account with this e-mail address." in other.page
    assert other.post("/sign-in", email=spelling, password=PASSWORD).status_code == 303


def test_a_domain_is_one_in_letters_and_as_the_network_spells_it(
    web: Flask, visitor: Visitor
) -> None:
    visitor.post("/register", **{**DETAILS, "email": "ada@bücher.example.org"})
    other = Visitor(web)
    for spelling in ("ada@xn--bcher-kva.example.org", "ada@bu\u0308cher.example.org"):
        assert other.post("/register", **{**DETAILS, "email": spelling}).status_code == 422
        assert other.post("/sign-in", email=spelling, password=PASSWORD).status_code == 303
    assert len(people(web)) == 1


def test_two_domains_that_casefold_alike_are_two(web: Flask, visitor: Visitor) -> None:
    for email in ("ada@strasse.example.org", "ada@straße.example.org"):
        answer = Visitor(web).post("/register", **{**DETAILS, "email": email})
        assert answer.status_code == 303
        assert visitor.post("/sign-in", email=email, password=PASSWORD).status_code == 303
    assert len(people(web)) == 2


@pytest.mark.parametrize("stored", ["ada@ｅxample.org", "ada@bücher.example.org", "ada"])
def test_an_account_under_an_older_key_still_opens_and_is_not_doubled(
    web: Flask, visitor: Visitor, stored: str
) -> None:
    with web.app_context():
        hashed = hash_password(PASSWORD)
        db.session.add(
            Learner(
                id=new_id(now()), email=stored, name="A", password_hash=hashed, created_at=now()
            )
        )
        db.session.commit()
    assert visitor.post("/sign-in", email=stored.upper(), password=PASSWORD).status_code == 303
    new = "another horse battery"
    changed = visitor.post("/account/password", current=PASSWORD, new=new, again=new)
    assert changed.status_code == 303
    assert Visitor(web).post("/register", **{**DETAILS, "email": stored}).status_code == 422
    assert len(people(web)) == 1


def test_an_email_whose_key_is_too_long_is_refused(web: Flask, visitor: Visitor) -> None:
    email = f"{chr(0xFDFA) * 20}@example.org"  # one character that stands for eighteen
    answer = visitor.post("/register", **{**DETAILS, "email": email})
    assert answer.status_code == 422
    assert "Enter an e-mail address such as name@example.org." in visitor.page


@pytest.mark.parametrize(("first", "then"), [(COMPOSED, APART), (APART, COMPOSED)])
def test_a_password_is_one_however_its_accents_are_typed(
    web: Flask, visitor: Visitor, first: str, then: str
) -> None:
    visitor.post("/register", **{**DETAILS, "password": first})
    for typed in (first, then):
        answer = Visitor(web).post("/sign-in", email="ada@example.org", password=typed)
        assert answer.status_code == 303
    new = {"new": f"{first} frais", "again": f"{then} frais"}
    assert visitor.post("/account/password", current=then, **new).status_code == 303


def test_a_password_is_as_long_as_it_is_stored(visitor: Visitor) -> None:
    five = unicodedata.normalize("NFD", "é" * 5)
    assert visitor.post("/register", **{**DETAILS, "password": five}).status_code == 422


def test_a_password_that_was_stored_as_typed_still_opens(web: Flask, student: Visitor) -> None:
    with web.app_context(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.passwords.normal", lambda text: text)
        hashed = hash_password(APART)
        db.session.execute(sa.update(Learner).values(password_hash=hashed))
        db.session.commit()
    other = Visitor(web)
    answer = other.post("/sign-in", email="student@example.org", password=APART)
    assert answer.status_code == 303


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
