"""What of an attempt is seen, and when: never a key before its time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coursework.matrix import (
    PHASES,
    USUAL,
    WHATS,
    Matrix,
    complete,
    dump,
    load,
    of_kind,
    phase,
    visible,
)
from app.coursework.terms import GRACE
from tests.app.conftest import MONDAY

DONE = MONDAY - GRACE - timedelta(microseconds=1)  # a close that is over for every answer
LATER = MONDAY + timedelta(hours=1)
MATRICES = st.fixed_dictionaries({each: st.frozensets(st.sampled_from(WHATS)) for each in PHASES})
TIMES = st.one_of(st.none(), st.integers(-9, 9).map(lambda n: MONDAY + timedelta(hours=n)))
NOTHING: Matrix = {each: frozenset() for each in PHASES}


@pytest.mark.parametrize(
    ("submitted", "closes", "found"),
    [
        (None, None, "during"),
        (None, MONDAY, "during"),
        (MONDAY, None, "after"),
        (MONDAY, LATER, "after"),
        (MONDAY, MONDAY - GRACE, "after"),  # an answer that was under way still counts
        (MONDAY, DONE, "closed"),
    ],
)
def test_where_an_attempt_is(
    submitted: datetime | None, closes: datetime | None, found: str
) -> None:
    assert phase(submitted, closes, MONDAY) == found


def test_what_is_usual_shows_no_key_before_it_is_closed_for_all() -> None:
    assert visible(USUAL, None, LATER, MONDAY) == frozenset()
    assert visible(USUAL, MONDAY, LATER, MONDAY) == {"score"}
    assert visible(USUAL, MONDAY, DONE, MONDAY) == frozenset(WHATS)


def test_practice_tells_all_of_it_once_it_is_handed_in() -> None:
    assert visible(of_kind(NOTHING, "practice"), MONDAY, None, MONDAY) == frozenset(WHATS)
    assert visible(of_kind(NOTHING, "practice"), None, None, MONDAY) == frozenset()
    assert of_kind(NOTHING, "graded") == NOTHING


def test_rationales_tell_the_answers_and_they_what_was_right() -> None:
    made = complete({**NOTHING, "after": frozenset({"rationales"})})
    assert made["during"] == frozenset()
    assert made["after"] == {"rationales", "answers", "correctness"}


@given(matrix=MATRICES, submitted=TIMES, closes=TIMES)
def test_a_key_is_seen_only_where_it_was_ticked_at_this_time_or_before(
    matrix: Matrix, submitted: datetime | None, closes: datetime | None
) -> None:
    seen = visible(matrix, submitted, closes, MONDAY)
    reached = PHASES[: PHASES.index(phase(submitted, closes, MONDAY)) + 1]
    ticked = frozenset().union(*(matrix[each] for each in reached))
    assert ("answers" in seen) == bool(ticked & {"answers", "rationales"})
    assert ("rationales" in seen) == ("rationales" in ticked)
    assert ("score" in seen) == ("score" in ticked)


@given(matrix=MATRICES)
def test_what_is_seen_stays_in_sight_and_survives_being_stored(matrix: Matrix) -> None:
    made = complete(matrix)
    assert made["during"] <= made["after"] <= made["closed"]
    assert complete(made) == made
    assert load(dump(matrix)) == matrix


def test_words_that_are_none_of_ours_show_nothing() -> None:
    assert load({"after": ["everything"], "before": ["answers"]}) == NOTHING
