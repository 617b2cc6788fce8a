"""A table or grid as lines of a spreadsheet: one line a cell, judged or not."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questions.tabular import Grid, GridCell, Table, TableCell
from questions.world import Bank

WHERE = ("row", "column")
OF_TABLE = ("value", "explanation", "statement")
OF_GRID = ("level", "reason", "statement")
BETWEEN = "; "
"""Between the values of a cell that has several."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")

Fields = Mapping[str, str]


class NoSheet(Exception):
    """There is no table or grid of that name; the text says which there are."""


@dataclass(frozen=True)
class Sheet:
    """A table or grid, and its cells by row and column; one that is not judged has no fields."""

    source: Table | Grid
    cells: Mapping[tuple[str, str], Fields]

    @property
    def fields(self) -> tuple[str, ...]:
        return OF_TABLE if isinstance(self.source, Table) else OF_GRID

    @property
    def section(self) -> str:
        return "tables" if isinstance(self.source, Table) else "grids"


def sheet_of(bank: Bank, name: str) -> Sheet:
    """The sheet of a table or grid.

    Raises:
        NoSheet: no table or grid has that name.
    """
    source = bank.tables.get(name) or bank.grids.get(name)
    if source is None:
        there = ", ".join(sorted([*bank.tables, *bank.grids])) or "none"
        raise NoSheet(f"there is no table or grid '{name}'; there are: {there}")
    return Sheet(source, {(row, column): fields for row, column, fields in _cells(source)})


def _cells(source: Table | Grid) -> Iterator[tuple[str, str, Fields]]:
    for row_id, row in source.rows.items():
        for column in source.columns:
            cell = row.cells.get(column)
            yield row_id, column, told(cell) if cell else {}


def told(cell: TableCell | GridCell) -> Fields:
    """What a spreadsheet shows of a cell; what it leaves to its row or to a wording is empty."""
    if isinstance(cell, TableCell):
        own = (BETWEEN.join(cell.value), cell.explanation or "", cell.statement or "")
        return dict(zip(OF_TABLE, own, strict=True))
    return dict(zip(OF_GRID, (cell.level, cell.reason, cell.statement or ""), strict=True))


def written(sheet: Sheet) -> str:
    """The CSV of a sheet, with a heading. No text of it is run as a formula: see `guarded`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*WHERE, *sheet.fields])
    for (row, column), fields in sheet.cells.items():
        texts = (fields.get(name, "") for name in sheet.fields)
        writer.writerow([row, column, *map(guarded, texts)])
    return out.getvalue()


def guarded(text: str) -> str:
    """A text behind an apostrophe where a spreadsheet would take it for a formula.

    A text that begins with apostrophes and then such a sign gets one more, so that `bare` gives
    every text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """A text as it was before `guarded`, or as it was typed."""
    return text[1:] if _GUARDED.match(text) else text
