"""Where the key stands among its options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from questions.flaws.quantities import spans
from questions.item import digest

Placed = TypeVar("Placed")


def spread(each: Sequence[tuple[str, str, Placed]]) -> tuple[Placed, ...]:
    """Stages, amounts and the like, (id, text, option), in their order; else nothing."""
    found = spans(tuple(text for _, text, _ in each))
    if found is None:
        return ()
    places = sorted(range(len(each)), key=lambda at: (found[at], each[at][0]))
    return tuple(each[at][2] for at in places)


def placed(item_id: str, key: Placed, others: Sequence[tuple[str, Placed]]) -> tuple[Placed, ...]:
    """The key at the item id's digest mod k; the others, (id, option), by a digest of both ids."""
    rest = [
        each for _, each in sorted(others, key=lambda pair: digest([item_id, "place", pair[0]]))
    ]
    place = int(digest([item_id, "key"]), 16) % (len(rest) + 1)
    return (*rest[:place], key, *rest[place:])
