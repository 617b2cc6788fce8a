"""Days, shares and times of the plan in words."""

from __future__ import annotations

from app.memory.days import date_of

BLANK = "\N{NO-BREAK SPACE}"


def percent(share: float) -> str:
    """A share as it is expected: rounded, and never more certain than it can be."""
    rounded = round(100 * share)
    return f"over 99{BLANK}%" if rounded >= 100 else f"{rounded}{BLANK}%"


def count(number: int, one: str, many: str) -> str:
    """So many things."""
    return f"{number:,}{BLANK}{one if number == 1 else many}"


def full(day: int) -> str:
    """A learner's day with its weekday and year."""
    date = date_of(day)
    return f"{date:%A} {date.day} {date:%B} {date.year}"


def away(days: int) -> str:
    """How far ahead a day is."""
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"
