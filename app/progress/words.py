"""Figures in words: shares that never say more than they know, days, time; lists in pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from app.figures import BLANK, DASH, percent
from app.memory.days import date_of

MANY_ENOUGH = 20
FORMS = {
    "single_best": "best answer",
    "select_all": "all that apply",
    "odd_one_out": "odd one out",
    "true_false": "true or false",
    "matching": "matching",
    "table": "table",
    "short_answer": "typed answer",
    "cloze": "gap",
    "numeric_band": "number",
    "ordering": "order of steps",
    "vignette": "case",
    "extended_matching": "several cases",
}
Thing = TypeVar("Thing")
Row = TypeVar("Row")


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """One page of a list, and which of how many rows it holds."""

    rows: tuple[Row, ...]
    total: int
    first: int
    last: int
    page: int
    pages: int


def listing(
    things: Sequence[Thing], page: int, a_page: int, row: Callable[[Thing], Row]
) -> Listing[Row]:
    """One page of things as rows; a page that is not there becomes the nearest."""
    pages = max(1, ceil(len(things) / a_page))
    page = min(max(1, page), pages)
    start = (page - 1) * a_page
    rows = tuple(map(row, things[start : start + a_page]))
    return Listing(rows, len(things), start + 1, start + len(rows), page, pages)


def figure(part: int, whole: int) -> str:
    """A share of answers; a dash where they are too few to say anything."""
    return percent(part, whole) if whole >= MANY_ENOUGH else DASH


def count(number: int, one: str, many: str) -> str:
    """So many things."""
    return f"{number:,}{BLANK}{one if number == 1 else many}"


def spent(milliseconds: int) -> str:
    """Time spent, to the minute."""
    minutes = round(milliseconds / 60_000)
    if not minutes:
        return "under a minute" if milliseconds > 0 else f"0{BLANK}min"
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours:,}{BLANK}h"] * bool(hours) + [f"{rest}{BLANK}min"] * bool(rest)
    return " ".join(parts)


def short(day: int) -> str:
    """A learner's day, as short as an axis wants it."""
    date = date_of(day)
    return f"{date.day}{BLANK}{date:%b}"


def full(day: int) -> str:
    """A learner's day with its year."""
    date = date_of(day)
    return f"{date.day} {date:%B} {date.year}"


def ago(day: int, today: int) -> str:
    """How long ago a learner's day was. A day that is yet to come is today, lived twice."""
    days = today - day
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days:,} days ago"
