"""What a reader sees of items, days and progress: pure values."""

from __future__ import annotations

import base64
import html
import json
import re
import zlib
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.cards import card, tokens
from app.memory.answers import Nothing
from app.study import board
from app.study.queries import Standing
from questions.generators import all_items
from questions.grading import UnknownReply
from questions.item import SingleBest
from tests.app.items import choice, typed

MONDAY = 20514  # 2 March 2026
ITEM = choice("alphalol")
SERVED = tokens.Served(
    review_id=UUID(int=7),
    learner=UUID(int=1),
    item_id=ITEM.id,
    version=ITEM.version,
    revision=0,
    place=3,
    of=20,
    served_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
)


@given(st.uuids())
def test_a_review_shows_each_option_once_and_always_in_one_order(review_id: UUID) -> None:
    rows = card.rows(ITEM, review_id)
    assert sorted(row.id for row in rows) == ["alpha", "beta", "gamma"]
    assert [row.number for row in rows] == [1, 2, 3]
    assert card.rows(ITEM, review_id) == rows


def test_the_key_is_not_always_in_one_place() -> None:
    places = [card.rows(ITEM, UUID(int=number)) for number in range(300)]
    keys = [next(row.number for row in rows if row.correct) for rows in places]
    assert all(70 <= keys.count(number) <= 130 for number in (1, 2, 3))


def test_a_typed_question_has_no_rows() -> None:
    assert card.rows(typed("betalol"), UUID(int=1)) == ()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (None, "It is not scheduled: you will meet it as new."),
        (0, "You will see it again today."),
        (1, "You will see it again tomorrow, Tuesday 3 March."),
        (5, "You will see it again in 5 days, on Saturday 7 March."),
        (400, "You will see it again in 400 days, on Tuesday 6 April 2027."),
    ],
)
def test_coming_back_is_a_sentence(days: int | None, sentence: str) -> None:
    due = None if days is None else MONDAY + days
    assert card.comes_back(due, days) == sentence


def test_progress_says_how_much_is_left() -> None:
    assert card.progress(7, 20, answered=False) == card.Progress(6, 20, "7 of 20, about 6 min")
    assert card.progress(20, 20, answered=True) == card.Progress(20, 20, "20 of 20")
    assert card.progress(21, 20, answered=True) == card.Progress(21, 21, "21 of 21")


def test_a_token_comes_back_as_it_was_under_an_old_key_too() -> None:
    token = tokens.seal(SERVED, ["old"])
    assert tokens.unseal(token, ["old", "new"], SERVED.learner, SERVED.served_at) == SERVED


def test_a_token_holds_no_word_of_its_fact_and_no_answer(app: Flask) -> None:
    for item in all_items(app.extensions["bank"]):
        served = replace(SERVED, item_id=item.id, version=item.version)
        kind, *body = decoded(tokens.seal(served, ["key"]))
        form, number = body[2].rsplit("-", 1)
        assert (kind, form) == ("study", item.form.replace("_", "-"))
        told = [*body[:2], number, *body[3:]]
        assert [each for each in told if not re.fullmatch(r"[0-9a-f.]+", str(each))] == []


def test_but_for_what_is_read_one_page_of_a_question_is_like_any_other(app: Flask) -> None:
    """No id, class or attribute tells one option, or one fact, from another."""
    pages: dict[tuple[object, ...], set[str]] = defaultdict(set)
    with app.test_request_context():
        made = app.jinja_env.get_template("macros/card.html").make_module()
        for item in all_items(app.extensions["bank"]):
            asked = card.asked(item, SERVED, "token", app.extensions["bank"])
            page, texts = apart(str(made.question(asked, None)))  # type: ignore[attr-defined]
            pages[item.form, item.k, bool(item.qualifiers)].add(page)
            options = {each.text for each in item.options} if isinstance(item, SingleBest) else ()
            shown = {item.stem, asked.topic, *options}
            assert shown <= texts
            assert not texts & {item.rule, item.explanation, item.unit} - shown
    assert {len(each) for each in pages.values()} == {1}


def decoded(token: str) -> list[Any]:
    """What anybody can read of a token."""
    body = token.rsplit(".", 1)[0]
    raw = base64.urlsafe_b64decode(body.lstrip(".") + "===")
    found = json.loads(zlib.decompress(raw) if body.startswith(".") else raw)
    assert isinstance(found, list)
    return found


def apart(page: str) -> tuple[str, set[str]]:
    """A page without its texts and confirmation, and the texts."""
    bare = re.sub(r'name="csrf_token" value="[^"]*"', "", page)
    texts = {html.unescape(each).strip() for each in re.findall(r">([^<]*)<", bare)}
    return re.sub(r">[^<]*<", "><", bare), texts


def test_a_row_stands_for_the_option_in_it() -> None:
    rows = card.rows(ITEM, SERVED.review_id)
    sent = [card.meant(ITEM, SERVED.review_id, str(row.number)) for row in rows]
    assert sent == [row.id for row in rows]
    for wrong in ("0", "4", "alpha", "01", "²"):
        with pytest.raises(UnknownReply):
            card.meant(ITEM, SERVED.review_id, wrong)
    assert card.meant(typed("betalol"), SERVED.review_id, "alpha") == "alpha"


def test_of_a_refused_text_its_first_plain_characters_are_kept() -> None:
    assert card.kept("a\0b\ud800c\N{REPLACEMENT CHARACTER}d", 3) == "abc"
    assert card.kept(None, 3) == ""


@given(st.text())
def test_any_text_that_is_no_token_is_forged(text: str) -> None:
    with pytest.raises(tokens.Forged):
        tokens.unseal(text, ["key"], SERVED.learner, SERVED.served_at)


def test_a_token_of_another_secret_learner_or_month_is_refused() -> None:
    token = tokens.seal(SERVED, ["key"])
    with pytest.raises(tokens.Forged):
        tokens.unseal(token, ["other"], SERVED.learner, SERVED.served_at)
    with pytest.raises(tokens.Stranger):
        tokens.unseal(token, ["key"], UUID(int=2), SERVED.served_at)
    late = SERVED.served_at + tokens.LIFE + timedelta(seconds=1)
    with pytest.raises(tokens.Expired):
        tokens.unseal(token, ["key"], SERVED.learner, late)


def test_the_board_is_in_parts_that_fill_the_bar() -> None:
    made = board.board(Standing(8, 6, (2, 3, 1, 1, 1), (0, 4, 2, 0, 0, 0, 0)), MONDAY)
    assert [part.count for part in made.slices] == [2, 3, 1, 1, 1]
    assert made.slices[-1].start + made.slices[-1].width == 100
    assert [(day.name, day.count, day.share) for day in made.days[:3]] == [
        ("Tue", 0, 0.0),
        ("Wed", 4, 100.0),
        ("Thu", 2, 50.0),
    ]


def test_when_nothing_waits_the_next_day_is_named() -> None:
    nothing = Nothing(next_due_at=None, new_tomorrow=True)
    assert board.study_now(nothing, MONDAY, MONDAY + 2).next_words == (
        "in 2 days, on Wednesday 4 March"
    )
