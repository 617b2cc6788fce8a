"""Numbers as a text quotes them."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w])|(?<![\w.,])\d+(?:\.\d+)?")
_DATED = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?\b(?![.,]?\d|\s?%)")
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()


def numbers(text: str) -> tuple[float, ...]:
    """Every number of a text, years left out; '2,911' is one number."""
    found = _NUMBER.findall(_DATED.sub(" ", text))
    return tuple(float(each.replace(",", "")) for each in found)


def spelt(text: str) -> tuple[float, ...]:
    """The numbers of a text that are written as words, one to twelve."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return tuple(float(_WORDS.index(word) + 1) for word in found if word in _WORDS)


def decimals(text: str) -> int:
    """Most digits behind a decimal point in a text."""
    return max((len(each) for each in re.findall(r"\d\.(\d+)", text)), default=0)
