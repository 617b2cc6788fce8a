"""Figures in words: none says more than it knows."""

from __future__ import annotations

import pytest

from app.memory.days import EPOCH
from app.progress import words

NBSP = "\N{NO-BREAK SPACE}"
MONDAY = 20514  # 2 March 2026


def test_a_share_of_few_is_a_dash() -> None:
    assert words.figure(19, 19) == "–"
    assert words.figure(20, 20) == f"100{NBSP}%"
    assert words.figure(10, 20) == f"50{NBSP}%"


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [
        (0, "0 min"),
        (1, "under a minute"),
        (29_999, "under a minute"),
        (60_000, "1 min"),
        (3_600_000, "1 h"),
        (5_400_000, "1 h 30 min"),
        (3_600_000_000, "1,000 h"),
    ],
)
def test_time_is_told_to_the_minute(milliseconds: int, said: str) -> None:
    assert words.spent(milliseconds).replace(NBSP, " ") == said


def test_one_is_told_as_one() -> None:
    assert words.count(1, "day", "days") == f"1{NBSP}day"
    assert words.count(0, "day", "days") == f"0{NBSP}days"
    assert words.count(1200, "day", "days") == f"1,200{NBSP}days"


def test_days_have_names() -> None:
    assert words.short(MONDAY) == f"2{NBSP}Mar"
    assert words.full(MONDAY) == "2 March 2026"
    leap = (EPOCH.replace(year=2024, month=2, day=29) - EPOCH).days
    assert words.full(leap) == "29 February 2024"


def test_a_day_that_is_lived_twice_is_today() -> None:
    assert [words.ago(MONDAY - days, MONDAY) for days in (-1, 0, 1, 2)] == [
        "today",
        "today",
        "yesterday",
        "2 days ago",
    ]
