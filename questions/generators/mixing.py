"""Options and elements in the order of a digest, never of a shuffle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from questions.item import digest


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Each = TypeVar("Each", bound=_Identified)


def mixed(item_id: str, role: str, things: Iterable[Each]) -> list[Each]:
    """The things in the order of a digest of item id, role and their own id."""
    return sorted(things, key=lambda each: digest([item_id, role, each.id]))
