"""Facts in lists, as one learner sees them today: pure values from catalogue and memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from app.library.queries import Held
from app.memory.scheduling import retrievability
from questions.fact import Fact
from questions.lookup.catalogue import Catalogue
from questions.model import Status

A_PAGE = 50
FIRM_FROM = 7.0
SURE_FROM = 0.8
NOT_MET, WEAK, HELD = "not met", "weak", "held"
MARKS = {
    Status.corrected: "corrected",
    Status.superseded: "superseded",
    Status.contested: "contested",
}


@dataclass(frozen=True)
class Row:
    """A fact in a list: its statement, whether the learner holds it, and if it was corrected."""

    id: str
    statement: str
    topic: str
    state: str
    mark: str


@dataclass(frozen=True)
class Group:
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Listing:
    """One page of a list: its groups, and which of how many facts they hold."""

    groups: tuple[Group, ...]
    total: int
    first: int
    last: int
    page: int
    pages: int


def state(held: Held | None, today: int) -> str:
    """What a learner holds of a fact: weak if it lasts less than a week or has almost gone."""
    if held is None:
        return NOT_MET
    weak = held.stability < FIRM_FROM or recall(held, today) < SURE_FROM
    return WEAK if weak else HELD


def recall(held: Held, today: int) -> float:
    """The chance that a fact is still known."""
    return retrievability(held.stability, max(0, today - held.last_day))


class Shelf:
    """The catalogue with what one learner holds of it today."""

    def __init__(self, catalogue: Catalogue, memories: Mapping[str, Held], today: int) -> None:
        self.catalogue, self.memories, self.today = catalogue, memories, today

    def row(self, fact: Fact) -> Row:
        """A fact in a list."""
        return Row(
            id=fact.id,
            statement=fact.statement,
            topic=self.catalogue.topic(fact.topic).name,
            state=state(self.memories.get(fact.id), self.today),
            mark=MARKS.get(fact.status, ""),
        )

    def met(self, facts: Iterable[Fact]) -> int:
        """How many of these facts the learner has met."""
        return sum(fact.id in self.memories for fact in facts)

    def listing(self, facts: Iterable[tuple[str, Fact]], page: int) -> Listing:
        """One page of facts under headings; a page that is not there becomes the nearest."""
        every = list(facts)
        pages = max(1, ceil(len(every) / A_PAGE))
        page = min(max(1, page), pages)
        start = (page - 1) * A_PAGE
        shown = every[start : start + A_PAGE]
        groups = tuple(
            Group(heading, tuple(self.row(fact) for _, fact in each))
            for heading, each in groupby(shown, key=lambda pair: pair[0])
        )
        return Listing(groups, len(every), start + 1, start + len(shown), page, pages)
