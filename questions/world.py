"""The closed world: what the bank asserts, and what it can prove to be false.

`holds` says that a triple is asserted (or inherited); `refuted` says that it is provably
false, and by which claim. Everything else is undecided and is neither keyed nor offered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from questions.fact import Triple
from questions.item import Proof
from questions.model import KEYABLE, Status
from questions.negative import Closed, Complete, Negative, Not
from questions.shelves import Shelves, Where
from questions.tabular import Grid, GridCell
from questions.vocabulary import (
    Partition,
)

__all__ = ["Bank", "Where"]


class Bank(Shelves):
    """The shelves with the queries of the closed world. Made by `questions.bank.load`."""

    @cached_property
    def once(self) -> dict[str, object]:
        """What is made of the whole bank once, by name; filled by those who make it."""
        return {}

    @cached_property
    def triples(self) -> tuple[Triple, ...]:
        """Every triple, whatever its status, cells included, in the order of ids."""
        found = (fact for _, fact in sorted(self.facts.items()) if isinstance(fact, Triple))
        return tuple(found)

    @cached_property
    def _asserted(self) -> dict[tuple[str, str], dict[str, Triple]]:
        return self._rows(triple for triple in self.triples if triple.status in KEYABLE)

    @cached_property
    def _doubtful(self) -> dict[tuple[str, str], dict[str, Triple]]:
        """Contested, superseded and retired triples: neither true nor false here."""
        return self._rows(triple for triple in self.triples if triple.status not in KEYABLE)

    @staticmethod
    def _rows(triples: Iterable[Triple]) -> dict[tuple[str, str], dict[str, Triple]]:
        rows: dict[tuple[str, str], dict[str, Triple]] = defaultdict(dict)
        for triple in triples:
            for each in triple.objects:
                rows[triple.subject, triple.relation].setdefault(each, triple)
        return dict(rows)

    @cached_property
    def _subjects(self) -> dict[tuple[str, str], dict[str, Triple]]:
        rows: dict[tuple[str, str], dict[str, Triple]] = defaultdict(dict)
        for (subject, relation), row in self._asserted.items():
            for each, triple in row.items():
                rows[relation, each][subject] = triple
        return dict(rows)

    @cached_property
    def _cells(self) -> dict[tuple[str, str], dict[str, tuple[Grid, str, GridCell]]]:
        """(subject, relation) -> object -> grid, zone, cell."""
        cells: dict[tuple[str, str], dict[str, tuple[Grid, str, GridCell]]] = defaultdict(dict)
        for _, grid in sorted(self.grids.items()):
            zones = {level.id: level.zone for level in grid.scale}
            for row_id, row in grid.rows.items():
                for column, cell in row.cells.items():
                    judged = grid, zones.get(cell.level, "between"), cell
                    cells[row_id, grid.relation][column] = judged
        return dict(cells)

    @cached_property
    def _negatives_of(self) -> dict[tuple[str, str], list[Negative]]:
        found: dict[tuple[str, str], list[Negative]] = defaultdict(list)
        for _, negative in sorted(self.negatives.items()):
            found[negative.subject, negative.relation].append(negative)
        return dict(found)

    def triples_of(self, relation: str) -> tuple[Triple, ...]:
        """Every triple of a relation, whatever its status, in the order of ids."""
        return self._triples_by.get(relation, ())

    @cached_property
    def _triples_by(self) -> dict[str, tuple[Triple, ...]]:
        found: dict[str, list[Triple]] = defaultdict(list)
        for triple in self.triples:
            found[triple.relation].append(triple)
        return {relation: tuple(triples) for relation, triples in found.items()}

    def values_of(self, relation: str) -> tuple[str, ...]:
        """Every object that is asserted of something in a relation, sorted."""
        return self._values_by.get(relation, ())

    @cached_property
    def _values_by(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for relation, value in sorted(self._subjects):
            found[relation].append(value)
        return {relation: tuple(values) for relation, values in found.items()}

    def objects_of(self, subject: str, relation: str) -> dict[str, Triple]:
        """Objects asserted of a subject itself, each with its fact."""
        return self._asserted.get((subject, relation), {})

    def subjects_of(self, relation: str, object_: str) -> dict[str, Triple]:
        """Asserted subjects of an object, each with its fact."""
        return self._subjects.get((relation, object_), {})

    def held(self, subject: str, relation: str) -> dict[str, Triple]:
        """Objects asserted of a subject or of what it inherits from, each with its fact."""
        inherits = self.relations[relation].inherits
        above = () if inherits == "none" else self.above(subject, (inherits,))
        found: dict[str, Triple] = {}
        for each in (*above[::-1], subject):
            found.update(self.objects_of(each, relation))
        return found

    def above(self, concept: str, links: tuple[str, ...] = ("is_a",)) -> tuple[str, ...]:
        """All that a concept is (or is part of), nearest first; itself never."""
        found: list[str] = []
        waiting = [concept]
        while waiting:
            for each in self._one_up(waiting.pop(0), links):
                if each not in found and each != concept and each in self.concepts:
                    found.append(each)
                    waiting.append(each)
        return tuple(found)

    def _one_up(self, concept: str, links: tuple[str, ...]) -> tuple[str, ...]:
        own = self.concepts.get(concept)
        if own is None:
            return ()
        named = {"is_a": own.is_a, "part_of": own.part_of}
        found = [each for link in links for each in named.get(link, ())]
        return (*found, *(self._holders.get(concept, ()) if "includes" in links else ()))

    @cached_property
    def _holders(self) -> dict[str, tuple[str, ...]]:
        """Concept -> those that include it."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, concept in sorted(self.concepts.items()):
            for each in concept.includes:
                found[each].append(id_)
        return {id_: tuple(holders) for id_, holders in found.items()}

    def related_by_name(self, one: str, other: str) -> bool:
        """One is the other, contains it, or is a kind of it: never options side by side."""
        return one == other or other in self._all_above(one) or one in self._all_above(other)

    def _all_above(self, concept: str) -> tuple[str, ...]:
        if concept not in self._closures:
            self._closures[concept] = self.above(concept, ("is_a", "part_of", "includes"))
        return self._closures[concept]

    @cached_property
    def _closures(self) -> dict[str, tuple[str, ...]]:
        """Filled as asked: the bank never changes once it is made."""
        return {}

    def contrasts_of(self, concept: str) -> frozenset[str]:
        """Ids of the contrast sets that hold a concept or what it is a kind of."""
        if concept not in self._contrasts:
            kinds = {concept, *self.above(concept)}
            groups = self.contrast_sets.items()
            held = frozenset(id_ for id_, group in groups if not kinds.isdisjoint(group.members))
            self._contrasts[concept] = held
        return self._contrasts[concept]

    @cached_property
    def _contrasts(self) -> dict[str, frozenset[str]]:
        """Filled as asked: the bank never changes once it is made."""
        return {}

    def _relative(self, object_: str, others: Iterable[str]) -> str | None:
        return next((each for each in others if self.related_by_name(object_, each)), None)

    def holds(self, subject: str, relation: str, object_: str) -> Triple | None:
        """The fact that asserts a triple, or one of a relative of its object."""
        held = self.held(subject, relation)
        near = self._relative(object_, held)
        return held[near] if near else None

    def refuted(self, subject: str, relation: str, object_: str) -> Proof | None:
        """The proof that a triple is false, or None: asserted or undecided.

        A relative of what holds (its kind, part or whole) is undecided, and so is one of what
        is contested, superseded or retired.
        """
        if self.holds(subject, relation, object_):
            return None
        if self._relative(object_, self._doubtful.get((subject, relation), {})):
            return None
        judged = self._cells.get((subject, relation), {}).get(object_)
        if judged is not None:
            grid, zone, cell = judged
            rests_on = (f"{grid.id}.{subject}.{object_}",)
            return Proof("grid", rests_on, cell.reason) if zone == "refuted" else None
        return self._by_negative(subject, relation, object_) or self._by_partition(
            subject, relation, object_
        )

    def _by_negative(self, subject: str, relation: str, object_: str) -> Proof | None:
        row = self.held(subject, relation)
        for negative in self._negatives_of.get((subject, relation), []):
            match negative:
                case Not() if negative.object == object_:
                    return Proof("not", (negative.id,), negative.reason)
                case Complete() if row:
                    return Proof("complete", self._whole(negative), negative.reason)
                case Closed() if object_ in negative.among:
                    return Proof("closed", (negative.id,), negative.reason)
        return None

    def _whole(self, negative: Complete) -> tuple[str, ...]:
        """A complete row rests on the declaration and on every fact of the row."""
        row = self.held(negative.subject, negative.relation)
        return (negative.id, *sorted({triple.id for triple in row.values()}))

    def _by_partition(self, subject: str, relation: str, object_: str) -> Proof | None:
        partition = self.partition_of(relation)
        if partition is None or object_ not in partition.values:
            return None
        for value, triple in self.held(subject, relation).items():
            if value in partition.values:
                return Proof("partition", (partition.id, triple.id), partition.reason)
        return None

    def partition_of(self, relation: str) -> Partition | None:
        """The partition that makes a relation functional, if it is."""
        named = self.relations[relation]
        return self.partitions.get(named.partition or "") if named.cardinality == "one" else None

    def only_object(self, triple: Triple) -> Proof | None:
        """The proof that a triple has no other answer in its relation, or None."""
        row = triple.subject, triple.relation
        if list(self.held(*row)) != list(triple.objects) or len(triple.objects) != 1:
            return None
        if self._may_hold_too(row, triple.objects[0]):
            return None
        partition = self.partition_of(triple.relation)
        if partition is not None and triple.objects[0] in partition.values:
            return Proof("partition", (partition.id,), partition.reason)
        for negative in self._negatives_of.get(row, []):
            if isinstance(negative, Complete):
                return Proof("complete", self._whole(negative), negative.reason)
        return None

    def _may_hold_too(self, row: tuple[str, str], key: str) -> bool:
        """Another object that somebody judged possible, or that authorities dispute."""
        cells = self._cells.get(row, {}).items()
        possible = any(zone != "refuted" for column, (_, zone, _) in cells if column != key)
        doubtful = self._doubtful.get(row, {}).items()
        return possible or any(
            triple.status is not Status.superseded for each, triple in doubtful if each != key
        )
