"""What a returned sheet changes, cell by cell, and every line of it that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from questions.messages import errors_of, message_of
from questions.sheets.lines import Line
from questions.sheets.sheet import BETWEEN, Fields, Sheet
from questions.tabular import Grid, GridCell, Table, TableCell
from questions.world import Bank
from questions.yaml_text import INVISIBLE

Value = str | tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """Fields of a cell with what they become; `new` if there was no such cell."""

    row: str
    column: str
    fields: dict[str, Value]
    new: bool


Wrong = tuple[Line, str]


def changes_of(bank: Bank, sheet: Sheet, lines: list[Line]) -> tuple[list[Change], list[Wrong]]:
    """Changes in the order of the lines. A line that changes nothing is no change."""
    changes: list[Change] = []
    wrong: list[Wrong] = []
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        first = seen.setdefault((line.row, line.column), line.number)
        messages = [*_place(sheet, line, first), *_texts(line)] or [*_cell(bank, sheet, line)]
        wrong += [(line, message) for message in messages]
        if not messages and (fields := _changed(sheet, line)):
            changes.append(Change(line.row, line.column, fields, not _old(sheet, line)))
    return changes, wrong


def _old(sheet: Sheet, line: Line) -> Fields:
    return sheet.cells.get((line.row, line.column), {})


def _place(sheet: Sheet, line: Line, first: int) -> Iterator[str]:
    rows, columns = list(sheet.source.rows), sheet.source.columns
    if line.row not in rows:
        yield (
            f"found the row '{line.row}'; expected a row that is there; write it into the YAML "
            f"file first, with its references and check; example: {rows[0]}"
        )
    if line.column not in columns:
        yield f"found the column '{line.column}'; expected one of: {', '.join(columns)}"
    if first != line.number:
        yield f"found the cell twice, here and in line {first}; expected once; keep one of the two"


def _texts(line: Line) -> Iterator[str]:
    for name, text in line.fields.items():
        if "\t" in text or "\r" in text:
            yield f"found a tab or half a line end in '{name}'; expected a text; remove it"
        elif found := INVISIBLE.search(text):
            sign = f"the invisible sign U+{ord(found[0]):04X}"
            yield f"found {sign} in '{name}'; expected a text that can be seen; remove it"


def _cell(bank: Bank, sheet: Sheet, line: Line) -> Iterator[str]:
    old = _old(sheet, line)
    for name, text in line.fields.items():
        if old.get(name) and not text:
            yield (
                f"found no '{name}'; expected '{old[name][:60]}' or what replaces it; what is "
                "taken back is taken out of the YAML file"
            )
            return
    if any(line.fields.values()):
        yield from _named(bank, sheet.source, line)
        yield from _refused(sheet, line)


def _named(bank: Bank, source: Table | Grid, line: Line) -> Iterator[str]:
    """Levels stand in the scale, values in the bank."""
    if isinstance(source, Grid):
        levels = [level.id for level in source.scale]
        if (level := line.fields["level"]) and level not in levels:
            yield f"found the level '{level}'; expected one of: {', '.join(levels)}"
        return
    for value in _values(line.fields["value"]):
        if value not in bank.concepts:
            near = [each for each in sorted(bank.concepts) if each.startswith(value[:4])][:3]
            example = f"; example: {', '.join(near)}" if near else ""
            yield f"found the value '{value}'; expected the id of a concept{example}"


def _refused(sheet: Sheet, line: Line) -> Iterator[str]:
    """What the model of a cell refuses of it as it would be; of a new one, a row unchecked."""
    row = sheet.source.rows[line.row]
    model = TableCell if isinstance(sheet.source, Table) else GridCell
    cell = row.cells.get(line.column)
    kept: dict[str, Any] = cell.model_dump(exclude_unset=True) if cell else {}
    given = {name: _value(name, text) for name, text in line.fields.items() if text}
    if cell is None and not (row.references and row.checked):
        yield "found a new cell in a row without references or check; write it into the YAML file"
    try:
        model.model_validate(kept | given)
    except ValidationError as error:
        for each in errors_of(error):
            yield message_of(each)


def _changed(sheet: Sheet, line: Line) -> dict[str, Value]:
    old = _old(sheet, line)
    texts = line.fields.items()
    return {n: _value(n, text) for n, text in texts if _value(n, text) != _value(n, old.get(n, ""))}


def _value(name: str, text: str) -> Value:
    return _values(text) if name == "value" else text


def _values(text: str) -> tuple[str, ...]:
    """The ids of a cell, between semicolons."""
    return tuple(each.strip() for each in text.split(BETWEEN.strip()) if each.strip())
