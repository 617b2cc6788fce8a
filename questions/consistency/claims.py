"""Facts and negatives: each is checked against a reference, and no claim clashes."""

from __future__ import annotations

from collections.abc import Iterator

from questions.consistency.naming import Found, missing
from questions.fact import Definition, Fact, Sequence, Triple
from questions.model import KEYABLE, Checked, Claim, Status
from questions.negative import Complete, Negative
from questions.vocabulary import Relation
from questions.world import Bank

KNOWN_AT_MOST = 0.20
KNOWN_MAY_BE = (Definition, Sequence, Triple)
DRUG = "drug"


def _claims(bank: Bank) -> Found:
    for id_, fact in bank.facts.items():
        if fact.status is Status.retired:
            continue
        seen = fact.gap is not None or _of_a_drug(bank, fact)
        strict = seen or not isinstance(fact, KNOWN_MAY_BE)
        for message in unchecked(bank, fact, strict):
            yield f"facts {id_}", id_, message
    for id_, negative in bank.negatives.items():
        for message in unchecked(bank, negative, strict=True):
            yield f"negatives {id_}", id_, message


def _of_a_drug(bank: Bank, fact: Fact) -> bool:
    named = (fact.subject, *fact.objects) if isinstance(fact, Triple) else ()
    return any(bank.concepts[each].type == DRUG for each in named if each in bank.concepts)


def unchecked(bank: Bank, claim: Claim, strict: bool) -> Iterator[str]:
    """A message for all that is missing of a check.

    `strict`: drugs, figures, ranks, gaps, misconceptions and negatives must have been seen.
    """
    checked: Checked | None = claim.checked
    if checked is None:
        yield "found no 'checked'; say how, against which references and when it was checked"
        return
    if strict and checked.how == "known":
        needs = "a drug, figure, rank, gap, misconception or negative must be read or seen"
        yield f"found 'how: known'; {needs}"
    if checked.how != "known" and not claim.references:
        yield "found no 'references'; name the authority that says so"
    yield from missing(bank.references, claim.references + checked.against, "reference")


def _triples(bank: Bank) -> Found:
    for triple in bank.triples:
        relation = bank.relations.get(triple.relation)
        known = all(each in bank.concepts for each in (triple.subject, *triple.objects))
        if relation is None or not known:
            continue
        for message in (
            *_ends(bank, triple, relation),
            *_one_value(bank, triple, relation),
            *_twice(bank, triple),
        ):
            yield f"facts {triple.id}", triple.id, message


def _twice(bank: Bank, triple: Triple) -> Iterator[str]:
    """Two facts that assert one triple are one fact."""
    if triple.status in KEYABLE:
        for each, first in bank.objects_of(triple.subject, triple.relation).items():
            if each in triple.objects and first.id != triple.id:
                yield f"asserts what the fact '{first.id}' asserts; keep one of the two"


def _one_value(bank: Bank, triple: Triple, relation: Relation) -> Iterator[str]:
    """A functional relation takes one object a subject, a value of its partition."""
    if relation.cardinality != "one":
        return
    values = sorted(bank.held(triple.subject, triple.relation))
    if len(values) > 1:
        yield f"'{relation.id}' takes one object; found {', '.join(values)}"
    partition = bank.partitions.get(relation.partition or "")
    for value in values:
        if partition is not None and value not in partition.values:
            yield f"'{value}' is no value of the partition '{partition.id}'"


def _ends(bank: Bank, triple: Triple, relation: Relation) -> Iterator[str]:
    subject = bank.concepts[triple.subject]
    if subject.type not in relation.domain:
        takes = ", ".join(relation.domain)
        yield f"the subject is of type {subject.type}; '{relation.id}' takes: {takes}"
    for each in triple.objects:
        object_ = bank.concepts[each]
        if object_.type not in relation.range:
            takes = ", ".join(relation.range)
            yield f"'{each}' is of type {object_.type}; '{relation.id}' takes: {takes}"
        pair = (subject.family, object_.family)
        if relation.pairs and pair not in relation.pairs:
            yield f"the families {pair} are no allowed pair of '{relation.id}'"


def _negatives(bank: Bank) -> Found:
    for id_, negative in bank.negatives.items():
        key = f"negatives {id_}"
        named = (negative.subject, *getattr(negative, "among", ()), *_object(negative))
        unknown = [
            *missing(bank.concepts, named, "concept"),
            *missing(bank.relations, (negative.relation,), "relation"),
        ]
        for message in unknown:
            yield key, id_, message
        if not unknown:
            yield from _siblings(bank, negative, key)


def _object(negative: Negative) -> tuple[str, ...]:
    object_ = getattr(negative, "object", None)
    return (object_,) if object_ else ()


def _siblings(bank: Bank, negative: Negative, key: str) -> Found:
    """A complete row is only believed where the class siblings have that relation too."""
    if not isinstance(negative, Complete):
        return
    if not bank.held(negative.subject, negative.relation):
        yield key, negative.id, "found a complete row without a fact; write its facts first"
    if any(
        grid.relation == negative.relation and negative.subject in grid.rows
        for grid in bank.grids.values()
    ):
        message = "its row stands in a grid, where a blank is undecided; judge the cells there"
        yield key, negative.id, message
    for id_ in _class_of(bank, negative.subject):
        if not bank.objects_of(id_, negative.relation):
            message = (
                f"its class sibling '{id_}' has no '{negative.relation}'; fill it or use 'closed'"
            )
            yield key, negative.id, message


def _class_of(bank: Bank, subject: str) -> list[str]:
    """Concepts of a common parent; without a parent those of the same family."""
    own = bank.concepts[subject]
    return [
        id_
        for id_, concept in sorted(bank.concepts.items())
        if id_ != subject
        and (
            set(own.is_a) & set(concept.is_a)
            if own.is_a
            else own.family and (own.type, own.family) == (concept.type, concept.family)
        )
    ]


def _clashes(bank: Bank) -> Found:
    """What one claim asserts and another refutes."""
    for id_, negative in bank.negatives.items():
        for object_ in _object(negative):
            if negative.relation not in bank.relations or negative.subject not in bank.concepts:
                continue
            if fact := bank.holds(negative.subject, negative.relation, object_):
                yield (
                    f"negatives {id_}",
                    id_,
                    f"refutes what the fact '{fact.id}' asserts",
                )
    for id_, grid, _, _ in bank.refuted_cells():
        _, row, column = id_.split(".")
        known = row in bank.concepts and grid.relation in bank.relations
        if known and (fact := bank.holds(row, grid.relation, column)):
            key = f"grids {grid.id} rows.{row}.cells.{column}"
            yield key, id_, f"refutes what the fact '{fact.id}' asserts"


def _known(bank: Bank) -> Found:
    asked = [fact for fact in bank.facts.values() if fact.status in KEYABLE]
    known = [fact.id for fact in asked if fact.checked and fact.checked.how == "known"]
    if len(known) > KNOWN_AT_MOST * len(asked):
        share = f"{len(known)} of {len(asked)} facts are only 'known'; at most 20% may be"
        yield f"facts {known[0]}", known[0], share


CHECKS = (_claims, _triples, _negatives, _clashes, _known)
