"""The list of what a learner keeps, as the room shows it: pure values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from app.cards.sides import words
from app.memory.annotations import Annotated
from app.memory.answers import Kept
from app.memory.choice import card_of, unit_of
from app.notes.search import finds
from questions.model import Status
from questions.world import Bank

A_PAGE = 30
ALL = "all"
GONE = "A fact that was withdrawn"
OWN, OWN_NAME = "own", "Your own cards"
SHOWN: dict[str, tuple[str, Callable[[Kept], bool]]] = {
    ALL: ("All", lambda _: True),
    "flagged": ("Flagged", lambda kept: kept.flagged),
    "noted": ("With a note", lambda kept: bool(kept.note)),
    "mnemonic": ("With a mnemonic", lambda kept: bool(kept.mnemonic)),
    "suspended": ("Suspended", lambda kept: kept.suspended),
    "buried": ("Buried today", lambda kept: kept.buried),
}


@dataclass(frozen=True)
class Row:
    """What is kept beside one fact. `leads`: the library has a page of it, or of its end.

    Of a card of one's own `card_id` is there, and its front in words in place of the statement.
    """

    fact_id: str
    statement: str
    topic_id: str
    topic: str
    withdrawn: bool
    leads: bool
    kept: Kept
    changed_at: datetime
    card_id: str = ""


@dataclass(frozen=True)
class Wanted:
    """What the address asks for: which rows, of which topic, with which words, on which page."""

    show: str = ALL
    topic: str = ""
    text: str = ""
    page: int = 1


@dataclass(frozen=True)
class Filter:
    """A way to a part of the list, and how many rows it holds."""

    name: str
    words: str
    count: int


@dataclass(frozen=True)
class Listing:
    """One page of the rows that were asked for. `kept` is how many there are at all."""

    rows: tuple[Row, ...]
    kept: int
    total: int
    first: int
    last: int
    page: int
    pages: int
    filters: tuple[Filter, ...]
    topics: tuple[tuple[str, str], ...]


def rows(found: Iterable[Annotated], bank: Bank, fronts: Mapping[str, str]) -> tuple[Row, ...]:
    """What is kept beside facts, each with its fact, and beside own cards that are there.

    `fronts`: those of the cards by their units.
    """
    prefix = unit_of("")
    return tuple(
        card_row(each, fronts[each.unit]) if each.unit in fronts else row(each, bank)
        for each in found
        if each.unit in fronts or each.unit.startswith(prefix)
    )


def card_row(found: Annotated, front: str) -> Row:
    """What is kept beside a card of one's own, with the words of its front."""
    return Row(
        fact_id="",
        statement=words(front),
        topic_id=OWN,
        topic=OWN_NAME,
        withdrawn=False,
        leads=False,
        kept=found.kept,
        changed_at=found.changed_at,
        card_id=card_of(found.unit) or "",
    )


def row(found: Annotated, bank: Bank) -> Row:
    """What is kept beside one fact, with the fact."""
    fact_id = found.unit.removeprefix(unit_of(""))
    fact = bank.facts.get(fact_id)
    topic = bank.topics.get(fact.topic) if fact else None
    return Row(
        fact_id=fact_id,
        statement=fact.statement if fact else GONE,
        topic_id=topic.id if topic else "",
        topic=topic.name if topic else "",
        withdrawn=fact is None or fact.status is Status.retired,
        leads=fact is not None or fact_id in bank.tombstones,
        kept=found.kept,
        changed_at=found.changed_at,
    )


def listing(every: Sequence[Row], wanted: Wanted) -> Listing:
    """The rows that are wanted; a page that is not there becomes the nearest."""
    named = [each for each in every if wanted.topic in ("", each.topic_id)]
    found = [each for each in named if finds(wanted.text, _texts(each))]
    _, belongs = SHOWN[wanted.show]
    chosen = [each for each in found if belongs(each.kept)]
    pages = max(1, ceil(len(chosen) / A_PAGE))
    page = min(max(1, wanted.page), pages)
    start = (page - 1) * A_PAGE
    part = tuple(chosen[start : start + A_PAGE])
    return Listing(
        rows=part,
        kept=len(every),
        total=len(chosen),
        first=start + 1,
        last=start + len(part),
        page=page,
        pages=pages,
        filters=tuple(
            Filter(name, said, sum(fits(each.kept) for each in found))
            for name, (said, fits) in SHOWN.items()
        ),
        topics=_topics(every),
    )


def _texts(row: Row) -> tuple[str, ...]:
    return row.statement, row.kept.note, row.kept.mnemonic


def _topics(every: Iterable[Row]) -> tuple[tuple[str, str], ...]:
    """The topics that the rows are of, by name."""
    named = {each.topic_id: each.topic for each in every if each.topic_id}
    return tuple(sorted(named.items(), key=lambda pair: pair[1]))
