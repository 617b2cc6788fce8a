"""Texts of items as every writer takes them, and the lines that are told of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from questions.item import Cited, Item, Met
from questions.spelling import normal
from questions.wording import capital

_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def plain(value: str) -> str:
    """The text in NFC, without blanks at its ends or signs that no format holds.

    Line breaks of every kind are `\\n`, a tab is a blank.
    """
    text = unicodedata.normalize("NFC", value)
    if not text.isprintable():  # most are, and a look is ten times quicker
        text = _NO_TEXT.sub("", _BREAKS.sub("\n", text).replace("\t", " "))
    return text.strip()


def lines(value: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for line in map(str.strip, plain(value).split("\n")) if line]


def other_names(answer: str, accepted: Iterable[str]) -> tuple[str, ...]:
    """Accepted names that differ from the answer and each other by more than typography."""
    first_of: dict[str, str] = {}
    for each in (answer, *accepted):
        first_of.setdefault(normal(each), each)
    return tuple(first_of.values())[1:]


def scope(item: Item) -> str:
    """Where and for whom it holds, as a sentence begins; nothing where it holds at large."""
    return capital("; ".join(item.qualifiers)) if item.qualifiers else ""


def references(item: Item) -> tuple[str, ...]:
    """The authorities, one a line, and `unchecked`."""
    return (*map(_cited, item.references), *unchecked(item))


def unchecked(item: Item) -> tuple[str, ...]:
    """A line that calls textbook knowledge that; none of what was checked."""
    known = ("Textbook knowledge, not yet checked against a text",)
    return known if item.checked == "known" else ()


def met(item: Item) -> tuple[str, ...]:
    """Where the claim was met, one a line, and what was said there if it was corrected."""
    return tuple(map(_met, item.sources))


def _cited(reference: Cited) -> str:
    """What a course's own question cites is a text alone."""
    if not reference.address:
        return reference.authority
    dated = ", ".join(filter(None, (reference.dated, reference.identifier)))
    return f"{reference.authority}: {reference.title} ({dated}), {reference.address}"


def _met(source: Met) -> str:
    where = f"Met in “{source.title}”, section “{source.section}”"
    return f"{where}; corrected here, it said: {source.said}" if source.said else where
