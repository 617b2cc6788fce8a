"""A fact of the bank, and a question without one, as a deck holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from exports.deck import DeckFact
from questions.fact import Fact
from questions.item import Item
from questions.regions import REGIONS, is_about
from questions.world import Bank

NO_TOPIC = ("own", "Own questions of the course")


def deck_fact(fact: Fact, bank: Bank, items: Iterable[Item]) -> DeckFact:
    """The fact with these of its items, as the bank tells it today.

    Tags: the stage, the body map's sites, and each month in which the meaning changed.
    """
    return DeckFact(
        id=fact.id,
        topic=fact.topic,
        topic_name=bank.topics[fact.topic].name,
        statement=fact.statement,
        changed=bank.changed(fact.id),
        items=tuple(items),
        tags=_tags(fact, bank),
    )


def without_fact(items: Sequence[Item], bank: Bank, day: date) -> DeckFact:
    """Questions of one thing that is no fact of the bank: for every writer but Anki's.

    `day` stands for the day of its change. The topic is the bank's where they name one.
    """
    first = items[0]
    topic = bank.topics.get(first.topic)
    id_, name = (topic.id, topic.name) if topic else NO_TOPIC
    return DeckFact(first.facts[0], id_, name, first.rule, day, tuple(items))


def _tags(fact: Fact, bank: Bank) -> tuple[str, ...]:
    sites = (f"mt::site::{each.id}" for each in REGIONS if is_about(fact, each, bank))
    changed = {f"mt::corrected::{each.on:%Y-%m}" for each in fact.changes if each.meaning}
    return (f"mt::stage::{fact.stage.value}", *sites, *sorted(changed))
