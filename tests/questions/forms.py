"""One invented item of each form, for tests of what is done with items."""

from __future__ import annotations

from typing import Any

from questions.item import (
    Cloze,
    Correction,
    Difficulty,
    Element,
    Item,
    Option,
    Ordering,
    Proof,
    Rival,
    ShortAnswer,
    SingleBest,
    TrueFalse,
)
from tests.app.items import wider_forms

PROOF = Proof("partition", ("classes",), "They exclude each other.")
STEPS = ("fever", "cough", "jaundice", "pain")


def _shared(stem: str) -> dict[str, Any]:
    return {
        "id": "one",
        "version": "1",
        "facts": ("tamol.class", "classes"),
        "topic": "drugs",
        "level": "remember",
        "asks": "object",
        "stem": stem,
        "rule": "Tamol is an alpha blocker.",
        "explanation": "It binds one receptor.",
        "qualifiers": (),
        "checked": "read",
        "sources": (),
        "references": (),
        "related": (),
        "difficulty": Difficulty(2, "prior", ()),
    }


def choice() -> SingleBest:
    options = (
        Option("beta", "Beta blocker", False, "It binds alpha.", PROOF),
        Option("alpha", "Alpha blocker", True, "It binds alpha.", None),
    )
    return SingleBest(**_shared("Which class?"), options=options, answer="alpha", sorted=False)


def typed(answer: str, accepted: tuple[str, ...] = (), rivals: tuple[str, ...] = ()) -> ShortAnswer:
    return ShortAnswer(**_shared("Which?"), **_wanted(answer, accepted, rivals), proof=PROOF)


def cloze() -> Cloze:
    wanted = _wanted("alpha blocker", ("alpha-adrenergic blocker",), ("alphi blocker",))
    return Cloze(**_shared("Tamol is an ____."), **wanted, proof=PROOF)


def _wanted(answer: str, accepted: tuple[str, ...], rivals: tuple[str, ...]) -> dict[str, Any]:
    return {
        "category": "Drug class",
        "answer": answer,
        "accepted": accepted,
        "rivals": tuple(Rival(name, name) for name in rivals),
    }


def judgement(answer: bool, category: str = "Drug class") -> TrueFalse:
    """A statement with its options; the correction is typed where there is a category."""
    text = "alpha blocker" if category else "Tamol binds alpha."
    options = tuple(
        Option(id_, id_.capitalize(), right, "It binds alpha.", None if right else PROOF)
        for id_, right in (("true", answer), ("false", not answer))
    )
    correction = Correction(text, ("alpha-adrenergic blocker",), category, ())
    stem = "Tamol is an alpha blocker." if answer else "Tamol is a beta blocker."
    return TrueFalse(**_shared(stem), options=options, answer=answer, correction=correction)


def order() -> Ordering:
    elements = tuple(Element(id_, id_.capitalize(), "It is so.") for id_ in sorted(STEPS))
    return Ordering(**_shared("Put these in order."), elements=elements, answer=STEPS, proof=PROOF)


def each_form() -> tuple[Item, ...]:
    """One of each form, a statement both true and false."""
    own = choice(), typed("alpha blocker"), cloze(), judgement(True), judgement(False), order()
    return *own, *wider_forms("alphalol")
