"""What all are asked stays what it was when the first was asked, whatever becomes of the bank."""

from __future__ import annotations

from collections.abc import Iterable

from questions.blueprint.draw import Slot
from questions.blueprint.spec import Listed, Pinned, Pool, Spec


def fixed(spec: Spec, slots: Iterable[Slot]) -> Spec:
    """The spec with the questions of a draw listed in each pool that is the same for all.

    From then on a draw by the same seed asks these, in these versions, as long as they are not
    withdrawn; a bank that was published anew changes only what is drawn for each student.
    """
    drawn: dict[int, list[Pinned]] = {}
    for slot in slots:
        pinned = Pinned(item_id=slot.item_id, version=slot.version)
        drawn.setdefault(slot.pool, []).append(pinned)
    pools = (each if each.each else _listed(each, drawn.get(each.key, [])) for each in spec.pools)
    return spec.model_copy(update={"pools": tuple(pools)})


def _listed(pool: Pool, found: Iterable[Pinned]) -> Pool:
    return pool.model_copy(update={"source": Listed(items=tuple(found))})
