"""Each form in a sitting: what its page holds, refuses and explains."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from app.cards import tokens
from app.clock import new_id, now
from app.db import db
from app.memory.publishing import publish_items
from app.models import Learner, Review
from questions.item import Item
from tests.app.items import (
    case,
    choice,
    each_form,
    grid,
    number,
    odd,
    pairs,
    parts,
    several,
    statement,
    steps,
)
from tests.app.quizzes.taking import fields
from tests.app.web import Visitor, hidden

FORMS = {item.form: item for item in each_form("alphalol")}


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
    assert "It is so" not in student.page
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


@pytest.mark.parametrize(
    ("made", "sent", "said", "kept"),
    [
        (several, {"pick": ["1", "9"]}, "does not stand on this page", ['name="pick" value="1"']),
        (several, {"pick": ["2"] * 101}, "does not stand on this page", ['name="pick" value="2"']),
        (several, {}, "Choose at least one option.", []),
        (grid, {"cell": ["1:2", "x"]}, "does not stand on this page", ['name="cell" value="1:2"']),
        (grid, {"cell": [""]}, "Tick at least one box.", []),
        (pairs, {"cell": ["1:2", ""]}, "B has none yet.", ['value="1:2"']),
        (
            pairs,
            {"cell": ["1:2", "2:2"]},
            "Partner 2 stands twice.",
            ['value="1:2"', 'value="2:2"'],
        ),
        (parts, {"cell": ["", "2:3"]}, "A has none yet.", ['value="2:3"']),
        (number, {"reply": "4" * 201}, "The end was cut off.", ['value="' + "4" * 200]),
        (case, {"reply": "4"}, "Choose one of the options.", []),
        (odd, {"reply": "alpha"}, "Choose one of the options.", []),
    ],
)
def test_what_cannot_be_a_reply_is_asked_again_and_what_was_chosen_stays(
    web: Flask,
    student: Visitor,
    made: Callable[[str], Item],
    sent: dict[str, object],
    said: str,
    kept: list[str],
) -> None:
    serve(web, made("alphalol"))
    student.get("/study/question")
    token = hidden(student.page, "token")
    assert student.post("/study/answer", token=token, **sent).status_code == 422
    page = student.page[student.page.index('id="reply-error"') :]
    assert said in page[: page.index("</div>")]
    assert hidden(student.page, "token") == token
    chosen = re.findall(r"<(?:input|option)[^>]* (?:checked|selected)>", student.page)
    filled = re.findall(r'<input[^>]*id="reply"[^>]*>', student.page)
    shown = [each for each in (*chosen, *filled) if any(part in each for part in kept)]
    assert (len(shown), len(chosen)) == (len(kept), 0 if filled else len(kept))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (several, "2 of 3 options are judged rightly."),
        (grid, "1 of 4 cells are right."),
        (parts, "0 of 2 cases are right."),
        (number, "That is too low."),
    ],
)
def test_partial_credit_is_one_sentence(
    web: Flask, student: Visitor, made: Callable[[str], Item], said: str
) -> None:
    serve(web, made("alphalol"))
    give(student, right=False)
    assert re.findall(r'class="verdict-note">([^<]*)<', student.page) == [said]


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
    said = "Once more: you missed this a little earlier. It does not move your schedule."
    assert said in student.page
    student.post("/study/answer", token=token, reply="1")
    assert said in student.page
    with web.app_context():
        rows = db.session.execute(sa.select(Review.kind, Review.counted).order_by(Review.id))
        assert list(map(tuple, rows)) == [("answer", True), ("relearn", False)]
