"""What is asked next: which unit, which face, which item."""

from __future__ import annotations

import pytest

from app.memory.choice import (
    Due,
    Servable,
    choose_item,
    faces,
    most_endangered,
    new_units,
    next_unit,
)
from app.memory.replay import NOTHING, Remembered

TODAY = 20000
ONE = Servable("one", "v", "single_best")
TWO = Servable("two", "v", "single_best")
TYPED = Servable("typed", "v", "short_answer")


def due(unit: str, stability: float, ago: int, late: int = 0) -> Due:
    return Due(unit, stability, TODAY - ago, TODAY - late)


def met(stability: float, *last: str, **forms: int) -> Remembered:
    return Remembered(stability, 5.0, TODAY, 1, 1, 1, 3, 0, last, forms)


def test_the_unit_least_likely_to_be_known_comes_first() -> None:
    safe, shaky, lost = due("a", 50, 10), due("b", 5, 10), due("c", 1, 10)
    assert most_endangered([safe, shaky, lost], TODAY) == lost


def test_among_equals_the_name_decides() -> None:
    assert most_endangered([due("b", 5, 5), due("a", 5, 5)], TODAY) == due("a", 5, 5)


def test_what_is_due_today_comes_before_what_is_new() -> None:
    assert next_unit([due("a", 5, 5)], ["new"], 0, TODAY) == due("a", 5, 5)


def test_when_nothing_is_due_new_units_follow() -> None:
    assert next_unit([], ["new", "newer"], 7, TODAY) == "new"


def test_when_nothing_is_left_there_is_nothing() -> None:
    assert next_unit([], [], 10, TODAY) is None


def test_behind_a_backlog_five_new_ones_are_not_starved() -> None:
    backlog = [due("a", 5, 9, late=3)]
    asked = [next_unit(backlog, ["new"], met_today, TODAY) for met_today in range(6)]
    assert asked == ["new"] * 5 + [backlog[0]]


def test_new_units_come_in_learning_order_up_to_the_days_number() -> None:
    order = ["a", "b", "c", "d"]
    assert new_units(order, {"d", "c", "b"}, 2) == ["b", "c"]
    assert new_units(order, {"d"}, 0) == []
    assert new_units(order, {"d"}, -3) == []


@pytest.mark.parametrize(
    ("memory", "wanted"),
    [
        (NOTHING, "recognise"),
        (met(0.99), "recognise"),
        (met(1.0), "recall"),
        (met(59.9), "recall"),
        (met(60.0), "apply"),
        (met(60.0, short_answer=2), "apply"),
    ],
)
def test_the_wanted_face_follows_the_stability(memory: Remembered, wanted: str) -> None:
    assert faces(memory)[0] == wanted


def test_a_missing_face_falls_back_to_recall_then_to_recognition() -> None:
    assert choose_item("u", [ONE, TYPED], met(100)) == TYPED
    assert choose_item("u", [ONE], met(100)) == ONE
    assert choose_item("u", [ONE], met(10)) == ONE
    assert choose_item("u", [TYPED], NOTHING) == TYPED


def test_no_item_of_the_last_two_reviews_is_asked() -> None:
    assert choose_item("u", [ONE, TWO, TYPED], met(0.5, "one")) == TWO
    assert choose_item("u", [ONE, TWO, TYPED], met(0.5, "two", "one")) == TYPED
    assert choose_item("u", [ONE, TWO, TYPED], met(10.0, "typed")) in (ONE, TWO)


def test_a_unit_with_no_other_item_repeats_the_one_longest_ago() -> None:
    assert choose_item("u", [ONE, TYPED], met(10.0, "one", "typed")) == TYPED
    assert choose_item("u", [ONE], met(10.0, "one", "one")) == ONE


def test_the_least_recent_form_of_a_face_comes_first() -> None:
    foreign = Servable("other", "v", "true_false_of_old")
    items = [TYPED, foreign]  # a form that is not known counts as recall
    assert choose_item("u", items, met(10.0, short_answer=3)) == foreign
    assert choose_item("u", items, met(10.0, short_answer=2, true_false_of_old=3)) == TYPED


def test_among_equal_items_the_choice_is_fixed_and_varies_with_repetitions() -> None:
    items = [Servable(f"i{n}", "v", "single_best") for n in range(8)]
    picks = [
        choose_item("u", items, Remembered(0.5, 5.0, TODAY, 1, 1, 1, reps)).item_id
        for reps in range(20)
    ]
    again = [
        choose_item("u", items[::-1], Remembered(0.5, 5.0, TODAY, 1, 1, 1, reps)).item_id
        for reps in range(20)
    ]
    assert picks == again
    assert len(set(picks)) > 3


def test_a_unit_without_items_is_an_error() -> None:
    with pytest.raises(ValueError, match="no item"):
        choose_item("u", [], NOTHING)
