"""What there is to tell a student of an assignment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.coursework.matrix import WHATS
from app.coursework.terms import Terms
from app.notices.news import Case, is_stale, wanted
from tests.app.conftest import MONDAY

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DUE, CLOSE = MONDAY + 5 * DAY, MONDAY + 7 * DAY
CASE = Case(Terms(MONDAY, DUE, CLOSE), created=MONDAY - DAY, joined=MONDAY - DAY, graded=True)
HANDED = replace(CASE, begun=True, handed=MONDAY + DAY)
EVERYTHING, SCORE = frozenset(WHATS), frozenset({"score"})


def test_before_its_time_nothing_is_told() -> None:
    assert wanted(CASE, MONDAY - HOUR) == {}


def test_what_opens_is_told_with_its_due_time() -> None:
    assert wanted(CASE, MONDAY) == {"opened": DUE}


def test_without_a_release_it_opens_when_it_is_set() -> None:
    case = replace(CASE, terms=Terms(), created=MONDAY)
    assert wanted(case, MONDAY + HOUR) == {"opened": None}


@pytest.mark.parametrize(
    "case",
    [
        replace(CASE, begun=True),
        replace(CASE, joined=MONDAY + HOUR),
        replace(CASE, terms=Terms(MONDAY - 15 * DAY)),
    ],
    ids=["begun", "joined afterwards", "long ago"],
)
def test_that_it_is_open_is_no_news_to_who_knows_it(case: Case) -> None:
    assert wanted(case, MONDAY + 2 * HOUR) == {}


@pytest.mark.parametrize(
    ("ago", "kinds"),
    [
        (DAY + HOUR, {"opened": DUE}),
        (DAY, {"due": DUE}),
        (HOUR, {"due": DUE}),
        (timedelta(0), {"due": DUE}),
        (-HOUR, {}),  # late: nobody is told to be in time any more
    ],
)
def test_a_day_before_its_due_time_it_is_due_soon(ago: timedelta, kinds: dict[str, object]) -> None:
    assert wanted(CASE, DUE - ago) == kinds


def test_without_a_due_time_the_close_is_the_deadline() -> None:
    case = replace(CASE, terms=Terms(MONDAY, None, CLOSE), begun=True)
    assert wanted(case, CLOSE - HOUR) == {"due": CLOSE}
    assert wanted(case, CLOSE) == {}


def test_an_attempt_that_runs_is_not_handed_in() -> None:
    assert wanted(replace(CASE, begun=True), DUE - HOUR) == {"due": DUE}
    assert wanted(HANDED, DUE - HOUR) == {}


def test_a_result_is_told_once_the_score_may_be_seen() -> None:
    assert wanted(HANDED, MONDAY + DAY) == {}
    seen = replace(HANDED, seen=SCORE, at_once=SCORE)
    assert wanted(seen, MONDAY + DAY) == {"graded": None}
    assert wanted(seen, MONDAY + 16 * DAY) == {}


def test_answers_that_the_close_shows_are_told_and_not_a_second_time_as_a_result() -> None:
    case = replace(HANDED, seen=EVERYTHING, at_once=SCORE, closed=CLOSE)
    assert wanted(case, CLOSE) == {"released": None}
    assert wanted(case, CLOSE + 15 * DAY) == {}
    assert wanted(replace(case, at_once=EVERYTHING), MONDAY + DAY) == {"graded": None}


def test_a_score_that_the_close_shows_is_fresh_from_the_close_on() -> None:
    case = replace(HANDED, handed=MONDAY, seen=SCORE, closed=MONDAY + 15 * DAY)
    assert wanted(case, MONDAY + 16 * DAY) == {"graded": None}


def test_of_practice_no_result_is_told() -> None:
    case = replace(HANDED, graded=False, seen=EVERYTHING, at_once=EVERYTHING)
    assert wanted(case, MONDAY + DAY) == {}


def test_what_asks_for_what_is_done_is_stale() -> None:
    begun = replace(CASE, begun=True)
    kinds = ("opened", "due", "graded")
    assert [is_stale(kind, CASE) for kind in kinds] == [False, False, False]
    assert [is_stale(kind, begun) for kind in kinds] == [True, False, False]
    assert [is_stale(kind, HANDED) for kind in kinds] == [True, True, False]
