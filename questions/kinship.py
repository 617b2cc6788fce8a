"""How concepts are related by name: kinds, parts and wholes, and what learners confuse."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from questions.names import Names


class Kinship(Names):
    """The shelves with what follows from concepts and contrast sets alone."""

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
            kinds = (concept, *self.above(concept))
            self._contrasts[concept] = frozenset().union(*map(self._sets_of, kinds))
        return self._contrasts[concept]

    def _sets_of(self, concept: str) -> frozenset[str]:
        return self._member_of.get(concept, frozenset())

    @cached_property
    def _member_of(self) -> dict[str, frozenset[str]]:
        """Concept -> the contrast sets that name it."""
        found: dict[str, set[str]] = defaultdict(set)
        for id_, group in self.contrast_sets.items():
            for member in group.members:
                found[member].add(id_)
        return {member: frozenset(ids) for member, ids in found.items()}

    @cached_property
    def _contrasts(self) -> dict[str, frozenset[str]]:
        """Filled as asked: the bank never changes once it is made."""
        return {}
