"""Changes of a spec: each makes a new one, and does nothing where there is nothing to change."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from questions.blueprint.spec import Blueprint, Listed, Pinned, Pool, Spec, dump, load


class NoPool(LookupError):
    """The spec has no pool of this key that takes what is done to it."""


def next_key(spec: Spec) -> int:
    """The key of a pool that is added."""
    return max((pool.key for pool in spec.pools), default=0) + 1


def with_pool(
    spec: Spec, source: Blueprint | Listed, number: int, points: float, *, each: bool
) -> Spec:
    """The spec with one pool more, the last.

    Raises:
        BadSpec: it would be the forty-first, or is none by its shape.
    """
    new = Pool(key=next_key(spec), source=source, number=number, points=points, each=each)
    return _checked((*spec.pools, new), spec.excluded)


def changed(spec: Spec, key: int, **values: object) -> Spec:
    """The spec with other values of a pool.

    Raises:
        NoPool: there is none of this key.
        BadSpec: the values are none of a pool.
    """
    return _replaced(spec, key, lambda pool: pool.model_copy(update=values))


def without_pool(spec: Spec, key: int) -> Spec:
    """The spec without a pool."""
    return _checked((pool for pool in spec.pools if pool.key != key), spec.excluded)


def moved(spec: Spec, key: int, by: int) -> Spec:
    """The spec with a pool so many places further down, or up, as far as there are places.

    Raises:
        NoPool: there is none of this key.
    """
    pools = list(spec.pools)
    at = next((place for place, pool in enumerate(pools) if pool.key == key), None)
    if at is None:
        raise NoPool(key)
    pool = pools.pop(at)
    pools.insert(max(0, at + by), pool)
    return _checked(pools, spec.excluded)


def with_item(spec: Spec, key: int, item: Pinned) -> Spec:
    """The spec with a question more in a pool; where all are asked, one more is asked.

    A question that is listed already takes this version.

    Raises:
        NoPool: there is no such pool, or a blueprint draws it.
        BadSpec: the pool holds as many as it can.
    """

    def add(pool: Pool) -> Pool:
        held = _items(pool)
        at = next((n for n, each in enumerate(held) if each.item_id == item.item_id), None)
        if at is not None:
            return _listing(pool, (*held[:at], item, *held[at + 1 :]), pool.number)
        every = pool.number >= len(held)
        return _listing(pool, (*held, item), len(held) + 1 if every else pool.number)

    return _replaced(spec, key, add)


def without_item(spec: Spec, key: int, item_id: str) -> Spec:
    """The spec without a question of a pool; without its last, the pool goes as well.

    Raises:
        NoPool: there is no such pool, or a blueprint draws it.
    """

    def drop(pool: Pool) -> Pool:
        left = tuple(each for each in _items(pool) if each.item_id != item_id)
        return _listing(pool, left, max(1, min(pool.number, len(left))))

    made = _replaced(spec, key, drop)
    emptied = made.pool(key)
    return without_pool(made, key) if emptied and not emptied.pinned else made


def excluding(spec: Spec, fact_id: str) -> Spec:
    """The spec that does not ask a fact.

    Raises:
        BadSpec: it excludes as many as it can.
    """
    return _checked(spec.pools, sorted({*spec.excluded, fact_id}))


def including(spec: Spec, fact_id: str) -> Spec:
    """The spec that may ask a fact again."""
    return _checked(spec.pools, (each for each in spec.excluded if each != fact_id))


def _items(pool: Pool) -> tuple[Pinned, ...]:
    if not isinstance(pool.source, Listed):
        raise NoPool(pool.key)
    return pool.source.items


def _listing(pool: Pool, items: tuple[Pinned, ...], number: int) -> Pool:
    source = Listed.model_construct(items=items)
    return pool.model_copy(update={"source": source, "number": number})


def _replaced(spec: Spec, key: int, change: Callable[[Pool], Pool]) -> Spec:
    found = spec.pool(key)
    if found is None:
        raise NoPool(key)
    made = change(found)
    return _checked((made if pool is found else pool for pool in spec.pools), spec.excluded)


def _checked(pools: Iterable[Pool], excluded: Iterable[str]) -> Spec:
    """By its shape: copies are not looked at."""
    return load(dump(Spec.model_construct(pools=tuple(pools), excluded=tuple(excluded))))
