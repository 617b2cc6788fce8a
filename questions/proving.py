"""What `check` asks of items: one for every fact, proof and rationale for every option."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from questions.fact import Fact
from questions.generators import refusals_of
from questions.item import (
    Cell,
    Cloze,
    Element,
    ExtendedMatching,
    Item,
    Matching,
    NumericBand,
    Option,
    Ordering,
    Proof,
    SelectAll,
    ShortAnswer,
    SingleBest,
    Table,
    TrueFalse,
)
from questions.reading import FACTS, Problem
from questions.stamps import NAME, rendering
from questions.vignettes import problems_of_vignettes
from questions.world import Bank, Where

SEVERAL = 2
"""Keys of an item that asks for all that is right."""


def problems_of_items(
    bank: Bank, made: Mapping[str, tuple[Item, ...]], folder: Path = FACTS
) -> list[Problem]:
    """Every fact without a question, option without proof or rationale, stale stamp.

    `made`: the items of each fact that is asked, by its id.
    """
    found: list[Problem] = []
    every: list[Item] = []
    for fact in bank.asked():
        where = bank.where.get(f"facts {fact.id}", Where(str(folder), 1))
        items = made[fact.id]
        every += items
        messages = [*_without_question(fact, items, bank), *unproved(bank, items)]
        messages += [*_unsourced(items), *_unstamped(bank, fact, items)]
        found += [Problem(where.file, where.line, fact.id, message) for message in messages]
    return found + _uneven(every, bank, folder)


def _uneven(items: list[Item], bank: Bank, folder: Path) -> list[Problem]:
    """What is wrong with all vignettes together, at the fact of the first one."""
    found = []
    for fact_id, message in problems_of_vignettes(items):
        where = bank.where.get(f"facts {fact_id}", Where(str(folder), 1))
        found.append(Problem(where.file, where.line, fact_id, message))
    return found


def _without_question(fact: Fact, items: tuple[Item, ...], bank: Bank) -> Iterator[str]:
    if not any(item.form == SingleBest.form for item in items):
        refusals = [each for each in refusals_of(fact, bank) if each.form == SingleBest.form]
        rules = "; ".join(f"{each.asks}: {each.rule}" for each in refusals)
        yield f"has no single best answer item ({rules}); declare a negative, or reword"


def unproved(bank: Bank, items: tuple[Item, ...]) -> Iterator[str]:
    """What lacks a key, a proof or a rationale in items of any form, a sentence each."""
    for item in items:
        match item:
            case ShortAnswer() | Cloze() | NumericBand():
                yield from _claims(bank, item, item.key_text, item.proof)
            case Ordering():
                yield from _claims(bank, item, item.key_text, item.proof)
                yield from _told(item, item.elements)
            case SingleBest() | TrueFalse():
                yield from _options(bank, item, item.options)
            case SelectAll():
                yield from _several(bank, item)
            case Matching():
                yield from _pairs(bank, item)
            case Table():
                yield from _cells(bank, item)
            case ExtendedMatching():
                for part in item.parts:
                    yield from _options(bank, item, part.options)


def _several(bank: Bank, item: SelectAll) -> Iterator[str]:
    right = tuple(option.id for option in item.options if option.correct)
    if len(right) < SEVERAL or len(right) == len(item.options) or right != item.answer:
        yield f"{item.id}: expected two or more keys and something wrong beside them"
    for option in item.options:
        yield from _judged(bank, item, option.text, option)


def _pairs(bank: Bank, item: Matching) -> Iterator[str]:
    yield from _told(item, (*item.left, *item.right))
    for left in item.left:
        for right in item.right:
            if item.answer[left.id] != right.id:
                proof = item.proofs.get(f"{left.id}:{right.id}")
                yield from _claims(bank, item, f"{left.text}: {right.text}", proof)


def _cells(bank: Bank, item: Table) -> Iterator[str]:
    yield from _told(item, (*item.rows, *item.columns))
    judged = [(cell.row, cell.column) for cell in item.cells]
    if judged != [(row.id, column.id) for row in item.rows for column in item.columns]:
        yield f"{item.id}: expected each row judged once in each column"
    for cell in item.cells:
        yield from _judged(bank, item, f"{cell.row}: {cell.column}", cell)


def _options(bank: Bank, item: Item, options: tuple[Option, ...]) -> Iterator[str]:
    if sum(option.correct for option in options) != 1:
        yield f"{item.id}: expected exactly one key"
    for option in options:
        yield from _judged(bank, item, option.text, option)


def _judged(bank: Bank, item: Item, text: str, judged: Option | Cell) -> Iterator[str]:
    """An option or cell has a rationale, and a proof where it is wrong."""
    if not judged.rationale.strip():
        yield f"{item.id}: '{text}' has no rationale"
    if not judged.correct:
        yield from _claims(bank, item, text, judged.proof)


def _told(item: Item, elements: tuple[Element, ...]) -> Iterator[str]:
    for element in elements:
        if not element.rationale.strip():
            yield f"{item.id}: '{element.text}' has no rationale"


def _claims(bank: Bank, item: Item, text: str, proof: Proof | None) -> Iterator[str]:
    """The proof is there, rests on claims that are, and the item lists them."""
    rests_on = proof.rests_on if proof else ()
    if not rests_on:
        yield f"{item.id}: '{text}' has no proof"
    for id_ in rests_on:
        if bank.claim(id_) is None:
            yield f"{item.id}: the proof of '{text}' rests on '{id_}', which is not there"
        if id_ not in item.facts:
            yield f"{item.id}: the proof of '{text}' rests on '{id_}', which it does not list"


def _unsourced(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if not item.sources and not item.references:
            yield f"{item.id}: has neither source nor reference"


def _unstamped(bank: Bank, fact: Fact, items: tuple[Item, ...]) -> Iterator[str]:
    stamp = bank.stamps.get(fact.id)
    if stamp is None or stamp[0] != rendering(fact, items):
        yield f"what a learner sees differs from {NAME}; run 'python -m questions stamp'"
