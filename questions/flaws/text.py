"""Texts taken apart: words, sentences, what is asked. All matching is by whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE = re.compile(r"(?<=[.?!;:])\s+(?=[A-Z(])")
SMALL = frozenset(
    """a about after an and any are as at be because been before being best between but by can
    did do does each first following for from given had has have her his how if in into is it its
    kind made most of on one or should so such than that the their them then there these they this
    to type used was were what when where which who whom whose why will with would""".split()
)


def words(text: str) -> list[str]:
    """Words in lower case; the parts of a hyphenated word stand alone."""
    return [word.casefold() for word in WORD.findall(text)]


def content(text: str) -> list[str]:
    """Words that are not small ones."""
    return [word for word in words(text) if word not in SMALL]


CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
"""PET is no pet."""
_ALONE = re.compile(r"(?<![\w-])[^\W_]+(?:['’][^\W_]+)?(?![\w-])")


class Listed:
    """A list of words and phrases, found where they stand alone: no part of 'Small-cell'."""

    def __init__(self, listed: Iterable[str]) -> None:
        each = tuple(listed)
        self._words = frozenset(text for text in each if WORD.fullmatch(text))
        phrases = sorted((text for text in each if text not in self._words), key=len, reverse=True)
        either = "|".join(map(re.escape, phrases))
        self._phrases = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.I) if either else None

    def first(self, text: str) -> str | None:
        """The first listed word in a text, else the first listed phrase."""
        for word in _ALONE.findall(text):
            if word.casefold() in self._words:
                return str(word)
        found = self._phrases.search(text) if self._phrases else None
        return found[0] if found else None


def sentences(stem: str) -> list[str]:
    """The sentences of a stem."""
    return [part for part in _SENTENCE.split(stem.strip()) if part]


def asked(stem: str) -> str:
    """The sentence that asks: the last with a question mark, else the last."""
    parts = sentences(stem) or [""]
    return next((part for part in reversed(parts) if "?" in part), parts[-1])


def before_asked(stem: str) -> str:
    """What stands before the sentence that asks."""
    return stem[: stem.rfind(asked(stem))].strip() if asked(stem) else ""
