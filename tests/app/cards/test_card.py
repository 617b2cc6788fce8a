"""What a reader sees of items, answers and progress: pure values."""

from __future__ import annotations

import base64
import html
import json
import re
import zlib
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.cards import card, rows, tokens, words
from app.cards.sent import Incomplete, Sent, kept, meant, sent_again
from app.memory.answers import ChangeNote
from questions.generators import all_items
from questions.grading import grade
from questions.item import Item, Ordering, SingleBest, TrueFalse
from questions.world import Bank
from tests.app.items import blank, choice, each_form, statement, steps, typed

MONDAY = 20514  # 2 March 2026
DOORS = card.Doors("/study", "Stop here", "/study/answer")
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
    made = rows.rows(ITEM, review_id)
    assert sorted(row.id for row in made) == ["alpha", "beta", "gamma"]
    assert [row.number for row in made] == [1, 2, 3]
    assert rows.rows(ITEM, review_id) == made


def test_the_key_is_not_always_in_one_place() -> None:
    places = [rows.rows(ITEM, UUID(int=number)) for number in range(300)]
    keys = [next(row.number for row in made if row.correct) for made in places]
    assert all(70 <= keys.count(number) <= 130 for number in (1, 2, 3))


def test_a_typed_question_has_no_rows() -> None:
    assert rows.rows(typed("betalol"), UUID(int=1)) == ()


@given(st.uuids())
def test_true_and_false_stand_in_one_order_and_steps_never_in_the_right_one(
    review_id: UUID,
) -> None:
    assert [row.id for row in rows.rows(statement("alphalol"), review_id)] == ["true", "false"]
    item = steps("alphalol")
    assert isinstance(item, Ordering)
    shown = rows.elements_in_order(item, review_id)
    assert sorted(each.id for each in shown) == ["bind", "block", "relax"]
    assert tuple(each.id for each in shown) != item.answer
    assert [each.number for each in rows.steps(item, review_id)] == [1, 2, 3]


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
    assert words.comes_back(due, days) == sentence


def test_progress_says_how_much_is_left() -> None:
    assert words.progress(7, 20, answered=False) == words.Progress(6, 20, "7 of 20, about 6 min")
    assert words.progress(20, 20, answered=True) == words.Progress(20, 20, "20 of 20")
    assert words.progress(21, 20, answered=True) == words.Progress(21, 21, "21 of 21")


def test_a_token_comes_back_as_it_was_under_an_old_key_too() -> None:
    token = tokens.seal(SERVED, ["old"])
    assert tokens.unseal(token, ["old", "new"], SERVED.learner, SERVED.served_at) == SERVED
    again = replace(SERVED, kind="relearn")
    token = tokens.seal(again, ["key"])
    assert tokens.unseal(token, ["key"], SERVED.learner, SERVED.served_at) == again


@pytest.fixture(scope="module")
def items(app: Flask) -> tuple[Item, ...]:
    """Every item of the real bank."""
    return tuple(all_items(app.extensions["bank"]))


def test_a_token_holds_no_word_of_its_fact_and_no_answer(items: tuple[Item, ...]) -> None:
    for item in items:
        served = replace(SERVED, item_id=item.id, version=item.version)
        kind, *body = decoded(tokens.seal(served, ["key"]))
        form, number = body[2].rsplit("-", 1)
        assert (kind, form) == ("study", item.form.replace("_", "-"))
        told = [*body[:2], number, *body[3:]]
        assert [each for each in told if not re.fullmatch(r"[0-9a-f.]+", str(each))] == []


def test_but_for_what_is_read_one_page_of_a_question_is_like_any_other(
    app: Flask, items: tuple[Item, ...]
) -> None:
    """No id, class or attribute tells one option, or one fact, from another."""
    pages: dict[tuple[object, ...], set[str]] = defaultdict(set)
    with app.test_request_context():
        made = app.jinja_env.get_template("macros/card.html").make_module()
        for item in items:
            asked = question_of(item, app)
            page, texts = apart(str(made.question(asked)), *labels(item))  # type: ignore[attr-defined]
            gaps = item.stem.count("____")
            pages[item.form, shape(item), gaps, bool(item.qualifiers)].add(page)
            shown = {asked.topic, *read(item), *item.stem.split("____")}
            assert {each.strip() for each in shown} <= texts | {""}
            assert not texts & {item.rule, item.explanation, item.unit} - shown
    assert {len(each) for each in pages.values()} == {1}


def question_of(item: Item, app: Flask) -> card.Asked:
    line = words.progress(3, 20, answered=False)
    made = card.asked(item, SERVED.review_id, app.extensions["bank"], line, DOORS)
    return replace(made, token="token")


def shape(item: Item) -> tuple[int, bool]:
    """How many rows there are, and whether a correction is asked for."""
    if isinstance(item, Ordering):
        return len(item.elements), False
    return item.k, isinstance(item, TrueFalse) and bool(item.correction.category)


def read(item: Item) -> set[str]:
    """The texts of a question's rows."""
    if isinstance(item, Ordering):
        return {each.text for each in item.elements}
    return (
        {each.text for each in item.options} if isinstance(item, SingleBest | TrueFalse) else set()
    )


def labels(item: Item) -> tuple[str, ...]:
    """What names a field of this item, beside its rows."""
    return tuple(read(item)) if isinstance(item, Ordering) else ()


def decoded(token: str) -> list[Any]:
    """What anybody can read of a token."""
    body = token.rsplit(".", 1)[0]
    raw = base64.urlsafe_b64decode(body.lstrip(".") + "===")
    found = json.loads(zlib.decompress(raw) if body.startswith(".") else raw)
    assert isinstance(found, list)
    return found


def apart(page: str, *labels: str) -> tuple[str, set[str]]:
    """A page without its texts, labels, confirmation and the item's digests; and the texts."""
    bare = re.sub(r'name="csrf_token" value="[^"]*"', "", page)
    bare = re.sub(r"item=[a-z]+(-[a-z]+)*-[0-9a-f]{12}&amp;version=[0-9a-f]{16}", "", bare)
    for label in labels:
        bare = re.sub(rf'aria-label="([A-Z][a-z ]+: ){re.escape(html.escape(label))}"', r"\1", bare)
    texts = {html.unescape(each).strip() for each in re.findall(r">([^<]*)<", bare)}
    return re.sub(r">[^<]*<", "><", bare), texts


ID = SERVED.review_id


def test_a_row_stands_for_the_option_in_it() -> None:
    made = rows.rows(ITEM, ID)
    sent = [meant(ITEM, ID, Sent(str(row.number))) for row in made]
    assert sent == [row.id for row in made]
    for wrong in ("", "0", "4", "alpha", "01", "²"):
        assert refusal(ITEM, Sent(wrong)) == "Choose one of the options."
    assert meant(typed("betalol"), ID, Sent("alpha")) == "alpha"
    assert refusal(blank("betalol"), Sent()) == "Type an answer."


def test_a_statement_is_true_or_false_with_what_is_right() -> None:
    asks, plain = statement("alphalol"), statement("alphalol", category="")
    assert meant(asks, ID, Sent("1")) == "true"
    assert meant(asks, ID, Sent("1", "alpha")) == "true"
    assert meant(asks, ID, Sent("2", "alpha")) == "false: alpha"
    assert meant(plain, ID, Sent("2", "alpha")) == "false"
    assert refusal(asks, Sent("", "alpha")) == "Choose true or false."
    missing = "Type what is right as well. If you do not know, type “not sure”."
    assert refusal(asks, Sent("2")) == missing
    assert refusal(statement("alphalol", true=True), Sent("2")) == missing


def test_an_order_is_sent_as_the_places_of_rows() -> None:
    item = steps("alphalol")
    assert isinstance(item, Ordering)
    shown = [each.id for each in rows.elements_in_order(item, ID)]
    assert meant(item, ID, Sent(places={1: 2, 2: 3, 3: 1})) == " ".join(
        [shown[2], shown[0], shown[1]]
    )
    every = "Give every step a place, from 1 to 3."
    assert refusal(item, Sent()) == every
    assert refusal(item, Sent(places={1: 2, 2: 1})) == every
    assert refusal(item, Sent(places={1: 2, 2: 1, 3: 4})) == every
    assert refusal(item, Sent(places={1: 2, 2: 1, 4: 3})) == every
    doubled = "Place 2 stands twice. Give each step a place of its own."
    assert refusal(item, Sent(places={1: 2, 2: 2, 3: 1})) == doubled


def refusal(item: Item, sent: Sent) -> str:
    with pytest.raises(Incomplete) as refused:
        meant(item, ID, sent)
    return str(refused.value)


@pytest.mark.parametrize("item", each_form("alphalol"), ids=lambda item: item.form)
def test_what_is_stored_stands_in_the_fields_again(item: Item) -> None:
    for reply in replies(item):
        grade(item, reply)
        assert meant(item, ID, sent_again(item, ID, reply)) == reply


def replies(item: Item) -> list[str]:
    match item:
        case SingleBest():
            return [each.id for each in item.options]
        case TrueFalse():
            return ["true", "false: a: b"]
        case Ordering():
            return [" ".join(item.answer), " ".join(reversed(item.answer))]
    return ["alpha: blocker"]


def test_a_refused_try_stands_in_its_fields_without_what_is_no_text() -> None:
    made = card.asked(
        statement("alphalol"), ID, Bank(), words.progress(1, 1, answered=False), DOORS
    )
    again = card.refilled(made, Sent("2", "a\x07b"))
    assert [(row.number, row.chosen) for row in again.rows] == [(1, False), (2, True)]
    assert (again.typed, again.correction, again.corrects) == ("", "ab", "drug class")
    made = card.asked(steps("alphalol"), ID, Bank(), made.progress, DOORS)
    again = card.refilled(made, Sent(places={1: 3, 9: 9}))
    assert [each.place for each in again.steps] == [3, None, None]


def test_of_a_refused_text_its_first_plain_characters_are_kept() -> None:
    assert kept("a\0b\ud800c\N{REPLACEMENT CHARACTER}d") == "abcd"
    assert kept("x" * 300) == "x" * 200
    assert kept("") == ""


def test_a_change_is_told_before_the_answer_and_explained_after_it() -> None:
    change = ChangeNote(date(2026, 3, 2), "before so, now thus")
    assert words.side_notes("answer", change, answered=False) == (
        "This changed on 2 March 2026, after you had met it.",
    )
    assert words.side_notes("relearn", change, answered=True) == (
        "Again from this sitting; it does not move your schedule.",
        "This changed on 2 March 2026: before so, now thus",
    )


def test_a_question_without_an_answer_shows_what_is_right() -> None:
    line = words.progress(1, 1, answered=True)
    made = [card.unanswered(item, ID, Bank(), line, DOORS) for item in each_form("alphalol")]
    assert [each.given for each in made] == [None] * 5
    assert [row.id for row in made[0].rows if row.correct] == ["alpha"]
    assert made[3].corrected == card.Corrected("", False, "alpha blocker")
    assert [(each.place, each.given) for each in made[4].placed] == [
        (1, None),
        (2, None),
        (3, None),
    ]


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
