"""The bank as lines of JSON, and as a reader sees it in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from questions.fact import Contrast, Fact, Misconception, Triple
from questions.generators import GENERATORS, all_items, items_of, refusals_of
from questions.item import FORMS, Item, ShortAnswer, SingleBest, digest, dump
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
    made = Counter(item.facts[0] for item in all_items(bank))
    used = Counter(claim for item in all_items(bank) for claim in set(item.facts[1:]))
    for id_, negative in sorted(bank.negatives.items()):
        kind = type(negative).__name__.casefold()
        yield _negative(id_, kind, negative.scope, negative.reason, negative, used[id_])
    for id_, grid, row, cell in sorted(bank.refuted_cells(), key=lambda each: each[0]):
        claim = row.claim_of(cell)
        yield _negative(id_, "grid", grid.scope, cell.reason, claim, used[id_])
    for id_, kind, fact, reason in _own(bank):
        scope = "; ".join(fact.qualifiers) or fact.statement
        yield _negative(id_, kind, scope, reason, fact, made[fact.id])
    for id_, partition in sorted(bank.partitions.items()):
        scope = f"{partition.name}: {', '.join(partition.values)}"
        yield _negative(id_, "partition", scope, partition.reason, partition, used[id_])


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


def shown(bank: Bank, fact: Fact) -> str:
    """The items of a fact as a reader sees them, key and rationales included."""
    head = [
        f"{fact.id} ({fact.kind}, {fact.topic}, {fact.status.value})",
        fact.statement,
        "",
    ]
    return "\n".join([*head, *(line for item in items_of(fact, bank) for line in _item(item))])


def _item(item: Item) -> list[str]:
    lines = [f"[{item.form}, {item.level}] {item.id} {item.version}", item.stem]
    if isinstance(item, SingleBest):
        for number, option in enumerate(item.options, 1):
            lines.append(f"  {number}. {'✓' if option.correct else '✗'} {option.text}")
            lines.append(f"       {option.rationale}")
            if option.proof:
                lines.append(
                    f"       proof: {option.proof.kind} {', '.join(option.proof.rests_on)}"
                )
    if isinstance(item, ShortAnswer):
        lines.append(f"  {item.category}: {item.answer}")
        lines.append(f"       accepted: {', '.join(item.accepted) or '-'}")
        lines.append(f"       not: {', '.join(each.name for each in item.rivals) or '-'}")
    lines.append(f"  Why: {item.explanation}")
    lines += [f"  {each.authority}: {each.title} ({each.dated})" for each in item.references]
    lines += [f"  met in {each.title}, {each.section}" for each in item.sources]
    return [*lines, ""]


def refused(bank: Bank, fact: Fact) -> str:
    """The faces a fact lacks, each with the rule that refused it."""
    faces = {item.face for item in items_of(fact, bank)}
    lines = [f"{fact.id}: has {', '.join(sorted(faces)) or 'no face'}"]
    lines += [
        f"  {FORMS[each.form].face}, {each.form}, {each.asks}: {each.rule}"
        for each in refusals_of(fact, bank)
    ]
    lacks = {"recognise", "recall", "apply"} - {FORMS[form].face for form in GENERATORS}
    lines += [f"  {face}: no form of this face exists yet" for face in sorted(lacks)]
    return "\n".join(lines)
