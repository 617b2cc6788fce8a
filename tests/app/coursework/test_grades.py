"""Grades: which attempt counts, late credit, overrides, weights, and one rounding at the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coursework.grades import (
    Counting,
    Grade,
    Handed,
    Late,
    Override,
    counted,
    course_share,
    credit,
    exact,
    percent,
    shown,
)

DUE = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAILY = Late("day", Fraction(10), Fraction(30))
ONCE = Late("once", Fraction(20))
SHARES = st.fractions(0, 1, max_denominator=40)


def handed(number: int, share: str, **after: float) -> Handed:
    return Handed(number, Fraction(share), DUE + timedelta(**after), DUE)


def by_hand(share: str | None) -> Override:
    return Override(None if share is None else Fraction(share), "a reason", "who", DUE)


def test_a_score_is_the_fraction_that_it_was_meant_to_be() -> None:
    assert [exact(1 / 3), exact(0.1), exact(2.675), exact(1.0)] == [
        Fraction(1, 3),
        Fraction(1, 10),
        Fraction(107, 40),
        1,
    ]


@pytest.mark.parametrize(("counting", "share"), [("best", "3/4"), ("last", "1/4"), ("mean", "1/2")])
def test_which_attempt_counts(counting: Counting, share: str) -> None:
    attempts = [handed(3, "1/4"), handed(1, "1/2"), handed(2, "3/4")]
    assert counted(attempts, counting) == Fraction(share)
    assert counted([], counting) is None


@pytest.mark.parametrize(
    ("after", "daily", "once"),
    [
        ({"days": -3}, "1", "1"),
        ({"seconds": 0}, "1", "1"),
        ({"seconds": 1}, "9/10", "4/5"),
        ({"days": 1}, "9/10", "4/5"),
        ({"days": 1, "microseconds": 1}, "8/10", "4/5"),
        ({"days": 7}, "3/10", "4/5"),
        ({"days": 300}, "3/10", "4/5"),
    ],
)
def test_late_credit_by_the_day_begun_and_once(
    after: dict[str, float], daily: str, once: str
) -> None:
    at = DUE + timedelta(**after)
    assert credit(DAILY, DUE, at) == Fraction(daily)
    assert credit(ONCE, DUE, at) == Fraction(once)
    assert credit(None, DUE, at) == credit(DAILY, None, at) == 1


def test_no_loss_goes_below_nothing() -> None:
    assert credit(Late("day", Fraction(60)), DUE, DUE + timedelta(days=2)) == 0


def test_the_best_attempt_is_the_best_after_late_credit() -> None:
    attempts = [handed(1, "3/4", hours=-1), handed(2, "4/5", hours=1)]
    assert counted(attempts, "best", DAILY) == Fraction(3, 4)
    assert counted(attempts, "last", DAILY) == Fraction(4, 5) * Fraction(9, 10)


def test_an_override_is_in_force_and_what_was_earned_stays() -> None:
    changed = Grade(Fraction(1, 2), by_hand("9/10"))
    assert (changed.share, changed.earned, changed.excused) == (
        Fraction(9, 10),
        Fraction(1, 2),
        False,
    )
    excused = Grade(Fraction(1, 2), by_hand(None))
    assert (excused.share, excused.excused) == (None, True)
    assert (Grade(None).share, Grade(None).excused) == (None, False)


def test_a_course_weighs_its_assignments_and_leaves_out_what_has_no_grade() -> None:
    grades = [
        (Grade(Fraction(1, 2)), Fraction(1)),
        (Grade(Fraction(1)), Fraction(3)),
        (Grade(None), Fraction(50)),
        (Grade(Fraction(0), by_hand(None)), Fraction(50)),
    ]
    assert course_share(grades) == Fraction(7, 8)
    assert course_share([(Grade(None), Fraction(1))]) is None
    assert course_share([(Grade(Fraction(1)), Fraction(0))]) is None


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(2, 3), "66.67"),
        (Fraction(1, 8), "12.50"),
        (Fraction("0.66665"), "66.67"),  # half up; to the even one it would be 66.66
        (Fraction("0.00005"), "0.01"),
        (Fraction("0.000049"), "0.00"),
        (exact(0.29) * exact(0.5), "14.50"),
        (Fraction(1), "100.00"),
        (Fraction(0), "0.00"),
        (None, "–"),
    ],
)
def test_rounded_half_up_to_two_decimals(share: Fraction | None, text: str) -> None:
    assert shown(share) == text
    assert share is None or str(percent(share)) == text


@given(SHARES)
def test_rounding_moves_a_grade_by_less_than_a_hundredth(share: Fraction) -> None:
    assert abs(Fraction(percent(share)) - 100 * share) <= Fraction(1, 200)


@given(st.lists(SHARES, min_size=1, max_size=6))
def test_best_is_at_least_the_mean_and_the_last(shares: list[Fraction]) -> None:
    attempts = [Handed(number, share, DUE) for number, share in enumerate(shares, start=1)]
    best, last, mean = (counted(attempts, each) for each in ("best", "last", "mean"))  # type: ignore[arg-type]
    assert (last, mean) == (shares[-1], sum(shares) / len(shares))
    assert best == max(shares)
    assert best >= mean  # type: ignore[operator]
