"""Question sets as their authors see them: pure values from specs, candidates and items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.cards.naming import FORMS
from app.sets import words
from exports.listings import Worded
from exports.worded import worded
from questions.blueprint import (
    Blueprint,
    Candidate,
    Candidates,
    Pinned,
    Pool,
    Seed,
    Slot,
    Spec,
    fitting,
)
from questions.blueprint.cautions import Caution, cautions
from questions.item import Item, TrueFalse
from questions.world import Bank

Name = tuple[str, str]
Items = Mapping[Name, Item]
GONE, WITHDRAWN, HIDDEN = "not found", "withdrawn", "excluded"


@dataclass(frozen=True)
class ItemLine:
    """A listed question. `state` says why it is not drawn; `newer` is a version served instead."""

    item_id: str
    version: str
    stem: str
    form: str
    state: str = ""
    newer: str = ""


@dataclass(frozen=True)
class Choice:
    """A question that can be listed; `pool` is the place of one that lists it, 0 for none."""

    item_id: str
    version: str
    stem: str
    form: str
    pool: int


@dataclass(frozen=True)
class PoolLine:
    """A pool in its place, with how many of how many it asks and what there is to know of it."""

    pool: Pool
    place: int
    title: str
    narrowed: str
    facts: int
    questions: int
    items: tuple[ItemLine, ...]
    serious: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_listed(self) -> bool:
        """Whether its questions were chosen by hand."""
        return not isinstance(self.pool.source, Blueprint)


@dataclass(frozen=True)
class Desk:
    """What a builder shows. `excluded` are facts by id and statement."""

    pools: tuple[PoolLine, ...]
    excluded: tuple[tuple[str, str], ...]
    serious: int
    is_empty: bool


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


def names_of(spec: Spec) -> list[Name]:
    """All questions that are listed by hand."""
    return [(each.item_id, each.version) for pool in spec.pools for each in pool.pinned]


def places_of(spec: Spec) -> dict[int, int]:
    """The place of each pool, from 1, by its key."""
    return {pool.key: place for place, pool in enumerate(spec.pools, start=1)}


def desk(spec: Spec, candidates: Candidates, items: Items, bank: Bank) -> Desk:
    """The builder's view of a spec; `items` holds what is listed."""
    found = cautions(spec, candidates, bank.topics)
    return Desk(
        pools=tuple(_pool(pool, spec, candidates, items, bank, found) for pool in spec.pools),
        excluded=tuple((each, statement(each, bank)) for each in spec.excluded),
        serious=sum(each.is_serious for each in found),
        is_empty=not spec.pools,
    )


def _pool(
    pool: Pool,
    spec: Spec,
    candidates: Candidates,
    items: Items,
    bank: Bank,
    found: Iterable[Caution],
) -> PoolLine:
    fits = fitting(pool, spec, candidates)
    places = places_of(spec)
    told = [(each, words.caution(each, places)) for each in found if each.pool == pool.key]
    return PoolLine(
        pool=pool,
        place=places[pool.key],
        title=words.titled(pool, bank),
        narrowed=words.narrowed(pool),
        facts=len({each.fact for each in fits}),
        questions=len(fits),
        items=tuple(_line(each, spec, candidates, items) for each in pool.pinned),
        serious=tuple(said for each, said in told if each.is_serious),
        notes=tuple(said for each, said in told if not each.is_serious),
    )


def _line(pinned: Pinned, spec: Spec, candidates: Candidates, items: Items) -> ItemLine:
    name = (pinned.item_id, pinned.version)
    item, candidate = items.get(name), candidates.by_name.get(name)
    if item is None or candidate is None:
        return ItemLine(*name, "A question that is not on this server", "", GONE)
    state = _state(candidate, spec, candidates)
    newer = candidates.newer(name)
    line = ItemLine(*name, stem_of(item), FORMS.get(item.form, item.form), state)
    return replace(line, newer=newer.version) if newer and state != WITHDRAWN else line


def _state(candidate: Candidate, spec: Spec, candidates: Candidates) -> str:
    if candidates.is_withdrawn(candidate.item_id):
        return WITHDRAWN
    return HIDDEN if candidate.fact in spec.excluded else ""


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
    """A question in words; another `version` has its options in another order."""
    topic = bank.topics.get(item.topic)
    return Question(
        item=item,
        words=worded(item, version),
        form=FORMS.get(item.form, item.form),
        topic=topic.name if topic else "",
        statement=statement(item.facts[0], bank),
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


def fit(number: int, blueprint: Blueprint, spec: Spec, candidates: Candidates) -> str:
    """How many of how many a pool would ask, as a sentence."""
    pool = Pool(key=1, source=blueprint, number=max(1, number))
    found = fitting(pool, spec, candidates)
    return words.fits(number, len({each.fact for each in found}), len(found))
