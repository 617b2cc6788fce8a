"""What every item of a fact carries: rule, why, sources, references, difficulty."""

from __future__ import annotations

from typing import Any

from questions.asking import Choice
from questions.fact import Fact
from questions.item import Cited, Difficulty, Level, Met
from questions.world import Bank

BASE = {"remember": 2, "understand": 3, "apply": 4, "analyse": 5}


def frame(
    fact: Fact, bank: Bank, asks: str, level: Level, rests_on: tuple[str, ...], *, typed: bool
) -> dict[str, Any]:
    """The fields of `Item` that all forms share, by name."""
    facts = tuple(dict.fromkeys([fact.id, *rests_on]))
    return {
        "version": "",
        "facts": facts,
        "topic": fact.topic,
        "level": level,
        "asks": asks,
        "rule": fact.statement,
        "explanation": fact.explanation,
        "qualifiers": fact.qualifiers,
        "checked": fact.checked.how if fact.checked else "known",
        "sources": _met(fact, bank),
        "references": _cited(fact, bank),
        "related": tuple(each for each in (*fact.needs, *facts[1:]) if each in bank.facts),
        "difficulty": _difficulty(fact, level, typed),
    }


def rests_on(chosen: tuple[Choice, ...]) -> tuple[str, ...]:
    """Every claim and fact that proofs and rationales of the options rest on, in order."""
    found: list[str] = []
    for choice in chosen:
        found += choice.proof.rests_on if choice.proof else ()
        found += choice.cites
    return tuple(found)


def _met(fact: Fact, bank: Bank) -> tuple[Met, ...]:
    return tuple(
        Met(each.source, bank.sources[each.source].title, each.section, each.said)
        for each in fact.sources
    )


def _cited(fact: Fact, bank: Bank) -> tuple[Cited, ...]:
    against = fact.checked.against if fact.checked else ()
    return cited([*fact.references, *against], bank)


def cited(references: list[str], bank: Bank) -> tuple[Cited, ...]:
    """References by id as shown below an item, each once."""
    return tuple(Cited(**bank.references[each].model_dump()) for each in dict.fromkeys(references))


def _difficulty(fact: Fact, level: Level, typed: bool) -> Difficulty:
    value = BASE[level] + (1 if typed else 0) + (1 if fact.stage == "specialist" else 0)
    reasons = [f"level: {level}"]
    reasons += ["typed answer"] if typed else []
    reasons += ["specialist stage"] if fact.stage == "specialist" else []
    return Difficulty(min(5, value), "prior", tuple(reasons))
