"""Pairs of a relation or a partition, and the proofs that they are not paired otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from questions.asking.triples import worded
from questions.fact import Definition, Fact, Triple
from questions.item import Element, Proof, digest
from questions.model import KEYABLE
from questions.plausibility import plausibility
from questions.vocabulary import Partition
from questions.wording import capital
from questions.world import Bank

MATCH_MEANINGS = (
    "Match each meaning to its term.",
    "Which term has which meaning? Match them.",
    "Find the term for each of these meanings.",
)


@dataclass(frozen=True)
class Pair:
    """Left and right of one fact; `near` is how plausibly it is confused with the asked one."""

    fact: Fact
    left: Element
    right: Element
    near: int


@dataclass(frozen=True)
class Pairing:
    """The pair of the asked fact, all others, the most plausible first, and more of the right.

    `functional` says that each left has one partner whatever is offered, so that facts with the
    same right are twins.
    `refuted(pair, right id)` is the proof that the left of a pair has not that partner.
    """

    template: str
    slots: dict[str, str]
    stem: str
    own: Pair
    others: tuple[Pair, ...]
    spare: tuple[Element, ...]
    functional: bool
    refuted: Callable[[Pair, str], Proof | None]


def pairing(fact: Fact, bank: Bank) -> Pairing | str:
    """What a fact may be matched with, or the rule that refuses it."""
    match fact:
        case Definition():
            return _of_definition(fact, bank)
        case Triple() if not bank.relations[fact.relation].match:
            return f"'{fact.relation}' has no wording that asks for pairs"
        case Triple() if len(fact.objects) > 1:
            return "a set of several objects is no pair"
        case Triple():
            return _of_triple(fact, bank)
    return f"a {fact.kind} is no pair"


def _of_triple(fact: Triple, bank: Bank) -> Pairing:
    facts = [
        each
        for each in bank.triples_of(fact.relation)
        if each.status in KEYABLE and len(each.objects) == 1 and each.id != fact.id
    ]
    others = tuple(_pair(fact, each, bank) for each in facts)
    values = {pair.right.id for pair in others}
    partition = bank.partition_of(fact.relation)
    if partition is not None:
        values |= {each for each in partition.values if each in bank.concepts}

    def refuted(pair: Pair, right: str) -> Proof | None:
        return bank.refuted(pair.left.id, fact.relation, right)

    return Pairing(
        template="triple.pairs/1",
        slots={"relation": fact.relation},
        stem=worded(bank.relations[fact.relation].match, fact.id),
        own=_pair(fact, fact, bank),
        others=_nearest(fact, others),
        spare=_spare(fact, fact.objects[0], values, bank),
        functional=partition is not None,
        refuted=refuted,
    )


def _pair(asked: Triple, fact: Triple, bank: Bank) -> Pair:
    left, right = bank.concepts[fact.subject], bank.concepts[fact.objects[0]]
    near = plausibility(bank, asked.objects[0], right.id)
    near += plausibility(bank, asked.subject, left.id)
    return Pair(
        fact,
        Element(left.id, capital(left.name), fact.statement),
        _element(right.id, bank),
        near,
    )


def _of_definition(fact: Definition, bank: Bank) -> Pairing:
    """Meanings to the left, terms to the right: terms are short, and more of them are known."""
    partition = bank.partitions[fact.within]
    defined = bank.defined_in.get(partition.id, {})
    others = tuple(_meaning(fact, each, bank) for each in defined.values() if each.id != fact.id)
    proofs = {term: _meant(defined.get(term), partition) for term in partition.values}

    def refuted(pair: Pair, right: str) -> Proof | None:
        return None if bank.related_by_name(pair.right.id, right) else proofs[right]

    return Pairing(
        template="definition.pairs/1",
        slots={"within": partition.id},
        stem=worded(MATCH_MEANINGS, fact.id),
        own=_meaning(fact, fact, bank),
        others=_nearest(fact, others),
        spare=_spare(fact, fact.term, set(partition.values), bank),
        functional=True,
        refuted=refuted,
    )


def _meant(defined: Definition | None, partition: Partition) -> Proof:
    """That a meaning is not another term's: what that term means excludes it."""
    if defined is None:
        return Proof("partition", (partition.id,), partition.reason)
    return Proof("partition", (partition.id, defined.id), defined.statement)


def _meaning(asked: Definition, fact: Definition, bank: Bank) -> Pair:
    id_ = digest([fact.id, "meaning"], 8)
    meaning = capital(fact.meaning.rstrip("."))
    return Pair(
        fact,
        Element(id_, meaning, fact.statement),
        _element(fact.term, bank),
        plausibility(bank, asked.term, fact.term),
    )


def _nearest(fact: Fact, others: tuple[Pair, ...]) -> tuple[Pair, ...]:
    def place(pair: Pair) -> tuple[int, str]:
        return -pair.near, digest(["pairs", fact.id, pair.fact.id])

    return tuple(sorted(others, key=place))


def _spare(fact: Fact, key: str, values: set[str], bank: Bank) -> tuple[Element, ...]:
    """Values that may be left over, the most plausible beside the key first."""

    def place(value: str) -> tuple[int, str]:
        return -plausibility(bank, key, value), digest(["spare", fact.id, value])

    return tuple(_element(value, bank) for value in sorted(values - {key}, key=place))


def _element(id_: str, bank: Bank) -> Element:
    concept = bank.concepts[id_]
    name = capital(concept.name)
    told = f"{name}: {concept.gloss.rstrip('.')}." if concept.gloss else f"{name}."
    return Element(id_, name, told)
