"""Answers of several assignments under a version, and under a fact and form."""

from __future__ import annotations

import pytest

from app.analysis.facility import facility
from app.analysis.pooling import per_fact_and_form, per_version
from app.analysis.results import Answer, Attempt, Results, by_version
from tests.app.analysis.made import question

ASKED = by_version(
    [
        question("one", "1", unit="bank/fact"),
        question("one", "2", unit="bank/fact"),
        question("two", "1", unit="bank/fact"),
        question("else", "1", unit="bank/else"),
    ]
)


def assignment(*rows: tuple[str, int, str, str, float]) -> Results:
    """A row (student, attempt, item, version, score)."""
    attempts = tuple(
        Attempt(student, number, (Answer(item, version, score), Answer("else", "1", 0.5)))
        for student, number, item, version, score in rows
    )
    return Results((1.0, 2.0), attempts, ASKED)


FIRST = assignment(("ann", 1, "one", "1", 1), ("bob", 1, "one", "2", 0), ("ann", 2, "one", "1", 0))
SECOND = assignment(("ann", 1, "two", "1", 0), ("cyd", 1, "one", "1", 0))


def who(column: tuple) -> list[tuple[str, float]]:  # type: ignore[type-arg]
    return [(entry.student, entry.answer.score) for entry in column]


def test_versions_are_told_apart_and_assignments_together() -> None:
    found = per_version([FIRST, SECOND])
    assert {key: who(column) for key, column in found.items() if key[0] != "else"} == {
        ("one", "1"): [("ann", 1), ("cyd", 0)],
        ("one", "2"): [("bob", 0)],
        ("two", "1"): [("ann", 0)],
    }


def test_a_student_counts_once_for_a_fact_and_form_by_the_first_answer() -> None:
    found = per_fact_and_form([FIRST, SECOND])
    assert {key: who(column) for key, column in found.items()} == {
        ("bank/fact", "single_best"): [("ann", 1), ("bob", 0), ("cyd", 0)],
        ("bank/else", "single_best"): [("ann", 0.5), ("bob", 0.5), ("cyd", 0.5)],
    }
    assert facility(found["bank/fact", "single_best"]) == pytest.approx(100 / 3)


def test_every_answer_if_asked_for() -> None:
    found = per_fact_and_form([FIRST, SECOND], every=True)
    assert who(found["bank/fact", "single_best"]) == [
        ("ann", 1),
        ("bob", 0),
        ("ann", 0),
        ("ann", 0),
        ("cyd", 0),
    ]


def test_rests_are_those_of_the_answers_own_attempt() -> None:
    assert {entry.rest for entry in per_version([FIRST])["one", "1"]} == {50.0}


def test_nothing_pooled_is_nothing() -> None:
    assert per_version([]) == {}
