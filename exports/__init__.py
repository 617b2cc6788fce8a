"""Items out, notes in. Pure: bytes from a `Deck`, no web and no database of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Literal

from exports import gift, jsonl, markdown, moodle_xml, paper, table
from exports.anki import BadPackage, Contents, Own, read_own
from exports.anki import read as read_anki
from exports.anki import write as write_anki
from exports.deck import Deck, DeckFact

__all__ = [
    "READERS",
    "WRITERS",
    "BadPackage",
    "Contents",
    "Deck",
    "DeckFact",
    "Own",
    "Reader",
    "Writer",
    "reader_of",
]


@dataclass(frozen=True)
class Writer:
    """A format: its name and use for a reader, the file's suffix and type, what makes the bytes.

    `holds`: what such a file has of a question set: the facts that it asks, with all that asks
    them; the questions; or those of one draw.
    This is all that pages, commands and documents know of it.
    """

    label: str
    purpose: str
    suffix: str
    mimetype: str
    write: Callable[[Deck], bytes]
    holds: Literal["facts", "questions", "draw"] = "questions"


@dataclass(frozen=True)
class Reader:
    """A kind of file that is read: its name and use for a reader, how such files end and begin.

    `read` takes the file and the time (aware), `read_own` the same file and what was read: the
    cards of other decks. Both raise `BadPackage` of what they cannot read.
    This is all that pages, commands and documents know of it.
    """

    label: str
    purpose: str
    suffixes: tuple[str, ...]
    mimetypes: tuple[str, ...]
    begins: bytes
    read: Callable[[IO[bytes], datetime], Contents]
    read_own: Callable[[IO[bytes], Contents], Own]


READERS: dict[str, Reader] = {
    "anki": Reader(
        "Anki package",
        "Takes in what was made in Anki: reviews, own notes and tags, and other decks as your own.",
        (".apkg", ".colpkg"),
        ("application/vnd.anki", "application/apkg", "application/zip"),
        b"PK\x03\x04",
        read_anki,
        read_own,
    ),
}


def reader_of(name: str) -> Reader:
    """Who reads a file of this name.

    Raises:
        LookupError: nobody; no such file is read.
    """
    for each in READERS.values():
        if name.lower().endswith(each.suffixes):
            return each
    raise LookupError(name)


WRITERS: dict[str, Writer] = {
    "anki": Writer(
        "Anki deck",
        "To study in Anki: one note a fact, which turns through its questions.",
        ".apkg",
        "application/vnd.anki",
        write_anki,
        "facts",
    ),
    "paper": Writer(
        "Paper",
        "To print: one question a fact, in versions A and B, with the key to each.",
        ".html",
        "text/html",
        paper.write,
        "draw",
    ),
    "markdown": Writer(
        "Markdown",
        "To read and to keep with your notes: every question, its answer below it.",
        ".md",
        "text/markdown",
        markdown.write,
    ),
    "csv": Writer(
        "Table (CSV)",
        "To sort and filter in a spreadsheet: a row a question.",
        ".csv",
        "text/csv",
        table.write_csv,
    ),
    "tsv": Writer(
        "Table (TSV)",
        "The same with tabs, for programs that want them.",
        ".tsv",
        "text/tab-separated-values",
        table.write_tsv,
    ),
    "jsonl": Writer(
        "JSON Lines",
        "For programs: every question whole, proofs and references too.",
        ".jsonl",
        "application/jsonl",
        jsonl.write,
    ),
    "gift": Writer(
        "GIFT",
        "For Moodle and what else reads GIFT: plain text that can be edited by hand.",
        ".gift.txt",
        "text/plain",
        gift.write,
    ),
    "moodle_xml": Writer(
        "Moodle XML",
        "For Moodle 4.4 or newer: all it can hold, orders to drag among it.",
        ".xml",
        "application/xml",
        moodle_xml.write,
    ),
}
