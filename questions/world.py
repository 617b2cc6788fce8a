"""The world of the bank: everything by id, and the closed-world queries over it.

`holds` says that a triple is asserted (or inherited); `refuted` says that it is provably
false, and by which claim. Everything else is undecided and is neither keyed nor offered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from questions.fact import Fact, Tombstone, Triple
from questions.grading import normal
from questions.item import Proof, digest
from questions.ledger import Ledger
from questions.model import KEYABLE, Stage, Status
from questions.negative import Closed, Complete, Negative, Not
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
    Type,
)

STAGES = list(Stage)


@dataclass(frozen=True)
class Where:
    """File and line of an id, for messages."""

    file: str
    line: int


@dataclass
class Bank:
    """All of it by id. Made by `questions.bank.load`; never changed afterwards."""

    sources: dict[str, Source] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    types: dict[str, Type] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    partitions: dict[str, Partition] = field(default_factory=dict)
    contrast_sets: dict[str, ContrastSet] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    grids: dict[str, Grid] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    negatives: dict[str, Negative] = field(default_factory=dict)
    tombstones: dict[str, Tombstone] = field(default_factory=dict)
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    where: dict[str, Where] = field(default_factory=dict)
    stamps: dict[str, tuple[str, date]] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[tuple[str, str, str], ...]:
        """(concept id, name, normal form) of every name and accepted name, by id."""
        return tuple(
            (id_, name, normal(name))
            for id_, concept in sorted(self.concepts.items())
            for name in (concept.name, *concept.accepted)
        )

    # -- what is asserted ------------------------------------------------------------------

    @cached_property
    def triples(self) -> tuple[Triple, ...]:
        """Every triple that is not retired, cells included, in the order of ids."""
        found = (fact for _, fact in sorted(self.facts.items()) if isinstance(fact, Triple))
        return tuple(fact for fact in found if fact.status is not Status.retired)

    @cached_property
    def _asserted(self) -> dict[tuple[str, str], dict[str, Triple]]:
        rows: dict[tuple[str, str], dict[str, Triple]] = defaultdict(dict)
        for triple in self.triples:
            for each in triple.objects:
                rows[triple.subject, triple.relation][each] = triple
        return dict(rows)

    @cached_property
    def _subjects(self) -> dict[tuple[str, str], dict[str, Triple]]:
        rows: dict[tuple[str, str], dict[str, Triple]] = defaultdict(dict)
        for (subject, relation), row in self._asserted.items():
            for each, triple in row.items():
                rows[relation, each][subject] = triple
        return dict(rows)

    @cached_property
    def _cells(self) -> dict[tuple[str, str, str], tuple[Grid, str, GridCell]]:
        """(subject, relation, object) -> grid, zone, cell."""
        cells: dict[tuple[str, str, str], tuple[Grid, str, GridCell]] = {}
        for grid in self.grids.values():
            zones = {level.id: level.zone for level in grid.scale}
            for row_id, row in grid.rows.items():
                for column, cell in row.cells.items():
                    key = row_id, grid.relation, column
                    cells[key] = grid, zones.get(cell.level, "between"), cell
        return cells

    @cached_property
    def _negatives_of(self) -> dict[tuple[str, str], list[Negative]]:
        found: dict[tuple[str, str], list[Negative]] = defaultdict(list)
        for negative in self.negatives.values():
            found[negative.subject, negative.relation].append(negative)
        return dict(found)

    @cached_property
    def _about(self) -> dict[str, tuple[Triple, ...]]:
        rows: dict[str, list[Triple]] = defaultdict(list)
        for triple in self.triples:
            for concept in (triple.subject, *triple.objects):
                rows[concept].append(triple)
        return {concept: tuple(found) for concept, found in rows.items()}

    def triples_about(self, concept: str) -> tuple[Triple, ...]:
        """Triples that have the concept at either end."""
        return self._about.get(concept, ())

    def objects_of(self, subject: str, relation: str) -> dict[str, Triple]:
        """Asserted objects of a subject, each with its fact."""
        return self._asserted.get((subject, relation), {})

    def subjects_of(self, relation: str, object_: str) -> dict[str, Triple]:
        """Asserted subjects of an object, each with its fact."""
        return self._subjects.get((relation, object_), {})

    def holds(self, subject: str, relation: str, object_: str) -> Triple | None:
        """The fact that asserts a triple, of the subject or of what it inherits from."""
        for each in (subject, *self._inherited(subject, relation)):
            if found := self.objects_of(each, relation).get(object_):
                return found
        return None

    def _inherited(self, subject: str, relation: str) -> tuple[str, ...]:
        inherits = self.relations[relation].inherits
        return () if inherits == "none" else self.above(subject, inherits)

    def above(self, concept: str, link: str = "is_a") -> tuple[str, ...]:
        """All that a concept is (or is part of), nearest first."""
        found: list[str] = []
        waiting = [concept]
        while waiting:
            for each in getattr(self.concepts[waiting.pop(0)], link):
                if each not in found and each in self.concepts:
                    found.append(each)
                    waiting.append(each)
        return tuple(found)

    def related_by_name(self, one: str, other: str) -> bool:
        """One is the other, contains it, or is a kind of it: never options side by side."""
        if one == other:
            return True
        for first, second in ((one, other), (other, one)):
            for link in ("is_a", "part_of", "includes"):
                if second in self.above(first, link):
                    return True
        return False

    # -- what is refuted -------------------------------------------------------------------

    def refuted(self, subject: str, relation: str, object_: str) -> Proof | None:
        """The proof that a triple is false, or None: asserted or undecided."""
        if self.holds(subject, relation, object_):
            return None
        cell = self._cells.get((subject, relation, object_))
        if cell is not None:
            grid, zone, judged = cell
            if zone != "refuted":
                return None
            return Proof("grid", (f"{grid.id}.{subject}.{object_}",), judged.reason)
        return self._by_negative(subject, relation, object_) or self._by_partition(
            subject, relation, object_
        )

    def _by_negative(self, subject: str, relation: str, object_: str) -> Proof | None:
        row = self.objects_of(subject, relation)
        for negative in self._negatives_of.get((subject, relation), []):
            match negative:
                case Not() if negative.object == object_:
                    return Proof("not", (negative.id,), negative.reason)
                case Complete() if row and not any(
                    self.related_by_name(object_, each) for each in row
                ):
                    return Proof("complete", (negative.id,), negative.reason)
                case Closed() if object_ in negative.among:
                    return Proof("closed", (negative.id,), negative.reason)
        return None

    def _by_partition(self, subject: str, relation: str, object_: str) -> Proof | None:
        named = self.relations[relation]
        partition = self.partitions.get(named.partition or "")
        if named.cardinality != "one" or partition is None or object_ not in partition.values:
            return None
        for value, triple in self.objects_of(subject, relation).items():
            if value in partition.values and not self.related_by_name(value, object_):
                return Proof("partition", (partition.id, triple.id), partition.reason)
        return None

    def only_object(self, triple: Triple) -> Proof | None:
        """The proof that a triple has no other answer in its relation, or None."""
        if len(triple.objects) != 1:
            return None
        key = triple.objects[0]
        relation = self.relations[triple.relation]
        partition = self.partitions.get(relation.partition or "")
        if relation.cardinality == "one" and partition is not None and key in partition.values:
            return Proof("partition", (partition.id,), partition.reason)
        for negative in self._negatives_of.get((triple.subject, triple.relation), []):
            if isinstance(negative, Complete) and len(self.objects_of(*_row(triple))) == 1:
                return Proof("complete", (negative.id,), negative.reason)
        return None

    # -- what is asked ---------------------------------------------------------------------

    def asked(self) -> tuple[Fact, ...]:
        """Facts that may be keyed, foundations first: stage, then `needs`, then id."""
        keyable = {id_: fact for id_, fact in self.facts.items() if fact.status in KEYABLE}
        ordered: list[Fact] = []
        placed: set[str] = set()

        def place(fact: Fact, above: frozenset[str]) -> None:
            if fact.id in placed or fact.id in above:
                return
            for need in sorted(fact.needs):
                if need in keyable:
                    place(keyable[need], above | {fact.id})
            placed.add(fact.id)
            ordered.append(fact)

        for fact in sorted(keyable.values(), key=lambda each: (STAGES.index(each.stage), each.id)):
            place(fact, frozenset())
        return tuple(ordered)

    def refuted_cells(self) -> Iterator[tuple[str, Grid, GridRow, GridCell]]:
        """Every refuted grid cell: its id `grid.row.column`, grid, row and cell."""
        for grid in self.grids.values():
            refuted = {level.id for level in grid.scale if level.zone == "refuted"}
            for row_id, row in grid.rows.items():
                for column, cell in row.cells.items():
                    if cell.level in refuted:
                        yield f"{grid.id}.{row_id}.{column}", grid, row, cell

    def claim(self, id_: str) -> Fact | Negative | Partition | GridCell | None:
        """What a proof rests on, by the id it names."""
        if id_ in self.facts:
            return self.facts[id_]
        if id_ in self.negatives:
            return self.negatives[id_]
        if id_ in self.partitions:
            return self.partitions[id_]
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


_CONTENT = (
    "sources",
    "references",
    "topics",
    "types",
    "relations",
    "concepts",
    "partitions",
    "contrast_sets",
    "findings",
    "facts",
    "negatives",
    "grids",
)


def _row(triple: Triple) -> tuple[str, str]:
    return triple.subject, triple.relation
