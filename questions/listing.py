"""The bank as lines of JSON: facts, items and negatives, in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from questions.fact import Contrast, Fact, Misconception, Triple
from questions.generators import all_items
from questions.item import Item, digest, dump
from questions.model import Claim
from questions.vocabulary import Partition
from questions.world import Bank


def facts(bank: Bank) -> Iterator[dict[str, Any]]:
    """Every fact, by id, as the contract of `python -m questions facts` says."""
    for id_, fact in sorted(bank.facts.items()):
        triple = fact if isinstance(fact, Triple) else None
        objects = list(triple.objects) if triple else []
        yield {
            "id": id_,
            "kind": fact.kind,
            "topic": fact.topic,
            "stage": fact.stage.value,
            "statement": fact.statement,
            "explanation": fact.explanation,
            "subject": triple.subject if triple else None,
            "relation": triple.relation if triple else None,
            "object": (objects[0] if len(objects) == 1 else objects) if triple else None,
            "status": fact.status.value,
            "qualifiers": list(fact.qualifiers),
            "sources": [each.model_dump(exclude_none=True) for each in fact.sources],
            "references": [
                bank.references[each].model_dump(exclude_none=True) for each in fact.references
            ],
            "checked": fact.checked.model_dump(mode="json") if fact.checked else None,
            "changed": bank.changed(id_).isoformat(),
        }


def items(bank: Bank, form: str | None, seed: int | None) -> Iterator[dict[str, Any]]:
    """Every item in a fixed order; with a seed, one variant for each fact and form."""
    found = [item for item in all_items(bank) if form in (None, item.form)]
    if seed is not None:
        best: dict[tuple[str, str], Item] = {}
        for item in sorted(found, key=lambda each: digest([seed, each.id])):
            best.setdefault((item.facts[0], item.form), item)
        found = [item for item in found if best[item.facts[0], item.form] is item]
    for item in found:
        yield {"id": item.id, "version": item.version, "form": item.form, **dump(item)}


def negatives(bank: Bank) -> Iterator[dict[str, Any]]:
    """Every negative with kind, scope, reason, check and the number of items that rest on it."""
    items = list(all_items(bank))
    made = Counter((item.facts[0], item.form) for item in items)
    used = Counter(claim for item in items for claim in set(item.facts[1:]))
    for id_, negative in sorted(bank.negatives.items()):
        kind = type(negative).__name__.casefold()
        yield _negative(id_, kind, negative.scope, negative.reason, negative, used[id_])
    for id_, grid, row, cell in sorted(bank.refuted_cells(), key=lambda each: each[0]):
        claim = row.claim_of(cell)
        yield _negative(id_, "grid", grid.scope, cell.reason, claim, used[id_])
    for id_, kind, fact, reason in _own(bank):
        scope = "; ".join(fact.qualifiers) or fact.statement
        rest = sum(made[fact.id, form] for form in _RESTS[kind])
        yield _negative(id_, kind, scope, reason, fact, rest)
    for id_, case in sorted(bank.cases.items()):
        for rival in case.options:
            reason = " ".join(x.against[rival].because for x in case.lines if rival in x.against)
            scope = f"{case.opening} {case.question}"
            yield _negative(f"{id_}:{rival}", "case", scope, reason, case, used[id_])
    for id_, finding in sorted(bank.findings.items()):
        for site, reason in finding.rules_out.items():
            yield _negative(f"{id_}:{site}", "normal", finding.line, reason, finding, used[id_])
    for id_, partition in sorted(bank.partitions.items()):
        scope = f"{partition.name}: {', '.join(partition.values)}"
        yield _negative(id_, "partition", scope, partition.reason, partition, used[id_])


_RESTS = {
    "contrast": ("single_best",),
    "misconception": ("single_best", "true_false"),
    "only": ("cloze",),
}
"""What a fact declares to be false itself -> the forms whose items rest on it."""


def _own(bank: Bank) -> Iterator[tuple[str, str, Fact, str]]:
    """What facts declare to be false themselves: id, kind, fact, reason."""
    for id_, fact in sorted(bank.facts.items()):
        match fact:
            case Contrast():
                for other, because in sorted(fact.not_for.items()):
                    yield f"{id_}:{other}", "contrast", fact, because
            case Misconception():
                yield f"{id_}:belief", "misconception", fact, fact.refuted_because
                for number, claim in enumerate(fact.also_false, 1):
                    yield f"{id_}:false-{number}", "misconception", fact, claim.because
        if fact.gap:
            yield f"{id_}:only", "only", fact, fact.gap.only


def _negative(
    id_: str, kind: str, scope: str, reason: str, claim: Claim | Partition, used: int
) -> dict[str, Any]:
    return {
        "id": id_,
        "kind": kind,
        "scope": scope,
        "reason": reason,
        "references": list(claim.references),
        "checked": claim.checked.model_dump(mode="json") if claim.checked else None,
        "items": used,
    }
