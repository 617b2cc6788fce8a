"""Small items of invented facts, for tests of what is done with items."""

from __future__ import annotations

from questions.item import (
    Cited,
    Difficulty,
    Item,
    Met,
    Option,
    Proof,
    ShortAnswer,
    SingleBest,
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
