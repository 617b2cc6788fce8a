"""Figures: none says more than it knows."""

from __future__ import annotations

import pytest

from app.figures import chance, interval, percent

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "–"),
        (0, 7, "0 %"),
        (7, 7, "100 %"),
        (1, 3, "33 %"),
        (199, 200, "over 99 %"),
        (4999, 5000, "over 99 %"),
        (1, 5000, "under 1 %"),
        (0.9, 1, "90 %"),
    ],
)
def test_a_share_is_all_or_nothing_only_where_it_is(part: float, whole: float, said: str) -> None:
    assert percent(part, whole) == said.replace(" %", f"{NBSP}%")


def test_a_chance_is_never_certain() -> None:
    said = [chance(likely) for likely in (0.0, 0.004, 0.7, 0.9949, 0.9951, 1.0)]
    assert said == [f"{each}{NBSP}%" for each in ("0", "under 1", "70", "99", "over 99", "over 99")]


def test_the_interval_of_a_share_is_wilsons() -> None:
    assert interval(0, 0) == (0.0, 1.0)
    low, high = interval(81, 263)  # Newcombe 1998, table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
