"""The fold of the log: what counts, what is left out, what is regraded in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from app.memory.replay import NOTHING, Entry, fold, in_order, marks
from app.memory.scheduling import Outcome, first, following, interval
from tests.app.memory.histories import entry, logs, remark

DAY = 1440
UNIT = "bank/x"


def test_no_answers_are_no_memory() -> None:
    assert fold(UNIT, []) == NOTHING


def test_the_first_answer_makes_a_memory() -> None:
    memory = fold(UNIT, [entry(1)])
    strength = first(Outcome.good)
    days = interval(strength.stability, 0.9, UNIT, 1)
    assert memory.strength == strength
    assert (memory.first_day, memory.last_day, memory.interval) == (20000, 20000, days)
    assert memory.due_day == 20000 + days
    assert (memory.reps, memory.lapses) == (1, 0)
    assert (memory.last_items, memory.forms) == (("item-1",), {"short_answer": 1})


def test_the_second_answer_moves_it_by_the_learners_days_between() -> None:
    memory = fold(UNIT, [entry(1), entry(2, 9 * DAY)])
    assert memory.strength == following(first(Outcome.good), Outcome.good, 9)
    assert (memory.reps, memory.last_items) == (2, ("item-2", "item-1"))


def test_only_the_last_two_items_are_kept() -> None:
    memory = fold(UNIT, [entry(n, n * DAY, item_id=f"i{n}") for n in (1, 2, 3)])
    assert memory.last_items == ("i3", "i2")


def test_a_form_is_remembered_with_the_repetition_it_was_used_at() -> None:
    log = [entry(1, form="single_best"), entry(2, DAY), entry(3, 2 * DAY, form="single_best")]
    assert fold(UNIT, log).forms == {"single_best": 3, "short_answer": 2}


def test_a_wrong_answer_to_something_known_is_a_lapse() -> None:
    log = [entry(1, correct=False), entry(2, DAY), entry(3, 2 * DAY, correct=False)]
    assert fold(UNIT, log).lapses == 1


def test_a_guess_is_a_lapse_too() -> None:
    guessed = remark(3, DAY + 1, "rating", entry(2).id, rating="guessed")
    wrong = entry(2, DAY, correct=False)
    assert fold(UNIT, [entry(1), entry(2, DAY), guessed]) == fold(UNIT, [entry(1), wrong])


@pytest.mark.parametrize("rating", ["hard", "good", "easy"])
def test_after_recognition_only_a_guess_changes_the_memory(rating: str) -> None:
    seen = entry(1, form="single_best")
    rated = remark(2, 1, "rating", seen.id, rating=rating)
    guessed = remark(2, 1, "rating", seen.id, rating="guessed")
    assert fold(UNIT, [seen, rated]) == fold(UNIT, [seen])
    assert fold(UNIT, [seen, guessed]) == fold(UNIT, [replace(seen, correct=False)])


def test_a_rating_regrades_its_answer_in_its_place() -> None:
    rated = remark(3, 20 * DAY, "rating", entry(1).id, rating="easy")
    memory = fold(UNIT, [entry(1), entry(2, 9 * DAY), rated])
    assert memory.strength == following(first(Outcome.easy), Outcome.good, 9)


def test_of_two_ratings_the_later_one_counts() -> None:
    early = remark(2, 5, "rating", entry(1).id, rating="easy")
    late = remark(3, 6, "rating", entry(1).id, rating="hard")
    assert fold(UNIT, [entry(1), late, early]).strength == first(Outcome.hard)


def test_an_override_makes_a_wrong_answer_right_in_its_place() -> None:
    wrong = entry(1, correct=False)
    said = remark(2, 5, "override", wrong.id, override=True)
    assert fold(UNIT, [wrong, said]) == fold(UNIT, [entry(1)])


def test_a_rating_after_an_override_counts() -> None:
    wrong = entry(1, correct=False)
    said = remark(2, 5, "override", wrong.id, override=True)
    rated = remark(3, 6, "rating", wrong.id, rating="hard")
    assert fold(UNIT, [wrong, said, rated]).strength == first(Outcome.hard)


def test_an_undone_override_leaves_the_answer_wrong() -> None:
    wrong = entry(1, correct=False)
    said = remark(2, 5, "override", wrong.id, override=True)
    undone = remark(3, 6, "undo", said.id)
    assert fold(UNIT, [wrong, said, undone]) == fold(UNIT, [wrong])


def test_a_reset_makes_due_and_leaves_the_strength() -> None:
    memory = fold(UNIT, [entry(1)])
    reset = entry(2, 3 * DAY, kind="reset", item_id=None, form=None, correct=None)
    assert fold(UNIT, [entry(1), reset]) == replace(memory, due_day=20003)


def test_a_reset_of_something_never_met_is_nothing() -> None:
    assert fold(UNIT, [entry(2, kind="reset", correct=None)]) == NOTHING


def test_an_imported_review_counts_as_recall_with_its_own_rating() -> None:
    imported = entry(1, kind="imported", item_id=None, form=None, rating="easy")
    memory = fold(UNIT, [imported])
    assert memory.strength == first(Outcome.easy)
    assert (memory.last_items, memory.forms) == ((), {})


def test_a_day_that_ran_backwards_counts_as_none() -> None:
    west = entry(2, 60, learner_day=19999)
    memory = fold(UNIT, [entry(1), west])
    assert memory.strength == following(first(Outcome.good), Outcome.good, 0)
    assert memory.last_day == 19999


def test_the_retention_desired_then_is_the_one_that_counts() -> None:
    strict = entry(1, retention=0.97)
    assert fold(UNIT, [strict]).interval == interval(first(Outcome.good).stability, 0.97, UNIT, 1)


@given(logs())
def test_the_order_of_rows_in_the_table_does_not_matter(log: list[Entry]) -> None:
    assert fold(UNIT, log) == fold(UNIT, in_order(log)) == fold(UNIT, reversed(log))


@given(logs())
def test_uncounted_and_undone_answers_are_as_if_never_given(log: list[Entry]) -> None:
    undone = marks(log).undone
    kept = [
        row
        for row in log
        if row.kind != "undo" and row.id not in undone and (row.counted or row.of is not None)
    ]
    assert fold(UNIT, log) == fold(UNIT, kept)


@given(logs())
def test_ratings_and_overrides_are_as_if_the_answer_had_been_so(log: list[Entry]) -> None:
    said = marks(log)
    regraded = [
        replace(row, correct=said.correct(row), rating=said.rating(row))
        for row in log
        if row.of is None and row.id not in said.undone
    ]
    assert fold(UNIT, log) == fold(UNIT, regraded)


@given(logs())
def test_a_memory_is_whole_or_nothing(log: list[Entry]) -> None:
    memory = fold(UNIT, log)
    met = memory.reps > 0
    assert [met] * 5 == [
        value is not None
        for value in (
            memory.stability,
            memory.difficulty,
            memory.due_day,
            memory.first_day,
            memory.last_day,
        )
    ]
    assert memory.lapses <= max(0, memory.reps - 1)
    assert not met or (memory.interval >= 1 and 1 <= (memory.difficulty or 0) <= 10)


def test_the_last_five_answers_are_remembered_and_a_first_meeting_is_no_lapse() -> None:
    wrong = [entry(n, n * DAY, correct=False) for n in (1, 2, 3)]
    assert [fold(UNIT, wrong[:n]).lately for n in range(4)] == ["", "0", "01", "011"]
    log = [entry(n, n * DAY, correct=n not in (2, 3, 9)) for n in range(1, 10)]
    assert [fold(UNIT, log[:n]).lately for n in (7, 8, 9)] == ["10000", "00000", "00001"]


def test_what_was_said_later_changes_the_last_five_too() -> None:
    log = [entry(1), entry(2, DAY), entry(3, 2 * DAY, correct=False)]
    guessed = remark(9, 3 * DAY, "rating", entry(2).id, rating="guessed")
    called_right = remark(9, 3 * DAY, "override", entry(3).id, override=True)
    undone = remark(9, 3 * DAY, "undo", entry(3).id)
    found = [fold(UNIT, [*log, each]).lately for each in (guessed, called_right, undone)]
    assert found == ["011", "000", "00"]


@given(logs())
def test_the_last_five_are_the_end_of_every_lapse_there_was(log: list[Entry]) -> None:
    said = marks(log)
    counted = [
        row
        for row in in_order(log)
        if row.kind in ("answer", "imported", "revealed")
        and row.counted
        and row.id not in said.undone
    ]
    missed = "".join(str(int(not said.right(row))) for row in counted)
    memory = fold(UNIT, log)
    assert memory.lately == f"0{missed[1:]}"[: len(missed)][-5:]
    assert memory.lapses == missed[1:].count("1")


@given(logs())
def test_undoing_everything_leaves_nothing(log: list[Entry]) -> None:
    undone = [
        remark(1000 + number, 500_000, "undo", row.id)
        for number, row in enumerate(log)
        if not row.of
    ]
    assert fold(UNIT, log + undone) == NOTHING
