"""The questions of a fact as pairs of front and back, the best recall question first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest

from exports.anki.sides import back, front
from questions.item import Item

PAIRS = 6
_FACES = ("recall", "recognise", "apply")


@dataclass(frozen=True)
class Pair:
    """One question and its answer, as HTML."""

    front: str
    back: str


def pairs(items: tuple[Item, ...]) -> tuple[Pair, ...]:
    """At most six pairs; the first is a recall question if there is one."""
    return tuple(Pair(front(item), back(item)) for item in ordered(items)[:PAIRS])


def ordered(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items by turns from each face and direction, recall first, otherwise in their order."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(items, key=lambda item: _FACES.index(item.face)):
        groups.setdefault((item.face, item.asks), []).append(item)
    rounds = chain.from_iterable(zip_longest(*groups.values()))
    return tuple(item for item in rounds if item is not None)
