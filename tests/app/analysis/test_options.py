"""Who chose which option: shares, thirds of the class, distractors that work."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.columns import slots
from app.analysis.options import choices, thirds
from app.analysis.results import Answer, Attempt, Results, by_version
from tests.app.analysis.made import chosen, question

RESTS = st.lists(st.sampled_from([0.0, 20.0, 50.0, 50.0, 90.0]), min_size=1, max_size=40)


def test_shares_are_of_all_who_were_asked() -> None:
    found = choices(chosen(*[("a", 50)] * 12, *[("b", 50)] * 6, *[("c", 50)] * 1, *[("", 50)] * 1))
    assert [(each.option, each.key, each.count, each.share) for each in found] == [
        ("a", True, 12, 60.0),
        ("b", False, 6, 30.0),
        ("c", False, 1, 5.0),
        ("d", False, 0, 0.0),
        ("", False, 1, 5.0),
    ]


def test_a_distractor_functions_from_five_per_cent_on() -> None:
    found = choices(chosen(*[("a", 50)] * 18, ("b", 50), *[("c", 50)] * 2))
    assert {each.option: each.functioning for each in found} == {
        "a": None,
        "b": False,  # 4.8 %
        "c": True,
        "d": False,
        "": None,
    }


def test_several_may_be_chosen_by_one() -> None:
    answers = [("a", "b"), ("a",), ("b", "c")]
    attempts = tuple(
        Attempt(f"s{n}", 1, (Answer("q", "1", 0.5, options),)) for n, options in enumerate(answers)
    )
    column = slots(Results((1.0,), attempts, by_version([question("q")])))[0]
    assert [each.count for each in choices(column)] == [2, 2, 1, 0, 0]


def test_thirds_are_said_from_thirty_on() -> None:
    pairs = [("a" if rest > 60 else "b", float(rest)) for rest in range(0, 90, 3)]
    assert {each.thirds for each in choices(chosen(*pairs[:29]))} == {None}
    found = {each.option: each.thirds for each in choices(chosen(*pairs))}
    assert found["a"] == (0.0, 0.0, 90.0)
    assert found["b"] == (100.0, 100.0, 10.0)


def test_thirds_by_rank_and_those_who_tie_stay_together() -> None:
    lower, middle, upper = thirds(chosen(*[("a", rest) for rest in (10, 20, 20, 20, 90, 95)]))
    assert [[entry.rest for entry in third] for third in (lower, middle, upper)] == [
        [10.0],
        [20.0, 20.0, 20.0],
        [90.0, 95.0],
    ]


def test_a_class_that_ties_is_all_middle_and_its_empty_thirds_say_nothing() -> None:
    found = choices(chosen(*[("a", 50)] * 30))
    assert found[0].thirds == (None, 100.0, None)


def test_who_was_asked_nothing_else_is_in_no_third() -> None:
    attempts = tuple(Attempt(f"s{n}", 1, (Answer("q", "1", 1, ("a",)),)) for n in range(3))
    column = slots(Results((1.0,), attempts, by_version([question("q")])))[0]
    assert thirds(column) == ((), (), ())


def test_two_versions_and_a_question_without_options_have_no_shares() -> None:
    one, other = chosen(("a", 1)), chosen(("b", 1), version="2")
    assert choices((*one, *other)) == ()
    assert choices(chosen(("a", 1), options=())) == ()
    assert choices(()) == ()


@given(RESTS, st.randoms(use_true_random=False))
def test_no_third_depends_on_the_order_of_students(
    rests: list[float], chance: random.Random
) -> None:
    column = chosen(*[("a", rest) for rest in rests])
    mixed = list(column)
    chance.shuffle(mixed)
    assert [{each.student for each in third} for third in thirds(column)] == [
        {each.student for each in third} for third in thirds(tuple(mixed))
    ]


@given(st.integers(3, 60))
def test_without_ties_thirds_are_as_equal_as_they_can_be(n: int) -> None:
    sizes = [len(third) for third in thirds(chosen(*[("a", float(rest)) for rest in range(n)]))]
    assert sum(sizes) == n
    assert max(sizes) - min(sizes) <= 1


@given(RESTS)
def test_every_student_twice_has_the_same_thirds(rests: list[float]) -> None:
    once = thirds(chosen(*[("a", rest) for rest in rests]))
    twice = thirds(chosen(*[("a", rest) for rest in [*rests, *rests]]))
    assert [len(third) for third in twice] == [2 * len(third) for third in once]


@pytest.mark.parametrize("option", ["a", ""])
def test_all_who_say_the_same_are_a_hundred_per_cent(option: str) -> None:
    found = {each.option: each.share for each in choices(chosen(*[(option, 50)] * 7))}
    assert found[option] == 100.0
