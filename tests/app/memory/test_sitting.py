"""A sitting, and which of its wrong answers come back. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.memory.replay import Entry
from app.memory.sitting import APART, Comeback, Given, comebacks, next_place, sitting, will_come
from tests.app.memory.histories import START, entry, remark


@dataclass(frozen=True)
class Row(Entry):
    """A row of the log with its unit."""

    unit: str = ""
    in_quiz: bool = False
    elapsed: int | None = None


Rows = list[Row]


def row(unit: str, row: Entry) -> Row:
    return Row(**vars(row), unit=unit)


def answers(*said: str) -> tuple[Given, ...]:
    """Answers a minute apart: "a" is right, "a!" wrong, "(a!)" a wrong comeback."""
    return tuple(
        Given(
            unit=word.strip("()!"),
            kind="relearn" if word.startswith("(") else "answer",
            item_id=f"item-{number}",
            form="single_best",
            right="!" not in word,
            answered_at=START + timedelta(minutes=number),
        )
        for number, word in enumerate(said)
    )


def waiting(*said: str) -> list[tuple[str, bool]]:
    return [(each.unit, each.ready) for each in comebacks(answers(*said))]


OTHERS = tuple("bcdefghijk")


def test_a_wrong_answer_comes_back_after_five_others() -> None:
    assert waiting("a!") == [("a", False)]
    assert waiting("a!", *OTHERS[:4]) == [("a", False)]
    assert waiting("a!", *OTHERS[:5]) == [("a", True)]


def test_a_right_one_does_not() -> None:
    assert waiting("a", *OTHERS) == []


def test_a_right_comeback_ends_it() -> None:
    assert waiting("a!", *OTHERS[:5], "(a)", *OTHERS) == []


def test_a_wrong_comeback_comes_back_once_more_and_then_no_more() -> None:
    once = ("a!", *OTHERS[:5], "(a!)")
    assert waiting(*once) == [("a", False)]
    assert waiting(*once, *OTHERS[:5]) == [("a", True)]
    assert waiting(*once, *OTHERS[:5], "(a!)", *OTHERS) == []


def test_comebacks_of_others_count_as_others() -> None:
    assert waiting("a!", "b!", "c", "d", "e", "f", "(a)") == [("b", True)]


def test_the_one_that_waits_longest_is_first() -> None:
    assert waiting("a!", "b!", *OTHERS[1:7]) == [("a", True), ("b", True)]
    assert waiting("a!", "b!", *OTHERS[1:6], "(a!)") == [("b", True), ("a", False)]


def test_an_answer_that_counts_between_decides_anew() -> None:
    assert waiting("a!", *OTHERS[:3], "a", *OTHERS) == []
    assert waiting("a", *OTHERS[:3], "a!") == [("a", False)]


def test_a_comeback_whose_wrong_answer_was_undone_asks_for_no_other() -> None:
    assert waiting("(a!)", *OTHERS) == []


def rows(*minutes: int, **values: object) -> Rows:
    numbers = count(1)
    return [row(f"u{n}", entry(n, at, **values)) for at, n in zip(minutes, numbers, strict=False)]


def units(log: Rows, minutes: int) -> list[str]:
    return [each.unit for each in sitting(log, START + timedelta(minutes=minutes))]


def test_a_sitting_ends_after_a_pause_of_more_than_half_an_hour() -> None:
    assert units(rows(0, 30, 60), 90) == ["u1", "u2", "u3"]
    assert units(rows(0, 30, 60), 91) == []
    assert units(rows(0, 31, 60), 90) == ["u2", "u3"]


def test_a_sitting_holds_what_stands_in_the_order_of_answering() -> None:
    log = rows(2, 1, 3)
    log.append(row("u3", remark(50, 4, "undo", UUID(int=3))))
    assert units(log, 5) == ["u2", "u1"]


@pytest.mark.parametrize(
    ("kind", "values", "right"),
    [
        ("override", {"override": True}, [True]),
        ("rating", {"rating": "guessed"}, [False]),
        ("rating", {"rating": "hard"}, [False]),
    ],
)
def test_what_was_said_later_counts(
    kind: str, values: dict[str, object], right: list[bool]
) -> None:
    log = rows(0, correct=False)
    log.append(row("u1", remark(9, 1, kind, UUID(int=1), **values)))
    now = START + timedelta(minutes=2)
    assert [each.right for each in sitting(log, now)] == right


def test_a_quiz_counts_its_own_places() -> None:
    rows = [replace(row("a", entry(n, n)), in_quiz=n < 4) for n in range(1, 6)]
    assert next_place(sitting(rows, rows[-1].answered_at)) == 3


def test_a_guess_was_not_right() -> None:
    log = rows(0)
    log.append(row("u1", remark(9, 1, "rating", UUID(int=1), rating="guessed")))
    now = START + timedelta(minutes=2)
    assert [each.right for each in sitting(log, now)] == [False]


def played(said: list[str], others: int) -> int:
    """Comebacks that are served if all that follows is right, others only when none is ready."""
    given, back = list(answers(*said)), 0
    fresh = (f"new-{number}" for number in count())
    while True:
        ready = next((each for each in comebacks(given) if each.ready), None)
        if ready is None and not others:
            return back
        word = f"({ready.unit})" if ready else next(fresh)
        given += answers(word)
        back += ready is not None
        others -= ready is None


@given(
    st.lists(st.sampled_from(["a!", "b!", "c!", "d", "e!", "(a!)", "(b)", "f"]), max_size=14),
    st.integers(0, 12),
)
def test_as_many_are_said_to_come_as_will(said: list[str], others: int) -> None:
    assert len(will_come(comebacks(answers(*said)), others)) == played(said, others)


def test_what_has_too_few_others_left_does_not_come() -> None:
    waits = [Comeback("a", (), since) for since in (0, 3)]
    assert [len(will_come(waits, others)) for others in range(6)] == [0, 0, 1, 1, 2, 2]
    assert will_come(waits, 2) == (waits[1],)
    assert will_come([], 9) == ()
    assert APART == 5
