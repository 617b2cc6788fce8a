"""The set-up link for the first admin."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import new_id, now
from app.db import db
from app.models import SetupToken
from app.models.access import hash_of
from tests.app.accounts.people import DETAILS, people
from tests.app.web import Visitor


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
