"""The sides of a learner's own card, as pages show them. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

# a cleaned side writes signs of markup as entities wherever they are none
_SOURCE = re.compile(r'(<img(?: [a-z]+="[^"<>]*")*? src=")([0-9a-f]{64})(")')
_IMAGE = re.compile(r"<img\b[^<>]*>")
_WITHIN = re.compile(  # a word goes on across these
    r"</?(?:a|abbr|b|big|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|u"
    r"|var)\b[^<>]*>"
)
_TAG = re.compile(r"<[^<>]*>")
LONGEST_WORDS = 140
PICTURE = "[picture]"
NO_WORDS = "A card without words"


def shown(side: str, picture: Callable[[str], str]) -> str:
    """A cleaned side whose pictures have an address; `picture` makes it from a digest."""
    return _SOURCE.sub(lambda found: f"{found[1]}{picture(found[2])}{found[3]}", side)


def words(side: str, longest: int = LONGEST_WORDS) -> str:
    """The words of a side on one line, cut where they are long."""
    return _cut(_text(side), longest)


def words_after(front: str, back: str) -> str:
    """The words of a back, but for those of the front where it repeats them first."""
    whole = _text(back)
    return _cut(whole.removeprefix(_text(front)).strip() or whole, LONGEST_WORDS)


def _text(side: str) -> str:
    marked = _WITHIN.sub("", _IMAGE.sub(f" {PICTURE} ", side))
    return " ".join(unescape(_TAG.sub(" ", marked)).split())


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text or NO_WORDS
    return f"{text[: longest - 1].rstrip()}…"
