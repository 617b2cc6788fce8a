"""Uploads as the pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from app.exchange import pages
from app.exchange.findings import Findings, told
from app.exchange.statuses import MOVING
from app.models import Upload
from questions.world import Bank

STATES = {
    "waiting": "Waits for its turn",
    "reading": "Being read",
    "read": "Read, not taken in",
    "taking": "Being taken in",
    "done": "Taken in",
    "dropped": "Thrown away",
    "failed": "Came to nothing",
}
HEADINGS = {
    "waiting": "Waiting",
    "reading": "Reading the file",
    "read": "Look before anything is written",
    "taking": "Taking it in",
    "done": "Taken in",
    "dropped": "Thrown away",
    "failed": "That came to nothing",
}
MOVING_WORDS = {
    "waiting": "It waits until another file is done.",
    "reading": "It is being read. Nothing is written yet.",
    "taking": "It is being taken in.",
}
KIB, MIB = 1 << 10, 1 << 20


@dataclass(frozen=True)
class Line:
    """An upload in a list."""

    id: UUID
    name: str
    at: datetime
    size: str
    state: str
    words: str
    message: str


@dataclass(frozen=True)
class Shown(Line):
    """An upload on its page: how far it is, what was found, what each side knows alone.

    `lines` say what stays outside, `left_out` what of other decks, `remarks` which rows. `changed`
    are facts by id and statement, and there are `more`.
    """

    is_moving: bool
    moving: str
    percent: int
    found: Findings | None
    table: Sequence[tuple[str, int | None, int | None]]
    figures: Sequence[tuple[str, int]]
    lines: Sequence[str]
    left_out: Sequence[str]
    remarks: Sequence[str]
    here: Sequence[str]
    there: Sequence[str]
    changed: Sequence[tuple[str, str]]
    more: int


def line(row: Upload, zone: str) -> Line:
    """An upload as a line of the list, its time in the learner's zone."""
    return Line(**_line(row, zone))


def _line(row: Upload, zone: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "at": row.created_at.astimezone(ZoneInfo(zone)),
        "size": _size(row.size),
        "state": row.state,
        "words": STATES[row.state],
        "message": row.message or "",
    }


def shown(row: Upload, zone: str, bank: Bank) -> Shown:
    """An upload as its page shows it."""
    found = told(row.found) if row.found else None
    apart = found.beside if found else None
    changed = apart.changed if apart else ()
    return Shown(
        **_line(row, zone),
        is_moving=row.state in MOVING,
        moving=MOVING_WORDS.get(row.state, ""),
        percent=min(100, 100 * row.done // row.of) if row.of else 0,
        found=found,
        table=pages.table_of(found) if found else (),
        figures=pages.figures_of(found) if found else (),
        lines=pages.left_out_in_words(found) if found else (),
        left_out=pages.not_understood(found) if found else (),
        remarks=pages.remarks_in_words(found) if found else (),
        here=pages.known_here(found) if found else (),
        there=pages.known_there(found) if found else (),
        changed=[(id_, bank.facts[id_].statement) for id_ in changed if id_ in bank.facts],
        more=apart.more if apart else 0,
    )


def _size(number: int) -> str:
    if number >= MIB:
        return f"{number / MIB:.1f} MB"
    return f"{max(1, round(number / KIB))} kB"
