"""A sitting by forms alone: question, answer, feedback."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.changes import publish_changes
from app.memory.publishing import publish_items
from app.models import ChoiceTally, Review
from questions.item import SingleBest, with_version
from questions.model import Change
from questions.world import Bank
from tests.app.items import choice
from tests.app.study.sitting import asked, give, log, row, tomorrow
from tests.app.web import UNITS, Visitor, _fact, heading, hidden, small_bank

LONG_AGO = timedelta(days=31)
OTHERS = ("deltalol", "epsilol", "zetalol")


def test_a_right_answer_is_marked_stored_and_followed_by_the_next_question(
    web: Flask, student: Visitor
) -> None:
    assert give(student, "alpha") == 200
    assert re.findall(r'class="verdict ([\w-]+)"', student.page) == ["is-right"]
    assert student.page.count("data-question") == 1
    assert log(web) == [("answer", "bank/alphalol", "alpha")]


def test_a_wrong_answer_shows_the_key_and_is_rated_by_nobody(student: Visitor) -> None:
    give(student, "beta")
    assert re.findall(r'<li class="option([^"]*)">', student.page).count(" is-key") == 1
    assert re.findall(r'<li class="option([^"]*)">', student.page).count(" is-wrong") == 1
    assert "data-rate" not in student.page


def test_the_page_of_a_question_does_not_tell_the_answer(student: Visitor) -> None:
    asked(student)
    assert "is-key" not in student.page
    assert "It blocks alpha" not in student.page


def test_the_options_keep_their_places(student: Visitor) -> None:
    token = asked(student)
    before = re.findall(r"<span>(\w+) blocker</span>", student.page)
    student.post("/study/answer", token=token, reply="2")
    names = re.findall(
        r'<span class="option-key"[^>]*>\d</span>\s*<span>(\w+) blocker', student.page
    )
    assert names[:3] == before


@pytest.mark.parametrize("reply", ["", "alpha", "0", "4", "a\0b", "x" * 201])
def test_a_reply_that_is_none_gets_the_same_question_again(
    web: Flask, student: Visitor, reply: str
) -> None:
    token = asked(student)
    before = heading(student.page)
    assert student.post("/study/answer", token=token, reply=reply).status_code == 422
    assert (heading(student.page), hidden(student.page, "token")) == (before, token)
    assert log(web) == []


def test_bytes_that_are_no_text_are_no_answer(web: Flask, student: Visitor) -> None:
    token = asked(student)
    answer = student.post_parts("/study/answer", token=token, reply=b"\xed\xa0\x80")
    assert answer.status_code == 422
    assert log(web) == []


@pytest.mark.parametrize("token", ["", "forged", "a\0b", "WyJzdHVkeSJd.x"])
def test_a_forged_token_stores_nothing(web: Flask, student: Visitor, token: str) -> None:
    assert student.post("/study/answer", token=token, reply="alpha").status_code == 400
    assert log(web) == []


def test_a_changed_token_stores_nothing(web: Flask, student: Visitor) -> None:
    token = asked(student)
    changed = ("A" if token[0] != "A" else "B") + token[1:]
    assert student.post("/study/answer", token=changed, reply="alpha").status_code == 400
    assert log(web) == []


def test_a_token_lives_thirty_days(web: Flask, student: Visitor) -> None:
    token = asked(student)
    with time_machine.travel(now() + LONG_AGO, tick=True):
        student.post("/sign-in", email="student@example.org", password="correct horse battery")
        assert student.post("/study/answer", token=token, reply="alpha").status_code == 410
    assert log(web) == []


def test_the_question_of_a_classmate_is_not_there(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    token = asked(classmate)
    assert student.post("/study/answer", token=token, reply="1").status_code == 404
    assert log(web) == []


def test_an_answer_without_the_csrf_token_is_not_stored(web: Flask, student: Visitor) -> None:
    token = asked(student)
    answer = student.post("/study/answer", token=token, reply="1", csrf_token=None)
    assert (answer.status_code, heading(student.page)) == (400, "The form had lapsed")
    assert log(web) == []


def test_a_double_submit_is_one_row_and_one_page(web: Flask, student: Visitor) -> None:
    token = asked(student)
    sent = row(student, "alpha")
    first = student.post("/study/answer", token=token, reply=sent)
    again = student.post("/study/answer", token=token, reply=sent)
    assert (first.status_code, again.status_code) == (200, 200)
    assert log(web) == [("answer", "bank/alphalol", "alpha")]


def test_the_same_question_takes_no_second_reply(web: Flask, student: Visitor) -> None:
    token = asked(student)
    right, wrong = row(student, "alpha"), row(student, "beta")
    student.post("/study/answer", token=token, reply=right)
    assert student.post("/study/answer", token=token, reply=wrong).status_code == 409
    assert student.title() == "Already answered"
    assert log(web) == [("answer", "bank/alphalol", "alpha")]


def test_the_pages_count_of_milliseconds_is_kept_within_reason(
    web: Flask, student: Visitor
) -> None:
    token = asked(student)
    student.post("/study/answer", token=token, reply="1", duration="999999999")
    with web.app_context():
        row = db.session.scalars(sa.select(Review)).one()
        assert row.served_at is not None
        assert row.duration_ms is not None
        assert timedelta(milliseconds=row.duration_ms) <= row.answered_at - row.served_at


def test_what_a_wrong_answer_brings_is_said(web: Flask, student: Visitor) -> None:
    give(student, "beta")
    assert re.findall(r"You will see it again[^<]*", student.page) == [
        f"You will see it again {tomorrow()}: you missed it."
    ]
    with web.app_context():
        publish_items(db.session, [choice(name) for name in (*UNITS, *OTHERS)], "2", now())
        facts = {name: _fact(name) for name in (*UNITS, *OTHERS)}
        web.extensions["bank"] = replace(small_bank(), facts=facts)
        db.session.commit()
    student.get(f"/study/answer/{hidden(student.page, 'answer')}")
    assert re.findall(r"You will see it again[^<]*", student.page) == [
        f"You will see it again {tomorrow()}, and once more in this sitting: you missed it."
    ]


def test_the_feedback_tells_how_first_answers_spread(web: Flask, student: Visitor) -> None:
    item = choice("alphalol")
    with web.app_context():
        for name, times in (("alpha", 27), ("beta", 14)):
            db.session.add(
                ChoiceTally(
                    item_id=item.id,
                    version=item.version,
                    choice=name,
                    count=times,
                    of=41,
                    counted_at=datetime(2026, 11, 28, 9, tzinfo=UTC),
                )
            )
        db.session.commit()
    asked(student)
    assert "first answers" not in student.page
    give(student, "beta")
    found = re.findall(
        r"<span>(\w+) blocker</span>.*?class=\"share\">([^<]*)<", student.page, re.DOTALL
    )
    assert sorted(found) == [("Alpha", "66\xa0%"), ("Beta", "34\xa0%"), ("Gamma", "0\xa0%")]
    assert "Of 41 first answers, counted on 28 November 2026." in student.page


def test_a_changed_fact_says_what_it_said_before_and_says_now(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    change = Change(on=date(2026, 3, 1), what="Mended.", meaning=True, before="It was so.")
    changed = _fact("alphalol").model_copy(update={"changes": (change,)})
    with web.app_context():
        publish_changes(db.session, Bank(facts={"alphalol": changed}), now())
        db.session.commit()
    asked(student)
    assert "This changed on 1 March 2026, after you had met it." in student.page
    assert "It was so." not in student.page
    give(student, "alpha")
    assert "<p>This changed on 1 March 2026: Mended.</p>" in student.page
    assert (
        "<dt>Before</dt><dd>It was so.</dd><dt>Now</dt><dd>alphalol blocks alpha.</dd>"
        in student.page
    )


def test_an_over_long_answer_stands_in_its_field_again_cut(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    token = asked(student)
    student.post("/study/answer", token=token, reply="y" * 240)
    assert re.findall(r'id="reply" [^>]*value="([^"]*)"', student.page) == ["y" * 200]
    assert "Use at most 200 characters; you sent 240. The end was cut off." in student.page
    assert len(log(web)) == 1


def test_a_refused_answer_is_put_back_without_what_is_no_text(student: Visitor) -> None:
    give(student, "alpha")
    token = asked(student)
    student.post("/study/answer", token=token, reply='a\x07b "<i>')
    assert 'value="ab &#34;&lt;i&gt;"' in student.page


def test_the_theme_is_switched_on_the_page_of_the_answer(student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    assert hidden(student.page, "back") == f"/study/answer/{name}"
    answer = student.post("/theme", theme="dark", back=hidden(student.page, "back"))
    assert answer.location == f"/study/answer/{name}"


def test_a_rationale_that_is_the_rule_is_not_said_twice(web: Flask, student: Visitor) -> None:
    give(student, "beta")
    assert student.page.count("It blocks alpha.") == 4  # three options and the explanation
    first = choice("alphalol", stem="Of which class?")
    assert isinstance(first, SingleBest)
    beta, alpha, gamma = first.options
    alpha = replace(alpha, rationale=first.rule)
    same = with_version(replace(first, options=(beta, alpha, gamma)))
    with web.app_context():
        publish_items(db.session, [same], "2", now())
        db.session.commit()
    student.post("/study/undo", answer=hidden(student.page, "answer"))
    give(student, "beta")
    assert student.page.split("<template")[0].count(first.rule) == 1
    assert len(re.findall(r'<div class="rationale is-key">', student.page)) == 1
    assert student.page.count('<summary class="rationale') == 2
