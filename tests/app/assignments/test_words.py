"""What attempts bring, as a student reads it: late credit, which of them counts, per cent."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from app.assignments.words import per_cent
from app.coursework.grades import Handed, Late, counted, credit
from app.coursework.queries import handed as handed_in
from app.models import Attempt
from tests.app.conftest import MONDAY

DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("late", "after", "left"),
    [
        (Late("day", 10), timedelta(0), "1"),
        (Late("day", 10), MOMENT, "0.9"),
        (Late("day", 10), DAY, "0.9"),
        (Late("day", 10), DAY + MOMENT, "0.8"),
        (Late("day", 10), 30 * DAY, "0"),
        (Late("once", 25), 30 * DAY, "0.75"),
        (Late("once", 0), 30 * DAY, "1"),
    ],
)
def test_lateness_costs_once_or_for_each_day_begun(late: Late, after: timedelta, left: str) -> None:
    assert credit(late, MONDAY, MONDAY + after) == Fraction(left)


def test_without_a_due_time_nothing_is_late() -> None:
    assert credit(Late("day", 50), None, MONDAY) == 1


def attempt(number: int, points: float, of: float, at: datetime) -> Attempt:
    return Attempt(number=number, points=points, of=of, submitted_at=at, due_at=MONDAY)


def handed(number: int, points: float, days: int = 0) -> Handed:
    (found,) = handed_in([attempt(number, points, 3.0, MONDAY + days * DAY)])
    return found


@pytest.mark.parametrize(("counts", "found"), [("best", "2/3"), ("last", "1/6"), ("mean", "5/12")])
def test_the_best_the_last_or_the_mean_counts_after_lateness(counts: str, found: str) -> None:
    attempts = [handed(2, 1.0, days=1), handed(1, 2.0)]
    assert counted(attempts, counts, Late("once", 50)) == Fraction(found)


def test_without_an_attempt_there_is_no_share() -> None:
    assert counted([], "mean", Late("day", 0)) is None
    assert handed_in([attempt(1, 0.0, 0.0, MONDAY)]) == []  # all of it was dropped


@pytest.mark.parametrize(
    ("found", "text"),
    [(None, "–"), ("0", "0 %"), ("2/3", "66.7 %"), ("1/8", "12.5 %"), ("0.0005", "0.1 %"),
     ("1", "100 %")],
)  # fmt: skip
def test_a_share_is_rounded_half_up_once(found: str | None, text: str) -> None:
    assert per_cent(None if found is None else Fraction(found)) == text
