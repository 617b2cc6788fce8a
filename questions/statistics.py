"""Figures about the bank: facts, negatives, proofs, faces, items."""

from __future__ import annotations

from collections import Counter
from typing import Any

from questions.asking import askings
from questions.fact import Fact, Misconception, Triple
from questions.gates import Asked, figures, kinds_of
from questions.generators import items_of
from questions.item import Item, SelectAll, SingleBest, Table, TrueFalse
from questions.model import KEYABLE, Status
from questions.world import Bank

FACES = ("recognise", "recall", "apply")


def statistics(bank: Bank) -> dict[str, Any]:
    """JSON-ready figures, keys in a fixed order."""
    asked = sorted(bank.asked(), key=lambda fact: fact.id)
    made = {fact.id: items_of(fact, bank) for fact in asked}
    items = [item for each in made.values() for item in each]
    return {
        "sources": _sources(bank),
        "facts": _facts(bank, asked),
        "triples": _triples(bank, asked),
        "negatives": _negatives(bank),
        "faces": _faces(made),
        "items": _items(items),
        **figures(Asked(tuple(items), kinds_of(bank))),
        "concepts": len(bank.concepts),
        "references": len(bank.references),
    }


def _count(values: list[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _sources(bank: Bank) -> dict[str, int]:
    met = [source for fact in bank.facts.values() for source in {m.source for m in fact.sources}]
    return {source: met.count(source) for source in sorted(bank.sources)}


def _facts(bank: Bank, asked: list[Fact]) -> dict[str, Any]:
    cells = [fact for fact in asked if isinstance(fact, Triple) and fact.cell_of]
    in_table = sum(1 for fact in cells if fact.cell_of in bank.tables)
    return {
        "all": len(bank.facts),
        "asked": len(asked),
        "by_topic": _count([fact.topic for fact in asked]),
        "by_kind": _count([fact.kind for fact in asked]),
        "by_status": _count([fact.status.value for fact in bank.facts.values()]),
        "by_check": _count([fact.checked.how if fact.checked else "none" for fact in asked]),
        "by_stage": _count([fact.stage.value for fact in asked]),
        "table_cells": in_table,
        "grid_cells": len(cells) - in_table,
        "other": len(asked) - len(cells),
        "corrected": sum(fact.status is Status.corrected for fact in asked),
        "misconceptions": sum(isinstance(fact, Misconception) for fact in asked),
        "corrected_or_misconceptions": sum(
            fact.status is Status.corrected or isinstance(fact, Misconception) for fact in asked
        ),
        "keyable": sorted(status.value for status in KEYABLE),
    }


def _triples(bank: Bank, asked: list[Fact]) -> dict[str, Any]:
    """How many triples have three provable distractors, by the end that is asked."""
    triples = [fact for fact in asked if isinstance(fact, Triple)]
    by_end: Counter[str] = Counter()
    both = 0
    for fact in triples:
        enough = {asking.asks for asking in askings(fact, bank) if len(asking.rivals) >= 3}
        by_end.update(enough)
        both += bool(enough)
    return {
        "all": len(triples),
        "three_provable_distractors": both,
        "share": round(both / len(triples), 3) if triples else 0.0,
        "by_end": dict(sorted(by_end.items())),
    }


def _negatives(bank: Bank) -> dict[str, int]:
    kinds = [type(negative).__name__.casefold() for negative in bank.negatives.values()]
    counted = _count(kinds)
    counted["grid_refuted"] = sum(1 for _ in bank.refuted_cells())
    counted["partitions"] = len(bank.partitions)
    counted["cases"] = sum(len(case.options) for case in bank.cases.values())
    counted["normal_results"] = sum(len(each.rules_out) for each in bank.findings.values())
    return counted


def _faces(made: dict[str, tuple[Item, ...]]) -> dict[str, Any]:
    faces = {fact: {item.face for item in items} for fact, items in made.items()}
    return {
        **{face: sum(1 for each in faces.values() if face in each) for face in FACES},
        "by_number": _count([str(len(each)) for each in faces.values()]),
        "two_or_more": sum(len(each) > 1 for each in faces.values()),
    }


def _items(items: list[Item]) -> dict[str, Any]:
    """Counted once per (asked fact, form, what is asked)."""
    once = {(item.facts[0], item.form, item.stem): item for item in items}
    return {
        "all": len(once),
        "by_form": _count([item.form for item in once.values()]),
        "by_face": _count([item.face for item in once.values()]),
        "by_level": _count([item.level for item in once.values()]),
        "options": _count([str(item.k) for item in once.values() if item.form == SingleBest.form]),
        "key_positions": key_positions(items),
        "select_all": _selections(items),
        "tables": _tables(items),
        "true_false": _judgements(items),
    }


def _judgements(items: list[Item]) -> dict[str, Any]:
    """How many statements are true, and to how many pairs a correction is typed."""
    judged = [item for item in items if isinstance(item, TrueFalse)]
    true = [item for item in judged if item.answer]
    return {
        "true": len(true),
        "false": len(judged) - len(true),
        "true_share": round(len(true) / len(judged), 3) if judged else 0.0,
        "typed_corrections": sum(bool(item.correction.category) for item in true),
    }


def _selections(items: list[Item]) -> dict[str, int]:
    """How many of how many options are right, as '2 of 5'."""
    found = [item for item in items if isinstance(item, SelectAll)]
    return _count([f"{len(item.answer)} of {len(item.options)}" for item in found])


def _tables(items: list[Item]) -> dict[str, int]:
    """How many of how many cells hold, as '5 of 12'."""
    found = [item for item in items if isinstance(item, Table)]
    return _count([f"{len(item.answer)} of {len(item.cells)}" for item in found])


def key_positions(items: list[Item]) -> dict[str, int]:
    """Place of the key over items whose options are not sorted, as 'k=4 place 1'.

    Of a form but the single best answer, with its name before.
    """
    places = [
        f"{'' if item.form == SingleBest.form else f'{item.form} '}"
        f"k={item.k} place {[option.correct for option in item.options].index(True) + 1}"
        for item in items
        if isinstance(item, SingleBest) and not item.sorted
    ]
    return _count(places)
