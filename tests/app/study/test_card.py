"""What a reader sees of items, days and progress: pure values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.memory.answers import Nothing
from app.study import board, card, tokens
from app.study.queries import Standing
from tests.app.items import choice, typed

MONDAY = 20514  # 2 March 2026
ITEM = choice("alphalol")
SERVED = tokens.Served(
    review_id=UUID(int=7),
    learner=UUID(int=1),
    unit="bank/alphalol",
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


def test_a_token_never_holds_the_right_answer() -> None:
    assert tokens.seal(SERVED, ["key"]) == tokens.seal(SERVED, ["key"])
    fields = set(tokens.Served.__dataclass_fields__)
    assert fields.isdisjoint({"answer", "key", "correct", "options"})


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
