"""Approvals of drugs: true in one jurisdiction and from one day on, so that both are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.consistency.naming import Found
from questions.fact import Fact
from questions.model import KEYABLE
from questions.telling import named
from questions.world import Bank

DRUG = "drug"
APPROVED = re.compile(r"\b(?:approved|licen[cs]ed)\b", re.IGNORECASE)
GIVEN = re.compile(
    r"\b(?:approvals?|licences?|licenses?)\b(?=.*\b(?:gave|given|granted|got|has|have|lost|received"
    r"|withdrawn|withdrew)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""The noun with what became of it; 'the trial that led to approval' speaks of the trial."""
INDICATED = re.compile(r"\bindicat(?:ed|ions?)\b", re.IGNORECASE)
"""Of a drug it is a word of the label; surgery is indicated by a state of the patient."""
JURISDICTION = re.compile(
    r"\b(?:United States|US|USA|FDA|European? Union|EU|EMA|Europe|European|United Kingdom|UK"
    r"|MHRA|NICE|England|Germany|Switzerland|Swissmedic|Canada|Australia|Japan|China|India|WHO"
    r"|worldwide)\b"
)
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_EXAMPLE = "United States label, revised March 2025"


def _approvals(bank: Bank) -> Found:
    for id_, fact in bank.facts.items():
        if fact.status in KEYABLE and (word := _speaks_of(bank, fact)):
            for lacking in _lacking(fact):
                message = (
                    f"found '{word}' in the statement, and no {lacking} there or under "
                    f"'qualifiers'; expected where and since when it holds; example: {_EXAMPLE}"
                )
                yield f"facts {id_}", id_, message


def _speaks_of(bank: Bank, fact: Fact) -> str | None:
    """The word by which a statement speaks of an approval, if it does."""
    if found := APPROVED.search(fact.statement) or GIVEN.search(fact.statement):
        return found[0]
    found = INDICATED.search(fact.statement)
    return found[0] if found and _names_a_drug(bank, fact) else None


def _names_a_drug(bank: Bank, fact: Fact) -> bool:
    drugs = (bank.concepts[id_] for id_ in bank.of_type.get(DRUG, ()))
    return any(named(fact.statement, drug) for drug in drugs)


def _lacking(fact: Fact) -> Iterator[str]:
    told = "; ".join((fact.statement, *fact.qualifiers))
    if not JURISDICTION.search(told):
        yield "jurisdiction"
    if not YEAR.search(told):
        yield "year"


CHECKS = (_approvals,)
