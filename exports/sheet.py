"""write_csv(sheet) and write_xlsx(sheets): tables for spreadsheets, without formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

import xlsxwriter

from exports.plain import plain
from exports.table import GUARDED, guarded

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767
LONGEST_TITLE = 31
MOST_ROWS = 1_048_576
NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Value = str | int | float | Decimal | date | bool | None
Cell = str | int | float | Decimal | None


@dataclass(frozen=True)
class Sheet:
    """Rows under their columns. Each row has as many values as there are columns."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


def cell(value: Value) -> Cell:
    """A value as a cell holds it: a text without signs that no format holds, a number, or None.

    Days and times are text, as ISO 8601 has them; what is true or not is "yes" or "no". A text
    longer than a cell of a spreadsheet ends in an ellipsis.

    Raises:
        ValueError: a number that is infinite, or none.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = plain(value)
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    if value is not None and not isfinite(value):
        raise ValueError(f"no cell holds {value}")
    return value


def write_csv(sheet: Sheet) -> bytes:
    """UTF-8 with the mark that spreadsheets look for, commas, CRLF.

    A text that could be taken for a formula stands behind an apostrophe, as `exports.table` has
    it; numbers stand as they are.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in (sheet.columns, *sheet.rows):
        writer.writerow([guarded(each) if isinstance(each, str) else each for each in _cells(row)])
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(sheets: Iterable[Sheet], made_at: datetime) -> bytes:
    """A workbook of sheets, each with its columns in bold and in sight.

    Every cell is a string or a number, never a formula or a link, and every text is exact: what
    could be taken for a formula carries the mark with which a spreadsheet keeps it a text when it
    is edited. Equal sheets and times give equal bytes.

    Raises:
        ValueError: no sheet, or more rows than one holds.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **AS_TEXT})
    book.set_properties({"created": made_at.astimezone(UTC).replace(tzinfo=None)})
    bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    given = list(sheets)
    if not given:
        raise ValueError("a workbook has one sheet at least")
    for sheet, title in zip(given, titles([each.title for each in given]), strict=True):
        if len(sheet.rows) >= MOST_ROWS:
            raise ValueError(f"'{title}' has {len(sheet.rows)} rows, at most {MOST_ROWS - 1}")
        page = book.add_worksheet(title)
        _write(page, 0, sheet.columns, bold, bold)
        for number, row in enumerate(sheet.rows, start=1):
            _write(page, number, row, None, quoted)
        page.freeze_panes(1, 0)
        page.autofit()
    book.close()
    return out.getvalue()


def titles(wanted: Sequence[str]) -> list[str]:
    """Titles that a workbook takes: no sign that it forbids, 31 long at most, no two alike."""
    found: list[str] = []
    for each in wanted:
        base = " ".join(plain(each).translate(NOT_IN_TITLES).split()).strip("'") or "Sheet"
        if base.casefold() == "history":  # reserved by Excel
            base = f"{base} 1"
        title, number = base[:LONGEST_TITLE].strip("' "), 1
        while title.casefold() in {other.casefold() for other in found}:
            number += 1
            end = f" {number}"
            title = f"{base[: LONGEST_TITLE - len(end)].strip()}{end}"
        found.append(title)
    return found


def _cells(row: Iterable[Value]) -> list[Cell]:
    return [cell(value) for value in row]


def _write(page: Any, number: int, row: Iterable[Value], as_is: Any, as_text: Any) -> None:
    for place, value in enumerate(_cells(row)):
        if isinstance(value, str):
            page.write_string(number, place, value, as_text if value.startswith(GUARDED) else as_is)
        elif value is not None:
            page.write_number(number, place, value, as_is)
