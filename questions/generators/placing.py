"""Where options and elements stand: by digest of the item's id, never by a shuffle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from questions.item import digest


class _Placed(Protocol):
    @property
    def id(self) -> str: ...


Each = TypeVar("Each", bound=_Placed)


def mixed(id_: str, role: str, things: Iterable[Each]) -> list[Each]:
    """The things in the order of a digest of item id, role and their own id."""
    return sorted(things, key=lambda each: digest([id_, role, each.id]))


def key_among(id_: str, key: Each, others: Iterable[Each]) -> list[Each]:
    """The others mixed, the key in the place that the item id's digest gives it, mod k."""
    found = mixed(id_, "place", others)
    place = int(digest([id_, "key"]), 16) % (len(found) + 1)
    return [*found[:place], key, *found[place:]]
