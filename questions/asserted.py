"""What the bank asserts, refutes and disputes, row by row, before anything is concluded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from questions.fact import Definition, Triple
from questions.kinship import Kinship
from questions.model import KEYABLE
from questions.negative import Negative
from questions.tabular import Grid, GridCell


class Asserted(Kinship):
    """The shelves with their triples, cells and negatives by subject, relation and object."""

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
    def doubtful(self) -> dict[tuple[str, str], dict[str, Triple]]:
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
    def cells(self) -> dict[tuple[str, str], dict[str, tuple[Grid, str, GridCell]]]:
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
    def negatives_of(self) -> dict[tuple[str, str], list[Negative]]:
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

    @cached_property
    def relations_of(self) -> dict[str, frozenset[str]]:
        """Subject -> the relations in which something is asserted of it itself."""
        found: dict[str, set[str]] = defaultdict(set)
        for subject, relation in self._asserted:
            found[subject].add(relation)
        return {subject: frozenset(relations) for subject, relations in found.items()}

    @cached_property
    def defined_in(self) -> dict[str, dict[str, Definition]]:
        """Partition -> term -> its definition, in the order of ids."""
        found: dict[str, dict[str, Definition]] = defaultdict(dict)
        for _, fact in sorted(self.facts.items()):
            if isinstance(fact, Definition) and fact.status in KEYABLE:
                found[fact.within][fact.term] = fact
        return dict(found)
