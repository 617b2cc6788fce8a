"""In what order options, steps and pairs are shown: by digests, so that no place tells anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from questions.item import (
    Element,
    ExtendedMatching,
    Matching,
    Option,
    Ordering,
    Part,
    SelectAll,
    SingleBest,
    Table,
    digest,
)


class _Known(Protocol):
    @property
    def id(self) -> str: ...


AnyKnown = TypeVar("AnyKnown", bound=_Known)


def mixed(item_id: str, things: Sequence[AnyKnown], version: str) -> list[AnyKnown]:
    """The things in the order of a digest; another one for each version."""
    salt = [version] if version else []
    return sorted(things, key=lambda each: digest([*salt, item_id, each.id]))


def choices(item: SingleBest | SelectAll, version: str) -> list[Option]:
    """The options. Those of one key stay as they are without a version, sorted ones always."""
    stays = isinstance(item, SingleBest) and (item.sorted or not version)
    return list(item.options) if stays else mixed(item.id, item.options, version)


def steps(item: Ordering, version: str) -> list[Element]:
    """The elements, never in the right order."""
    shown = mixed(item.id, item.elements, version) if version else list(item.elements)
    return _turned(shown) if tuple(each.id for each in shown) == item.answer else shown


def pairs(item: Matching, version: str) -> tuple[list[Element], list[Element]]:
    """Both sides, never each row beside its partner."""
    left = mixed(item.id, item.left, version) if version else list(item.left)
    right = mixed(item.id, item.right, version)
    partners = [item.answer[each.id] for each in left]
    aligned = [each.id for each in right[: len(left)]] == partners
    return left, _turned(right) if aligned else right


def cells(item: Table, version: str) -> tuple[list[Element], list[Element]]:
    """Rows and columns."""
    if not version:
        return list(item.rows), list(item.columns)
    return mixed(item.id, item.rows, version), mixed(item.id, item.columns, version)


def cases(item: ExtendedMatching, version: str) -> tuple[list[Element], list[Part]]:
    """Options and cases."""
    if not version:
        return list(item.options), list(item.parts)
    return mixed(item.id, item.options, version), mixed(item.id, item.parts, version)


def _turned(things: list[AnyKnown]) -> list[AnyKnown]:
    return [*things[1:], things[0]]
