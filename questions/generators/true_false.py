"""True or false: statements in pairs, so that half of them are true, with what puts them right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.asking import Choice, of_triple, refutation
from questions.distractors import even
from questions.fact import Fact, Misconception, Triple
from questions.generators.frame import frame, rests_on
from questions.generators.made import Made, refused
from questions.generators.typed import wanted
from questions.item import (
    Correction,
    Option,
    Proof,
    TrueFalse,
    digest,
    item_id,
    with_version,
)
from questions.wording import capital, fill
from questions.world import Bank

_ANY_STATEMENT = re.compile(r"which statement|what is true", re.IGNORECASE)
ABSOLUTE = frozenset(
    "all always completely entirely every invariably never nobody none only".split()
)


@dataclass(frozen=True)
class _Statement:
    """A statement to judge: why the other judgement is wrong, its proof, and what both rest on."""

    stem: str
    holds: bool
    because: str
    proof: Proof
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class _Sisters:
    """A true and a false statement of one fact, worded alike, and what they are made from."""

    template: str
    slots: dict[str, str]
    true: _Statement
    false: _Statement
    correction: Correction


def make(fact: Fact, bank: Bank) -> Made:
    """A true and a false item of a misconception or a triple, or neither."""
    match fact:
        case Misconception() if not fact.stands_alone:
            return refused(TrueFalse, "-", "'stands_alone' says that it needs its other options")
        case Misconception():
            sisters = _of_belief(fact)
        case Triple():
            if rule := _no_statement(fact, bank):
                return refused(TrueFalse, "-", rule)
            rivals = _rivals(fact, bank)
            if not rivals:
                return refused(TrueFalse, "-", "no object that is provably wrong")
            sisters = _of_triple(fact, bank, rivals)
        case _:
            return refused(TrueFalse, "-", f"a {fact.kind} is no belief and no plain statement")
    if rule := _telling(sisters):
        return refused(TrueFalse, "-", rule)
    both = (sisters.true, sisters.false)
    return Made(tuple(with_version(_item(fact, bank, sisters, each)) for each in both))


def _of_belief(fact: Misconception) -> _Sisters:
    """The belief and its correction, each as an answer to the question that both answer.

    Where the question only asks which statement is right, each is something that is said.
    """
    proof = Proof("misconception", (fact.id,), fact.refuted_because)
    wrong = refutation(fact), proof, proof.rests_on
    asks = fact.stem and not _ANY_STATEMENT.match(fact.stem)
    asked = f"{fact.stem} Answer:" if asks else f"Someone says of {fact.about}:"
    true, false = (f"{asked} “{capital(each)}”" for each in (fact.right, fact.belief))
    return _Sisters(
        template="misconception.judged/2" if asks else "misconception.said/1",
        slots={"about": fact.about},
        true=_Statement(true, True, *wrong),
        false=_Statement(false, False, *wrong),
        correction=Correction(fact.right, (), "", ()),
    )


def _no_statement(fact: Triple, bank: Bank) -> str:
    """Why a triple is no statement that stands on its own; empty where it is one."""
    if fact.cell_of in bank.grids and not bank.relations[fact.relation].judged:
        return "a cell holds within the scope of its grid, which the bare statement does not tell"
    if len(fact.objects) > 1:
        return "a set of several is no single statement"
    row = bank.objects_of(fact.subject, fact.relation).values()
    first = min((each.id for each in row), key=lambda id_: digest(["judged", id_]))
    return "" if first == fact.id else f"'{first}' is judged, which differs by one word"


def _rivals(fact: Triple, bank: Bank) -> tuple[Choice, ...]:
    return next((each.rivals for each in of_triple(fact, bank) if each.asks == "object"), ())


def _of_triple(fact: Triple, bank: Bank, rivals: tuple[Choice, ...]) -> _Sisters:
    """The triple itself, and with its most plausible wrong object.

    That object is no slot, as no distractor is: another one is a new version of the same item.
    """
    rival = min(
        rivals,
        key=lambda each: (-each.plausible, digest([fact.id, "false", each.id])),
    )
    true, false = (_said(fact, bank, each) for each in (fact.objects[0], rival.id))
    told = f"It is true. False would be: “{false}”"
    holds = Proof("fact", (fact.id,), fact.statement)
    assert rival.proof is not None
    correction, only = _correction(fact, bank)
    claims = (*rests_on((rival,)), *only)
    return _Sisters(
        template="triple.judged/1",
        slots={"subject": fact.subject, "relation": fact.relation},
        true=_Statement(true, True, told, holds, claims),
        false=_Statement(false, False, rival.rationale, rival.proof, claims),
        correction=correction,
    )


def _said(fact: Triple, bank: Bank, object_: str) -> str:
    relation = bank.relations[fact.relation]
    template = relation.judged or relation.says
    return fill(template, bank.concepts[fact.subject], (bank.concepts[object_],))


def _correction(fact: Triple, bank: Bank) -> tuple[Correction, tuple[str, ...]]:
    """The right object, and the claims that it is the only one.

    Typed where the relation may be and where it is proved; else told without a category. A
    cell of a grid could be put right by another finding as well as by another site.
    """
    key = bank.concepts[fact.objects[0]]
    proof = bank.only_object(fact)
    may = bank.relations[fact.relation].may_type_object and fact.cell_of not in bank.grids
    if proof is None or not key.is_short or not may:
        return Correction(key.name, key.accepted, "", ()), ()
    asked = wanted(bank, key.id)
    typed = Correction(asked["answer"], asked["accepted"], asked["category"], asked["rivals"])
    return typed, proof.rests_on


def _telling(sisters: _Sisters) -> str:
    """What would tell the false statement from the true one without knowledge."""
    true, false = sisters.true.stem, sisters.false.stem
    absolute = (_words(true) ^ _words(false)) & ABSOLUTE
    if absolute:
        return f"'{min(absolute)}' stands in one of the two statements alone"
    if not even([true, false]):
        return "one statement is much longer than the other"
    return ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def _item(fact: Fact, bank: Bank, sisters: _Sisters, each: _Statement) -> TrueFalse:
    asks = "true statement" if each.holds else "false statement"
    slots = {**sisters.slots, "asks": asks}
    return TrueFalse(
        id=item_id("true_false", sisters.template, (fact.id,), slots),
        stem=each.stem,
        options=(_option(fact, each, True), _option(fact, each, False)),
        answer=each.holds,
        correction=sisters.correction,
        **frame(
            fact, bank, asks, "remember", each.rests_on, typed=bool(sisters.correction.category)
        ),
    )


def _option(fact: Fact, each: _Statement, judged: bool) -> Option:
    text = "True" if judged else "False"
    if judged is each.holds:
        return Option(text.casefold(), text, True, fact.statement, None)
    return Option(text.casefold(), text, False, each.because, each.proof)
