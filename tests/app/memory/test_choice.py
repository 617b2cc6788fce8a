"""What is asked next: which unit, which face, which item."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.memory.choice import (
    Due,
    Unmet,
    most_endangered,
    new_units,
    next_unit,
)
from app.memory.faces import Servable, choose_item, faces
from app.memory.replay import NOTHING, Remembered
from questions.bank import load

TODAY = 20000
ONE = Servable("one", "v", "single_best")
TWO = Servable("two", "v", "single_best")
TYPED = Servable("typed", "v", "short_answer")


def due(unit: str, stability: float, ago: int, late: int = 0) -> Due:
    return Due(unit, stability, TODAY - ago, TODAY - late)


def unmet(
    unit: str, topic: str = "drugs", stage: str = "preclinical", needs: frozenset[str] = frozenset()
) -> Unmet:
    return Unmet(unit, topic, stage, needs)


def met(stability: float, *last: str, **forms: int) -> Remembered:
    return Remembered(stability, 5.0, TODAY, 1, 1, 1, 3, 0, last, forms)


def test_the_unit_least_likely_to_be_known_comes_first() -> None:
    safe, shaky, lost = due("a", 50, 10), due("b", 5, 10), due("c", 1, 10)
    assert most_endangered([safe, shaky, lost], TODAY) == lost


def test_among_equals_a_digest_decides_and_not_the_name() -> None:
    equals = [due(f"table.row-{number:02}", 5, 5) for number in range(12)]
    order = []
    left = list(equals)
    while found := most_endangered(left, TODAY):
        order.append(found.unit)
        left.remove(found)
    assert most_endangered(equals[::-1], TODAY) == most_endangered(equals, TODAY)
    neighbours = [one for one, two in pairwise(order) if int(two[-2:]) - int(one[-2:]) == 1]
    assert len(neighbours) < 4


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
    order = [unmet("b"), unmet("c"), unmet("d")]
    assert new_units(order, None, 2) == ["b", "c"]
    assert new_units(order, None, 0) == []
    assert new_units(order, None, -3) == []
    assert new_units([], None, 5) == []


def test_a_new_unit_of_another_topic_is_drawn_forward() -> None:
    order = [unmet("a", "drugs"), unmet("b", "drugs"), unmet("c", "sites"), unmet("d", "sites")]
    assert new_units(order, "drugs", 3) == ["c", "a", "b"]
    assert new_units(order, "drugs", 1) == ["c"]
    assert new_units(order, "sites", 3) == ["a", "b", "c"]
    assert new_units(order[:2], "drugs", 3) == ["a", "b"]


def test_neither_a_stage_nor_a_unit_that_is_needed_is_passed_over() -> None:
    later = [unmet("a", "drugs"), unmet("b", "sites", stage="clinical")]
    assert new_units(later, "drugs", 2) == ["a", "b"]
    needing = [unmet("a", "drugs"), unmet("b", "sites", needs=frozenset({"a"}))]
    assert new_units(needing, "drugs", 2) == ["a", "b"]


def test_on_the_real_bank_hardly_ever_two_new_facts_in_a_row_are_of_one_topic() -> None:
    facts = load().asked()
    waiting = [
        Unmet(each.id, each.topic, each.stage.value, frozenset(each.needs)) for each in facts
    ]
    topics = [""]
    while waiting:
        name = new_units(waiting, topics[-1], 1)[0]
        chosen = next(each for each in waiting if each.unit == name)
        assert not chosen.needs & {each.unit for each in waiting}
        waiting.remove(chosen)
        topics.append(chosen.topic)
    assert 20 * sum(one == two for one, two in pairwise(topics)) < len(facts)


def test_only_the_next_few_are_looked_at() -> None:
    order = [*(unmet(f"a{number}", "drugs") for number in range(8)), unmet("b", "sites")]
    assert new_units(order, "drugs", 1) == ["a0"]
    assert new_units(order[1:], "drugs", 1) == ["b"]


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
