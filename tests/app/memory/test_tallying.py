"""What a log amounts to, day by day."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.memory.replay import Entry, fold, in_order, marks
from app.memory.tallying import NOTHING_DONE, Tally, pace, summed, tallied
from tests.app.memory.histories import entry, logs, remark

DAY = 1440
FIRST = Tally(answers=1, first=1, first_right=1, met=1)


def test_a_first_meeting_is_met_and_not_spaced() -> None:
    assert tallied([entry(1)]) == {20000: FIRST}


def test_an_answer_on_a_later_day_is_spaced() -> None:
    spaced = Tally(answers=1, first=1, first_right=1, spaced=1, spaced_right=1)
    assert tallied([entry(1), entry(2, 3 * DAY)]) == {20000: FIRST, 20003: spaced}


def test_only_the_first_answer_of_a_day_is_first() -> None:
    wrong, right = entry(1, correct=False), entry(2, 60)
    assert tallied([wrong, right]) == {20000: Tally(answers=2, first=1, met=1)}


def test_after_an_answer_that_did_not_count_none_of_the_day_is_first() -> None:
    log = [entry(1, counted=False), entry(2, 60)]
    assert tallied(log) == {20000: Tally(answers=2, met=1)}


def test_a_comeback_is_an_answer_and_nothing_else() -> None:
    log = [entry(1, correct=False), entry(2, 9, kind="relearn", counted=False)]
    assert tallied(log) == {20000: Tally(answers=2, first=1, met=1, relearned=1)}


@pytest.mark.parametrize(
    ("kind", "values", "correct", "right"),
    [
        ("rating", {"rating": "guessed"}, True, 0),
        ("rating", {"rating": "easy"}, True, 1),
        ("override", {"override": True}, False, 1),
    ],
)
def test_what_was_said_later_counts_for_the_day_of_the_answer(
    kind: str, values: dict[str, object], correct: bool, right: int
) -> None:
    log = [entry(1, correct=correct), remark(2, 5 * DAY, kind, UUID(int=1), **values)]
    assert tallied(log) == {20000: Tally(answers=1, first=1, first_right=right, met=1)}


def test_an_undone_answer_is_as_if_never_given() -> None:
    log = [entry(1), entry(2, DAY), remark(3, 2 * DAY, "undo", UUID(int=1))]
    assert tallied(log) == {20001: FIRST}
    assert tallied([entry(1), remark(3, 2 * DAY, "undo", UUID(int=1))]) == {}


def test_the_time_spent_is_that_of_all_answers() -> None:
    log = [
        entry(1, duration_ms=4000),
        entry(2, 5, counted=False, duration_ms=2500),
        entry(3, 9, kind="relearn", counted=False, duration_ms=None),
    ]
    assert tallied(log)[20000].duration_ms == 6500


def test_a_day_that_ran_backwards_is_not_spaced() -> None:
    log = [entry(1), entry(2, 60, learner_day=19999)]
    assert tallied(log)[19999] == Tally(answers=1, first=1, first_right=1)


def test_a_reset_is_no_answer() -> None:
    reset = entry(2, 3 * DAY, kind="reset", item_id=None, form=None, correct=None)
    assert tallied([entry(1), reset]) == {20000: FIRST}


def test_a_day_is_the_sum_over_its_units() -> None:
    parts = [tallied([entry(1, DAY)]), tallied([entry(2, DAY), entry(3, correct=False)])]
    assert summed(parts) == {
        20000: Tally(answers=1, first=1, met=1),
        20001: Tally(answers=2, first=2, first_right=2, spaced=1, spaced_right=1, met=1),
    }


@given(logs())
def test_a_tally_is_what_counting_the_rows_of_a_day_gives(log: list[Entry]) -> None:
    said = marks(log)
    given = [
        row
        for row in in_order(log)
        if row.kind in ("answer", "relearn", "imported", "revealed") and row.id not in said.undone
    ]
    found = tallied(log)
    assert found.keys() == {row.learner_day for row in given}
    for day, tally in found.items():
        rows = [row for row in given if row.learner_day == day]
        assert (tally.answers, tally.first) == (len(rows), int(rows[0].counted))
        assert tally.relearned == sum(row.kind == "relearn" for row in rows)
        assert tally.first_right == int(rows[0].counted and said.right(rows[0]))
    assert sum(tally.met for tally in found.values()) == (fold("bank/x", log).reps > 0)
    assert all(tally.met == (fold("bank/x", log).first_day == day) for day, tally in found.items())


@given(logs())
def test_a_change_is_the_difference_of_two_tallies(log: list[Entry]) -> None:
    before, after = summed([tallied(log[1:])]), summed([tallied(log)])
    for day in before.keys() | after.keys():
        one, two = before.get(day, NOTHING_DONE), after.get(day, NOTHING_DONE)
        assert one.plus(two.minus(one)) == two


def timed(answers: int, seconds: float) -> Tally:
    return Tally(answers=answers, duration_ms=int(answers * seconds * 1000))


def test_the_pace_is_the_mean_of_the_answers() -> None:
    assert pace({1: timed(10, 8)}) == 8
    assert pace({1: timed(10, 8), 2: timed(30, 12)}) == 11


def test_of_too_few_answers_or_without_times_the_pace_is_the_usual_one() -> None:
    assert pace({}) == pace({1: timed(9, 8)}) == pace({1: timed(90, 0)}) == 25
    assert pace({1: timed(90, 0), 2: timed(10, 8)}) == 8


@given(
    st.dictionaries(
        st.integers(20000, 20014),
        st.builds(Tally, answers=st.integers(0, 400), duration_ms=st.integers(0, 1_000_000_000)),
    )
)
def test_the_pace_is_always_within_reason(days: dict[int, Tally]) -> None:
    assert 5 <= pace(days) <= 120
