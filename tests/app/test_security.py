"""The web edge: headers, errors in plain sentences, doors."""

from __future__ import annotations

import pytest
from flask import Flask, abort

from app.security import SENTENCES
from app.signed_in import manager
from tests.app.web import Visitor, student, visitor, web

__all__ = ["student", "visitor", "web"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self'; object-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", ["/", "/register", "/nothing", "/study", "/health"])
def test_every_answer_carries_the_policy(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


def test_pages_are_not_kept_by_the_browser(visitor: Visitor) -> None:
    assert visitor.get("/").headers["Cache-Control"] == "no-store"


def test_behind_https_the_browser_is_told_to_stay_there(web: Flask) -> None:
    web.config["SESSION_COOKIE_SECURE"] = True
    answer = Visitor(web).get("/", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_error_says_what_happened_and_what_to_do(
    web: Flask, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setitem(web.view_functions, "accounts.landing", lambda: abort(code))
    visitor = Visitor(web)
    assert visitor.get("/").status_code == code
    assert visitor.title() == SENTENCES[code].title
    assert SENTENCES[code].happened in visitor.page
    assert SENTENCES[code].todo in visitor.page


def test_a_fault_of_ours_is_a_page_that_asks_nothing_of_the_database(
    web: Flask, student: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> str:
        raise RuntimeError("the reason, which is nobody's business")

    web.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setitem(web.view_functions, "accounts.landing", broken)
    monkeypatch.setattr(manager, "_user_callback", None)
    assert student.get("/").status_code == 500
    assert student.title() == "Something went wrong here"
    assert "nobody" not in student.page


def test_a_wrong_method_names_the_right_ones(student: Visitor) -> None:
    answer = student.get("/study/answer")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "OPTIONS, POST")


def test_a_form_that_is_too_large_is_not_read(student: Visitor) -> None:
    assert student.post("/account", name="x" * 300_000).status_code == 413


def test_a_foreign_host_is_not_answered(visitor: Visitor) -> None:
    assert visitor.get("/", base_url="http://evil.example").status_code == 400
