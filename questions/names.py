"""What things are called: every name of every concept, and those that are nearly alike."""

from __future__ import annotations

from functools import cached_property

from questions.nearness import Nearness
from questions.shelves import Shelves
from questions.spelling import normal


class Names(Shelves):
    """The shelves with all names in normal form."""

    @cached_property
    def names(self) -> tuple[tuple[str, str, str], ...]:
        """(concept id, name, normal form) of every name and accepted name, by id."""
        return tuple(
            (id_, name, normal(name))
            for id_, concept in sorted(self.concepts.items())
            for name in (concept.name, *concept.accepted)
        )

    @cached_property
    def spelt_of(self) -> dict[str, tuple[str, ...]]:
        """Concept -> the normal forms of all its names."""
        found: dict[str, list[str]] = {}
        for id_, _, spelt in self.names:
            found.setdefault(id_, []).append(spelt)
        return {id_: tuple(spelt) for id_, spelt in found.items()}

    @cached_property
    def places_of(self) -> dict[str, tuple[int, ...]]:
        """Normal form -> its places among the names."""
        found: dict[str, list[int]] = {}
        for place, (_, _, spelt) in enumerate(self.names):
            found.setdefault(spelt, []).append(place)
        return {spelt: tuple(places) for spelt, places in found.items()}

    @cached_property
    def near(self) -> Nearness:
        """The normal forms of all names, to find those a few edits away."""
        return Nearness(self.places_of)

    @cached_property
    def near_of_type(self) -> dict[str, Nearness]:
        """Type -> the normal forms of the names of its concepts."""
        return {
            type_: Nearness(spelt for id_ in ids for spelt in self.spelt_of[id_])
            for type_, ids in self.of_type.items()
        }
