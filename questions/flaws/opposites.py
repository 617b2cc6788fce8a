"""Texts that are turned in one word."""

from __future__ import annotations

from questions.flaws.lists import DOWN, UP
from questions.flaws.pairs import OPPOSITES, SIDES
from questions.flaws.text import words

_UP, _DOWN = frozenset(UP), frozenset(DOWN)
_PAIRS, _SIDED = (
    frozenset(frozenset(each.split()) for each in listed.split(";"))
    for listed in (OPPOSITES, SIDES)
)


def are_opposites(one: str, other: str) -> bool:
    """The same words but for one, which is turned: makes it weaker, makes it stronger."""
    ones, others = words(one), words(other)
    if len(ones) != len(others):
        return False
    differ = [frozenset({a, b}) for a, b in zip(ones, others, strict=True) if a != b]
    if not differ or not _is_turned(differ[0]):
        return False
    return len(differ) == 1 or (len(ones) >= 2 * len(differ) and all(map(_is_turned, differ)))


def are_sides(one: str, other: str) -> bool:
    """The same words but for one of place or time: left, right."""
    ones, others = words(one), words(other)
    differ = [frozenset({a, b}) for a, b in zip(ones, others, strict=False) if a != b]
    return len(ones) == len(others) and len(differ) == 1 and differ[0] in _SIDED


def _is_turned(pair: frozenset[str]) -> bool:
    return pair in _PAIRS or (bool(pair & _UP) and bool(pair & _DOWN) and len(pair) == 2)


def is_directional(text: str) -> bool:
    """A word of more or less."""
    return bool(set(words(text)) & (_UP | _DOWN))
