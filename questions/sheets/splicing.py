"""Values of a YAML file changed in place: comments, order and everything else stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from questions.sheets.changes import Change, Value

STEP = 2
"""Columns by which a new mapping is set in."""


class NotInPlace(Exception):
    """A value stands in a way that cannot be changed without loss; the text says why."""


@dataclass(frozen=True, order=True)
class Splice:
    """What stands from `start` to `end` gives way to `text`; at one place the first comes first."""

    start: int
    order: int
    end: int
    text: str


def spliced(content: str, section: str, name: str, changes: list[Change]) -> str:
    """The text of a file with the changes of one table or grid, and nothing else changed.

    Raises:
        NotInPlace: it would lose a comment, or mean something else than what is wanted.
    """
    root = _composed(content)
    rows = _get(_entry(_get(root, section), name), "rows")
    splices = [each for change in changes for each in _splices(content, rows, change)]
    splices += _new_cells(content, rows, [change for change in changes if change.new])
    text = content
    for each in sorted(splices, reverse=True):
        text = text[: each.start] + each.text + text[each.end :]
    _compare(content, text, section, name, changes)
    return text


def _composed(content: str) -> Any:
    """The root of a file; nodes of libyaml have no types to speak of."""
    return yaml.compose(content, Loader=yaml.CBaseLoader)


def _get(node: Any, key: str) -> Any:
    return next(value for each, value in node.value if each.value == key)


def _has(node: Any, key: str) -> bool:
    return any(each.value == key for each, _ in node.value)


def _entry(entries: Any, name: str) -> Any:
    return next(each for each in entries.value if _get(each, "id").value == name)


def _splices(content: str, rows: Any, change: Change) -> Iterator[Splice]:
    """Fields of a cell that is there: changed where they stand, or added behind its last."""
    if change.new:
        return
    cell = _get(_get(_get(rows, change.row), "cells"), change.column)
    added = {name: value for name, value in change.fields.items() if not _has(cell, name)}
    for name, value in change.fields.items():
        if name not in added:
            yield _replaced(content, _get(cell, name), value)
    if added:
        column = cell.value[0][0].start_mark.column
        yield _behind(content, cell, 0, _block(content, column, added))


def _new_cells(content: str, rows: Any, changes: list[Change]) -> Iterator[Splice]:
    """New cells, behind the last of their row."""
    for row_id in dict.fromkeys(change.row for change in changes):
        row = _get(rows, row_id)
        cells = _get(row, "cells")
        first = cells.value[0][0] if cells.value else None
        column = first.start_mark.column if first else row.value[0][0].start_mark.column + STEP
        text = "".join(
            f"{_newline(content)}{' ' * column}{each.column}:"
            + _block(content, column + STEP, each.fields)
            for each in changes
            if each.row == row_id
        )
        if first:
            yield _behind(content, cells, 1, text)
        else:
            yield Splice(cells.start_mark.index, 1, cells.end_mark.index, text)


def _behind(content: str, node: Any, order: int, text: str) -> Splice:
    end = _line_end(content, _last(content, node))
    return Splice(end, order, end, text)


def _block(content: str, column: int, fields: dict[str, Value]) -> str:
    """Fields, each on a line of its own, behind a line end."""
    lines = (f"{' ' * column}{name}: {_new_value(name, each)}" for name, each in fields.items())
    return "".join(f"{_newline(content)}{line}" for line in lines)


def _new_value(name: str, value: Value) -> str:
    if isinstance(value, str):
        return _scalar(value, quoted=name != "level")
    return f"[{', '.join(value)}]"


def _replaced(content: str, node: Any, value: Value) -> Splice:
    start, end = node.start_mark.index, _last(content, node)
    if isinstance(value, str):
        if node.style in ("|", ">") and _holds_comment(content[start:end]):
            raise NotInPlace(_LOSES.format(node.start_mark.line + 1))
        return Splice(start, 0, end, _scalar(value, quoted=bool(node.style)))
    if node.flow_style:
        return Splice(start, 0, end, f"[{', '.join(value)}]")
    if _holds_comment(content[start:end]):
        raise NotInPlace(_LOSES.format(node.start_mark.line + 1))
    between = f"{_newline(content)}{' ' * node.start_mark.column}- "
    return Splice(start, 0, end, f"- {between.join(value)}")


_LOSES = "found a comment within a value in line {}, which would be lost; change it in the file"


def _holds_comment(text: str) -> bool:
    return "#" in text


def _scalar(text: str, *, quoted: bool) -> str:
    """A text as YAML, in quotation marks unless it may stand without and the old one did."""
    return text if not quoted and _is_plain(text) else json.dumps(text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    try:
        node = _composed(f"key: {text}\nnext: one\n")
    except yaml.YAMLError:
        return False
    first = node.value[0][1]
    return isinstance(first, yaml.ScalarNode) and first.value == text and not first.style


def _last(content: str, node: Any) -> int:
    """Where a value ends, without the blank lines and comments behind it."""
    if not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last(content, last[1] if isinstance(last, tuple) else last)
    start: int = node.start_mark.index
    return start + len(content[start : node.end_mark.index].rstrip())


def _line_end(content: str, place: int) -> int:
    """The end of the line of a place, before its line end."""
    found = content.find("\n", place)
    end = len(content) if found < 0 else found
    return end - 1 if content[end - 1 : end] == "\r" else end


def _newline(content: str) -> str:
    return "\r\n" if "\r\n" in content else "\n"


def _compare(before: str, after: str, section: str, name: str, changes: list[Change]) -> None:
    """What was written is what was wanted, whatever stands in the file.

    Raises:
        NotInPlace: it is not.
    """
    wanted = yaml.load(before, Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    entry = next(each for each in wanted[section] if each["id"] == name)
    for change in changes:
        cells = entry["rows"][change.row]["cells"] or {}
        entry["rows"][change.row]["cells"] = cells
        fields = {n: v if isinstance(v, str) else list(v) for n, v in change.fields.items()}
        cells[change.column] = cells.get(change.column, {}) | fields
    try:
        found = yaml.load(after, Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    except yaml.YAMLError:
        found = None
    if found != wanted:
        raise NotInPlace("found a value that cannot be changed in place; change it in the file")
