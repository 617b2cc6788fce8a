"""What `check` asks of items: one for every fact, proof and rationale for every option."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from questions.fact import Fact
from questions.generators import items_of, refusals_of
from questions.item import (
    Cloze,
    ExtendedMatching,
    Item,
    Option,
    Ordering,
    ShortAnswer,
    SingleBest,
    TrueFalse,
)
from questions.reading import FACTS, Problem
from questions.stamps import NAME, rendering
from questions.vignettes import problems_of_vignettes
from questions.world import Bank, Where


def problems_of_items(bank: Bank, folder: Path = FACTS) -> list[Problem]:
    """Every fact without a question, option without proof or rationale, stale stamp."""
    found: list[Problem] = []
    every: list[Item] = []
    for fact in bank.asked():
        where = bank.where.get(f"facts {fact.id}", Where(str(folder), 1))
        items = items_of(fact, bank)
        every += items
        messages = [*_without_question(fact, items, bank), *_unproved(bank, items)]
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


def _unproved(bank: Bank, items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        match item:
            case ShortAnswer() | Cloze() | Ordering():
                yield from _claims(bank, item, item.key_text, item.proof.rests_on)
            case SingleBest() | TrueFalse():
                yield from _options(bank, item, item.options)
            case ExtendedMatching():
                for part in item.parts:
                    yield from _options(bank, item, part.options)


def _options(bank: Bank, item: Item, options: tuple[Option, ...]) -> Iterator[str]:
    if sum(option.correct for option in options) != 1:
        yield f"{item.id}: expected exactly one key"
    for option in options:
        if not option.rationale.strip():
            yield f"{item.id}: the option '{option.text}' has no rationale"
        if not option.correct:
            rests_on = option.proof.rests_on if option.proof else ()
            yield from _claims(bank, item, option.text, rests_on)


def _claims(bank: Bank, item: Item, text: str, rests_on: tuple[str, ...]) -> Iterator[str]:
    if not rests_on:
        yield f"{item.id}: '{text}' has no proof"
    for id_ in rests_on:
        if bank.claim(id_) is None:
            yield f"{item.id}: the proof of '{text}' rests on '{id_}', which is not there"


def _unsourced(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if not item.sources and not item.references:
            yield f"{item.id}: has neither source nor reference"


def _unstamped(bank: Bank, fact: Fact, items: tuple[Item, ...]) -> Iterator[str]:
    stamp = bank.stamps.get(fact.id)
    if stamp is None or stamp[0] != rendering(fact, items):
        yield f"what a learner sees differs from {NAME}; run 'python -m questions stamp'"
