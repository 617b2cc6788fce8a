"""The closed world: what the bank asserts, and what it can prove to be false.

`holds` says that a triple is asserted (or inherited); `refuted` says that it is provably
false, and by which claim. Everything else is undecided and is neither keyed nor offered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from questions.asserted import Asserted
from questions.fact import Triple
from questions.item import Proof
from questions.model import Status
from questions.negative import Closed, Complete, Not
from questions.shelves import Where
from questions.vocabulary import (
    Partition,
)

__all__ = ["Bank", "Where"]


class Bank(Asserted):
    """What is asserted with the queries of the closed world. Made by `questions.bank.load`."""

    def refutable_objects(self, subject: str, relation: str, type_: str) -> tuple[str, ...]:
        """Concepts of a type, sorted, among which are all that `refuted` can prove false.

        Somebody judged them one by one, or a partition holds them; beside a complete row it is
        the whole type.
        """
        negatives = self.negatives_of.get((subject, relation), [])
        if any(isinstance(each, Complete) for each in negatives):
            return self.of_type.get(type_, ())
        partition = self.partition_of(relation)
        judged = {
            *self.cells.get((subject, relation), ()),
            *(each.object for each in negatives if isinstance(each, Not)),
            *(one for each in negatives if isinstance(each, Closed) for one in each.among),
            *(partition.values if partition else ()),
        }
        return self._of(type_, judged)

    def refutable_subjects(self, relation: str, type_: str) -> tuple[str, ...]:
        """Concepts of a type, sorted, among which are all of which `refuted` can deny something.

        Where a relation inherits, what is told of one is told of its kinds: it is the whole type.
        """
        if self.relations[relation].inherits != "none":
            return self.of_type.get(type_, ())
        return self._of(type_, self._rows_of.get(relation, ()))

    @cached_property
    def _rows_of(self) -> dict[str, frozenset[str]]:
        """Relation -> every subject of which anything is asserted, judged or denied in it."""
        found: dict[str, set[str]] = defaultdict(set)
        for rows in (self._asserted, self.cells, self.negatives_of):
            for subject, relation in rows:
                found[relation].add(subject)
        return {relation: frozenset(subjects) for relation, subjects in found.items()}

    def _of(self, type_: str, ids: Iterable[str]) -> tuple[str, ...]:
        known = (each for each in ids if each in self.concepts)
        return tuple(sorted(each for each in known if self.concepts[each].type == type_))

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
        if self._relative(object_, self.doubtful.get((subject, relation), {})):
            return None
        judged = self.cells.get((subject, relation), {}).get(object_)
        if judged is not None:
            grid, zone, cell = judged
            rests_on = (f"{grid.id}.{subject}.{object_}",)
            return Proof("grid", rests_on, cell.reason) if zone == "refuted" else None
        return self._by_negative(subject, relation, object_) or self._by_partition(
            subject, relation, object_
        )

    def _by_negative(self, subject: str, relation: str, object_: str) -> Proof | None:
        row = self.held(subject, relation)
        for negative in self.negatives_of.get((subject, relation), []):
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
        for negative in self.negatives_of.get(row, []):
            if isinstance(negative, Complete):
                return Proof("complete", self._whole(negative), negative.reason)
        return None

    def _may_hold_too(self, row: tuple[str, str], key: str) -> bool:
        """Another object that somebody judged possible, or that authorities dispute."""
        cells = self.cells.get(row, {}).items()
        possible = any(zone != "refuted" for column, (_, zone, _) in cells if column != key)
        doubtful = self.doubtful.get(row, {}).items()
        return possible or any(
            triple.status is not Status.superseded for each, triple in doubtful if each != key
        )
