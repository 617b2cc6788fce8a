"""Options that a learner strikes out. The page names them by the numbers of their rows."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from app.cards.groups import groups
from app.cards.rows import rows
from questions.item import ExtendedMatching, Item, SingleBest


def can_strike(item: Item) -> bool:
    """Whether options can be struck out: where one of several is chosen."""
    return isinstance(item, SingleBest | ExtendedMatching)


def _named(item: Item, review_id: UUID) -> dict[int, str]:
    """The ids of the options by the numbers of their rows."""
    if not can_strike(item):
        return {}
    shared = groups(item, review_id)
    shown = shared[0].rows if shared else rows(item, review_id)
    return {each.number: each.id for each in shown}


def struck_ids(item: Item, review_id: UUID, numbers: Collection[int]) -> list[str]:
    """The ids of the rows of these numbers; what no page offers is left out."""
    return [id_ for number, id_ in _named(item, review_id).items() if number in numbers]


def struck_numbers(item: Item, review_id: UUID, ids: Collection[str]) -> frozenset[int]:
    """The numbers of the rows with these ids."""
    return frozenset(number for number, id_ in _named(item, review_id).items() if id_ in ids)
