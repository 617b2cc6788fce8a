"""Why a unit comes back when it does: what the fold made of the answer that decided it."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given

from app.memory.replay import Entry, decision, fold, in_order
from app.memory.scheduling import retrievability
from tests.app.memory.histories import entry, logs, remark

DAY = 1440
UNIT = "bank/x"
KNOWN = [entry(1), entry(2, 9 * DAY), entry(3, 60 * DAY)]


def why(log: list[Entry], answer: int) -> str | None:
    found = decision(UNIT, log, UUID(int=answer))
    return None if found is None else found.why


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "recalled"),
        ({"correct": False}, "missed"),
        ({"form": "single_best"}, "recognised"),
        ({"form": "single_best", "correct": False}, "missed"),
        ({"form": "vignette"}, "recalled"),
        ({"form": "vignette", "correct": False}, "misapplied"),
    ],
)
def test_each_answer_has_its_reason(values: dict[str, object], reason: str) -> None:
    assert why([*KNOWN, entry(4, 200 * DAY, **values)], 4) == reason


@pytest.mark.parametrize(
    ("rating", "typed", "chosen"),
    [
        ("hard", "hard", "recognised"),
        ("good", "recalled", "recognised"),
        ("easy", "easy", "recognised"),
        ("guessed", "guessed", "guessed"),
    ],
)
def test_what_was_said_after_it_is_the_reason_where_it_made_one(
    rating: str, typed: str, chosen: str
) -> None:
    for form, reason in (("short_answer", typed), ("single_best", chosen)):
        last = entry(4, 200 * DAY, form=form)
        said = remark(9, 201 * DAY, "rating", last.id, rating=rating)
        assert why([*KNOWN, last, said], 4) == reason


def test_called_right_it_was_recalled() -> None:
    wrong = entry(4, 200 * DAY, correct=False)
    assert why([*KNOWN, wrong, remark(9, 201 * DAY, "override", wrong.id, override=True)], 4) == (
        "recalled"
    )


def test_a_case_missed_at_the_first_meeting_was_plainly_missed() -> None:
    assert why([entry(1, form="vignette", correct=False)], 1) == "missed"


def test_what_makes_no_difference_is_no_reason() -> None:
    again = [entry(1, correct=False), entry(2, 1, form="single_best")]
    assert (fold(UNIT, again).interval, why(again, 2)) == (1, "recalled")


def test_another_row_decides_or_none() -> None:
    first, last = entry(1), entry(2, DAY)
    reset = entry(3, 2 * DAY, kind="reset", item_id=None, form=None, correct=None)
    comeback = entry(4, DAY + 9, kind="relearn", counted=False)
    assert why([first, last], 1) is None
    assert why([first, last, reset], 2) is None
    assert why([first, last, comeback], 4) is None
    assert why([first, last, comeback], 2) == "recalled"
    assert why([first, last, remark(5, 2 * DAY, "undo", last.id)], 2) is None
    assert why([first, last, remark(5, 2 * DAY, "undo", last.id)], 1) == "recalled"
    assert why([], 1) is None


def test_the_chance_is_that_of_the_day_on_which_it_comes() -> None:
    memory, found = fold(UNIT, KNOWN), decision(UNIT, KNOWN, UUID(int=3))
    assert found is not None
    assert memory.stability is not None
    assert found.recall == retrievability(memory.stability, memory.interval)
    assert 0.88 < found.recall < 0.92


@given(logs())
def test_one_answer_at_most_decides_and_it_is_the_last_that_moved(log: list[Entry]) -> None:
    deciding = [
        row
        for row in in_order(log)
        if not row.of and row.kind != "reset" and decision(UNIT, log, row.id)
    ]
    assert len(deciding) <= 1
    for row in deciding:
        memory = fold(UNIT, log)
        assert (row.counted, memory.last_day) == (True, row.learner_day)
        assert memory.due_day == row.learner_day + memory.interval
