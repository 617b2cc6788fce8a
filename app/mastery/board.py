"""The pages of a course's knowledge as their readers see them: pure values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from uuid import UUID

from app.figures import chance, percent
from app.mastery.measures import GONE, OWN, Share, by_topic, in_order, lacking
from app.memory.mastery import mastery, mastery_step, topic_name, units_by_topic
from app.models import Learner
from questions.world import Bank

A_PAGE = 20  # facts
STUDENTS = 25  # who share, on one page
NAMES = {OWN: "Own questions", GONE: "Facts of before"}


@dataclass(frozen=True)
class Cell:
    """A share in a table: in words, of how many, and its step of the scale."""

    words: str
    of: int
    step: int
    width: float = 0.0


@dataclass(frozen=True)
class Topic:
    """A topic, and what the class made of it. Without `id` it is none of the library's."""

    id: str
    name: str
    cell: Cell


@dataclass(frozen=True)
class Fact:
    """A fact that the class lacks; `most`: the share right is hardly above."""

    id: str
    statement: str
    cell: Cell
    most: str


@dataclass(frozen=True)
class Facts:
    """One page of the facts that a class lacks."""

    rows: tuple[Fact, ...]
    total: int
    first: int
    last: int
    page: int
    pages: int


@dataclass(frozen=True)
class Row:
    """A student, with a cell for each topic; None where nothing was asked, or nothing met."""

    id: UUID
    name: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Matrix:
    """Topics by student; `whole` is the row of all together."""

    topics: tuple[str, ...]
    rows: tuple[Row, ...]
    whole: tuple[Cell | None, ...] = ()


def cell(share: Share) -> Cell:
    """A share as a table shows it."""
    words = percent(share.right, share.of)
    return Cell(words, share.of, share.step, round(100 * share.value, 2))


def topics(units: Mapping[str, Share], bank: Bank) -> tuple[Topic, ...]:
    """What the class made of each topic that was asked."""
    return tuple(
        Topic("" if id_ in NAMES else id_, _name(id_, bank), cell(share))
        for id_, share in by_topic(units.items(), bank).items()
    )


def _name(id_: str, bank: Bank) -> str:
    return NAMES.get(id_) or topic_name(bank, id_)


def facts(units: Mapping[str, Share], bank: Bank, page: int) -> Facts:
    """One page of what the class lacks; a page that is not there becomes the nearest."""
    every = lacking(units, bank)
    pages = max(1, ceil(len(every) / A_PAGE))
    page = min(max(1, page), pages)
    start = (page - 1) * A_PAGE
    rows = tuple(
        Fact(
            each.fact_id,
            bank.facts[each.fact_id].statement,
            cell(each.share),
            percent(each.share.most, 1),
        )
        for each in every[start : start + A_PAGE]
    )
    return Facts(rows, len(every), start + 1, start + len(rows), page, pages)


def matrix(
    people: Iterable[Learner], answered: Mapping[UUID, Mapping[str, Share]], bank: Bank
) -> Matrix:
    """Every student by every topic that somebody was asked; `answered` is by topic."""
    whole = in_order((pair for held in answered.values() for pair in held.items()), bank)
    rows = tuple(
        Row(each.id, each.name, _cells(answered.get(each.id, {}), whole)) for each in people
    )
    return Matrix(tuple(_name(id_, bank) for id_ in whole), rows, _cells(whole, whole))


def _cells(held: Mapping[str, Share], columns: Iterable[str]) -> tuple[Cell | None, ...]:
    return tuple(cell(held[id_]) if id_ in held else None for id_ in columns)


def shared(
    people: Sequence[Learner],
    recall: Mapping[UUID, Mapping[str, float]],
    served: Iterable[str],
    bank: Bank,
) -> Matrix:
    """What each of these holds of each topic today, as their own pages of progress say it.

    `of` is how many facts of the topic they have met: of what they answered nothing is known.
    """
    by = units_by_topic(bank, frozenset(served))
    rows = tuple(
        Row(each.id, each.name, tuple(_held(units, recall[each.id]) for units in by.values()))
        for each in people
    )
    return Matrix(tuple(topic_name(bank, id_) for id_ in by), rows)


def _held(units: Sequence[str], recall: Mapping[str, float]) -> Cell:
    found = mastery(units, recall)
    return Cell(chance(found.mean), found.met, mastery_step(found.mean))
