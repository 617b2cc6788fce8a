"""When an assignment is open to whom, and when an attempt ends."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coursework.terms import (
    GRACE,
    NOTHING,
    Terms,
    attempts_left,
    closed_for_all,
    ends,
    in_force,
    is_over,
    is_up,
    seconds_left,
    state,
)
from tests.app.conftest import MONDAY

HOUR = timedelta(hours=1)
COMMON = Terms(MONDAY, MONDAY + 2 * HOUR, MONDAY + 4 * HOUR, 600, 2)
TIMES = st.one_of(st.none(), st.integers(-100, 100).map(lambda n: MONDAY + n * HOUR))
SECONDS = st.one_of(st.none(), st.integers(1, 10**5))
TERMS = st.builds(Terms, TIMES, TIMES, TIMES, SECONDS, st.one_of(st.none(), st.integers(1, 9)))


@pytest.mark.parametrize(
    ("label", "own", "extra", "found"),
    [
        (NOTHING, NOTHING, 100, COMMON),
        (NOTHING, NOTHING, 150, Terms(COMMON.release, COMMON.due, COMMON.close, 900, 2)),
        (NOTHING, NOTHING, 125, Terms(COMMON.release, COMMON.due, COMMON.close, 750, 2)),
        (Terms(seconds=700), NOTHING, 150, Terms(COMMON.release, COMMON.due, COMMON.close, 700, 2)),
        (Terms(seconds=700), Terms(seconds=900, attempts=3), 200,
         Terms(COMMON.release, COMMON.due, COMMON.close, 900, 3)),
        (Terms(close=MONDAY + 9 * HOUR), Terms(due=MONDAY + 8 * HOUR), 100,
         Terms(COMMON.release, MONDAY + 8 * HOUR, MONDAY + 9 * HOUR, 600, 2)),
    ],
)  # fmt: skip
def test_an_own_exception_comes_before_a_label_and_that_before_what_holds_for_all(
    label: Terms, own: Terms, extra: int, found: Terms
) -> None:
    assert in_force(COMMON, label, own, extra) == found


@pytest.mark.parametrize(
    ("hours", "found"),
    [(-1, "waiting"), (0, "open"), (2, "open"), (3, "late"), (4, "closed"), (9, "closed")],
)
def test_it_is_open_from_its_release_to_its_close(hours: int, found: str) -> None:
    assert state(COMMON, MONDAY + hours * HOUR) == found


def test_without_times_it_is_always_open_and_never_ends() -> None:
    assert state(NOTHING, MONDAY) == "open"
    assert ends(NOTHING, MONDAY) == (None, None)
    assert seconds_left(None, MONDAY) is None
    assert not is_up(None, MONDAY)
    assert not is_over(None, MONDAY)
    assert attempts_left(NOTHING, 99) is None


def test_an_attempt_ends_by_what_comes_first() -> None:
    assert ends(COMMON, MONDAY) == (MONDAY + timedelta(minutes=10), "time")
    late = MONDAY + 4 * HOUR - timedelta(minutes=3)
    assert ends(COMMON, late) == (COMMON.close, "close")


def test_an_answer_under_way_at_the_end_is_taken() -> None:
    assert is_up(MONDAY, MONDAY)
    assert not is_over(MONDAY, MONDAY + GRACE)
    assert is_over(MONDAY, MONDAY + GRACE + timedelta(microseconds=1))


def test_it_is_closed_for_all_when_the_last_is_done() -> None:
    later = Terms(close=MONDAY + 9 * HOUR)
    assert closed_for_all([COMMON, later]) == later.close
    assert closed_for_all([COMMON, NOTHING]) is None
    assert closed_for_all([]) is None


@given(rules=TERMS, label=TERMS, own=TERMS, started=TIMES.filter(bool))
def test_more_time_never_gives_less(
    rules: Terms, label: Terms, own: Terms, started: datetime
) -> None:
    before = None
    for extra in (100, 125, 150, 200):
        terms = in_force(rules, label, own, extra)
        end, _ = ends(terms, started)
        assert before is None or (end is not None and end >= before)
        before = end


@given(terms=TERMS, started=TIMES.filter(bool), more=st.integers(0, 10**5))
def test_a_longer_limit_or_a_later_close_never_ends_an_attempt_earlier(
    terms: Terms, started: datetime, more: int
) -> None:
    end, _ = ends(terms, started)
    if end is None:
        return
    limit = None if terms.seconds is None else terms.seconds + more
    close = None if terms.close is None else terms.close + more * timedelta(seconds=1)
    later, _ = ends(Terms(close=close, seconds=limit), started)
    assert later is not None
    assert later >= end


@given(terms=TERMS, started=TIMES.filter(bool))
def test_no_attempt_runs_beyond_the_close(terms: Terms, started: datetime) -> None:
    end, by = ends(terms, started)
    assert terms.close is None or (end is not None and end <= terms.close)
    assert (end is None) == (by is None)
