"""Statements: no two facts say one thing, and none says what another calls false."""

from __future__ import annotations

from collections.abc import Iterator

from questions.consistency.alike import DENIALS, doubles, told_by
from questions.consistency.naming import Found
from questions.consistency.texts import concepts_of
from questions.fact import Fact, Misconception, Triple
from questions.model import KEYABLE
from questions.world import Bank


def _twice(bank: Bank) -> Found:
    """Two wordings of one thing are one fact."""
    said = {id_: fact.statement for id_, fact in bank.facts.items() if fact.status in KEYABLE}
    for first, later, more in doubles(said):
        if _may_be_one(bank.facts[first], bank.facts[later]):
            yield f"facts {later}", later, _message(first, said[first], more)


def _may_be_one(one: Fact, other: Fact) -> bool:
    """Whether two facts speak of one thing: doxorubicin is not liposomal doxorubicin.

    Two triples are told apart by what they name; that they differ is checked elsewhere.
    """
    if isinstance(one, Triple) and isinstance(other, Triple):
        return False
    mine, theirs = set(concepts_of(one)), set(concepts_of(other))
    return not mine or not theirs or bool(mine & theirs)


def _message(other: str, said: str, more: list[str]) -> str:
    if DENIALS.intersection(more):
        return (
            f"found the words of the fact '{other}' and a denial in one of the two; expected "
            f"claims that go together; mend one; that one says: {said[:90]}"
        )
    besides = f", but for '{more[0]}'" if more else ""
    return (
        f"found the words of the fact '{other}'{besides}; expected one fact a thing; retire one "
        f"with a tombstone, or say what sets them apart; that one says: {said[:90]}"
    )


def _false(bank: Bank) -> Found:
    """What one misconception calls false is nowhere asserted, in the same words and order."""
    true: dict[tuple[str, ...], str] = {}
    for id_, fact in sorted(bank.facts.items()):
        if fact.status in KEYABLE:
            for text in _asserted(fact.statement, fact):
                true.setdefault(told_by(text), id_)
    for id_, fact in bank.facts.items():
        if isinstance(fact, Misconception) and fact.status in KEYABLE:
            for text in _called_false(fact):
                other = true.get(told_by(f"{fact.about} {text}")) or true.get(told_by(text))
                if other and other != id_:
                    yield f"facts {id_}", id_, _asserts(other, text)


def _asserted(statement: str, fact: object) -> Iterator[str]:
    yield statement
    if isinstance(fact, Misconception):
        yield f"{fact.about} {fact.right}"


def _called_false(fact: Misconception) -> Iterator[str]:
    yield fact.belief
    for each in fact.also_false:
        yield each.text


def _asserts(other: str, text: str) -> str:
    return (
        f"found '{text[:90]}', called false here and asserted by the fact '{other}'; expected "
        "one of the two; mend the one that is wrong, or write another false statement"
    )


CHECKS = (_twice, _false)
