"""What a generator gives back: items, and the rule that refused each question it did not ask."""

from __future__ import annotations

from collections.abc import Iterable
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


def refused(form: type[Item], asks: str, rule: str) -> Made:
    """No item, and why."""
    return Made(refusals=(Refusal(form.form, asks, rule),))


def together(made: Iterable[Made]) -> Made:
    """All items and refusals in one."""
    each = tuple(made)
    return Made(
        tuple(item for one in each for item in one.items),
        tuple(refusal for one in each for refusal in one.refusals),
    )
