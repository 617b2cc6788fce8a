"""One module per item form, each with `make(fact, bank) -> Made`; one literal mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from questions.fact import Fact
from questions.generators import (
    cloze,
    extended_matching,
    matching,
    numeric_band,
    odd_one_out,
    ordering,
    select_all,
    short_answer,
    single_best,
    table,
    true_false,
    vignette,
)
from questions.generators.made import Made, Refusal
from questions.item import Item
from questions.model import KEYABLE
from questions.world import Bank

__all__ = ["GENERATORS", "Made", "Refusal", "all_items", "items_of", "refusals_of"]

GENERATORS: dict[str, Callable[[Fact, Bank], Made]] = {
    "single_best": single_best.make,
    "select_all": select_all.make,
    "true_false": true_false.make,
    "cloze": cloze.make,
    "short_answer": short_answer.make,
    "ordering": ordering.make,
    "matching": matching.make,
    "odd_one_out": odd_one_out.make,
    "table": table.make,
    "vignette": vignette.make,
    "extended_matching": extended_matching.make,
    "numeric_band": numeric_band.make,
}


def items_of(fact: Fact, bank: Bank) -> tuple[Item, ...]:
    """Every item of a fact, form by form, in a fixed order; none of one that is never keyed."""
    if fact.status not in KEYABLE:
        return ()
    return tuple(item for make in GENERATORS.values() for item in make(fact, bank).items)


def refusals_of(fact: Fact, bank: Bank) -> tuple[Refusal, ...]:
    """Every question of a fact that a rule refused."""
    if fact.status not in KEYABLE:
        rule = f"its status is '{fact.status.value}', which is never asked"
        return tuple(Refusal(form, "-", rule) for form in GENERATORS)
    return tuple(each for make in GENERATORS.values() for each in make(fact, bank).refusals)


def made_of(bank: Bank) -> dict[str, tuple[Item, ...]]:
    """The items of each fact that is asked, by its id, in the order of ids."""
    return {fact.id: items_of(fact, bank) for fact in _in_order(bank)}


def all_items(bank: Bank) -> Iterator[Item]:
    """Every item of the bank, fact by fact in the order of ids; made as they are asked for."""
    for fact in _in_order(bank):
        yield from items_of(fact, bank)


def _in_order(bank: Bank) -> list[Fact]:
    return sorted(bank.asked(), key=lambda each: each.id)
