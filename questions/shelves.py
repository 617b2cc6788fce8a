"""The shelves of the bank: everything that was read, by its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from questions.case import Case
from questions.fact import Fact, Tombstone, Triple
from questions.item import digest
from questions.ledger import Ledger
from questions.model import KEYABLE, Stage
from questions.negative import Negative
from questions.tabular import Grid, GridCell, GridRow, Table
from questions.vocabulary import (
    Concept,
    ContrastSet,
    Finding,
    Partition,
    Reference,
    Relation,
    Source,
    Topic,
    TwoStep,
    Type,
)

STAGES = list(Stage)


@dataclass(frozen=True)
class Where:
    """File and line of an id, for messages."""

    file: str
    line: int


@dataclass
class Shelves:
    """All of it by id. Filled by `questions.bank.build`; never changed afterwards."""

    sources: dict[str, Source] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    types: dict[str, Type] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    two_steps: dict[str, TwoStep] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    partitions: dict[str, Partition] = field(default_factory=dict)
    contrast_sets: dict[str, ContrastSet] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    grids: dict[str, Grid] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    negatives: dict[str, Negative] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    tombstones: dict[str, Tombstone] = field(default_factory=dict)
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    where: dict[str, Where] = field(default_factory=dict)
    stamps: dict[str, tuple[str, date]] = field(default_factory=dict)

    @cached_property
    def of_type(self) -> dict[str, tuple[str, ...]]:
        """Type -> ids of its concepts, sorted."""
        found: dict[str, list[str]] = {}
        for id_, concept in sorted(self.concepts.items()):
            found.setdefault(concept.type, []).append(id_)
        return {type_: tuple(ids) for type_, ids in found.items()}

    def asked(self) -> tuple[Fact, ...]:
        """Facts that may be keyed, foundations first: stage, then `needs`, then a digest.

        The alphabet would put facts of one table in a row, where each tells the next.
        """
        return self._in_order

    @cached_property
    def _in_order(self) -> tuple[Fact, ...]:
        keyable = {id_: fact for id_, fact in self.facts.items() if fact.status in KEYABLE}
        ordered: dict[str, Fact] = {}
        waiting = sorted(keyable.values(), key=_place, reverse=True)
        opened: set[str] = set()
        while waiting:
            fact = waiting[-1]
            needs = [each for each in sorted(fact.needs, reverse=True) if each in keyable]
            missing = [each for each in needs if each not in ordered and each not in opened]
            if missing and fact.id not in opened:
                opened.add(fact.id)
                waiting += [keyable[each] for each in missing]
                continue
            ordered.setdefault(fact.id, fact)
            waiting.pop()
        return tuple(ordered.values())

    @cached_property
    def findings_of(self) -> dict[str, tuple[str, ...]]:
        """Grid -> the findings that are its rows or rule out one of its columns, by id."""
        ruling: dict[str, set[str]] = {}
        for id_, finding in self.findings.items():
            for site in finding.rules_out:
                ruling.setdefault(site, set()).add(id_)
        return {
            id_: tuple(
                sorted(
                    {each for each in grid.rows if each in self.findings}.union(
                        *(ruling.get(column, ()) for column in grid.columns)
                    )
                )
            )
            for id_, grid in self.grids.items()
        }

    @cached_property
    def steps_to(self) -> dict[str, tuple[TwoStep, ...]]:
        """Relation -> the allowed pairs of which it is the second step, by id."""
        found: dict[str, list[TwoStep]] = {}
        for _, steps in sorted(self.two_steps.items()):
            found.setdefault(steps.second, []).append(steps)
        return {relation: tuple(each) for relation, each in found.items()}

    @cached_property
    def told_by_cases(self) -> frozenset[str]:
        """Facts that a curated case decides."""
        return frozenset(case.fact for case in self.cases.values())

    def refuted_cells(self) -> Iterator[tuple[str, Grid, GridRow, GridCell]]:
        """Every refuted grid cell: its id `grid.row.column`, grid, row and cell."""
        for grid in self.grids.values():
            refuted = {level.id for level in grid.scale if level.zone == "refuted"}
            for row_id, row in grid.rows.items():
                for column, cell in row.cells.items():
                    if cell.level in refuted:
                        yield f"{grid.id}.{row_id}.{column}", grid, row, cell

    def claim(self, id_: str) -> Fact | Negative | Partition | Case | Finding | GridCell | None:
        """What a proof rests on, by the id it names."""
        if id_ in self.facts:
            return self.facts[id_]
        if id_ in self.negatives:
            return self.negatives[id_]
        if id_ in self.partitions:
            return self.partitions[id_]
        if id_ in self.cases:
            return self.cases[id_]
        if id_ in self.findings and self.findings[id_].rules_out:
            return self.findings[id_]
        grid, _, rest = id_.partition(".")
        row, _, column = rest.partition(".")
        found = self.grids[grid].rows.get(row) if grid in self.grids else None
        return found.cells.get(column) if found else None

    def changed(self, fact_id: str) -> date:
        """The day on which what a learner sees of a fact last changed (`stamps.tsv`)."""
        stamp = self.stamps.get(fact_id)
        return stamp[1] if stamp else date.min

    @cached_property
    def digest(self) -> str:
        """Of everything that can change an item: equal banks have equal digests."""
        parts = [
            [kind, id_, model.model_dump(mode="json", by_alias=True)]
            for kind in _CONTENT
            for id_, model in sorted(getattr(self, kind).items())
        ]
        return digest(parts, 32)


def _place(fact: Fact) -> tuple[int, str]:
    return STAGES.index(fact.stage), digest(["order", fact.id])


_CONTENT = (
    "sources",
    "references",
    "topics",
    "types",
    "relations",
    "two_steps",
    "concepts",
    "partitions",
    "contrast_sets",
    "findings",
    "facts",
    "negatives",
    "cases",
    "grids",
)


def _row(triple: Triple) -> tuple[str, str]:
    return triple.subject, triple.relation
