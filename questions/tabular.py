"""Tables and grids: a line per drug, findings by site."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from questions.fact import Gap
from questions.model import (
    CaseKind,
    Change,
    Checked,
    Claim,
    FactId,
    Id,
    Line,
    Model,
    Prose,
    Provenance,
    Stage,
    Status,
)


class TableCell(Model):
    """A filled cell. Several values are one set fact."""

    value: tuple[Id, ...] = Field(min_length=1)
    statement: Prose | None = None
    explanation: Prose | None = None
    status: Status | None = None
    stage: Stage | None = None
    needs: tuple[FactId, ...] = ()
    qualifiers: tuple[Line, ...] = ()
    sources: tuple[Provenance, ...] = ()
    references: tuple[Id, ...] = ()
    checked: Checked | None = None
    changes: tuple[Change, ...] = ()
    rationale: dict[str, Prose] = Field(default_factory=dict)
    stem: Prose | None = None
    line: Prose | None = None
    gap: Gap | None = None


class TableRow(Claim):
    """A line a concept; its cells inherit references, check, sources and qualifiers."""

    explanation: Prose | None = None
    sources: tuple[Provenance, ...] = ()
    qualifiers: tuple[Line, ...] = ()
    cells: dict[Id, TableCell] = Field(description="Relation id -> cell.")


class Table(Model):
    """Rows are concepts, columns relations. A cell is the fact `row.column`."""

    id: Id
    name: Line
    topic: Id
    stage: Stage = Stage.clinical
    columns: tuple[Id, ...] = Field(min_length=1, description="Relation ids.")
    rows: dict[Id, TableRow]


class Level(Model):
    id: Id
    zone: Literal["keyed", "between", "refuted"]
    means: Line


class GridCell(Claim):
    """A judged cell. A cell that is not there is undecided; it is never no."""

    level: Id
    reason: Prose = Field(description="Why: the explanation of a keyed, the proof of a refuted.")
    statement: Prose | None = None
    status: Status | None = None
    needs: tuple[FactId, ...] = ()
    sources: tuple[Provenance, ...] = ()
    changes: tuple[Change, ...] = ()
    rationale: dict[str, Prose] = Field(default_factory=dict)
    stem: Prose | None = None
    line: Prose | None = None
    gap: Gap | None = None


class GridRow(Claim):
    sources: tuple[Provenance, ...] = ()
    cells: dict[Id, GridCell] = Field(description="Column concept id -> cell.")

    def claim_of(self, cell: GridCell) -> Claim:
        """What a cell rests on: its own references and check, or its row's."""
        return Claim(
            references=cell.references or self.references, checked=cell.checked or self.checked
        )


class Bedside(Model):
    """How a grid is asked as a vignette: its rows are findings with lines, its columns answers."""

    kind: CaseKind = Field(description="What is asked for, as in a case.")
    openings: tuple[Prose, ...] = Field(
        min_length=1, description="Who; it tells the scope of the grid and rules nothing out."
    )
    question: Prose = Field(description="The lead-in, as a question.")
    together: Prose | None = Field(
        default=None, description="The lead-in where several short cases share their options."
    )


class Grid(Model):
    """Concepts by concepts under one relation, on a stated scale with three zones.

    A keyed cell is the fact `grid.row.column`; a refuted one is a negative.
    """

    id: Id
    name: Line
    topic: Id
    stage: Stage = Stage.clinical
    relation: Id = Field(description="Rows are its subjects, columns its objects.")
    scope: Line = Field(description="Stated in every stem that rests on the grid.")
    scale: tuple[Level, ...] = Field(min_length=2)
    columns: tuple[Id, ...] = Field(min_length=2)
    bedside: Bedside | None = Field(default=None, description="Set: the grid makes vignettes.")
    rows: dict[Id, GridRow]
