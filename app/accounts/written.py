"""Own data as files: one JSON document, or a ZIP of one CSV file a table. Both in UTF-8.

    {"format": "metastasis-trainer/own-data/1", "made_at": TIME, "read_me": TEXT,
     "account": {...}, "settings": {...}, TABLE: [{COLUMN: VALUE, ...}, ...], ...}

The number at the end of the format grows when something in it is moved, renamed or left out.
Rows are written as they come: nothing is held but the row.
"""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from typing import IO, Any, Protocol
from uuid import UUID

from exports.table import guarded

FORMAT = "metastasis-trainer/own-data/1"
READ_ME = (
    "All that this server holds of you. Times are UTC; days are numbers since 1970-01-01 in your "
    "zone. A unit names the fact that was asked, reviews are the whole log of your answers, and "
    "memories follow from it. Replies to a choice are the ids of options."
)
READ_ME_CSV = (
    "An empty cell is no value; lists stand as JSON. A text that a spreadsheet could take for a "
    "formula, or that begins with an apostrophe, has an apostrophe before it: take one away."
)
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # spreadsheets take a file for UTF-8 by it


class Table(Protocol):
    """Rows under their column names."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> Iterable[Sequence[Any]]: ...


def write_json(
    file: IO[bytes], single: Mapping[str, Mapping[str, Any]], tables: Iterable[Table], at: datetime
) -> None:
    """One document; `single` are the parts of one row each."""
    out = TextIOWrapper(file, encoding="utf-8", newline="\n")
    head = {"format": FORMAT, "made_at": at, "read_me": READ_ME, **single}
    out.write("{\n" + ",\n".join(f"{_json(name)}: {_json(part)}" for name, part in head.items()))
    for table in tables:
        out.write(f",\n{_json(table.name)}: [")
        for number, row in enumerate(table.rows):
            out.write(",\n" if number else "\n")
            out.write(_json(dict(zip(table.columns, row, strict=True))))
        out.write("]")
    out.write("\n}\n")
    out.detach()


def write_csv(
    file: IO[bytes], single: Mapping[str, Mapping[str, Any]], tables: Iterable[Table], at: datetime
) -> None:
    """A ZIP of tables; those of `single` have one row."""
    with zipfile.ZipFile(file, "w") as archive:
        with _entry(archive, "README.txt", at) as text:
            text.write(f"{FORMAT}\n\n{READ_ME}\n\n{READ_ME_CSV}\n")
        for name, part in single.items():
            _rows(archive, name, tuple(part), [tuple(part.values())], at)
        for table in tables:
            _rows(archive, table.name, table.columns, table.rows, at)


def _rows(
    archive: zipfile.ZipFile,
    name: str,
    columns: tuple[str, ...],
    rows: Iterable[Sequence[Any]],
    at: datetime,
) -> None:
    with _entry(archive, f"{name}.csv", at) as text:
        text.write(MARK)
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows([cell(value) for value in row] for row in rows)


def _entry(archive: zipfile.ZipFile, name: str, at: datetime) -> TextIOWrapper:
    info = zipfile.ZipInfo(name, at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    return TextIOWrapper(archive.open(info, "w"), encoding="utf-8", newline="")


def cell(value: Any) -> str:
    """A value as it stands in a CSV file; no spreadsheet takes a text of it for a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, (bool, list, dict)):
        return _json(value)
    return str(_plain(value)) if isinstance(value, (UUID, date)) else repr(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    """What JSON has no form for: ids, days, times with their zone."""
    return value.isoformat() if isinstance(value, date) else str(value)
