"""The application with a small bank, and people who visit it with a browser's habits."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.clock import now
from app.db import db
from app.factory import create_app
from app.memory.publishing import publish_items
from questions.fact import FalseClaim, Misconception
from questions.vocabulary import Topic
from questions.world import Bank
from tests.app.items import choice, typed

PASSWORD = "correct horse battery"
CHEAP = {"PASSWORD_TIME_COST": 1, "PASSWORD_MEMORY_KIB": 64}
UNITS = ("alphalol", "betalol", "gammalol")


def small_bank() -> Bank:
    """Three facts of one topic. Their items are published by hand."""
    return Bank(
        topics={"drugs": Topic(id="drugs", name="Drugs")},
        facts={name: _fact(name) for name in UNITS},
    )


def _fact(name: str) -> Misconception:
    return Misconception(
        id=name,
        topic="drugs",
        statement=f"{name} blocks alpha.",
        explanation="It is so.",
        about=name,
        belief=f"{name} blocks beta.",
        believed_because="The names are alike.",
        refuted_because="It blocks alpha.",
        also_false=tuple(
            FalseClaim(text=f"{name} blocks {other}.", because="It blocks alpha.")
            for other in ("gamma", "delta")
        ),
    )


@pytest.fixture
def web(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application on a fresh database; the first facts are asked by choice."""
    monkeypatch.setenv("METASTASIS_INSTANCE", str(tmp_path))
    made = create_app({"DATABASE_URL": database, "BANK": small_bank(), "TESTING": True, **CHEAP})
    with made.app_context():
        publish_items(
            db.session, [choice("alphalol"), typed("betalol"), choice("gammalol")], "1", now()
        )
        db.session.commit()
    yield made
    with made.app_context():
        for engine in db.engines.values():
            engine.dispose()


class Visitor:
    """A browser: it keeps cookies, sends the form's CSRF token, and remembers its page."""

    def __init__(self, web: Flask) -> None:
        self.client: FlaskClient = web.test_client()
        self.page = ""

    def get(self, path: str, **more: Any) -> TestResponse:
        return self._seen(self.client.get(path, **more))

    def post(self, path: str, **fields: object) -> TestResponse:
        """Send a form with the token of the page; `csrf_token=None` leaves it out."""
        if "csrf_token" not in fields:
            fields["csrf_token"] = self.csrf()
        sent = {name: value for name, value in fields.items() if value is not None}
        return self._seen(self.client.post(path, data=sent))

    def post_parts(self, path: str, **fields: str | bytes) -> TestResponse:
        """Send a form as multipart, so that a field may hold bytes that are no text."""
        fields["csrf_token"] = self.csrf()
        body = b""
        for name, value in fields.items():
            raw = value.encode() if isinstance(value, str) else value
            head = f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
            body += head.encode() + raw + b"\r\n"
        kind = "multipart/form-data; boundary=cut"
        return self._seen(self.client.post(path, data=body + b"--cut--\r\n", content_type=kind))

    def csrf(self) -> str:
        """The token of the page, as its forms send it; of another where it has none."""
        if 'name="csrf_token"' in self.page:
            return hidden(self.page, "csrf_token")
        return hidden(self.client.get("/sign-in").text, "csrf_token")

    def register(self, name: str) -> Visitor:
        email = f"{name}@example.org"
        answer = self.post("/register", name=name.capitalize(), email=email, password=PASSWORD)
        assert answer.status_code == 303
        return self

    def _seen(self, answer: TestResponse) -> TestResponse:
        if answer.mimetype == "text/html":
            self.page = answer.text
            answer.close()  # what is done beside a page begins
        return answer

    def title(self) -> str:
        return heading(self.page)


def hidden(page: str, name: str) -> str:
    """The value of the first hidden field of this name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return html.unescape(found[1])


def heading(page: str) -> str:
    """The text of the page's h1."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found, "no h1"
    return html.unescape(found[1]).strip()


@pytest.fixture
def visitor(web: Flask) -> Visitor:
    return Visitor(web)


@pytest.fixture
def student(web: Flask) -> Visitor:
    return Visitor(web).register("student")


@pytest.fixture
def classmate(web: Flask) -> Visitor:
    return Visitor(web).register("classmate")
