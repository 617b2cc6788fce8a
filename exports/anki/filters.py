"""Filters of Anki's template language: what `text:`, `hint:`, `cloze:` and others make of a field.

As the manual has them (docs.ankiweb.net/templates/fields.html). One that is not known leaves the
field as it is, as Anki does where an add-on is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

import nh3

from exports.anki import gaps

_BARE = nh3.Cleaner(tags=set(), attributes={}, clean_content_tags={"script", "style"})
SPEECH = ("tts ", "tts-voices")
_SPACE = " \t\n\r\x0b\x0c"  # to Anki a wide or fixed space is something
_BLANK = re.compile(r"</?(?:br|div) ?/?>")
_READING = re.compile(r" ?([^ >][^ >\[]{0,99})\[(.[^\]\n]{0,199})\]")


class Scene(NamedTuple):
    """Which side is made: the card's gap, whether gaps are revealed, whether answers are shown."""

    gap: int
    revealed: bool
    typed: bool


def blank(html: str) -> bool:
    """Whether a field counts as empty: white space, line breaks and bare blocks alone."""
    return not _BLANK.sub("", html).strip(_SPACE)


def plain(html: str) -> str:
    """The text of it, still escaped."""
    return _BARE.clean(html) if "<" in html else html


def filtered(html: str, name: str, filters: Sequence[str], scene: Scene) -> str:
    """The field `name` through its filters, the rightmost first, as written before its name."""
    if "type" in filters:
        return _typed(html, filters, scene)
    for each in reversed(filters):
        known = FILTERS.get(each)
        if known is not None:
            html = known(html, name, scene)
        elif each.startswith(SPEECH):
            return ""
    return html


def _typed(html: str, filters: Sequence[str], scene: Scene) -> str:
    """Nothing where the answer would be typed; the answer where it would be compared."""
    if not scene.typed:
        return ""
    return plain(gaps.hidden(html, scene.gap) if "cloze" in filters else html)


def _hint(html: str, name: str, scene: Scene) -> str:
    del scene
    if not html.strip():
        return ""
    return f"<details><summary>{escape(name)}</summary>{html}</details>"


def _cloze(html: str, name: str, scene: Scene) -> str:
    del name
    return gaps.shown(html, scene.gap, revealed=scene.revealed)


def _cloze_only(html: str, name: str, scene: Scene) -> str:
    del name
    return gaps.hidden(html, scene.gap)


def _text(html: str, name: str, scene: Scene) -> str:
    del name, scene
    return plain(html)


def _readings(shape: str) -> Callable[[str, str, Scene], str]:
    """A filter for ` written[read]`; sounds, which look alike, stay."""

    def chosen(found: re.Match[str]) -> str:
        if found[2].startswith("sound:"):
            return found[0]
        return shape.format(found[1], found[2])

    def readings(html: str, name: str, scene: Scene) -> str:
        del name, scene
        return _READING.sub(chosen, html.replace("&nbsp;", " "))

    return readings


FILTERS: dict[str, Callable[[str, str, Scene], str]] = {
    "hint": _hint,
    "cloze": _cloze,
    "cloze-only": _cloze_only,
    "text": _text,
    "furigana": _readings("<ruby><rb>{0}</rb><rt>{1}</rt></ruby>"),
    "kanji": _readings("{0}"),
    "kana": _readings("{1}"),
}
