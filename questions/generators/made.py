"""What a generator gives back: items, and the rule that refused each question it did not ask."""

from __future__ import annotations

from dataclasses import dataclass

from questions.item import Item


@dataclass(frozen=True)
class Refusal:
    form: str
    asks: str
    rule: str


@dataclass(frozen=True)
class Made:
    items: tuple[Item, ...] = ()
    refusals: tuple[Refusal, ...] = ()
