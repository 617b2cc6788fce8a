"""A draw: which questions a set asks. Pure, and the same for equal inputs.

Facts are ranked by a digest of (seed, pool, fact), and the questions of a fact by one of (seed,
pool, question), so that a fact with many questions is no likelier than one with few, and a new
question changes no other fact's place. A fact stands in a draw once: where two pools want it, one
gives way as long as it finds another, so no pool is short that need not be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.blueprint.candidate import Candidate, Candidates
from questions.blueprint.spec import Blueprint, Pool, Spec
from questions.item import digest


@dataclass(frozen=True)
class Seed:
    """What a draw is made by: `common` is the same for all, `own` carries the student."""

    common: str
    own: str = ""


@dataclass(frozen=True)
class Slot:
    """A question of a draw; `pool` is the key of its pool."""

    item_id: str
    version: str
    points: float
    pool: int


@dataclass(frozen=True)
class Short:
    """A pool that found fewer questions than it asks for, and how many it lacks."""

    pool: int
    missing: int


Ranked = Mapping[str, Sequence[Candidate]]  # fact -> its questions, the first drawn first


def draw(spec: Spec, candidates: Candidates, seed: Seed) -> tuple[Slot, ...]:
    """The questions of a draw, pool by pool; fewer where a pool is short (`shortfalls`).

    Pools that are fixed for all do not depend on `seed.own`, and come first: what is drawn for
    each student leaves out what all are asked. Questions that were withdrawn are not drawn.
    """
    fits = {pool.key: fitting(pool, spec, candidates) for pool in spec.pools}
    seeds: dict[int, list[object]] = {pool.key: [seed.common, pool.key] for pool in spec.pools}
    ranked = {key: _ranked(found, seeds[key]) for key, found in fits.items()}
    taken = _match(spec.pools, ranked)  # with all pools, so that the others find enough as well
    each = [pool for pool in spec.pools if pool.each]
    for key in (pool.key for pool in each):
        seeds[key] = [seed.common, key, seed.own]
    if each:
        varied = {pool.key for pool in each}
        taken = {fact: key for fact, key in taken.items() if key not in varied}
        left = {key: [one for one in fits[key] if one.fact not in taken] for key in varied}
        ranked |= {key: _ranked(found, seeds[key]) for key, found in left.items()}
        taken |= _match(each, ranked)
    return tuple(
        _slot(pool, questions, seeds[pool.key])
        for pool in spec.pools
        for fact, questions in ranked[pool.key].items()
        if taken.get(fact) == pool.key
    )


def _slot(pool: Pool, questions: Sequence[Candidate], seed: list[object]) -> Slot:
    """One of a fact's questions."""
    found = min(questions, key=lambda each: digest([*seed, "item", each.item_id]))
    return Slot(found.item_id, found.version, pool.points, pool.key)


def shortfalls(spec: Spec, slots: Iterable[Slot]) -> tuple[Short, ...]:
    """The pools that a draw left short, and by how many; the same for every student."""
    drawn = Counter(slot.pool for slot in slots)
    return tuple(
        Short(pool.key, pool.number - drawn[pool.key])
        for pool in spec.pools
        if drawn[pool.key] < pool.number
    )


def every(spec: Spec, candidates: Candidates) -> tuple[Candidate, ...]:
    """All questions that the pools can be drawn from today, pool by pool, each once.

    One that a pool lists and another pool draws as well comes in the version that is listed.
    """
    found: dict[str, Candidate] = {}
    for pool in spec.pools:
        for each in fitting(pool, spec, candidates):
            if pool.pinned or each.item_id not in found:
                found[each.item_id] = each
    return tuple(found.values())


def fitting(pool: Pool, spec: Spec, candidates: Candidates) -> tuple[Candidate, ...]:
    """All questions that a pool can be drawn from today, of the facts that are not excluded."""
    excluded = frozenset(spec.excluded)
    return tuple(each for each in _in_source(pool, candidates) if each.fact not in excluded)


def _in_source(pool: Pool, candidates: Candidates) -> Iterable[Candidate]:
    source = pool.source
    if isinstance(source, Blueprint):
        return (each for each in candidates.served if passes(source, each))
    names = ((each.item_id, each.version) for each in source.items)
    found = (candidates.by_name.get(name) for name in names)
    return (each for each in found if each and not candidates.is_withdrawn(each.item_id))


def passes(source: Blueprint, candidate: Candidate) -> bool:
    """Whether a blueprint lets a question through."""
    return (
        (not source.topics or candidate.topic in source.topics)
        and (not source.stages or candidate.stage in source.stages)
        and (not source.forms or candidate.form in source.forms)
        and (source.known or not candidate.known)
    )


def _ranked(found: Iterable[Candidate], seed: list[object]) -> Ranked:
    """The facts in the order in which they are drawn, each with its questions."""
    held: dict[str, list[Candidate]] = {}
    for each in found:
        held.setdefault(each.fact, []).append(each)
    order = sorted(held, key=lambda fact: (digest([*seed, "fact", fact]), fact))
    return {fact: held[fact] for fact in order}


def _match(pools: Sequence[Pool], ranked: Mapping[int, Ranked]) -> dict[str, int]:
    """Fact -> pool: as many for each pool as it asks for, or as there can be."""
    taken: dict[str, int] = {}
    for pool in pools:
        for _ in range(pool.number):
            if not _give(pool.key, ranked, taken, {pool.key}):
                break
    return taken


def _give(key: int, ranked: Mapping[int, Ranked], taken: dict[str, int], tried: set[int]) -> bool:
    """One fact more for the pool; another pool gives one up if it finds a substitute."""
    for fact in ranked[key]:
        if fact not in taken:
            taken[fact] = key
            return True
    for fact in ranked[key]:
        owner = taken[fact]
        if owner not in tried:
            tried.add(owner)
            if _give(owner, ranked, taken, tried):
                taken[fact] = key
                return True
    return False
