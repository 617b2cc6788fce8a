"""The Anki package of the bank, against genanki's own basic notes, as many and as long."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import genanki

from bench.measuring import Row, compared
from exports import WRITERS
from exports.deck import Deck, DeckFact
from questions.bank import load
from questions.generators import items_of

COPIES = 14  # of the bank: ten thousand notes


def exporting() -> Row:
    """Ours has one note a fact with several questions, made of the items; genanki's two texts."""
    deck = bank_deck()
    write = WRITERS["anki"].write

    def peer() -> None:
        package: Any = genanki.Package(_basic(deck))
        package.write_to_file(io.BytesIO())

    count = len(deck.facts)
    what = f"export, a note of {count}"
    ours = lambda: write(deck)  # noqa: E731
    return compared(what, ours, "genanki, basic notes", peer, rounds=7, count=count)


@cache
def bank_deck() -> Deck:
    """The facts of the bank with their items, so often that they are ten thousand."""
    bank = load()
    facts = [
        DeckFact(
            id=fact.id,
            topic=fact.topic,
            topic_name=bank.topics[fact.topic].name,
            statement=fact.statement,
            changed=bank.changed(fact.id),
            items=items_of(fact, bank),
        )
        for fact in bank.asked()
    ]
    many = [replace(fact, id=f"{fact.id}-{n}") for n in range(COPIES) for fact in facts]
    return Deck("Bench", 1, datetime(2026, 1, 1, tzinfo=UTC), tuple(many))


def _basic(deck: Deck) -> Any:
    made: Any = genanki.Deck(2, "Bench")
    for fact in deck.facts:
        item = fact.items[0]
        fields = [item.stem, f"{item.key_text}. {item.explanation}"]
        made.add_note(genanki.Note(model=genanki.BASIC_MODEL, fields=fields, guid=fact.id))
    return made
