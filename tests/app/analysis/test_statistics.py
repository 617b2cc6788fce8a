"""Statistics of questions and tests: by hand, with pools, with few; what leaves them alone."""

from __future__ import annotations

import random
from dataclasses import replace
from math import isnan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.columns import slots
from app.analysis.discrimination import effective_weights, efficiency, index, item_rest
from app.analysis.reliability import alpha, error_ratio, percentages, standard_error
from app.analysis.results import Answer, Attempt, Results, by_version, first_attempts
from app.analysis.statistics import of_column, of_slots, of_test
from tests.app.analysis.made import a_class, question, results

SCORES = st.lists(
    st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=3, max_size=3),
    min_size=2,
    max_size=12,
)


def test_item_rest_by_hand() -> None:
    found = slots(results((1, 1, 1), (1, 1, 0), (0, 1, 0), (0, 0, 0)))
    rest = [100.0, 50.0, 50.0, 0.0]
    assert [entry.rest for entry in found[0]] == rest
    # x = 1 1 0 0 about .5; rest about 50: 50 0 0 -50
    assert item_rest(found[0]) == pytest.approx((25 + 25) / sqrt(1.0 * 5000))


def test_rest_is_in_per_cent_of_what_that_student_was_asked() -> None:
    found = results((1, 1, None, 0.5), (0, None, 1, 0.25), weights=(1, 2, 4, 2))
    assert [entry.rest for entry in slots(found)[0]] == [
        100 * (2 + 1) / 4,
        pytest.approx(100 * (4 + 0.5) / 6),
    ]
    assert [entry.student for entry in slots(found)[2]] == ["s1"]


def test_marks_of_attempts_that_weigh_differently_are_not_compared() -> None:
    column = slots(results((1, 1, None), (0, None, 0.5), (1, 0, None), weights=(1, 2, 4)))[0]
    assert (index(column), efficiency(column)) == (None, None)
    assert item_rest(column) == pytest.approx(0)
    assert index(slots(results((1, 1), (0, 0), (1, 0)))[0]) == pytest.approx(50)
    rows = [(1, 1, None), (0, None, 0.5), (0, 1, None)] * 60
    pooled = results(*rows, weights=(1, 2, 4))
    assert [each.effective_weight for each in of_slots(pooled)] == [None] * 3


def test_who_was_asked_nothing_else_has_no_rest() -> None:
    found = results((1, None), (0, None), (0, 0))
    assert [entry.rest for entry in slots(found)[0]] == [None, None, 0.0]
    assert item_rest(slots(found)[0]) is None
    assert percentages(results((None, None), (1, None))) == [100.0]


def test_a_pool_is_judged_by_slot_and_by_question() -> None:
    asked = by_version([question("easy"), question("hard", guess=0.5), question("q")])
    rows = [("easy", 1, 0.5), ("hard", 0, 0.5), ("easy", 1, 1), ("hard", 1, 1)]
    attempts = tuple(
        Attempt(f"s{n}", 1, (Answer(item, "1", x), Answer("q", "1", y)))
        for n, (item, x, y) in enumerate(rows)
    )
    pooled = Results((1.0, 1.0), attempts, asked)
    assert not pooled.same
    assert [of_slots(pooled)[0].facility, of_slots(pooled)[0].guess] == [75.0, 37.5]
    assert (alpha(pooled), of_slots(pooled)[0].choices) == (None, ())


def test_alpha_by_hand_and_as_kuder_and_richardson_have_it() -> None:
    rows = [(1, 1, 1), (1, 1, 0), (1, 0, 0), (0, 0, 0), (1, 1, 1)]
    found = alpha(results(*rows))
    totals = [3, 2, 1, 0, 3]
    mean = sum(totals) / 5
    whole = sum((each - mean) ** 2 for each in totals) / 5
    shares = [4 / 5, 3 / 5, 2 / 5]
    assert found == pytest.approx(3 / 2 * (1 - sum(p * (1 - p) for p in shares) / whole))
    assert error_ratio(found) == pytest.approx(100 * sqrt(1 - (found or 0)))
    assert standard_error(found, 20.0) == pytest.approx(20 * sqrt(1 - (found or 0)))


def test_items_that_all_say_the_same_have_an_alpha_of_one_and_no_error() -> None:
    found = alpha(results(*[(n / 7,) * 3 for n in range(8)]))
    assert found == pytest.approx(1)
    assert standard_error(found, 20.0) == pytest.approx(0, abs=1e-6)


def test_a_slot_that_weighs_nothing_does_not_count_for_alpha() -> None:
    rows = [(1, 1), (1, 0), (0, 0), (1, 1)]
    with_a_third = results(*[(*row, 0.5) for row in rows], weights=(1, 1, 0))
    assert alpha(results(*rows)) == pytest.approx(2 * (1 - (1 / 4 + 1 / 3) / (11 / 12)))
    assert alpha(with_a_third) == alpha(results(*rows))


def test_no_alpha_without_two_slots_three_attempts_and_a_difference() -> None:
    assert alpha(results((1,), (0,), (1,))) is None
    assert alpha(results((1, 1), (0, 0))) is None
    assert alpha(results((1, 0), (0, 1), (1, 0))) is None
    assert alpha(results((1, None), (0, 0), (1, 1))) is None
    assert alpha(results()) is None
    assert (error_ratio(None), standard_error(None, 3.0), standard_error(0.5, None)) == (None,) * 3


def test_a_negative_covariance_has_no_effective_weight() -> None:
    found = effective_weights(slots(results((1, 0, 0), (0, 1, 1), (0, 1, 0.5))))
    # covariances with the totals 1, 2, 1.5: -.25, .25, .25
    assert found == (None, pytest.approx(50), pytest.approx(50))


def test_first_attempts_by_default_and_every_one_if_asked_for() -> None:
    once = results((1, 0), (0, 0))
    again = replace(
        once, attempts=(replace(once.attempts[1], student="s0", number=2), *once.attempts)
    )
    assert first_attempts(again).attempts == once.attempts
    assert [of_slots(again)[0].n, of_slots(again, every=True)[0].n] == [2, 3]
    assert [of_test(again).n, of_test(again, every=True).n] == [2, 3]


@pytest.mark.parametrize(("students", "said"), [(19, False), (20, True)])
def test_correlations_are_said_from_twenty_students_on(students: int, said: bool) -> None:
    made = a_class(students, 5)
    one, whole = of_slots(made)[0], of_test(made)
    assert (one.n, whole.n) == (students, students)
    assert one.facility is not None
    correlated = [one.item_rest, one.discrimination, one.efficiency, one.effective_weight]
    assert [each is not None for each in correlated] == [said] * 4
    shaped = [whole.alpha, whole.standard_error, whole.skewness, whole.kurtosis]
    assert [each is not None for each in shaped] == [said] * 4


def test_nobody_and_one_student() -> None:
    nobody, one = Results((1.0,), (), {}), results((0.5, 1))
    assert of_column(()).facility is None
    assert of_slots(nobody) == (replace(of_column(()), intended_weight=100.0),)
    assert [of_test(nobody).mean, of_test(nobody).same] == [None, False]
    assert [of_slots(one)[0].facility, of_slots(one)[0].deviation] == [50.0, None]
    assert [of_test(one).mean, of_test(one).deviation] == [75.0, None]


def test_all_equal_columns_give_none_and_never_nan() -> None:
    found = of_slots(results(*[(0.1, 0.1, 0.1)] * 25))
    assert [(each.item_rest, each.discrimination, each.efficiency) for each in found] == [
        (None, None, None)
    ] * 3
    assert [each.deviation for each in found] == [0.0] * 3
    whole = of_test(results(*[(0.1, 0.1, 0.1)] * 25))
    assert [whole.deviation, whole.alpha, whole.skewness] == [0.0, None, None]


def test_times_are_medians_and_the_usual_is_that_of_the_slots() -> None:
    timed = tuple(
        Attempt(f"s{n}", 1, (Answer("a", "1", 1, seconds=first), Answer("b", "1", 1, seconds=then)))
        for n, (first, then) in enumerate([(10, 40), (None, 60), (30, 50)])
    )
    found = of_slots(Results((1, 1), timed, by_version([question("a"), question("b")])))
    assert [(each.median_seconds, each.usual_seconds) for each in found] == [(20, 35), (50, 35)]


@pytest.mark.parametrize("wrong", [(1.5,), (-0.1,), (float("nan"),)])
def test_a_score_outside_0_and_1_is_refused(wrong: tuple[float]) -> None:
    with pytest.raises(ValueError, match="a score is from 0 to 1"):
        results(wrong)


def test_attempts_of_another_length_and_negative_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="attempt 1 of s1 has 1 slots, expected 2"):
        results((1, 1), (1,))
    with pytest.raises(ValueError, match="weights are 0 or more"):
        results((1, 1), weights=(1, -1))


@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_of_students_changes_nothing(
    rows: list[list[float]], chance: random.Random
) -> None:
    made = results(*rows)
    mixed = list(made.attempts)
    chance.shuffle(mixed)
    other = replace(made, attempts=tuple(mixed))
    for one, two in zip(slots(made), slots(other), strict=True):
        for measure in (item_rest, index, efficiency):
            assert measure(one) == pytest.approx(measure(two), abs=1e-9)
    assert alpha(made) == pytest.approx(alpha(other), abs=1e-9)


@given(SCORES, st.sampled_from([0.5, 0.25]), st.sampled_from([0.0, 0.5]))
def test_an_item_scaled_and_shifted_correlates_with_the_rest_as_before(
    rows: list[list[float]], by: float, to: float
) -> None:
    made = results(*rows)
    moved = results(*[(by * first + to, *others) for first, *others in rows])
    for measure in (item_rest, index, efficiency):
        before, after = measure(slots(made)[0]), measure(slots(moved)[0])
        assert before == pytest.approx(after, abs=1e-7)


@given(SCORES)
def test_every_student_twice_correlates_as_once(rows: list[list[float]]) -> None:
    once, twice = results(*rows), results(*rows, *rows)
    for one, two in zip(slots(once), slots(twice), strict=True):
        for measure in (item_rest, index, efficiency):
            assert measure(one) == pytest.approx(measure(two), abs=1e-9)
    if len(rows) > 2:
        assert alpha(once) == pytest.approx(alpha(twice), abs=1e-9)


@given(SCORES)
def test_no_statistic_is_ever_nan_or_out_of_bounds(rows: list[list[float]]) -> None:
    for column in slots(results(*rows)):
        for value, bound in ((item_rest(column), 1.0), (index(column), 100.0)):
            assert value is None or (not isnan(value) and abs(value) <= bound)
        # a negative covariance can be larger than the largest positive one
        assert (efficiency(column) or 0.0) <= 100 + 1e-6
