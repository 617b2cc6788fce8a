"""Forms that are answered by arranging: an order, pairs, a table, options to several parts."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial
from typing import ClassVar

from questions.item.base import Face, Item, Option, Proof


@dataclass(frozen=True)
class Element:
    """One step of an order; `rationale` says why it stands where it does."""

    id: str
    text: str
    rationale: str


@dataclass(frozen=True, kw_only=True)
class Ordering(Item):
    """Steps to put in order. `elements` are in the order of a digest, `answer` in the right one."""

    form: ClassVar[str] = "ordering"
    face: ClassVar[Face] = "recall"

    elements: tuple[Element, ...]
    answer: tuple[str, ...]
    proof: Proof

    @property
    def key_text(self) -> str:
        names = {each.id: each.text for each in self.elements}
        return " → ".join(names[each] for each in self.answer)

    @property
    def k(self) -> int:
        """Every order is an option."""
        return factorial(len(self.elements))


@dataclass(frozen=True, kw_only=True)
class Matching(Item):
    """Pairs to make: each on the left has one on the right. As many on both sides, or more right.

    `answer` is left id -> right id; `proofs` holds one for every wrong pair, under "left:right".
    A left element's rationale says why it belongs to its partner.
    """

    form: ClassVar[str] = "matching"
    face: ClassVar[Face] = "recognise"

    left: tuple[Element, ...]
    right: tuple[Element, ...]
    answer: dict[str, str]
    proofs: dict[str, Proof]

    @property
    def key_text(self) -> str:
        names = {each.id: each.text for each in (*self.left, *self.right)}
        return "; ".join(f"{names[each.id]}: {names[self.answer[each.id]]}" for each in self.left)

    @property
    def k(self) -> int:
        """Every way to give each left element a partner of its own."""
        return factorial(len(self.right)) // factorial(len(self.right) - len(self.left))


@dataclass(frozen=True)
class Cell:
    """Whether a column holds for a row, and why; `proof` is None where it does."""

    row: str
    column: str
    correct: bool
    rationale: str
    proof: Proof | None


@dataclass(frozen=True, kw_only=True)
class Table(Item):
    """A table to tick: every cell is proved to hold or not. `answer` lists "row:column"."""

    form: ClassVar[str] = "table"
    face: ClassVar[Face] = "recognise"

    rows: tuple[Element, ...]
    columns: tuple[Element, ...]
    cells: tuple[Cell, ...]
    answer: tuple[str, ...]

    @property
    def key_text(self) -> str:
        names = {each.id: each.text for each in (*self.rows, *self.columns)}
        held = [(each.row, each.column) for each in self.cells if each.correct]
        return "; ".join(f"{names[row]}: {names[column]}" for row, column in held)

    @property
    def k(self) -> int:
        """Each cell is ticked or not."""
        return int(2 ** len(self.cells))


@dataclass(frozen=True)
class Part:
    """One question of several with the same options; each has its own rationale and proof here."""

    id: str
    stem: str
    answer: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class ExtendedMatching(Item):
    """Two to four short cases with one list of options; an option may serve twice or never.

    `stem` is the lead-in, which says what to choose for each.
    """

    form: ClassVar[str] = "extended_matching"
    face: ClassVar[Face] = "apply"

    options: tuple[Element, ...]
    parts: tuple[Part, ...]

    @property
    def key_text(self) -> str:
        names = {each.id: each.text for each in self.options}
        return "; ".join(names[each.answer] for each in self.parts)

    @property
    def k(self) -> int:
        return int(len(self.options) ** len(self.parts))
