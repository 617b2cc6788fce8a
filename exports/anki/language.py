"""Anki's template language: fields, conditions, comments.

As the manual has it (docs.ankiweb.net/templates/intro.html). Nothing here recurses, and time is
linear in what is read and written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from exports.anki.filters import SPEECH, Scene, filtered

LONGEST = 1 << 20
MOST = 5_000
LONGEST_SIDE = 200_000
FRONT_SIDE = "FrontSide"
_OLD = re.compile(r"\s*\{\{=<% %>=\}\}")
_BARE = re.compile(r"<(script|style)\b", re.IGNORECASE)


class BadTemplate(ValueError):
    """The template cannot be understood; says why."""


class TooLong(ValueError):
    """The side is longer than a side may be."""


class Text(NamedTuple):
    """HTML as the template has it."""

    html: str


class Field(NamedTuple):
    """The place of a field; its filters as they are written, left to right."""

    name: str
    filters: tuple[str, ...]


class Branch(NamedTuple):
    """What follows is shown if the field is filled (or, not `wanted`, if it is not).

    `after`: where the reader goes on if it is not shown.
    """

    name: str
    wanted: bool
    after: int


class Parsed(NamedTuple):
    """A template: its tokens, and how many scripts were taken out of it."""

    tokens: tuple[Text | Field | Branch, ...]
    scripts: int

    def names(self) -> frozenset[str]:
        """The fields it asks for."""
        return frozenset(each.name for each in self.tokens if not isinstance(each, Text))

    def asks(self) -> bool:
        """Whether an answer would be typed on it."""
        return any("type" in each.filters for each in self.tokens if isinstance(each, Field))

    def speaks(self) -> bool:
        """Whether a field of it would be read aloud."""
        fields = (each for each in self.tokens if isinstance(each, Field))
        return any(word.startswith(SPEECH) for each in fields for word in each.filters)


def parse(source: str) -> Parsed:
    """The template's tokens; its scripts and styles are left out, as no card needs them.

    Raises:
        BadTemplate: a condition that is not closed, or closed where it was not opened; or it is
            longer, or has more tokens, than any template needs.
    """
    if len(source) > LONGEST:
        raise BadTemplate(f"it is longer than {LONGEST:,} signs")
    bare, scripts = _without_scripts(source)
    tokens: list[Text | Field | Branch] = []
    opened: list[tuple[int, Branch]] = []
    for html, inner in _parts(bare):
        if html:
            tokens.append(Text(html))
        if inner is not None:
            _add(inner, tokens, opened)
        if len(tokens) > MOST:
            raise BadTemplate(f"it has more than {MOST:,} parts")
    if opened:
        raise BadTemplate(f"its condition “{opened[-1][1].name[:80]}” does not end")
    return Parsed(tuple(tokens), scripts)


def _add(inner: str, tokens: list[Text | Field | Branch], opened: list[tuple[int, Branch]]) -> None:
    told = inner.lstrip("{").strip()
    kind, name = told[:1], told[1:].strip()
    if kind in ("#", "^"):
        opened.append((len(tokens), Branch(name, kind == "#", 0)))
        tokens.append(opened[-1][1])
    elif kind == "/":
        if not opened or opened[-1][1].name != name:
            raise BadTemplate(f"a condition “{name[:80]}” ends where none began")
        at, branch = opened.pop()
        tokens[at] = branch._replace(after=len(tokens))
    else:
        *filters, field = told.split(":")
        tokens.append(Field(field.strip(), tuple(filters)))


def _parts(source: str) -> Iterator[tuple[str, str | None]]:
    """Text, and what stands in the braces behind it; what is commented out is text."""
    old = _OLD.match(source)
    source, opening, closing = (source[old.end() :], "<%", "%>") if old else (source, "{{", "}}")
    sign = re.compile(f"{re.escape(opening)}|<!--")
    done = at = 0
    while found := sign.search(source, at):
        comment = found[0] == "<!--"
        end = source.find("-->" if comment else closing, found.end())
        if end < 0 and not comment:
            break
        if end < 0:  # no comment ends from here on
            sign, at = re.compile(re.escape(opening)), found.end()
        elif comment:
            at = end + 3
        else:
            yield source[done : found.start()], source[found.end() : end]
            done = at = end + len(closing)
    yield source[done:], None


def _without_scripts(source: str) -> tuple[str, int]:
    """Only to be quick: a template's scripts would be cleaned away once for each card."""
    kept: list[str] = []
    at = scripts = 0
    while found := _BARE.search(source, at):
        end = re.compile(f"</{found[1]}[^>]{{0,99}}>", re.IGNORECASE).search(source, found.end())
        if end is None:
            break
        kept.append(source[at : found.start()])
        at = end.end()
        scripts += found[1].lower() == "script"
    return "".join(kept) + source[at:], scripts


class Rendered(NamedTuple):
    """A side. `filled`: a field with something in it stands on it; Anki calls others blank."""

    html: str
    filled: bool


def render(
    parsed: Parsed, values: Mapping[str, str], filled: frozenset[str], scene: Scene
) -> Rendered:
    """One side: `values` are HTML by the names of fields, `filled` names those not blank.

    A field that is not among them is empty.

    Raises:
        TooLong: more than LONGEST_SIDE signs.
    """
    made: list[str] = []
    at = size = 0
    any_filled = False
    tokens = parsed.tokens
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if isinstance(token, Branch):
            if (token.name in filled) is not token.wanted:
                at = token.after
            continue
        made.append(_html(token, values, scene))
        any_filled = any_filled or (isinstance(token, Field) and token.name in filled)
        size += len(made[-1])
        if size > LONGEST_SIDE:
            raise TooLong(f"it has more than {LONGEST_SIDE:,} signs")
    return Rendered("".join(made), any_filled)


def _html(token: Text | Field, values: Mapping[str, str], scene: Scene) -> str:
    if isinstance(token, Text):
        return token.html
    return filtered(values.get(token.name, ""), token.name, token.filters, scene)
