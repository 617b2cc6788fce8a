"""Moments by hand, by a second formulation, and where they are not defined."""

from __future__ import annotations

import statistics
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.moments import (
    constant,
    correlation,
    covariance,
    kurtosis,
    largest_covariance,
    mean,
    median,
    skewness,
    variance,
)

SCORES = st.lists(st.integers(0, 20).map(lambda each: each / 20), min_size=2, max_size=30)
PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=30)


def test_by_hand() -> None:
    x, y = [1.0, 2.0, 3.0, 6.0], [2.0, 1.0, 4.0, 5.0]
    assert (mean(x), median(x), median(x[:3])) == (3.0, 2.5, 2.0)
    assert variance(x) == pytest.approx((4 + 1 + 0 + 9) / 3)
    assert covariance(x, y) == pytest.approx((-2 * -1 + -1 * -2 + 0 * 1 + 3 * 2) / 3)
    assert correlation(x, y) == pytest.approx((10 / 3) / (14 / 3 * 10 / 3) ** 0.5)
    assert largest_covariance(x, y) == pytest.approx((-2 * -2 + -1 * -1 + 0 * 1 + 3 * 2) / 3)


def test_skewness_and_kurtosis_by_hand() -> None:
    x = [0.0, 0.0, 0.0, 4.0]  # mean 1, moments: m2 = 3, m3 = 6, m4 = 21
    k2, k3 = 4 * 3 / 3, 16 * 6 / (3 * 2)
    k4 = 16 * (5 * 21 - 3 * 3 * 9) / (3 * 2 * 1)
    assert skewness(x) == pytest.approx(k3 / k2**1.5)
    assert kurtosis(x) == pytest.approx(k4 / k2**2)
    assert skewness([1.0, 2.0, 3.0]) == 0.0


def test_what_is_not_defined_is_none() -> None:
    assert (mean([]), median([]), variance([]), variance([1.0])) == (None, None, None, None)
    assert (correlation([1.0], [2.0]), correlation([1.0, 1.0], [1.0, 2.0])) == (None, None)
    assert (skewness([1.0, 2.0]), kurtosis([1.0, 2.0, 3.0])) == (None, None)
    assert (skewness([0.1] * 9), kurtosis([0.1] * 9), variance([0.1] * 9)) == (None, None, 0.0)


def test_rounding_in_the_last_place_is_no_difference() -> None:
    third = [0.1 + 0.2, 0.3, 0.3]
    assert third[0] != third[1]
    assert constant(third)
    assert correlation(third, [1.0, 2.0, 3.0]) is None
    assert not constant([0.3, 0.3001])
    assert constant([1e6, 1e6 + 1e-4])  # a share of the value, where that is large
    assert not constant([1e6, 1e6 + 1e-2])
    assert constant([0.0, 1e-10])
    assert [constant([]), constant([7.0])] == [True, True]


@given(SCORES)
def test_variance_and_median_are_those_of_the_standard_library(values: list[float]) -> None:
    assert variance(values) == pytest.approx(statistics.variance(values), abs=1e-12)
    assert median(values) == pytest.approx(statistics.median(values))


@given(PAIRS)
def test_correlation_is_that_of_the_standard_library(pairs: list[tuple[int, int]]) -> None:
    x, y = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    if len(set(x)) > 1 and len(set(y)) > 1:
        assert correlation(x, y) == pytest.approx(statistics.correlation(x, y), abs=1e-9)
    else:
        assert correlation(x, y) is None


@given(st.lists(st.integers(0, 40).map(float), min_size=4, max_size=30))
def test_skewness_and_kurtosis_by_sums_of_powers(values: list[float]) -> None:
    """Fisher's k-statistics from power sums, as Kendall and Stuart write them."""
    n = len(values)
    s1, s2, s3, s4 = (fsum(each**power for each in values) for power in (1, 2, 3, 4))
    k2 = (n * s2 - s1**2) / (n * (n - 1))
    if k2 == 0:
        assert (skewness(values), kurtosis(values)) == (None, None)
        return
    k3 = (n**2 * s3 - 3 * n * s1 * s2 + 2 * s1**3) / (n * (n - 1) * (n - 2))
    k4 = (
        n**2 * (n + 1) * s4
        - 4 * n * (n + 1) * s1 * s3
        - 3 * n * (n - 1) * s2**2
        + 12 * n * s1**2 * s2
        - 6 * s1**4
    ) / (n * (n - 1) * (n - 2) * (n - 3))
    assert skewness(values) == pytest.approx(k3 / k2**1.5, abs=1e-6)
    assert kurtosis(values) == pytest.approx(k4 / k2**2, abs=1e-6)
