"""What a learner keeps as a file to take along: a table, or text with marks. Pure."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import StringIO
from itertools import groupby

from app.memory.choice import own_unit
from app.notes.pages import Row

FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "Fact",
    "Statement",
    "Topic",
    "Flagged",
    "Suspended",
    "Buried until tomorrow",
    "Mnemonic",
    "Note",
    "Changed (UTC)",
)
MARKS = re.compile(r"([\\`*_<>\[\]#|~])")
NO_TOPIC = "Withdrawn facts"


@dataclass(frozen=True)
class Form:
    """A kind of file: what it is called, how it ends, its type, and what writes it."""

    label: str
    suffix: str
    mimetype: str
    write: Callable[[Iterable[Row]], bytes]


def write_csv(rows: Iterable[Row]) -> bytes:
    """A line a fact; UTF-8 with a mark that spreadsheets know it by, no cell a formula."""
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow(COLUMNS)
    for row in rows:
        lines.writerow(map(guarded, _cells(row)))
    return out.getvalue().encode("utf-8-sig")


def _cells(row: Row) -> tuple[str, ...]:
    kept = row.kept
    signs = ("yes" if each else "" for each in (kept.flagged, kept.suspended, kept.buried))
    changed = f"{row.changed_at:%Y-%m-%d %H:%M}"
    unit = own_unit(row.card_id) if row.card_id else row.fact_id
    return (unit, row.statement, row.topic, *signs, kept.mnemonic, kept.note, changed)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def write_markdown(rows: Iterable[Row]) -> bytes:
    """A heading a topic and a fact, below it what is kept; every sign of it stands for itself."""
    ordered = sorted(rows, key=lambda row: (not row.topic, row.topic))
    parts = ["# Notes from Metastasis Trainer"]
    for topic, each in groupby(ordered, key=lambda row: row.topic):
        parts.append(f"## {_escaped(topic or NO_TOPIC)}")
        parts += [part for row in each for part in _of_fact(row)]
    return ("\n\n".join(parts) + "\n").encode()


def _of_fact(row: Row) -> Iterable[str]:
    kept = row.kept
    yield f"### {_escaped(row.statement)}"
    signs = {"Flagged": kept.flagged, "Suspended": kept.suspended, "Buried": kept.buried}
    if any(signs.values()):
        yield f"{', '.join(words for words, holds in signs.items() if holds)}."
    if kept.mnemonic:
        yield f"**Mnemonic:** {_escaped(kept.mnemonic)}"
    if kept.note:
        yield "\\\n".join(f"> {_escaped(line)}" if line else ">" for line in kept.note.split("\n"))


def _escaped(text: str) -> str:
    return MARKS.sub(r"\\\1", text)


FORMS = {
    "csv": Form("Table (.csv)", ".csv", "text/csv; charset=utf-8", write_csv),
    "markdown": Form("Text (.md)", ".md", "text/markdown; charset=utf-8", write_markdown),
}
