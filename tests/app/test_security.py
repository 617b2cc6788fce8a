"""The web edge: headers, errors in plain sentences, doors."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask, abort

from app.security import SENTENCES
from app.signed_in import manager
from tests.app.web import Visitor, student, visitor, web

__all__ = ["student", "visitor", "web"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; media-src 'self'; object-src 'none'; "
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


def test_what_takes_only_forms_says_so(student: Visitor) -> None:
    student.get("/study/answer")
    assert "This address takes a form, not a visit." in student.page


@pytest.mark.parametrize(("method", "path"), [("POST", "/study"), ("PUT", "/account")])
def test_what_can_be_visited_is_not_said_to_take_only_forms(
    student: Visitor, method: str, path: str
) -> None:
    answer = student.client.open(path, method=method, data={"csrf_token": student.csrf()})
    assert answer.status_code == 405
    assert "This page is there to be opened" in answer.text
    assert "not a visit" not in answer.text


FORMS = ["/sign-in", "/register", "/theme", "/account", "/account/password", "/study/answer"]


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("field", ["email", "csrf_token", "token", "back"])
def test_a_file_in_place_of_a_text_is_refused(
    web: Flask, visitor: Visitor, student: Visitor, path: str, field: str
) -> None:
    for who in (visitor, student):
        fields = {"csrf_token": who.csrf(), field: (BytesIO(b"text"), "hostname")}
        answer = who.client.post(path, data=fields)
        assert answer.status_code == 400
        assert "What your browser sent does not fit this page." in answer.text


@pytest.mark.parametrize("path", FORMS)
def test_json_in_place_of_a_form_is_refused(visitor: Visitor, path: str) -> None:
    token = {"X-CSRFToken": visitor.csrf()}
    assert visitor.client.post(path, json={"email": {}}, headers=token).status_code == 400


def test_a_file_for_no_page_finds_no_page(visitor: Visitor) -> None:
    fields = {"email": (BytesIO(b"text"), "hostname")}
    assert visitor.client.post("/nothing", data=fields).status_code == 404


def test_a_form_that_is_too_large_is_not_read(student: Visitor) -> None:
    assert student.post("/account", name="x" * 300_000).status_code == 413


def test_a_foreign_host_is_not_answered(visitor: Visitor) -> None:
    assert visitor.get("/", base_url="http://evil.example").status_code == 400
