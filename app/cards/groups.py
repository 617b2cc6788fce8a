"""Rows that share their choices: pairs to make, a table to tick, cases with one list of options.

Each is a group of the same rows. What is asked and what was answered differ in marks alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.cards.rows import Row, beside, shuffled
from questions.item import Element, ExtendedMatching, Item, Matching, Part, Proof, Table

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Group:
    """A row of pairs or of a table, or a case, with every choice that it has, in one order."""

    number: int
    id: str
    text: str
    rows: tuple[Row, ...]

    @property
    def letter(self) -> str:
        """What names it where digits name the choices."""
        return chr(ord("A") + self.number - 1)

    @property
    def key(self) -> Row:
        """The right choice, of pairs and cases."""
        return next(row for row in self.rows if row.correct)

    @property
    def given(self) -> Row | None:
        """The choice that was made, of pairs and cases."""
        return next((row for row in self.rows if row.chosen), None)

    @property
    def is_right(self) -> bool:
        """Whether just what is right was chosen."""
        return all(row.correct == row.chosen for row in self.rows)


@dataclass(frozen=True)
class Spare:
    """A choice of pairs that belongs to no row, and why."""

    number: int
    text: str
    rationale: str


def groups(item: Item, review_id: UUID, chosen: frozenset[str] = NOTHING) -> tuple[Group, ...]:
    """The groups of an item, what is `chosen` ("group:row" by their ids) marked; else none."""
    match item:
        case Matching():
            return _pairs(item, review_id, chosen)
        case Table():
            return _table(item, review_id, chosen)
        case ExtendedMatching():
            return _cases(item, review_id, chosen)
    return ()


def every_choice(item: Item) -> tuple[str, ...]:
    """All that can be chosen in groups, as a reply names it, in the item's own order."""
    match item:
        case Matching():
            return tuple(f"{one.id}:{other.id}" for one in item.left for other in item.right)
        case Table():
            return tuple(f"{each.row}:{each.column}" for each in item.cells)
        case ExtendedMatching():
            return tuple(f"{one.id}:{other.id}" for one in item.parts for other in item.options)
    return ()


def spares(item: Item, review_id: UUID) -> tuple[Spare, ...]:
    """The choices of pairs that no row needs, as this review numbers them."""
    if not isinstance(item, Matching):
        return ()
    needed = set(item.answer.values())
    return tuple(
        Spare(number, each.text, each.rationale)
        for number, each in enumerate(_partners(item, review_id), start=1)
        if each.id not in needed and each.rationale
    )


def _partners(item: Matching, review_id: UUID) -> tuple[Element, ...]:
    """The right side as this review shows it, which never stands row by row at its place."""
    shown = shuffled(item.right, review_id)
    wanted = [item.answer[each.id] for each in shuffled(item.left, review_id)]
    if [each.id for each in shown[: len(wanted)]] == wanted:
        return (*shown[1:], shown[0])
    return shown


def _pairs(item: Matching, review_id: UUID, chosen: frozenset[str]) -> tuple[Group, ...]:
    partners = _partners(item, review_id)

    def row(number: int, left: Element, right: Element) -> Row:
        pair = f"{left.id}:{right.id}"
        is_key, is_chosen = item.answer[left.id] == right.id, pair in chosen
        why = left.rationale if is_key else ""
        if is_chosen and not is_key:
            why = _why_not(item.proofs[pair], right)
        return Row(
            number, right.id, right.text, is_key, is_chosen, beside(why, item.rule, key=is_key)
        )

    return _numbered(
        (left, tuple(row(at, left, right) for at, right in enumerate(partners, start=1)))
        for left in shuffled(item.left, review_id)
    )


def _why_not(proof: Proof, right: Element) -> str:
    """Why a pair is wrong. Of a partition that reason is one for all, so what it is instead."""
    if proof.kind == "partition" and right.rationale:
        return right.rationale
    return proof.because


def _table(item: Table, review_id: UUID, chosen: frozenset[str]) -> tuple[Group, ...]:
    columns = shuffled(item.columns, review_id)
    cells = {(each.row, each.column): each for each in item.cells}

    def row(number: int, side: Element, column: Element) -> Row:
        cell = cells[side.id, column.id]
        ticked = f"{side.id}:{column.id}" in chosen
        missed = cell.correct and not ticked and bool(chosen)
        return Row(number, column.id, column.text, cell.correct, ticked, cell.rationale, missed)

    return _numbered(
        (side, tuple(row(at, side, column) for at, column in enumerate(columns, start=1)))
        for side in shuffled(item.rows, review_id)
    )


def _cases(item: ExtendedMatching, review_id: UUID, chosen: frozenset[str]) -> tuple[Group, ...]:
    options = shuffled(item.options, review_id)

    def row(number: int, part: Part, option: Element) -> Row:
        own = next(each for each in part.options if each.id == option.id)
        is_chosen = f"{part.id}:{option.id}" in chosen
        why = beside(own.rationale, item.rule, key=own.correct)
        return Row(number, own.id, option.text, own.correct, is_chosen, why)

    return _numbered(
        (
            Element(part.id, part.stem, ""),
            tuple(row(at, part, option) for at, option in enumerate(options, start=1)),
        )
        for part in shuffled(item.parts, review_id)
    )


def _numbered(made: Iterable[tuple[Element, tuple[Row, ...]]]) -> tuple[Group, ...]:
    return tuple(
        Group(number, each.id, each.text, rows) for number, (each, rows) in enumerate(made, start=1)
    )
