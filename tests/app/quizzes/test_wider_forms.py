"""Quizzes ask the forms of several choices, keep what was chosen, and show what it was worth."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.publishing import publish_items
from questions.item import Item
from tests.app.items import number, wider_forms
from tests.app.quizzes.taking import build, fields, give
from tests.app.web import Visitor, hidden


@pytest.fixture(params=wider_forms("alphalol"), ids=lambda item: item.form)
def item(request: pytest.FixtureRequest, web: Flask) -> Item:
    """The only item that is asked."""
    made: Item = request.param
    serve(web, made)
    return made


def serve(web: Flask, made: Item) -> None:
    with web.app_context():
        publish_items(db.session, [made], "2", now())
        db.session.commit()


def filled(page: str) -> list[str]:
    """What stands in the fields of the question."""
    form = page[page.index("data-question") :].split("</form>")[0]
    chosen = re.findall(r'value="([\d:]+)"[^>]* (?:checked|selected)>', form)
    return chosen + re.findall(r'id="reply"[^>]*value="([^"]+)"', form)


@pytest.mark.parametrize("right", [True, False])
def test_a_test_keeps_what_was_chosen_and_tells_at_the_end(
    student: Visitor, item: Item, right: bool
) -> None:
    path = build(student, "test", 1, topics=["drugs"])
    sent = fields(student.page, right=right)
    assert give(student, right=right) == 200
    student.get(f"{path}/1")
    (values,) = sent.values()
    wanted = values if isinstance(values, list) else [values]
    assert sorted(filled(student.page)) == sorted(wanted)
    assert item.rule not in student.page
    student.post(f"{path}/finish")
    student.get(path)
    assert f"<b>{int(right)}</b> <span>of 1 right" in student.page
    student.get(f"{path}/1")
    assert re.findall(r'class="verdict ([\w-]+)"', student.page) == [
        "is-right" if right else "is-not"
    ]


def test_a_question_left_open_shows_what_is_right(student: Visitor, item: Item) -> None:
    path = build(student, "test", 1, topics=["drugs"])
    student.post(f"{path}/finish")
    student.get(f"{path}/1")
    assert "Not answered" in student.page
    assert "your answer" not in student.page
    assert ">missed" not in student.page
    assert item.rule in student.page


def test_a_number_can_be_called_right(web: Flask, student: Visitor) -> None:
    serve(web, number("alphalol"))
    student.get("/study/question")
    token = hidden(student.page, "token")
    student.post("/study/answer", token=token, reply="43")
    assert "My typed answer was right" in student.page
    answer = student.post("/study/override", answer=hidden(student.page, "answer"))
    student.get(answer.location)
    assert re.findall(r'class="verdict ([\w-]+)"', student.page) == ["is-right"]
