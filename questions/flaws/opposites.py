"""Texts that are turned in one word."""

from __future__ import annotations

from questions.flaws.lists import DOWN, OPPOSITES, UP
from questions.flaws.text import words

_UP, _DOWN = frozenset(UP), frozenset(DOWN)
_PAIRS = tuple(set(each.split()) for each in OPPOSITES.split(";"))


def are_opposites(one: str, other: str) -> bool:
    """The same words but for one, which is turned: makes it weaker, makes it stronger."""
    ones, others = words(one), words(other)
    if len(ones) != len(others):
        return False
    differ = [{a, b} for a, b in zip(ones, others, strict=True) if a != b]
    if len(differ) != 1:
        return False
    pair = differ[0]
    return pair in _PAIRS or (bool(pair & _UP) and bool(pair & _DOWN))
