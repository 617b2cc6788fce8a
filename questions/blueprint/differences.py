"""What is different between two versions of a set."""

from __future__ import annotations

from dataclasses import dataclass

from questions.blueprint.spec import Blueprint, Pool, Spec


@dataclass(frozen=True)
class PoolChange:
    """A pool before and after; None where it was not there. `what` names the fields that differ.

    Of a listed pool `added` and `removed` count questions, `revised` those of another version.
    """

    before: Pool | None
    after: Pool | None
    what: tuple[str, ...] = ()
    added: int = 0
    removed: int = 0
    revised: int = 0


@dataclass(frozen=True)
class Differences:
    """All that differs. `moved`: the pools that stayed have another order."""

    pools: tuple[PoolChange, ...]
    moved: bool
    excluded: int
    included: int


def differences(before: Spec, after: Spec) -> Differences:
    """What was changed from one spec to the other, in the order of the later one."""
    new = [_change(before.pool(pool.key), pool) for pool in after.pools]
    gone = [PoolChange(pool, None) for pool in before.pools if after.pool(pool.key) is None]
    stayed = [pool.key for pool in after.pools if before.pool(pool.key)]
    were = [pool.key for pool in before.pools if after.pool(pool.key)]
    return Differences(
        pools=tuple(each for each in [*new, *gone] if each.before != each.after),
        moved=stayed != were,
        excluded=len(set(after.excluded) - set(before.excluded)),
        included=len(set(before.excluded) - set(after.excluded)),
    )


def _change(before: Pool | None, after: Pool) -> PoolChange:
    if before is None:
        return PoolChange(None, after)
    if isinstance(before.source, Blueprint) != isinstance(after.source, Blueprint):
        return PoolChange(before, after, ("source",))
    were, are = ({one.item_id: one.version for one in pool.pinned} for pool in (before, after))
    what = [each for each in ("number", "points", "each") if _differs(before, after, each)]
    if isinstance(after.source, Blueprint):
        names = ("topics", "stages", "forms", "known")
        what += [each for each in names if _differs(before.source, after.source, each)]
    elif list(were) != list(are) and were.keys() == are.keys():
        what.append("order")
    return PoolChange(
        before,
        after,
        tuple(what),
        added=len(are.keys() - were.keys()),
        removed=len(were.keys() - are.keys()),
        revised=sum(were[one] != are[one] for one in were.keys() & are.keys()),
    )


def _differs(before: object, after: object, name: str) -> bool:
    return bool(getattr(before, name) != getattr(after, name))
