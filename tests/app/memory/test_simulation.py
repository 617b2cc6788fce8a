"""What a desired retention costs: expected values, the same each time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.memory.simulation import DAYS, RETENTIONS, cost, curve, followed, minutes_over


@pytest.mark.parametrize("retention", RETENTIONS)
def test_a_fact_is_asked_most_at_first_and_its_recall_stays_above_the_aim(retention: float) -> None:
    course = followed(retention)
    assert len(course.questions) == len(course.recall) == DAYS
    assert course.recall[0] == 1
    assert all(retention - 0.05 < recall <= 1.0 for recall in course.recall)
    assert sum(course.questions[:30]) > sum(course.questions[-30:])


@pytest.mark.parametrize("new", [2, 5, 10, 30])
def test_a_higher_aim_costs_more_time(new: int) -> None:
    costs = [each.minutes for each in curve(new, 729, 25)]
    assert all(one < two for one, two in pairwise(costs))


def test_more_new_facts_cost_more_and_more_is_known() -> None:
    few, many = cost(0.9, 2, 729, 25), cost(0.9, 10, 729, 25)
    assert few.minutes < many.minutes
    assert few.known < 0.5 < many.known < 1


def test_without_facts_nothing_is_asked_and_nothing_known() -> None:
    assert curve(10, 0, 25) == tuple(cost(each, 0, 0, 25) for each in RETENTIONS)
    assert {(each.minutes, each.known) for each in curve(10, 0, 25)} == {(0.0, 0.0)}


@given(st.sampled_from(RETENTIONS), st.floats(0, 1000), st.integers(0, 5000), st.floats(1, 300))
def test_any_pace_has_a_cost(retention: float, new: float, facts: int, seconds: float) -> None:
    found = cost(retention, new, facts, seconds)
    assert found.minutes >= 0
    assert 0 <= found.known <= 1 + 1e-9
    assert found == cost(retention, new, facts, seconds)


def test_a_short_time_has_fewer_reviews_a_day_than_a_long_one() -> None:
    spans = [minutes_over(days, 10, 0.9, 25) for days in (0, 1, 7, 30, DAYS, 10 * DAYS)]
    assert spans[0] == spans[1] == 10 * 1.5 * 25 / 60
    assert spans[1] < spans[2] < spans[3] < spans[4] == spans[5]
    assert minutes_over(30, 0, 0.9, 25) == 0
