"""Register, sign in and out, settings, the first admin."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import new_id, now
from app.db import db
from app.models import Learner, SetupToken, SignIn
from app.models.access import hash_of
from app.passwords import hash_password
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


COMPOSED, APART = (unicodedata.normalize(form, "pâté de crème") for form in ("NFC", "NFD"))


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


def living(web: Flask) -> int:
    with web.app_context():
        rows = sa.select(sa.func.count()).select_from(SignIn).where(SignIn.ended_at.is_(None))
        return db.session.scalar(rows) or 0


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


@pytest.mark.parametrize("back", [None, "", "http://[", "//[x", "//evil.example", "/study/answer"])
def test_the_theme_leads_nowhere_else(student: Visitor, back: str | None) -> None:
    answer = student.post("/theme", theme="dark", back=back)
    assert (answer.status_code, answer.location) == (303, "/")
    assert student.get("/").location == "/study"
    student.get("/study")
    assert 'data-theme="dark"' in student.page


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


def test_an_email_that_is_taken_spends_no_setup_link(
    web: Flask, student: Visitor, link: str
) -> None:
    visitor = Visitor(web)
    assert visitor.post(link, **{**DETAILS, "email": "student@example.org"}).status_code == 422
    assert visitor.get(link).status_code == 200


def test_a_guessed_setup_link_is_nothing(visitor: Visitor, link: str) -> None:
    assert visitor.get("/setup/guessed").status_code == 404


def test_an_old_setup_link_is_gone(web: Flask, visitor: Visitor, link: str) -> None:
    with web.app_context():
        db.session.execute(sa.update(SetupToken).values(expires_at=now()))
        db.session.commit()
    assert visitor.post(link, **DETAILS).status_code == 410
    assert people(web) == []
