"""Table: rows by columns of a grid, where every cell is known to hold or proved not to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from questions.asking import worded
from questions.distractors import even, shared_alone
from questions.fact import Fact, Triple
from questions.generators.frame import frame
from questions.generators.made import Made, refused
from questions.generators.mixing import mixed
from questions.item import Cell, Element, Proof, Table, digest, item_id, with_version
from questions.tabular import Grid
from questions.wording import capital
from questions.world import Bank

COLUMNS = 3
ROWS = (3, 4)

Judged = dict[str, Triple | Proof]
"""Column -> the fact that holds there, or the proof that none does."""
Rows = dict[str, Judged]


def make(fact: Fact, bank: Bank) -> Made:
    """One item for a keyed cell, but where one that comes first by digest asks much the same."""
    grid = bank.grids.get(fact.cell_of or "") if isinstance(fact, Triple) else None
    if not isinstance(fact, Triple) or grid is None:
        return refused(Table, "cells", f"a {fact.kind} is no cell of a grid")
    if not bank.relations[grid.relation].tick:
        return refused(Table, "cells", f"'{grid.relation}' has no wording that asks for cells")
    rows = _rows(fact, grid, bank)
    if not rows:
        rule = "no three columns in which three rows are judged throughout, some holding for two"
        return refused(Table, "cells", rule)
    keyed = _keyed(rows)
    if first := _asked_before(fact, grid, rows, keyed, bank):
        return refused(Table, "cells", f"asked with '{first}', whose table is much the same")
    return Made((with_version(_item(fact, grid, rows, keyed, bank)),))


def _asked_before(
    fact: Triple, grid: Grid, rows: Rows, keyed: list[Triple], bank: Bank
) -> str | None:
    """A keyed cell of the table that comes first and whose own has two thirds of its cells."""
    cells = {(row, column) for row in rows for column in rows[row]}
    for other in sorted(keyed, key=_place):
        if _place(other) >= _place(fact):
            break
        theirs = _rows(other, grid, bank)
        alike = cells & {(row, column) for row in theirs for column in theirs[row]}
        if 3 * len(alike) >= 2 * len(cells):
            return other.id
    return None


def _place(fact: Triple) -> str:
    return digest(["table", fact.id])


def _keyed(rows: Rows) -> list[Triple]:
    cells = (cell for row in rows.values() for cell in row.values())
    return [cell for cell in cells if isinstance(cell, Triple)]


def _rows(fact: Triple, grid: Grid, bank: Bank) -> Rows:
    """Three or four rows by three columns, the fact's own among them, or nothing.

    Between a third and two thirds of the cells hold; no row holds throughout or nowhere, and a
    column holds for several, so that the table is no matching in disguise.
    """
    own = fact.objects[0]
    others = [each for each in grid.columns if each != own]
    columns = sorted(
        ((own, *pair) for pair in combinations(others, COLUMNS - 1)),
        key=lambda each: digest(["table", fact.id, sorted(each)]),
    )
    for three in columns:
        if any(bank.related_by_name(*pair) for pair in combinations(three, 2)):
            continue
        if rows := _filled(fact, grid, three, bank):
            return rows
    return {}


def _filled(fact: Triple, grid: Grid, columns: tuple[str, ...], bank: Bank) -> Rows:
    judged = _judged(grid, bank)
    own = _mixed(judged[fact.subject], columns)
    if not own:
        return {}
    chosen = {fact.subject: own}
    rest = {id_: _mixed(row, columns) for id_, row in judged.items() if id_ != fact.subject}
    mixed_rows = {id_: row for id_, row in rest.items() if row}
    for id_ in _ranked(fact, mixed_rows):
        if len(chosen) < ROWS[-1] and _beside(id_, chosen, columns, bank):
            chosen[id_] = mixed_rows[id_]
    by_column = [sum(isinstance(row[each], Triple) for row in chosen.values()) for each in columns]
    enough = len(chosen) >= ROWS[0] and min(by_column) > 0 and max(by_column) > 1
    return chosen if enough and max(by_column) < len(chosen) else {}


def _mixed(row: Judged, columns: tuple[str, ...]) -> Judged:
    """The row's cells in the columns, if all are judged and some but not all hold; else nothing."""
    cells = {column: row[column] for column in columns if column in row}
    return cells if len(cells) == COLUMNS and 0 < _held(cells) < COLUMNS else {}


def _judged(grid: Grid, bank: Bank) -> Rows:
    """Every judged cell of the grid, row by row; made once."""
    made = bank.once.get(f"judged cells of {grid.id}")
    if not isinstance(made, dict):
        made = {id_: _judged_row(grid, id_, bank) for id_ in grid.rows}
        bank.once[f"judged cells of {grid.id}"] = made
    return made


def _judged_row(grid: Grid, row: str, bank: Bank) -> Judged:
    held = bank.objects_of(row, grid.relation)
    cells = {
        column: held.get(column) or bank.refuted(row, grid.relation, column)
        for column in grid.columns
    }
    return {column: cell for column, cell in cells.items() if cell is not None}


def _held(row: Judged) -> int:
    return sum(isinstance(cell, Triple) for cell in row.values())


def _ranked(fact: Triple, rows: Rows) -> Iterator[str]:
    """Rows that hold twice first, then by digest."""
    yield from sorted(
        rows, key=lambda id_: (-_held(rows[id_]), digest(["table", fact.id, "row", id_]))
    )


def _beside(id_: str, chosen: Rows, columns: tuple[str, ...], bank: Bank) -> bool:
    """Neither kind nor part of another row, of like length, and sharing no word with a column."""
    names = [bank.concepts[each].name for each in (*chosen, id_)]
    heads = [bank.concepts[each].name for each in columns]
    return (
        even(names)
        and not any(bank.related_by_name(id_, each) for each in chosen)
        and not any(shared_alone(names[-1], head, []) for head in heads)
    )


def _item(fact: Triple, grid: Grid, rows: Rows, keyed: list[Triple], bank: Bank) -> Table:
    relation = bank.relations[grid.relation]
    id_ = item_id("table", "grid.cells/1", (fact.id,), {"grid": grid.id})
    left = mixed(id_, "row", (_row(each, rows[each], bank) for each in rows))
    heads = list(rows[fact.subject])
    top = mixed(id_, "column", (_column(each, rows, bank) for each in heads))
    cells = tuple(_cell(row.id, column.id, rows) for row in left for column in top)
    claims = tuple(claim for each in cells if each.proof for claim in each.proof.rests_on)
    return Table(
        id=id_,
        stem=worded(relation.tick, fact.id),
        rows=tuple(left),
        columns=tuple(top),
        cells=cells,
        answer=tuple(f"{each.row}:{each.column}" for each in cells if each.correct),
        **frame(fact, bank, "cells", "analyse", claims, typed=False, beside=tuple(keyed)),
    )


def _row(id_: str, row: Judged, bank: Bank) -> Element:
    held = [cell.statement for cell in row.values() if isinstance(cell, Triple)]
    return Element(id_, capital(bank.concepts[id_].name), " ".join(held))


def _column(id_: str, rows: Rows, bank: Bank) -> Element:
    held = [row[id_] for row in rows.values() if isinstance(row[id_], Triple)]
    told = " ".join(cell.statement for cell in held if isinstance(cell, Triple))
    return Element(id_, capital(bank.concepts[id_].name), told)


def _cell(row: str, column: str, rows: Rows) -> Cell:
    found = rows[row][column]
    if isinstance(found, Triple):
        return Cell(row, column, True, found.statement, None)
    return Cell(row, column, False, found.because, found)
