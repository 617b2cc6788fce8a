"""The items of a fact as a reader sees them in a terminal, and the faces it lacks."""

from __future__ import annotations

from collections.abc import Iterator

from questions.fact import Fact
from questions.generators import GENERATORS, items_of, refusals_of
from questions.item import (
    FORMS,
    Cloze,
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
    Vignette,
)
from questions.world import Bank


def shown(bank: Bank, fact: Fact) -> str:
    """The items of a fact as a reader sees them, key, rationales and proofs included."""
    head = [
        f"{fact.id} ({fact.kind}, {fact.topic}, {fact.status.value})",
        fact.statement,
        "",
    ]
    return "\n".join([*head, *(line for item in items_of(fact, bank) for line in _item(item))])


def _item(item: Item) -> Iterator[str]:
    yield f"[{item.form}, {item.level}] {item.id} {item.version}"
    yield item.stem
    yield from _answer(item)
    yield f"  Why: {item.explanation}"
    yield from (f"  {each.authority}: {each.title} ({each.dated})" for each in item.references)
    yield from (f"  met in {each.title}, {each.section}" for each in item.sources)
    yield ""


def _answer(item: Item) -> Iterator[str]:
    match item:
        case SingleBest() | SelectAll():
            yield from _lines(item) if isinstance(item, Vignette) else ()
            yield from _options(item.options)
        case ExtendedMatching():
            yield f"  to choose from: {', '.join(each.text for each in item.options)}"
            for number, part in enumerate(item.parts, 1):
                yield f"  ({number}) {part.stem}"
                yield from _options(part.options)
        case ShortAnswer() | Cloze():
            yield from _typed(item)
        case TrueFalse():
            yield from _options(item.options)
            wanted = item.correction.category
            typed = f", to be typed as “{wanted}”" if wanted else ""
            yield f"  right is: {item.correction.text}{typed}"
        case Ordering():
            yield from _order(item)
        case Matching():
            yield from _pairs(item)
        case Table():
            yield from _table(item)
        case NumericBand():
            yield from _number(item)


def _lines(item: Vignette) -> Iterator[str]:
    """What each line of a vignette is there for."""
    names = {option.id: option.text for option in item.options}
    for line in item.lines:
        yield f"  [{line.kind}] against {', '.join(names[each] for each in line.against)}"


def _options(options: tuple[Option, ...]) -> Iterator[str]:
    for number, option in enumerate(options, 1):
        yield f"  {number}. {'✓' if option.correct else '✗'} {option.text}"
        yield f"       {option.rationale}"
        if option.proof:
            yield _proof(option.proof)


def _typed(item: ShortAnswer | Cloze) -> Iterator[str]:
    yield f"  {item.category}: {item.answer}"
    yield f"       accepted: {', '.join(item.accepted) or '-'}"
    yield f"       not: {', '.join(each.name for each in item.rivals) or '-'}"
    yield _proof(item.proof)
    yield f"       {item.proof.because}"


def _order(item: Ordering) -> Iterator[str]:
    yield f"  shown: {', '.join(each.text for each in item.elements)}"
    elements = {each.id: each for each in item.elements}
    for number, id_ in enumerate(item.answer, 1):
        yield f"  {number}. {elements[id_].text}"
        yield f"       {elements[id_].rationale}"


def _pairs(item: Matching) -> Iterator[str]:
    yield f"  to choose from: {', '.join(each.text for each in item.right)}"
    names = {each.id: each.text for each in item.right}
    for left in item.left:
        yield f"  {left.text} → {names[item.answer[left.id]]}"
        yield f"       {left.rationale}"
        for right in item.right:
            if proof := item.proofs.get(f"{left.id}:{right.id}"):
                yield f"       ✗ {right.text}: {proof.because}"
                yield _proof(proof)


def _table(item: Table) -> Iterator[str]:
    names = {each.id: each.text for each in (*item.rows, *item.columns)}
    yield f"  columns: {', '.join(each.text for each in item.columns)}"
    for cell in item.cells:
        yield f"  {'✓' if cell.correct else '✗'} {names[cell.row]}: {names[cell.column]}"
        yield f"       {cell.rationale}"
        if cell.proof:
            yield _proof(cell.proof)


def _number(item: NumericBand) -> Iterator[str]:
    band = item.answer
    exact = band.low == band.high
    right = "exactly" if exact else f"right from {band.low:g} to {band.high:g}"
    yield f"  {item.shown} ({right})"
    yield _proof(item.proof)
    yield f"       {item.proof.because}"


def _proof(proof: Proof) -> str:
    return f"       proof: {proof.kind} {', '.join(proof.rests_on)}"


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
