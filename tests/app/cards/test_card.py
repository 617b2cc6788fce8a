"""What a reader sees of items, answers and progress: pure values."""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cards import card, rows, tokens, words
from app.cards.yours import BURIED, SUSPENDED, Yours
from app.memory.answers import ChangeNote, Kept
from app.memory.shares import Shares
from questions.item import (
    Item,
    Ordering,
)
from questions.world import Bank
from tests.app.items import (
    choice,
    each_form,
    statement,
    steps,
    typed,
)
from tests.real import real_items

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

ID = SERVED.review_id
LINE = words.progress(1, 1, 25, answered=False)


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
    ("kept", "before", "sentence"),
    [
        (Kept(flagged=True), "You will see it again today.", "You will see it again today."),
        (Kept(buried=True), "You will see it again today.", BURIED),
        (Kept(suspended=True, buried=True), "You will see it again today.", SUSPENDED),
        (Kept(suspended=True), words.WITHDRAWN, words.WITHDRAWN),
        (Kept(suspended=True), "", ""),
    ],
)
def test_what_is_set_aside_says_so_where_it_would_come_back(
    kept: Kept, before: str, sentence: str
) -> None:
    bare = replace(card.unanswered(ITEM, ID, Bank(), LINE, DOORS), comes_back=before)
    made = card.with_yours(bare, Yours("alphalol", kept, "/study"))
    assert (made.comes_back, made.flagged) == (sentence, kept.flagged)


def test_a_mnemonic_is_shown_with_the_answer_and_nothing_where_there_is_none() -> None:
    bare = card.unanswered(ITEM, ID, Bank(), LINE, DOORS)
    made = card.with_yours(bare, Yours("alphalol", Kept(mnemonic="Alpha bites"), "/study"))
    assert (bare.mnemonic, bare.flagged, made.mnemonic) == ("", False, "Alpha bites")


def test_progress_says_how_much_is_left_at_the_learners_pace() -> None:
    said = {pace: words.progress(7, 20, pace, answered=False) for pace in (5.0, 25.0, 120.0)}
    assert said == {
        5.0: words.Progress(6, 20, "7 of 20, about 2 min"),
        25.0: words.Progress(6, 20, "7 of 20, about 6 min"),
        120.0: words.Progress(6, 20, "7 of 20, about 28 min"),
    }
    assert words.progress(20, 20, 25, answered=True) == words.Progress(20, 20, "20 of 20")
    assert words.progress(21, 20, 25, answered=True) == words.Progress(21, 21, "21 of 21")


def test_a_token_comes_back_as_it_was_under_an_old_key_too() -> None:
    token = tokens.seal(SERVED, ["old"])
    assert tokens.unseal(token, ["old", "new"], SERVED.learner, SERVED.served_at) == SERVED
    again = replace(SERVED, kind="relearn")
    token = tokens.seal(again, ["key"])
    assert tokens.unseal(token, ["key"], SERVED.learner, SERVED.served_at) == again


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    """Every item of the real bank."""
    return real_items()


def test_a_token_holds_no_word_of_its_fact_and_no_answer(items: tuple[Item, ...]) -> None:
    for item in items:
        served = replace(SERVED, item_id=item.id, version=item.version)
        kind, *body = decoded(tokens.seal(served, ["key"]))
        form, number = body[2].rsplit("-", 1)
        assert (kind, form) == ("study", item.form.replace("_", "-"))
        told = [*body[:2], number, *body[3:]]
        assert [each for each in told if not re.fullmatch(r"[0-9a-f.]+", str(each))] == []


def decoded(token: str) -> list[Any]:
    """What anybody can read of a token."""
    body = token.rsplit(".", 1)[0]
    raw = base64.urlsafe_b64decode(body.lstrip(".") + "===")
    found = json.loads(zlib.decompress(raw) if body.startswith(".") else raw)
    assert isinstance(found, list)
    return found


def test_a_change_is_told_before_the_answer_and_explained_after_it() -> None:
    change = ChangeNote(date(2026, 3, 2), "It was mended.", "It is so.", "It is thus.")
    assert words.side_notes("answer", change) == (
        "This changed on 2 March 2026, after you had met it.",
    )
    assert words.side_notes("relearn", change) == (
        "Once more: you missed this a little earlier. It does not move your schedule.",
        "This changed on 2 March 2026, after you had met it.",
    )
    told = "This changed on 2 March 2026: It was mended."
    assert words.changed(change) == words.Changed(told, "It is so.", "It is thus.")
    assert words.changed(replace(change, before=None)) == words.Changed(told)
    assert words.changed(None) is None


def test_rows_tell_how_first_answers_spread() -> None:
    line = words.progress(1, 1, 25, answered=True)
    shown = card.unanswered(ITEM, ID, Bank(), line, DOORS)
    told = Shares({"alpha": 27, "gamma": 14}, 41, date(2026, 11, 28))
    made = card.with_shares(shown, told)
    assert {row.id: row.share for row in made.rows} == {
        "alpha": "66\N{NO-BREAK SPACE}%",
        "beta": "0\N{NO-BREAK SPACE}%",
        "gamma": "34\N{NO-BREAK SPACE}%",
    }
    assert made.counted == "Of 41 first answers, counted on 28 November 2026."
    assert card.with_shares(shown, None) == shown
    typed_ = card.unanswered(typed("betalol"), ID, Bank(), line, DOORS)
    assert card.with_shares(typed_, told) == typed_


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [
        (0, 500, "0 %"),
        (1, 500, "under 1 %"),
        (499, 500, "over 99 %"),
        (500, 500, "100 %"),
        (14, 41, "34 %"),
    ],
)
def test_a_share_is_never_said_to_be_none_or_all_where_it_is_not(
    count: int, of: int, said: str
) -> None:
    assert words.share(count, of) == said.replace(" %", "\N{NO-BREAK SPACE}%")


def test_a_question_without_an_answer_shows_what_is_right() -> None:
    line = words.progress(1, 1, 25, answered=True)
    made = [card.unanswered(item, ID, Bank(), line, DOORS) for item in each_form("alphalol")]
    assert [each.given for each in made] == [None] * len(made)
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
