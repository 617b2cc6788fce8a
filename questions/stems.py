"""What the forms of a word share, so that a search finds one by another. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from questions.spelling import words

SHORTEST_STEM = 3
SPELLINGS = (
    (re.compile(r"ae|oe"), "e"),  # haemoptysis, oedema
    (re.compile(r"(?<=[a-z]{2})our"), "or"),  # tumour, not four
    (re.compile(r"(?<=i)z(?=e|ing|ation)|(?<=y)z(?=e|ing)"), "s"),  # colonize, analyze
    (re.compile(r"(?<=[bt])re(?=s?$)"), "er"),  # centre, fibre
    (re.compile(r"^licenc"), "licens"),
    (re.compile(r"^leuc"), "leuk"),
    (re.compile(r"ll"), "l"),  # labelled
)


@lru_cache(maxsize=16384)
def folded(word: str) -> str:
    """A word with the spellings of both sides of the Atlantic made one."""
    for pattern, one in SPELLINGS:
        word = pattern.sub(one, word)
    return word


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What the forms of a word share: metastasis and metastases, biopsy and biopsies."""
    word = folded(word)
    if word.endswith("ies") and len(word) > SHORTEST_STEM + 2:
        return f"{word[:-3]}y"
    for ending in ("es", "is", "s", "e"):
        short = word.removesuffix(ending)
        if short != word and len(short) >= SHORTEST_STEM and not word.endswith(("ss", "us")):
            return short
    return word


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in their order."""
    return tuple(map(stem, words(text)))
