"""Days that have not come yet: nothing was checked, changed or published on one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel

from questions.consistency.naming import Found
from questions.problem import Problem
from questions.world import Bank, Where


def problems_of_days(bank: Bank, today: date, folder: Path) -> list[Problem]:
    """Days after tomorrow; tomorrow is today somewhere east of here."""
    last = today + timedelta(days=1)
    return [
        Problem(where.file, where.line, id_, message)
        for key, id_, message in _future(bank, last.isoformat())
        for where in (bank.where.get(key, Where(str(folder), 1)),)
    ]


def _future(bank: Bank, last: str) -> Found:
    for key, id_, value in _dated(bank):
        for each in sorted(set(value)):
            if each > last[: len(each)]:
                yield key, id_, f"found the day {each}; expected one that has come"


def _dated(bank: Bank) -> Iterator[tuple[str, str, Iterable[str]]]:
    for name in ("facts", "negatives", "partitions", "tombstones"):
        for id_, model in getattr(bank, name).items():
            yield f"{name} {id_}", id_, _days(model)
    for id_, reference in bank.references.items():
        yield f"references {id_}", id_, [reference.dated]
    for id_, (_, day) in bank.stamps.items():
        yield f"stamps {id_}", id_, [day.isoformat()]
    for grid in bank.grids.values():
        for row_id, row in grid.rows.items():
            for column, cell in row.cells.items():
                key = f"grids {grid.id} rows.{row_id}.cells.{column}"
                yield key, f"{grid.id}.{row_id}.{column}", _days((cell, row.claim_of(cell)))


def _days(value: object) -> Iterator[str]:
    """Every day in a model and its parts."""
    match value:
        case date():
            yield value.isoformat()
        case BaseModel():
            for _, each in value:
                yield from _days(each)
        case tuple():
            for each in value:
                yield from _days(each)
