"""A question as the rules see it, whatever it was made from: text alone, no bank.

A stem, the texts of its options, the places of its keys. `kinds` is the type of each option
where it is known ("" where not), so that an organ among drugs is seen. `known` and `kin` are
filled for foreign items (`questions.flaws.known`): the concept of an option, what it is said to be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from questions.item import (
    Element,
    ExtendedMatching,
    Item,
    Matching,
    Option,
    Ordering,
    SelectAll,
    SingleBest,
    Table,
)

STATEMENT = "statement"
"""A single best item that asks which statement about one matter is correct; see APPLIES."""

FOREIGN = "foreign"


@dataclass(frozen=True)
class Question:
    """`keys` are places in `options`; empty where there is nothing to choose."""

    form: str
    stem: str
    options: tuple[str, ...] = ()
    keys: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    sorted: bool = False
    known: tuple[str, ...] = ()
    kin: tuple[frozenset[str], ...] = ()

    @property
    def place(self) -> int | None:
        """Place of the one key; None where there are none or several."""
        return self.keys[0] if len(self.keys) == 1 else None

    @property
    def key(self) -> str | None:
        """Text of the one key."""
        return None if self.place is None else self.options[self.place]

    @property
    def others(self) -> tuple[str, ...]:
        """Texts that are no key, in their order."""
        return tuple(text for at, text in enumerate(self.options) if at not in self.keys)


KindOf = Callable[[str, str], str]
"""(id, text) of an option -> its type, or ""."""


def unknown(_id: str, _text: str) -> str:
    """No option's type is known."""
    return ""


def questions_of(item: Item, kind_of: KindOf = unknown) -> tuple[Question, ...]:
    """An item as the rules see it: one question, or one for each part of extended matching."""
    match item:
        case SingleBest():
            form = STATEMENT if item.asks == "true statement" else item.form
            return (_chosen(form, item.stem, item.options, kind_of, item.sorted),)
        case SelectAll():
            return (_chosen(item.form, item.stem, item.options, kind_of),)
        case ExtendedMatching():
            return tuple(
                _chosen(item.form, f"{part.stem} {item.stem}", part.options, kind_of)
                for part in item.parts
            )
        case Ordering():
            return (_listed(item, item.elements, kind_of),)
        case Matching():
            return tuple(_listed(item, side, kind_of) for side in (item.left, item.right))
        case Table():
            return tuple(_listed(item, side, kind_of) for side in (item.rows, item.columns))
    return (Question(item.form, item.stem),)


def _chosen(
    form: str, stem: str, options: tuple[Option, ...], kind_of: KindOf, sorted_: bool = False
) -> Question:
    return Question(
        form,
        stem,
        tuple(each.text for each in options),
        tuple(at for at, each in enumerate(options) if each.correct),
        tuple(kind_of(each.id, each.text) for each in options),
        sorted_,
    )


def _listed(item: Item, elements: tuple[Element, ...], kind_of: KindOf) -> Question:
    kinds = tuple(kind_of(each.id, each.text) for each in elements)
    return Question(item.form, item.stem, tuple(each.text for each in elements), (), kinds)
