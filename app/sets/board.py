"""Question sets as their authors see them: pure values from specs, candidates and items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.cards.naming import FORMS
from app.sets import words
from app.sets.showing import Items, Name, places_of, statement, stem_of
from questions.blueprint import (
    Blueprint,
    Candidate,
    Candidates,
    Pinned,
    Pool,
    Spec,
    fitting,
)
from questions.blueprint.cautions import Caution, cautions
from questions.world import Bank

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


def names_of(spec: Spec) -> list[Name]:
    """All questions that are listed by hand."""
    return [(each.item_id, each.version) for pool in spec.pools for each in pool.pinned]


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


def fit(number: int, blueprint: Blueprint, spec: Spec, candidates: Candidates) -> str:
    """How many of how many a pool would ask, as a sentence."""
    pool = Pool(key=1, source=blueprint, number=max(1, number))
    found = fitting(pool, spec, candidates)
    return words.fits(number, len({each.fact for each in found}), len(found))
