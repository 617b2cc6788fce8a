"""What an author is told of a set: pools that are short, overlap, or list what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from questions.blueprint.candidate import Candidates
from questions.blueprint.draw import Seed, draw, fitting, shortfalls
from questions.blueprint.spec import Blueprint, Pool, Spec

Kind = Literal[
    "empty",
    "short",
    "unknown",
    "withdrawn",
    "gone",
    "hidden",
    "doubled",
    "newer",
    "known",
    "overlap",
]
SERIOUS: frozenset[Kind] = frozenset({"empty", "short", "unknown", "withdrawn", "gone"})


@dataclass(frozen=True)
class Caution:
    """Something to know of a set, or of one of its pools; `other` is a second one.

    empty: there is no pool. short: so many questions are missing. unknown: so many listed
    questions were never published; withdrawn: are asked no more; hidden: ask a fact that is
    excluded; newer: have a newer version; known: rest on what no authority's text was read for.
    gone: so many topics are not there any more. doubled: so many facts are listed in several
    questions, of which a draw takes one. overlap: two pools share so many facts.
    """

    kind: Kind
    pool: int = 0
    count: int = 0
    other: int = 0

    @property
    def is_serious(self) -> bool:
        """Whether a draw is less than what was meant."""
        return self.kind in SERIOUS


def cautions(spec: Spec, candidates: Candidates, topics: Collection[str]) -> tuple[Caution, ...]:
    """All there is to say, what is serious first; `topics` are those of the bank of today."""
    if not spec.pools:
        return (Caution("empty"),)
    slots = draw(spec, candidates, Seed(""))
    short = (Caution("short", each.pool, each.missing) for each in shortfalls(spec, slots))
    found = [*short, *_overlaps(spec, candidates)]
    for pool in spec.pools:
        found += _of_pool(pool, spec, candidates, topics)
    order = {pool.key: place for place, pool in enumerate(spec.pools)}
    return tuple(sorted(found, key=lambda each: (not each.is_serious, order[each.pool])))


def _of_pool(
    pool: Pool, spec: Spec, candidates: Candidates, topics: Collection[str]
) -> Iterator[Caution]:
    if isinstance(pool.source, Blueprint):
        if gone := [each for each in pool.source.topics if each not in topics]:
            yield Caution("gone", pool.key, len(gone))
        return
    names = [(each.item_id, each.version) for each in pool.pinned]
    there = [candidates.by_name[name] for name in names if name in candidates.by_name]
    served = [each for each in there if not candidates.is_withdrawn(each.item_id)]
    facts = Counter(each.fact for each in served)
    counts: dict[Kind, int] = {
        "unknown": len(names) - len(there),
        "withdrawn": len(there) - len(served),
        "hidden": sum(each.fact in spec.excluded for each in served),
        "newer": sum(candidates.newer(each.name) is not None for each in served),
        "known": sum(each.known for each in served),
        "doubled": sum(count > 1 for count in facts.values()),
    }
    for kind, count in counts.items():
        if count:
            yield Caution(kind, pool.key, count)


def _overlaps(spec: Spec, candidates: Candidates) -> Iterator[Caution]:
    facts = {
        pool.key: {each.fact for each in fitting(pool, spec, candidates)} for pool in spec.pools
    }
    for one, other in combinations(spec.pools, 2):
        if shared := facts[one.key] & facts[other.key]:
            yield Caution("overlap", one.key, len(shared), other.key)
