"""Small hand-made items, facts and decks for the tests of writers."""

from __future__ import annotations

from datetime import UTC, date, datetime

from exports.deck import Deck, DeckFact
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
from tests.app.items import wider_forms

MADE_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
REPORT = "https://trainer.example/report"

CITED = Cited(
    "nci-x",
    "National Cancer Institute",
    "Drugs & targets",
    "2025-01",
    "https://nci.example/x?a=1&b=2",
    None,
)
MET = Met("liver-mbc", "Understanding the liver", "Genetic Markers", None)
PROOF = Proof("partition", ("targets",), "Each is another protein.")


def shared(fact_id: str, asks: str) -> dict[str, object]:
    """What every sample item holds."""
    return {
        "version": "",
        "facts": (fact_id,),
        "topic": "systemic-therapy",
        "level": "remember",
        "asks": asks,
        "rule": "Olaparib inhibits PARP.",
        "explanation": "It traps the enzyme on DNA.",
        "qualifiers": ("United States, label of 2025",),
        "checked": "excerpt",
        "sources": (MET,),
        "references": (CITED,),
        "related": (),
        "difficulty": Difficulty(2, "prior", ()),
    }


def choice(fact_id: str, number: int = 1, asks: str = "object", **changes: object) -> SingleBest:
    """A single-best item with three options, the second is the key."""
    options = (
        Option("cdk4", "CDK4/6", False, "The target of palbociclib.", PROOF),
        Option("parp", "PARP", True, "Olaparib binds PARP.", None),
        Option("her2", "HER2", False, "The target of trastuzumab.", PROOF),
    )
    values: dict[str, object] = {
        **shared(fact_id, asks),
        "id": f"single-best-{fact_id}-{number}",
        "stem": f"At which target is olaparib directed ({number})?",
        "options": options,
        "answer": "parp",
        "sorted": False,
        **changes,
    }
    return with_version(SingleBest(**values))  # type: ignore[arg-type]


def typed(fact_id: str, asks: str = "object", **changes: object) -> ShortAnswer:
    """A typed item whose answer is PARP."""
    values: dict[str, object] = {
        **shared(fact_id, asks),
        "id": f"short-answer-{fact_id}-{asks}",
        "stem": "At which molecular target is olaparib directed?",
        "category": "Target",
        "answer": "PARP",
        "accepted": ("poly(ADP-ribose) polymerase",),
        "rivals": (),
        "proof": PROOF,
        **changes,
    }
    return with_version(ShortAnswer(**values))  # type: ignore[arg-type]


def cloze(fact_id: str, **changes: object) -> Cloze:
    """A sentence whose blank is PARP."""
    values: dict[str, object] = {
        **shared(fact_id, "gap"),
        "id": f"cloze-{fact_id}",
        "stem": "Olaparib traps ____ on DNA.",
        "category": "Enzyme",
        "answer": "PARP",
        "accepted": ("poly(ADP-ribose) polymerase",),
        "rivals": (),
        "proof": PROOF,
        **changes,
    }
    return with_version(Cloze(**values))  # type: ignore[arg-type]


def judgement(fact_id: str, answer: bool, category: str = "Target", **changes: object) -> TrueFalse:
    """A statement about olaparib; its correction is typed where there is a category."""
    options = tuple(
        Option(id_, id_.capitalize(), right, "Olaparib inhibits PARP.", None if right else PROOF)
        for id_, right in (("true", answer), ("false", not answer))
    )
    text = "PARP" if category else "Olaparib binds PARP."
    values: dict[str, object] = {
        **shared(fact_id, "true statement" if answer else "false statement"),
        "id": f"true-false-{fact_id}-{answer}",
        "stem": f"Olaparib binds {'PARP' if answer else 'CDK4/6'}.",
        "options": options,
        "answer": answer,
        "correction": Correction(text, ("PARP-1", "PARP1"), category, ()),
        **changes,
    }
    return with_version(TrueFalse(**values))  # type: ignore[arg-type]


def order(fact_id: str, **changes: object) -> Ordering:
    """Three steps; the first one shown is the second in order."""
    values: dict[str, object] = {
        **shared(fact_id, "order"),
        "id": f"ordering-{fact_id}",
        "stem": "Put these steps in order.",
        "elements": (
            Element("trap", "Trapping", "It comes after binding."),
            Element("bind", "Binding", "It is the first step."),
            Element("break", "Breaks in DNA", "They come after trapping."),
        ),
        "answer": ("bind", "trap", "break"),
        "proof": PROOF,
        **changes,
    }
    return with_version(Ordering(**values))  # type: ignore[arg-type]


def each_form(fact_id: str) -> tuple[Item, ...]:
    """An item of every form, both kinds of judgement among them."""
    return (*first_forms(fact_id), *wider_forms(fact_id))


def first_forms(fact_id: str) -> tuple[Item, ...]:
    """As many as fit one note: items of the forms with one option, text or order."""
    judged = (judgement(fact_id, answer) for answer in (True, False))
    return choice(fact_id), typed(fact_id), cloze(fact_id), *judged, order(fact_id)


def fact(
    fact_id: str,
    items: tuple[Item, ...] | None = None,
    *,
    topic: str = "systemic-therapy",
    statement: str = "Olaparib inhibits PARP.",
    changed: date = date(2026, 11, 20),
    tags: tuple[str, ...] = (),
) -> DeckFact:
    """A fact with one choice and one typed item unless others are given."""
    if items is None:
        items = (choice(fact_id), typed(fact_id))
    name = topic.replace("-", " ").capitalize()
    return DeckFact(fact_id, topic, name, statement, changed, items, tags)


def deck(*facts: DeckFact, made_at: datetime = MADE_AT) -> Deck:
    """A deck of these facts."""
    return Deck("Metastasis Trainer", 1_795_305_600_001, made_at, facts, REPORT)
