"""A plan: what each day of the week takes of it, and how long questions take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.memory.planning import (
    EASY,
    NORMAL,
    OFF,
    Plan,
    ahead,
    minutes_for,
    questions_in,
    weekday,
)

MONDAY = 20514  # 2 March 2026
SATURDAY, SUNDAY = MONDAY + 5, MONDAY + 6
PLAN = Plan(minutes=20, new=9, week=(NORMAL,) * 5 + (EASY, OFF))


def test_the_week_begins_on_a_monday() -> None:
    assert [weekday(MONDAY + day) for day in range(8)] == [0, 1, 2, 3, 4, 5, 6, 0]


def test_an_easy_day_takes_half_and_a_day_off_nothing() -> None:
    days = (MONDAY, SATURDAY, SUNDAY)
    assert [PLAN.new_on(day) for day in days] == [9, 5, 0]
    assert [PLAN.milliseconds(day) // 60_000 for day in days] == [20, 10, 0]
    assert [PLAN.is_off(day) for day in days] == [False, False, True]


def test_no_new_facts_are_none_on_any_day() -> None:
    assert Plan(new=0, week=(EASY,) * 7).new_on(MONDAY) == 0


def test_minutes_are_rounded_up_and_nothing_takes_none() -> None:
    assert [minutes_for(number, 25) for number in (0, 1, 10)] == [0, 1, 5]


def test_while_time_is_left_a_question_fits() -> None:
    assert [questions_in(left, 25) for left in (-5, 0, 1, 25_000, 25_001)] == [0, 0, 1, 1, 2]


@given(st.integers(0, 1000), st.integers(1, 600), st.integers(0, 30_000))
def test_no_day_takes_more_than_a_normal_one(new: int, minutes: int, day: int) -> None:
    plan = Plan(minutes, new, PLAN.week)
    assert 0 <= plan.new_on(day) <= new
    assert 0 <= plan.milliseconds(day) <= minutes * 60_000


def test_the_days_ahead_ask_what_comes_back_and_new_facts_while_there_are_any() -> None:
    days = ahead((4, 2, 0, 1), PLAN, MONDAY, unmet=20, met_today=3)
    assert [(each.due, each.new, each.questions) for each in days] == [
        (4, 6, 10),
        (2, 9, 11),
        (0, 5, 5),
        (1, 0, 1),
    ]


def test_what_waits_on_a_day_off_is_asked_on_the_next() -> None:
    days = ahead((3, 2, 0), PLAN, SUNDAY, unmet=0)
    assert [(each.day, each.due) for each in days] == [
        (SUNDAY, 0),
        (SUNDAY + 1, 5),
        (SUNDAY + 2, 0),
    ]


@given(
    st.lists(st.integers(0, 500), max_size=20),
    st.lists(st.sampled_from([NORMAL, EASY, OFF]), min_size=7, max_size=7).map(tuple),
    st.integers(0, 50),
    st.integers(0, 300),
)
def test_nothing_that_comes_back_is_lost_on_the_way(
    due: list[int], week: tuple[int, ...], new: int, unmet: int
) -> None:
    plan = Plan(new=new, week=week)
    days = ahead(due, plan, MONDAY, unmet)
    assert sum(each.new for each in days) <= unmet
    studied = [place for place, each in enumerate(days) if not plan.is_off(each.day)]
    until = studied[-1] + 1 if studied else 0
    assert sum(each.due for each in days) == sum(due[:until])
