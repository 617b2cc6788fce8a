"""Questions of sets as their authors see them: alone, to be chosen, or as a whole draw. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.cards.naming import FORMS
from exports.listings import Worded
from exports.worded import worded
from questions.blueprint import Seed, Slot, Spec
from questions.item import Item, TrueFalse
from questions.world import Bank

Name = tuple[str, str]  # item id and version
Items = Mapping[Name, Item]


@dataclass(frozen=True)
class Choice:
    """A question that can be listed; `pool` is the place of one that lists it, 0 for none."""

    item_id: str
    version: str
    stem: str
    form: str
    pool: int


@dataclass(frozen=True)
class Question:
    """A question in words, of a draw or alone; `pool` is the place of its pool."""

    item: Item
    words: Worded
    form: str
    topic: str
    statement: str
    number: int = 0
    points: float = 0
    pool: int = 0


def places_of(spec: Spec) -> dict[int, int]:
    """The place of each pool, from 1, by its key."""
    return {pool.key: place for place, pool in enumerate(spec.pools, start=1)}


def choice(item: Item, spec: Spec) -> Choice:
    """A question as a search shows it."""
    holding = (
        place
        for place, pool in enumerate(spec.pools, start=1)
        if item.id in {each.item_id for each in pool.pinned}
    )
    form = FORMS.get(item.form, item.form)
    return Choice(item.id, item.version, stem_of(item), form, next(holding, 0))


def offer(item: Item, spec: Spec, into: int) -> str:
    """What can be done with a question that is looked at, as a button says it; "" for nothing."""
    pool = spec.pool(into)
    listed = {each.item_id: each.version for each in pool.pinned} if pool else {}
    if item.id in listed:
        return "Take this version" if listed[item.id] != item.version else ""
    return "" if choice(item, spec).pool else "Add it to the set"


def stem_of(item: Item) -> str:
    """The stem on a line; a statement to judge with its key, lest it be taken for a fact."""
    return f"{item.stem} ({item.key_text})" if isinstance(item, TrueFalse) else item.stem


def statement(fact_id: str, bank: Bank) -> str:
    """What a fact says; of one that is gone, that it is."""
    fact = bank.facts.get(fact_id)
    return fact.statement if fact else f"A fact of before ({fact_id})"


def question(item: Item, bank: Bank, version: str = "") -> Question:
    """A question in words; another `version` has its options in another order.

    A course's own rests on no fact, and has no topic.
    """
    topic = bank.topics.get(item.topic)
    return Question(
        item=item,
        words=worded(item, version),
        form=FORMS.get(item.form, item.form),
        topic="Own question" if item.is_own else topic.name if topic else "",
        statement="" if item.is_own else statement(item.facts[0], bank),
    )


def drawn(
    slots: Sequence[Slot], spec: Spec, items: Items, bank: Bank, seed: Seed
) -> tuple[Question, ...]:
    """The questions of a draw, numbered, their options in the order of this draw."""
    places = places_of(spec)
    return tuple(
        replace(
            question(items[slot.item_id, slot.version], bank, f"{seed.common}/{seed.own}"),
            number=number,
            points=slot.points,
            pool=places[slot.pool],
        )
        for number, slot in enumerate(slots, start=1)
    )
