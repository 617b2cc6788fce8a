"""Guards over every route and template, those to come included."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import AnyConverter, Rule

from app.signed_in import OPEN
from app.static_files import HERE
from tests.app.web import Visitor, student, visitor, web

__all__ = ["student", "visitor", "web"]

TEMPLATES = Path(__file__).parents[2] / "app" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
PAGES = [
    name for name in NAMES if not name.startswith("macros/") and not Path(name).name.startswith("_")
]
VALUES = {
    "region_id": "liver",
    "digest": "0",
    "path": "app.css",
    "token": "guessed",
    "form": "anki",
    "learner_id": "00000000-0000-7000-8000-000000000000",
    "notice_id": "00000000-0000-7000-8000-000000000000",
    "report_id": "00000000-0000-7000-8000-000000000000",
    "answer_id": "00000000-0000-7000-8000-000000000000",
    "topic_id": "drugs",
    "concept_id": "none-such",
    "fact_id": "alphalol",
    "deck_id": "00000000-0000-7000-8000-000000000000",
    "card_id": "0",
    "quiz_id": "00000000-0000-7000-8000-000000000000",
    "place": 1,
    "what": "flag",
    "preset_id": "00000000-0000-7000-8000-000000000000",
    "exam_id": "00000000-0000-7000-8000-000000000000",
    "key": "1",
    "course_id": "00000000-0000-7000-8000-000000000000",
    "invitation_id": "00000000-0000-7000-8000-000000000000",
    "code": "K7Q-F9M-2XW",
    "move": "archive",
    "turn": "new",
    "act": "renew",
    "upload_id": "00000000-0000-7000-8000-000000000000",
    "assignment_id": "00000000-0000-7000-8000-000000000000",
    "override_id": "00000000-0000-7000-8000-000000000000",
    "withdrawal_id": "00000000-0000-7000-8000-000000000000",
    "question_id": "00000000-0000-7000-8000-000000000000",
    "source_id": "00000000-0000-7000-8000-000000000000",
    "set_id": "00000000-0000-7000-8000-000000000000",
    "pool_key": 1,
    "way": "up",
    "asking": "exclude",
    "number": 1,
    "slot": 1,
    "item_id": "none",
    "version": 1,
}
FREE_OF_STYLE = re.compile(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)
OPEN_TO_ALL = {
    "static.serve",
    "accounts.landing",
    "accounts.register",
    "accounts.sign_in",
    "accounts.setup",
    "accounts.choose_theme",
    "accounts.begin",
    "accounts.forgot",
    "accounts.reset",
    "accounts.confirm",
    "accounts.goodbye",
    "ops.health",
    "plan.calendar",
    "notices.no_mail",
}


def value_for(rule: Rule, name: str) -> object:
    """A value for this part of an address; where it is one of some words, the first of them."""
    converter = rule._converters[name]
    return min(converter.items) if isinstance(converter, AnyConverter) else VALUES[name]


def address(web: Flask, rule: Rule) -> str:
    with web.test_request_context():
        given = {name: value_for(rule, name) for name in rule.arguments}
        return str(web.url_map.bind("localhost").build(rule.endpoint, given))


def rules(web: Flask, method: str) -> list[Rule]:
    return [rule for rule in web.url_map.iter_rules() if method in (rule.methods or ())]


def test_the_doors_that_stand_open_are_these() -> None:
    assert OPEN == OPEN_TO_ALL


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_other_door_asks_for_a_sign_in(web: Flask, visitor: Visitor, method: str) -> None:
    shut = [rule for rule in rules(web, method) if rule.endpoint not in OPEN_TO_ALL]
    assert shut
    token = visitor.csrf()
    for rule in shut:
        path = address(web, rule)
        answer = visitor.client.open(path, method=method, data={"csrf_token": token})
        assert answer.status_code == 303, path
        assert answer.location.startswith("/sign-in"), path


def test_every_form_is_refused_without_its_token(web: Flask, student: Visitor) -> None:
    for rule in rules(web, "POST"):
        assert student.client.post(address(web, rule)).status_code == 400, rule.rule


def test_no_page_is_free_of_education(web: Flask, student: Visitor, visitor: Visitor) -> None:
    for rule in rules(web, "GET"):
        for who in (student, visitor):
            answer = who.get(address(web, rule), follow_redirects=True)
            if answer.mimetype == "text/html":
                assert answer.text.count("It is not medical advice.") == 1, rule.rule
                assert FREE_OF_STYLE.findall(answer.text) == [], rule.rule
                assert re.search(r"<title>\S.* – Metastasis Trainer</title>", answer.text)


def test_every_template_compiles(web: Flask) -> None:
    assert all(web.jinja_env.get_template(name) for name in NAMES)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_title(name: str) -> None:
    assert "{% block title %}" in (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_no_template_has_inline_style_or_script(name: str) -> None:
    assert FREE_OF_STYLE.findall((TEMPLATES / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_form_that_posts_carries_a_token(name: str) -> None:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    forms = re.findall(r'<form[^>]*method="post".*?</form>', text, re.DOTALL)
    assert all("csrf()" in form for form in forms)


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.js")), ids=lambda path: path.name)
def test_every_module_imports_files_that_are_there(path: Path) -> None:
    named = re.findall(r'from "([^"]+)"', path.read_text(encoding="utf-8"))
    assert [name for name in named if not (path.parent / name).is_file()] == []
