"""The pass before an exam: its days, what of it today, and what comes of the exam."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.memory.exam import (
    ROOM,
    Held,
    begins,
    needed,
    pass_of_today,
    prospect,
    to_pass,
)
from app.memory.planning import EASY, NORMAL, OFF, Plan

MONDAY = 20514
EXAM = MONDAY + 28
PLAN = Plan(minutes=20, new=10)
WEEKS = st.lists(st.sampled_from([NORMAL, EASY, OFF]), min_size=7, max_size=7).map(tuple)


def held(unit: str, stability: float = 20, last: int = MONDAY, first: int = MONDAY - 90) -> Held:
    return Held(unit, stability, last, min(first, last), last + round(stability))


def many(number: int, last: int = MONDAY - 30) -> list[Held]:
    return [held(f"u{place:03}", 20 + place / 10, last) for place in range(number)]


@given(st.integers(1, 700), st.integers(1, 600), st.floats(3, 90))
def test_the_window_is_the_time_of_the_pass_and_a_fifth_over_the_minutes_of_a_day(
    facts: int, minutes: int, seconds: float
) -> None:
    whole = facts * seconds
    days = ceil(round(ROOM * whole * 1000) / (minutes * 60_000))
    expected = EXAM - min(days, 366)
    assert begins(EXAM, whole, Plan(minutes=minutes)) == expected


def test_easy_days_and_days_off_make_the_window_longer() -> None:
    week = (NORMAL,) * 5 + (EASY, OFF)  # the exam is on a Monday
    assert begins(EXAM, 1000, PLAN) == EXAM - 1
    assert begins(EXAM, 1000, Plan(minutes=20, week=week)) == EXAM - 3


def test_nothing_to_pass_and_a_week_off_have_no_window() -> None:
    assert begins(EXAM, 0, PLAN) is None
    assert begins(EXAM, 1000, Plan(week=(OFF,) * 7)) is None


def test_what_was_asked_lately_or_will_be_known_is_left_alone() -> None:
    start, today = EXAM - 5, EXAM - 4
    rows = [
        held("long-ago", 20, start - 30),
        held("firm", 4000, start - 30),
        held("in-the-window", 20, start),
        held("yesterday", 20, today - 1),
    ]
    assert [each.unit for each in to_pass(rows, EXAM, start, today)] == ["long-ago"]


def test_what_rests_at_the_beginning_has_its_turn_later() -> None:
    start = EXAM - 5
    rows = [held("rests", 5, start - 1)]
    assert to_pass(rows, EXAM, start, start) == []
    assert to_pass(rows, EXAM, start, start + 1) == rows


@pytest.mark.parametrize("day", [EXAM - 6, EXAM, EXAM + 1])
def test_outside_of_the_window_nothing_is_passed(day: int) -> None:
    assert pass_of_today(many(20), EXAM, EXAM - 5, PLAN, day) == []


def test_the_least_likely_to_be_known_come_first_an_even_share_a_day() -> None:
    rows, start = many(20), EXAM - 5
    asked = pass_of_today(rows, EXAM, start, PLAN, start)
    assert [each.unit for each in asked] == ["u000", "u001", "u002", "u003"]


@given(st.integers(0, 60), st.integers(1, 9), WEEKS, st.data())
def test_each_fact_is_passed_over_once_and_only_in_the_window(
    number: int, days: int, week: tuple[int, ...], data: st.DataObject
) -> None:
    plan, start = Plan(week=week), EXAM - days
    rows = {each.unit: each for each in many(number)}
    asked: list[str] = []
    for day in range(start - 2, EXAM + 3):
        done = 0
        missed = data.draw(st.integers(0, 3)) == 0
        while not missed and (now := pass_of_today([*rows.values()], EXAM, start, plan, day)):
            assert start <= day < EXAM
            assert not plan.is_off(day)
            done += 1
            asked.append(now[0].unit)
            rows[now[0].unit] = held(now[0].unit, 30, day)
            assert done <= number
    assert len(asked) == len(set(asked))


@given(st.integers(0, 60), st.integers(1, 9), WEEKS)
def test_whoever_misses_no_day_passes_over_everything(
    number: int, days: int, week: tuple[int, ...]
) -> None:
    plan, start = Plan(week=week), EXAM - days
    rows = {each.unit: each for each in many(number)}
    for day in range(start, EXAM):
        while now := pass_of_today([*rows.values()], EXAM, start, plan, day):
            rows[now[0].unit] = held(now[0].unit, 30, day)
    studied = any(plan.share(day) for day in range(start, EXAM))
    assert to_pass([*rows.values()], EXAM, start, EXAM - 1) == [] or not studied


def test_an_exam_that_cannot_be_reached_says_what_it_would_take() -> None:
    found = prospect(many(20), 146, MONDAY + 8, MONDAY, PLAN, 25)
    assert (found.days_left, found.met, found.unmet, found.reached) == (8, 20, 126, 80)
    assert found.needed == 16
    assert not found.can_be_done


def test_an_exam_that_can_be_reached_needs_nothing_more() -> None:
    found = prospect(many(20), 60, EXAM, MONDAY, PLAN, 25)
    assert (found.reached, found.needed, found.can_be_done) == (40, 0, True)
    assert found.begins == EXAM - 1
    assert 0.9 < found.recall < 1


def test_on_the_day_itself_nothing_can_be_met_any_more() -> None:
    found = prospect(many(5), 10, MONDAY, MONDAY, PLAN, 25)
    assert (found.days_left, found.reached, found.needed) == (0, 0, None)
    assert not found.can_be_done


def test_a_pass_that_the_days_left_do_not_hold_does_not_fit() -> None:
    plan = Plan(minutes=5)
    assert not prospect(many(100), 100, MONDAY + 2, MONDAY, plan, 25).fits
    assert prospect(many(100), 100, MONDAY + 30, MONDAY, plan, 25).fits


def test_what_was_met_today_is_not_promised_twice() -> None:
    days = MONDAY + 1
    assert prospect([], 50, days, MONDAY, PLAN, 25).reached == 10
    assert prospect([], 50, days, MONDAY, PLAN, 25, met_today=7).reached == 3


@given(st.integers(0, 80), st.integers(0, 400), st.integers(0, 60), st.integers(0, 50), WEEKS)
def test_what_it_would_take_is_enough(
    met: int, unmet: int, days: int, new: int, week: tuple[int, ...]
) -> None:
    plan = Plan(new=new, week=week)
    found = prospect(many(met), met + unmet, MONDAY + days, MONDAY, plan, 25)
    assert 0 <= found.recall <= 1
    assert 0 <= found.reached <= found.unmet == unmet
    if found.needed:
        more = Plan(new=found.needed, week=week)
        assert prospect(many(met), met + unmet, MONDAY + days, MONDAY, more, 25).reached == unmet
        assert found.needed > new


def test_without_a_day_no_number_is_enough() -> None:
    assert needed(10, range(0), PLAN) is None
    assert needed(10, range(5), Plan(week=(OFF,) * 7)) is None
