"""The questions that a set can be drawn from, as they are served today or were pinned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Name = tuple[str, str]  # item id and version


@dataclass(frozen=True)
class Candidate:
    """A version of a question: what it asks, and what a blueprint looks at.

    `fact` is what it asks: of two questions of one fact a draw takes one at most. `known`: no
    authority's text was read for it.
    """

    item_id: str
    version: str
    fact: str
    form: str
    topic: str
    stage: str
    known: bool = False

    @property
    def name(self) -> Name:
        return self.item_id, self.version


@dataclass(frozen=True)
class Candidates:
    """`served` are asked today; `pinned` are versions that a spec lists, served still or not.

    `own` are the last versions of the course's own questions that a spec lists. A blueprint draws
    from what is served alone.
    """

    served: tuple[Candidate, ...]
    pinned: tuple[Candidate, ...] = ()
    own: tuple[Candidate, ...] = ()
    by_name: dict[Name, Candidate] = field(init=False, repr=False, compare=False)
    now: dict[str, Candidate] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        today = (*self.served, *self.own)
        object.__setattr__(self, "now", {each.item_id: each for each in today})
        object.__setattr__(self, "by_name", _named((*self.pinned, *today)))

    def is_withdrawn(self, item_id: str) -> bool:
        """Whether the question is asked in no version any more."""
        return item_id not in self.now

    def newer(self, name: Name) -> Candidate | None:
        """The version that is served instead of this one, if there is another."""
        found = self.now.get(name[0])
        return found if found is not None and found.version != name[1] else None


def _named(every: Iterable[Candidate]) -> dict[Name, Candidate]:
    return {each.name: each for each in every}
