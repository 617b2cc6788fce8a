"""When a fact comes back, and why then: a sentence for each thing that can decide it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from app.cards import words
from app.memory.answers import Answered, Decision, Why
from questions.grading import grade
from tests.app.items import choice

MONDAY = 20514  # 2 March 2026
ITEM = choice("alphalol")


def answer(days: int | None, why: Why | None = None, recall: float = 0.9) -> Answered:
    """A right answer whose fact comes back in so many days."""
    return Answered(
        review_id=UUID(int=7),
        unit="bank/alphalol",
        item=ITEM,
        reply="alpha",
        verdict=grade(ITEM, "alpha"),
        correct=True,
        counted=True,
        why_not_counted=None,
        overridden=False,
        rating=None,
        undone=False,
        due_day=None if days is None else MONDAY + days,
        days_until=days,
        interval=days or 0,
        may_rate=True,
        may_override=False,
        place=1,
        decision=None if why is None else Decision(why, recall),
    )


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (None, "It is not scheduled: you will meet it as new."),
        (0, "You will see it again today."),
        (1, "You will see it again tomorrow, Tuesday 3 March."),
        (5, "You will see it again in 5 days, on Saturday 7 March."),
        (400, "You will see it again in 400 days, on Tuesday 6 April 2027."),
    ],
)
def test_coming_back_is_a_sentence(days: int | None, sentence: str) -> None:
    assert words.comes_back(answer(days)) == sentence


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        ("recalled", "by then you would still recall it about nine times in ten."),
        ("recognised", "sooner than if you had typed it: recognising shows less than recalling."),
        ("hard", "sooner than otherwise, since you found it hard."),
        ("easy", "later than otherwise, since you found it easy."),
        ("guessed", "a guess counts as not known."),
        ("missed", "you missed it."),
        (
            "misapplied",
            "later than after a plain miss, since one who misses a case may know the fact.",
        ),
    ],
)
def test_it_says_why_then(why: Why, reason: str) -> None:
    said = words.comes_back(answer(4, why))
    assert said == f"You will see it again in 4 days, on Friday 6 March: {reason}"


def test_it_says_that_it_comes_in_this_sitting_too() -> None:
    assert words.comes_back(answer(1, "missed"), again=True) == (
        "You will see it again tomorrow, Tuesday 3 March, and once more in this sitting: "
        "you missed it."
    )
    assert words.comes_back(replace(answer(1), kind="relearn"), again=True) == (
        "You will see it again tomorrow, Tuesday 3 March, and once more in this sitting."
    )


def test_on_the_day_itself_there_is_no_reason_left_to_tell() -> None:
    for days in (0, -3):
        assert words.comes_back(answer(days, "recalled")) == "You will see it again today."


@pytest.mark.parametrize(
    ("recall", "said"),
    [
        (0.99, "19 times in 20"),
        (0.925, "19 times in 20"),
        (0.92, "nine times in ten"),
        (0.86, "nine times in ten"),
        (0.8, "eight times in ten"),
        (0.7, "seven times in ten"),
        (0.3, "six times in ten"),
    ],
)
def test_a_chance_is_said_as_one_counts_it(recall: float, said: str) -> None:
    assert words.odds(recall) == said
