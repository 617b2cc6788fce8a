"""Texts that are turned in one word."""

from __future__ import annotations

from questions.flaws.lists import OPPOSITES
from questions.flaws.text import words

_PAIRS = tuple(set(each.split()) for each in OPPOSITES)


def are_opposites(one: str, other: str) -> bool:
    """The same words but for one, which is turned: makes it weaker, makes it stronger."""
    ones, others = words(one), words(other)
    if len(ones) != len(others):
        return False
    differ = [{a, b} for a, b in zip(ones, others, strict=True) if a != b]
    return len(differ) == 1 and differ[0] in _PAIRS
