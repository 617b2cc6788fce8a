"""Cells of tables and grids, turned into facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from questions.fact import Triple
from questions.model import Status
from questions.tabular import Grid, GridCell, GridRow, Table, TableCell, TableRow
from questions.wording import fill
from questions.world import Bank

Path = tuple[str, ...]
Made = Triple | ValidationError


def table_facts(table: Table, bank: Bank) -> Iterator[tuple[Path, str, Made]]:
    """The facts `row.column` of a table, or why there is none, each with its path in the entry.

    A cell inherits explanation, references, check, sources and qualifiers from its row.
    """
    for row_id, row in table.rows.items():
        for column, cell in row.cells.items():
            yield (
                ("rows", row_id, "cells", column),
                f"{row_id}.{column}",
                _table_fact(table, row_id, row, column, cell, bank),
            )


def _table_fact(
    table: Table, row_id: str, row: TableRow, column: str, cell: TableCell, bank: Bank
) -> Made:
    statement = cell.statement or _statement(bank, row_id, column, cell.value)
    return _made(
        id=f"{row_id}.{column}",
        topic=table.topic,
        stage=cell.stage or table.stage,
        statement=statement,
        explanation=cell.explanation or row.explanation or statement,
        qualifiers=cell.qualifiers or row.qualifiers,
        **_inherited(row, cell),
        subject=row_id,
        relation=column,
        object=cell.value,
        cell_of=table.id,
    )


def _inherited(row: TableRow | GridRow, cell: TableCell | GridCell) -> dict[str, Any]:
    """What a cell carries itself, and what it takes from its row where it is silent."""
    return {
        "status": cell.status or Status.established,
        "needs": cell.needs,
        "sources": cell.sources or row.sources,
        "references": cell.references or row.references,
        "checked": cell.checked or row.checked,
        "changes": cell.changes,
        "rationale": cell.rationale,
        "stem": cell.stem,
        "line": cell.line,
        "gap": cell.gap,
    }


def grid_facts(grid: Grid, bank: Bank) -> Iterator[tuple[Path, str, Made]]:
    """The facts `grid.row.column` of the keyed cells of a grid, or why there is none."""
    keyed = {level.id for level in grid.scale if level.zone == "keyed"}
    for row_id, row in grid.rows.items():
        for column, cell in row.cells.items():
            if cell.level in keyed:
                yield (
                    ("rows", row_id, "cells", column),
                    f"{grid.id}.{row_id}.{column}",
                    _grid_fact(grid, row_id, row, column, cell, bank),
                )


def _grid_fact(
    grid: Grid, row_id: str, row: GridRow, column: str, cell: GridCell, bank: Bank
) -> Made:
    return _made(
        id=f"{grid.id}.{row_id}.{column}",
        topic=grid.topic,
        stage=grid.stage,
        statement=cell.statement or _statement(bank, row_id, grid.relation, (column,)),
        explanation=cell.reason,
        qualifiers=(grid.scope,),
        **_inherited(row, cell),
        subject=row_id,
        relation=grid.relation,
        object=(column,),
        cell_of=grid.id,
    )


def _made(**fields: Any) -> Made:
    """The cell's fact; a generated statement may be too long or empty for one."""
    try:
        return Triple.model_validate(fields)
    except ValidationError as error:
        return error


def _statement(bank: Bank, subject: str, relation: str, objects: tuple[str, ...]) -> str:
    """The relation's statement; ids stand in where a concept is missing, which check reports."""
    known = bank.concepts
    if relation not in bank.relations or any(each not in known for each in (subject, *objects)):
        return f"{subject} {relation} {', '.join(objects)}"
    return fill(bank.relations[relation].says, known[subject], tuple(known[o] for o in objects))
