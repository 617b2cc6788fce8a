"""Which face of a unit is asked, and which item."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.memory.faces import (
    Past,
    Servable,
    choose_again,
    choose_item,
    draw_items,
    draw_units,
    faces,
    is_probe,
)
from app.memory.replay import NOTHING, Remembered
from app.memory.sitting import Given
from tests.app.items import wider_forms

TODAY = 20000
ONE = Servable("one", "v", "single_best")
TWO = Servable("two", "v", "single_best")
THREE = Servable("three", "v", "single_best")
TYPED = Servable("typed", "v", "short_answer")
BLANK = Servable("blank", "v", "cloze")
COIN = Servable("coin", "v", "true_false")
CASE = Servable("case", "v", "vignette")
ORDER = Servable("order", "v", "ordering")
NUMBER = Servable("number", "v", "numeric_band")
PROBED = next(f"u{n}" for n in range(1000) if is_probe(f"u{n}", Remembered(0.5, reps=3)))


def met(stability: float, *last: str, **forms: int) -> Remembered:
    return Remembered(stability, 5.0, TODAY, 1, 1, 1, 3, 0, last, forms)


def asked(item: Servable) -> Given:
    return Given("u", "answer", item.item_id, item.form, False, datetime(2026, 3, 2, tzinfo=UTC))


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
    foreign = Servable("other", "v", "essay")
    items = [TYPED, foreign]  # a form that is not known counts as recall
    assert choose_item("u", items, met(10.0, short_answer=3)) == foreign
    assert choose_item("u", items, met(10.0, short_answer=2, essay=3)) == TYPED


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


def test_each_form_has_its_face() -> None:
    assert [item.face for item in (ONE, COIN, TYPED, BLANK, ORDER)] == [
        "recognise",
        "recognise",
        "recall",
        "recall",
        "recall",
    ]


def test_each_of_the_wider_forms_has_its_face() -> None:
    assert {item.form: Servable("i", "v", item.form).face for item in wider_forms("u")} == {
        "select_all": "recognise",
        "odd_one_out": "recognise",
        "vignette": "apply",
        "numeric_band": "recall",
        "matching": "recognise",
        "table": "recognise",
        "extended_matching": "apply",
    }


def test_a_fact_held_for_days_is_asked_in_each_typed_form_in_turn() -> None:
    items = [ONE, TYPED, BLANK, ORDER]
    forms: dict[str, int] = {}
    last: list[str] = []
    for reps in range(1, 7):
        memory = Remembered(20.0, 5.0, TODAY, 1, 1, 1, reps, 0, tuple(last[:2]), forms)
        item = choose_item("u", items, memory)
        forms[item.form], last = reps, [item.item_id, *last]
    assert set(last[:3]) == set(last[3:]) == {"typed", "blank", "order"}


def test_true_or_false_comes_at_most_once_in_four_of_a_units_recognitions() -> None:
    items = [ONE, TWO, THREE, COIN]
    past: list[str] = []
    last: list[str] = []
    for reps in range(1, 41):
        forms = {form: at for at, form in enumerate(past, start=1)}
        memory = Remembered(0.5, 5.0, TODAY, 1, 1, 1, reps, 0, tuple(last[:2]), forms)
        item = choose_item("u", items, memory, Past(past))
        past.append(item.form)
        last = [item.item_id, *last]
    runs = [past[start : start + 4] for start in range(37)]
    assert {run.count("true_false") for run in runs} == {1}


def test_the_sitting_too_has_it_at_most_once_in_four() -> None:
    sitting: list[str] = []
    for number in range(40):
        unit = f"u{number}"
        mine = [Servable(f"{unit}-choice", "v", "single_best")]
        mine += [Servable(f"{unit}-coin-{n}", "v", "true_false") for n in range(5)]
        sitting.append(choose_item(unit, mine, NOTHING, Past((), sitting)).form)
    runs = [sitting[start : start + 4] for start in range(37)]
    assert {run.count("true_false") for run in runs} == {0, 1}


def test_recall_between_does_not_bring_true_or_false_back_sooner() -> None:
    past = Past(["true_false", "single_best", *["short_answer"] * 9, "single_best"])
    assert choose_item("u", [COIN, ONE], met(0.5, single_best=12), past) == ONE


def test_rather_true_or_false_too_soon_than_an_item_of_the_last_two() -> None:
    past = Past(["true_false", "single_best", "single_best"])
    assert choose_item("u", [ONE, TWO, COIN], met(0.5, "one", "two"), past) == COIN
    assert choose_item("u", [ONE, TWO, COIN, TYPED], met(0.5, "one", "two"), past) == TYPED


def test_about_one_recognition_in_twenty_is_a_typed_probe() -> None:
    units = [f"bank/fact-{number}" for number in range(4000)]
    memory = met(0.5)
    probes = [unit for unit in units if choose_item(unit, [ONE, TWO, TYPED], memory) == TYPED]
    assert probes == [unit for unit in units if is_probe(unit, memory)]
    assert 160 <= len(probes) <= 240


def test_a_probe_stands_only_for_a_recognition_and_never_for_the_first() -> None:
    for memory in (NOTHING, met(1.0), met(70.0)):
        assert [n for n in range(500) if is_probe(f"u{n}", memory)] == []


def test_a_probe_is_typed_and_none_of_the_last_two() -> None:
    assert choose_item(PROBED, [ONE, ORDER, BLANK], met(0.5)) == BLANK
    assert choose_item(PROBED, [ONE, ORDER], met(0.5)) == ONE
    assert choose_item(PROBED, [ONE, BLANK], met(0.5, "blank")) == ONE
    assert choose_item(PROBED, [ONE, NUMBER], met(0.5)) == NUMBER


@pytest.mark.parametrize("stability", [0.5, 5.0, 70.0])
def test_a_wrong_answer_comes_back_in_another_face(stability: float) -> None:
    items, memory = [ONE, TWO, TYPED, BLANK], met(stability)
    assert choose_again("u", items, memory, [asked(ONE)]) in (TYPED, BLANK)
    assert choose_again("u", items, memory, [asked(TYPED)]) in (ONE, TWO)
    assert choose_again("u", items, memory, [asked(ONE), asked(TYPED)]) == TWO
    assert choose_again("u", [ONE, TYPED, CASE], memory, [asked(TYPED), asked(ONE)]) == CASE


def test_of_two_other_faces_the_one_that_its_memory_wants() -> None:
    items = [ONE, TYPED, CASE]
    wanted = {
        stability: choose_again("u", items, met(stability), [asked(CASE)])
        for stability in (0.5, 5.0)
    }
    assert wanted == {0.5: ONE, 5.0: TYPED}


def test_without_another_face_in_another_form() -> None:
    assert choose_again("u", [TYPED, BLANK], met(5.0), [asked(TYPED)]) == BLANK


def test_without_another_form_in_another_item_and_without_one_in_the_same() -> None:
    assert choose_again("u", [ONE, TWO], met(0.5), [asked(ONE)]) == TWO
    assert choose_again("u", [ONE], met(0.5), [asked(ONE)]) == ONE
    assert choose_again("u", [ONE, TWO], met(0.5), [asked(ONE), asked(TWO)]) == ONE


def test_a_comeback_is_no_true_or_false_too_soon() -> None:
    soon = Past((), ["true_false", "single_best"])
    assert choose_again("u", [ONE, TWO, COIN], met(0.5), [asked(ONE)], soon) == TWO
    assert choose_again("u", [ONE, TWO, COIN], met(0.5), [asked(ONE)]) == COIN


def test_nothing_to_ask_again_is_an_error() -> None:
    with pytest.raises(ValueError, match="no item"):
        choose_again("u", [], met(0.5), [asked(ONE)])


def test_a_quiz_draws_each_unit_once_mixed_by_its_seed() -> None:
    units = [f"u{number}" for number in range(30)]
    drawn = draw_units([*units, *units], 10, "a seed")
    assert len(set(drawn)) == len(drawn) == 10
    assert drawn == draw_units(units[::-1], 10, "a seed")
    assert drawn != draw_units(units, 10, "another")
    assert set(draw_units(units, 10_000, "a seed")) == set(units)
    assert draw_units(units, 0, "a seed") == draw_units(units, -3, "a seed") == []


def test_a_quiz_asks_by_the_face_of_each_memory_and_never_probes() -> None:
    items = {unit: [ONE, TYPED] for unit in ("new", "held", PROBED)}
    memories = {"held": met(20.0), PROBED: met(0.5)}
    assert draw_items(["new", "held", PROBED], items, memories, {}) == [ONE, TYPED, ONE]


@given(st.lists(st.sampled_from(["single_best", "true_false"]), max_size=6))
def test_a_quiz_has_true_or_false_at_most_once_in_four(past: list[str]) -> None:
    units = [f"u{number}" for number in range(24)]
    items = {unit: [ONE, COIN] for unit in units}
    forms = [item.form for item in draw_items(units, items, {}, {units[0]: past})]
    assert {forms[start : start + 4].count("true_false") for start in range(21)} <= {0, 1}
