"""Where the key stands among its options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from questions.item import digest

Placed = TypeVar("Placed")


def placed(item_id: str, key: Placed, others: Sequence[tuple[str, Placed]]) -> tuple[Placed, ...]:
    """The key at the item id's digest mod k; the others, (id, option), by a digest of both ids."""
    rest = [
        each for _, each in sorted(others, key=lambda pair: digest([item_id, "place", pair[0]]))
    ]
    place = int(digest([item_id, "key"]), 16) % (len(rest) + 1)
    return (*rest[:place], key, *rest[place:])
