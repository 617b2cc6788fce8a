"""The beta distribution by closed forms and by sums; difficulty before and after answers."""

from __future__ import annotations

from math import comb, exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.beta import cumulative, quantile
from app.analysis.columns import Column
from app.analysis.posterior import difficulty, expected
from app.memory.scheduling import forecast
from tests.app.analysis.made import chosen

SHAPES = st.floats(0.1, 400)


def answers(right: int, of: int) -> Column:
    """So many right of so many."""
    return chosen(*[("a", 50.0)] * right, *[("b", 50.0)] * (of - right))


@pytest.mark.parametrize("x", [0.0, 0.1, 0.37, 0.5, 0.9, 1.0])
def test_closed_forms(x: float) -> None:
    assert cumulative(x, 1, 1) == pytest.approx(x)
    assert cumulative(x, 3, 1) == pytest.approx(x**3)
    assert cumulative(x, 1, 4) == pytest.approx(1 - (1 - x) ** 4)
    assert cumulative(x, 2, 2) == pytest.approx(3 * x**2 - 2 * x**3)


@given(st.integers(1, 40), st.integers(1, 40), st.floats(0.001, 0.999))
def test_whole_numbers_are_a_binomial_sum(a: int, b: int, x: float) -> None:
    """I_x(a, b) = P(at least a of a + b - 1)."""
    n = a + b - 1
    terms = (comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))
    assert cumulative(x, a, b) == pytest.approx(sum(terms), abs=1e-9)


@given(SHAPES, SHAPES, st.floats(0.001, 0.999))
def test_a_quantile_is_where_the_distribution_has_come_to_it(a: float, b: float, p: float) -> None:
    x = quantile(p, a, b)
    assert 0 <= x <= 1
    assert cumulative(max(0.0, x - 1e-10), a, b) <= p + 1e-6
    assert cumulative(min(1.0, x + 1e-10), a, b) >= p - 1e-6


@given(SHAPES, SHAPES, st.floats(0.01, 0.99))
def test_the_two_sides_mirror_each_other(a: float, b: float, x: float) -> None:
    assert cumulative(x, a, b) == pytest.approx(1 - cumulative(1 - x, b, a), abs=1e-9)


@pytest.mark.parametrize(
    ("p", "a", "b", "x"),
    [  # published: F quantiles of 5 % give Beta quantiles by x = aF / (aF + b), Pearson and Hartley
        (0.95, 1, 1, 0.95),
        (0.95, 2.5, 5, 5.0 * 3.3258 / (5.0 * 3.3258 + 10)),
        (0.95, 5, 5, 2.9782 / (2.9782 + 1)),
    ],
)
def test_tabled_quantiles(p: float, a: float, b: float, x: float) -> None:
    assert quantile(p, a, b) == pytest.approx(x, abs=1e-4)


def test_a_form_is_expected_at_even_odds_of_remembering() -> None:
    assert expected("short_answer", 0) == 0.5
    assert expected("single_best", 4) == pytest.approx(0.25 + 0.75 / (1 + exp(-1)))
    assert expected("vignette", 5) == pytest.approx(0.2 + 0.8 / (1 + exp(0.7)))
    assert expected("true_false", 2) == pytest.approx(0.5 + 0.5 / (1 + exp(-0.8)))


@pytest.mark.parametrize(("form", "k"), [("single_best", 4), ("cloze", 0), ("vignette", 3)])
def test_what_is_expected_is_the_schedules_own_forecast(form: str, k: int) -> None:
    """At a retrievability of a half, as far as whole days come to it."""
    found = forecast(1000.0, half_forgotten(1000.0), form, k)
    assert found.r == pytest.approx(0.5, abs=1e-4)
    assert expected(form, k) == pytest.approx(found.p, abs=1e-4)


def half_forgotten(stability: float) -> int:
    """The day on which retrievability falls to a half."""
    low, high = 0, 10**8
    while high - low > 1:
        middle = (low + high) // 2
        r = forecast(stability, middle, "cloze", 0).r or 0.0
        low, high = (middle, high) if r > 0.5 else (low, middle)
    return low


def test_below_twenty_answers_the_prior_stands() -> None:
    found = difficulty("short_answer", 0, answers(19, 19))
    assert (found.basis, found.mean, found.n, found.value) == ("prior", 0.5, 19, 3)
    assert (found.low, found.high) == pytest.approx((quantile(0.05, 5, 5), quantile(0.95, 5, 5)))


def test_from_twenty_on_answers_and_prior_are_weighed() -> None:
    found = difficulty("short_answer", 0, answers(18, 20))
    assert (found.basis, found.n) == ("posterior", 20)
    assert found.mean == pytest.approx((5 + 18) / (10 + 20))
    assert cumulative(found.low, 23, 7) == pytest.approx(0.05)
    assert cumulative(found.high, 23, 7) == pytest.approx(0.95)


def test_many_answers_leave_little_of_the_prior() -> None:
    found = difficulty("single_best", 4, answers(100, 1000))
    assert found.mean == pytest.approx(0.1, abs=0.01)
    assert found.high - found.low < 0.04
    assert found.value == 5


@pytest.mark.parametrize(
    ("right", "value"), [(200, 1), (163, 1), (162, 2), (150, 2), (100, 3), (60, 4), (0, 5)]
)
def test_the_scale_is_that_of_an_item(right: int, value: int) -> None:
    assert difficulty("short_answer", 0, answers(right, 200)).value == value


@given(st.integers(0, 60), st.integers(20, 60))
def test_the_mean_is_inside_its_interval(right: int, of: int) -> None:
    found = difficulty("single_best", 4, answers(min(right, of), of))
    assert 0 < found.low < found.mean < found.high < 1
