"""Facts by kind, what they need, where they were met, and the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from questions.consistency.naming import Found, missing
from questions.fact import Comparison, Contrast, Definition, Fact, Misconception, Sequence, Triple
from questions.model import Status
from questions.world import Bank

FALSE_AT_LEAST = 2
"""False statements beside the belief: with the true one they make four options."""


def _facts(bank: Bank) -> Found:
    for id_, fact in bank.facts.items():
        key = f"facts {id_}"
        for message in missing(bank.topics, (fact.topic,), "topic"):
            yield key, id_, message
        named = (*concepts_of(fact), *fact.rationale)
        for message in missing(bank.concepts, named, "concept"):
            yield key, id_, message
        if isinstance(fact, Triple):
            for message in missing(bank.relations, (fact.relation,), "relation"):
                yield key, id_, message
        for message in _by_kind(bank, fact):
            yield key, id_, message


def _by_kind(bank: Bank, fact: Fact) -> Iterator[str]:
    match fact:
        case Definition():
            yield from missing(bank.partitions, (fact.within,), "partition")
            partition = bank.partitions.get(fact.within)
            if partition and fact.term not in partition.values:
                yield f"the term '{fact.term}' is no value of the partition '{fact.within}'"
        case Sequence() if len(set(fact.steps)) != len(fact.steps):
            yield "found a step twice; expected each step once"
        case Comparison() if [each.rank for each in fact.ranks] != _ranks(fact):
            yield "expected strictly ordered ranks 1, 2, 3, ..., the highest first"
        case Misconception() if len(fact.also_false) < FALSE_AT_LEAST:
            yield f"found 1 statement under 'also_false'; expected at least {FALSE_AT_LEAST}"


def _ranks(fact: Comparison) -> list[int]:
    return list(range(1, len(fact.ranks) + 1))


def concepts_of(fact: Fact) -> tuple[str, ...]:
    """The concepts that a fact names."""
    match fact:
        case Triple():
            return fact.subject, *fact.objects
        case Definition():
            return (fact.term,)
        case Sequence():
            return fact.steps
        case Comparison():
            return tuple(each.concept for each in fact.ranks)
        case Contrast():
            return fact.holds, *fact.not_for
    return ()


def _tombstones(bank: Bank) -> Found:
    for id_, stone in bank.tombstones.items():
        if id_ in bank.facts and bank.facts[id_].status is not Status.retired:
            yield (
                f"facts {id_}",
                id_,
                "found the id of a retired fact; ids are never used again",
            )
        if stone.replaced_by:
            for message in missing(bank.facts, (stone.replaced_by,), "fact"):
                yield f"tombstones {id_}", id_, message


def _provenance(bank: Bank) -> Found:
    headings = {
        source: {section.heading for section in ledger.sections}
        for source, ledger in bank.ledgers.items()
    }
    for id_, fact in bank.facts.items():
        key = f"facts {id_}"
        met_in = tuple(each.source for each in fact.sources)
        for message in missing(bank.sources, met_in, "source"):
            yield key, id_, message
        for met in fact.sources:
            if met.section not in headings.get(met.source, {met.section}):
                yield key, id_, f"the ledger of '{met.source}' has no heading '{met.section}'"
        corrects = fact.status is Status.corrected and not isinstance(fact, Misconception)
        if corrects and not any(met.said for met in fact.sources):
            yield key, id_, "found 'status: corrected' without what the article 'said'"


def _ledgers(bank: Bank) -> Found:
    for source, ledger in bank.ledgers.items():
        key = f"ledgers {source}"
        for message in missing(bank.sources, (source,), "source"):
            yield key, source, message
        for number, section in enumerate(ledger.sections):
            for place, claim in enumerate(section.claims):
                for message in missing(bank.facts, claim.facts, "fact"):
                    yield f"{key} sections.{number}.claims.{place}", source, message


CHECKS = (_facts, _tombstones, _provenance, _ledgers)
