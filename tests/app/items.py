"""Small items of invented facts, for tests of what is done with items."""

from __future__ import annotations

from questions.item import (
    Cited,
    Cloze,
    Correction,
    Difficulty,
    Element,
    Item,
    Met,
    Option,
    Ordering,
    Proof,
    ShortAnswer,
    SingleBest,
    TrueFalse,
    with_version,
)

PROOF = Proof("partition", ("classes",), "They exclude each other.")


def _shared(id_: str, fact: str, stem: str) -> dict[str, object]:
    return {
        "id": id_,
        "version": "",
        "facts": (fact, "classes"),
        "topic": "drugs",
        "level": "remember",
        "stem": stem,
        "rule": "Alphalol is an alpha blocker.",
        "explanation": "It blocks alpha.",
        "qualifiers": (),
        "checked": "read",
        "sources": (Met("article", "An article", "A heading", None),),
        "references": (
            Cited("authority", "An authority", "A text", "2025", "https://x.org", None),
        ),
        "related": (),
        "difficulty": Difficulty(2, "prior", ("one fact",)),
    }


def choice(fact: str, asks: str = "object", stem: str = "Which class?") -> Item:
    """A single-best item with three options; the key is `alpha`."""
    return with_version(
        SingleBest(
            **_shared(f"single-best-{fact}-{asks}", fact, stem),  # type: ignore[arg-type]
            asks=asks,
            options=(
                Option("beta", "Beta blocker", False, "It blocks alpha.", PROOF),
                Option("alpha", "Alpha blocker", True, "It blocks alpha.", None),
                Option("gamma", "Gamma blocker", False, "It blocks alpha.", PROOF),
            ),
            answer="alpha",
            sorted=False,
        )
    )


def typed(fact: str, asks: str = "object", stem: str = "Drug class: ____") -> Item:
    """A typed item; `alpha blocker` is right."""
    return with_version(
        ShortAnswer(
            **_shared(f"short-answer-{fact}-{asks}", fact, stem),  # type: ignore[arg-type]
            asks=asks,
            category="drug class",
            answer="alpha blocker",
            accepted=("alpha-adrenergic blocker",),
            rivals=(),
            proof=PROOF,
        )
    )


def blank(fact: str, stem: str = "Alphalol is an ____.") -> Item:
    """A sentence with a gap; `alpha blocker` is right."""
    return with_version(
        Cloze(
            **_shared(f"cloze-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="object",
            category="drug class",
            answer="alpha blocker",
            accepted=("alpha-adrenergic blocker",),
            rivals=(),
            proof=PROOF,
        )
    )


def statement(fact: str, *, true: bool = False, category: str = "drug class") -> Item:
    """A statement to judge; where it is false and has a category, `alpha blocker` corrects it."""
    stem = f"Alphalol is {'an alpha' if true else 'a beta'} blocker."
    options = tuple(
        Option(id_, id_.capitalize(), right, "It blocks alpha.", None if right else PROOF)
        for id_, right in (("true", true), ("false", not true))
    )
    wanted = "alpha blocker" if category else "Alphalol is an alpha blocker."
    return with_version(
        TrueFalse(
            **_shared(f"true-false-{fact}-{true}", fact, stem),  # type: ignore[arg-type]
            asks="object",
            options=options,
            answer=true,
            correction=Correction(wanted, ("alpha-adrenergic blocker",), category, ()),
        )
    )


def steps(fact: str, stem: str = "How does it work?") -> Item:
    """Three steps to put in order: bind, block, relax."""
    texts = {"relax": "It relaxes the wall", "bind": "It binds alpha", "block": "It blocks alpha"}
    elements = tuple(Element(id_, text, f"{text} then.") for id_, text in texts.items())
    return with_version(
        Ordering(
            **_shared(f"ordering-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="order",
            elements=elements,
            answer=("bind", "block", "relax"),
            proof=PROOF,
        )
    )


def each_form(fact: str) -> tuple[Item, ...]:
    """An item of every form, of one fact."""
    return choice(fact), typed(fact), blank(fact), statement(fact), steps(fact)
