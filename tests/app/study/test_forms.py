"""Each form in a sitting: what its page holds, refuses and explains."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from app.cards import tokens
from app.clock import new_id, now
from app.db import db
from app.memory.publishing import publish_items
from app.models import Learner, Review
from questions.item import Item
from tests.app.items import blank, choice, statement, steps, typed
from tests.app.quizzes.taking import fields
from tests.app.web import Visitor, hidden

FORMS = {
    "single_best": choice("alphalol"),
    "short_answer": typed("alphalol"),
    "cloze": blank("alphalol"),
    "true_false": statement("alphalol"),
    "ordering": steps("alphalol"),
}


@pytest.fixture(params=FORMS)
def item(request: pytest.FixtureRequest, web: Flask) -> Item:
    """The only item that is asked."""
    made = FORMS[request.param]
    serve(web, made)
    return made


def serve(web: Flask, *items: Item) -> None:
    with web.app_context():
        publish_items(db.session, items, "2", now())
        db.session.commit()


def give(student: Visitor, *, right: bool) -> int:
    student.get("/study/question")
    sent = fields(student.page, right=right)
    return student.post("/study/answer", token=hidden(student.page, "token"), **sent).status_code


@pytest.mark.parametrize("right", [True, False])
def test_an_answer_is_marked_and_explained(student: Visitor, item: Item, right: bool) -> None:
    assert give(student, right=right) == 200
    marks = re.findall(r'class="verdict ([\w-]+)"', student.page)
    assert marks == ["is-right" if right else "is-not"]
    assert item.rule in student.page


def test_nothing_sent_gets_the_question_again(student: Visitor, item: Item) -> None:
    student.get("/study/question")
    token = hidden(student.page, "token")
    assert student.post("/study/answer", token=token).status_code == 422
    assert hidden(student.page, "token") == token
    assert f"data-form={item.form}" in student.page.replace('"', "")


def test_only_after_the_answer_does_a_link_name_the_fact(student: Visitor, item: Item) -> None:
    links = re.compile(r'href="([^"]*alphalol[^"]*)"')
    student.get("/study/question")
    report = f'href="/reports/new?item={item.id}&amp;version={item.version}"'
    assert report in student.page
    assert [each for each in links.findall(student.page) if "/reports/new" not in each] == []
    give(student, right=False)
    assert report not in student.page
    assert re.search(r'href="/reports/new\?answer=[\w-]+"', student.page)
    assert "/library/facts/alphalol" in links.findall(student.page)


def test_a_refused_order_and_correction_stay_as_they_were(web: Flask, student: Visitor) -> None:
    serve(web, steps("alphalol"))
    student.get("/study/question")
    sent = {"token": hidden(student.page, "token"), "place": ["1:3", "2:3"]}
    assert student.post("/study/answer", **sent).status_code == 422
    assert "Place 3 stands twice." in student.page
    assert re.findall(r'value="([\d:]+)" selected', student.page) == ["1:3", "2:3"]
    serve(web, statement("alphalol"))
    student.get("/study/question")
    token = hidden(student.page, "token")
    student.post("/study/answer", token=token, reply="", correction='a "b')
    assert "Choose true or false." in student.page
    assert 'value="a &#34;b"' in student.page


def test_a_false_statement_and_its_true_sister_ask_for_the_same(
    web: Flask, student: Visitor
) -> None:
    pages = []
    for true in (True, False):
        serve(web, statement("alphalol", true=true))
        student.get("/study/question")
        page = student.page[student.page.index("<main") :].split("</main>")[0]
        page = re.sub(r'value="[^"]{20,}"|item=[^"]*|An? (alpha|beta)|an? (alpha|beta)', "", page)
        pages.append(page)
    assert pages[0] == pages[1]
    assert "If it is false, what is right? (drug class)" in pages[0]


def test_what_comes_back_in_the_same_sitting_says_so(web: Flask, student: Visitor) -> None:
    item = choice("alphalol")
    serve(web, item)
    give(student, right=False)
    with web.app_context():
        learner = db.session.scalars(sa.select(Learner.id)).one()
        again = tokens.Served(
            new_id(now()), learner, item.id, item.version, 1, 7, 8, now(), "relearn"
        )
        token = tokens.seal(again, [web.config["SECRET_KEY"]])
    student.post("/study/answer", token=token)
    said = "Again from this sitting; it does not move your schedule."
    assert said in student.page
    student.post("/study/answer", token=token, reply="1")
    assert said in student.page
    with web.app_context():
        rows = db.session.execute(sa.select(Review.kind, Review.counted).order_by(Review.id))
        assert list(map(tuple, rows)) == [("answer", True), ("relearn", False)]
