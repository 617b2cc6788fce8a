"""write(deck) -> JSON Lines: every question whole, a line each."""

from __future__ import annotations

import json

from exports.deck import Deck, DeckFact
from questions.item import Item, dump


def write(deck: Deck) -> bytes:
    """UTF-8; the fields of `python -m questions items`, and those of the fact.

    `questions.item.load` makes the same item of a line again: nothing is lost.
    """
    told = (_line(fact, item) for fact in deck.facts for item in fact.items)
    return "".join(f"{line}\n" for line in told).encode()


def _line(fact: DeckFact, item: Item) -> str:
    of_fact = {
        "fact": fact.id,
        "statement": fact.statement,
        "topic_name": fact.topic_name,
        "changed": fact.changed.isoformat(),
        "tags": fact.tags,
    }
    return json.dumps({**dump(item), **of_fact}, ensure_ascii=False)
