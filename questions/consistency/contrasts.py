"""Contrasts and comparisons: no two ask one question and key each other's rivals."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz import fuzz

from questions.consistency.alike import apart, doubles
from questions.consistency.naming import Found
from questions.fact import Comparison, Contrast, Fact
from questions.model import KEYABLE
from questions.world import Bank

NEARLY = 90.0
"""Of 100, words in any order: below it the questions of two contrasts ask two things."""
Asked = dict[str, tuple[str, str]]
"""Fact -> its question and its key."""


def _questions(bank: Bank) -> Found:
    """One question has one key."""
    asked = _asked(bank)
    for first, later, _ in doubles({id_: question for id_, (question, _) in asked.items()}):
        if asked[first][1] != asked[later][1]:
            yield f"facts {later}", later, _message(first, asked[first][1], asked[later][1])


def _rivals(bank: Bank) -> Found:
    """A rival is the key of no contrast with nearly the same question."""
    asked = _asked(bank)
    keyed = defaultdict(list)
    for id_, (_, key) in asked.items():
        keyed[key].append(id_)
    same = {frozenset(pair[:2]) for pair in doubles({id_: each[0] for id_, each in asked.items()})}
    for id_, fact in sorted(bank.facts.items()):
        if isinstance(fact, Contrast) and id_ in asked:
            for other in [each for rival in fact.not_for for each in keyed[rival]]:
                if frozenset((id_, other)) not in same and _alike(fact.question, asked[other][0]):
                    yield f"facts {id_}", id_, _message(other, asked[other][1], fact.holds)


def _asked(bank: Bank) -> Asked:
    keyable = (fact for _, fact in sorted(bank.facts.items()) if fact.status in KEYABLE)
    return {fact.id: (fact.question, key) for fact in keyable for key, fact in _key(fact)}


def _key(fact: Fact) -> list[tuple[str, Contrast | Comparison]]:
    match fact:
        case Contrast():
            return [(fact.holds, fact)]
        case Comparison():
            return [(fact.ranks[0].concept, fact)]
    return []


def _alike(one: str, other: str) -> bool:
    mine, theirs = apart(one, other)
    return not (mine and theirs) and bool(fuzz.token_sort_ratio(one, other) >= NEARLY)


def _message(other: str, key: str, own: str) -> str:
    return (
        f"asks nearly what the fact '{other}' asks, whose key is '{key}', and keys '{own}'; "
        "expected one key a question; say in the question what sets them apart"
    )


def _kinds(bank: Bank) -> Found:
    """What holds for a class holds for its members: none of them is refuted."""
    for id_, fact in bank.facts.items():
        if isinstance(fact, Contrast) and fact.status in KEYABLE:
            for rival in fact.not_for:
                if fact.holds in bank.above(rival):
                    message = (
                        f"found '{rival}' under 'not_for', which is a kind of '{fact.holds}', for "
                        "which it holds; expected a thing apart; take it out"
                    )
                    yield f"facts {id_}", id_, message


CHECKS = (_questions, _rivals, _kinds)
