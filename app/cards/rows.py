"""The rows of a card, in the order in which one review shows them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from questions.item import (
    Element,
    Item,
    Option,
    Ordering,
    SelectAll,
    SingleBest,
    TrueFalse,
    digest,
)


@dataclass(frozen=True)
class Row:
    """One option in its place. `rationale` is empty where the rule below says the same.

    `missed`: it is right too, and was not among those that were chosen. `share`: of first
    answers, those that chose it; empty where they are too few. `struck`: the learner struck it out.
    """

    number: int
    id: str
    text: str
    correct: bool
    chosen: bool
    rationale: str
    missed: bool = False
    share: str = ""
    struck: bool = False


@dataclass(frozen=True)
class Step:
    """One row of an order to be made: its number on the page, the place it was given, if any."""

    number: int
    text: str
    place: int | None = None


@dataclass(frozen=True)
class Placed:
    """One step of an order that was answered: where it belongs, where it was put."""

    place: int
    given: int | None
    text: str
    rationale: str


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Each = TypeVar("Each", bound=_Named)


def shuffled(each: Sequence[Each], review_id: UUID) -> tuple[Each, ...]:
    """The order follows from the review's id, so that nobody learns a place instead of an answer.

    It is the same whenever this review is shown again.
    """
    return tuple(sorted(each, key=lambda one: digest([review_id.hex, one.id])))


def options_in_order(
    item: SingleBest | TrueFalse | SelectAll, review_id: UUID
) -> tuple[Option, ...]:
    """The options as this review shows them; sorted ones, true and false stay as they are."""
    if isinstance(item, TrueFalse) or (isinstance(item, SingleBest) and item.sorted):
        return item.options
    return shuffled(item.options, review_id)


def elements_in_order(item: Ordering, review_id: UUID) -> tuple[Element, ...]:
    """The steps as this review shows them, which is never the right order."""
    shown = shuffled(item.elements, review_id)
    if tuple(each.id for each in shown) == item.answer:
        return (*shown[1:], shown[0])
    return shown


def rows(item: Item, review_id: UUID, chosen: Collection[str] = ()) -> tuple[Row, ...]:
    """The rows of a choice, the options of the ids `chosen` marked; none for other forms."""
    if not isinstance(item, SingleBest | TrueFalse | SelectAll):
        return ()
    several = isinstance(item, SelectAll) and bool(chosen)
    return tuple(
        Row(
            number,
            each.id,
            each.text,
            each.correct,
            each.id in chosen,
            beside(each.rationale, item.rule, key=each.correct),
            missed=several and each.correct and each.id not in chosen,
        )
        for number, each in enumerate(options_in_order(item, review_id), start=1)
    )


def beside(rationale: str, rule: str, *, key: bool) -> str:
    """What stands beside a row; nothing where a key's rationale is the rule below."""
    return "" if key and rationale == rule else rationale


def steps(item: Item, review_id: UUID) -> tuple[Step, ...]:
    """The rows of an order to be made."""
    if not isinstance(item, Ordering):
        return ()
    return tuple(
        Step(number, each.text)
        for number, each in enumerate(elements_in_order(item, review_id), start=1)
    )


def placed(item: Item, reply: str) -> tuple[Placed, ...]:
    """The right order, with the place that each step was given; "" is no reply."""
    if not isinstance(item, Ordering):
        return ()
    given, known = reply.split(), {each.id: each for each in item.elements}
    return tuple(
        Placed(
            place, given.index(id_) + 1 if given else None, known[id_].text, known[id_].rationale
        )
        for place, id_ in enumerate(item.answer, start=1)
    )
