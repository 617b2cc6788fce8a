"""Names of the bank that a slip in a course's own answer could mean."""

from __future__ import annotations

from collections.abc import Iterable

from questions.item import Rival
from questions.spelling import normal, typos_allowed
from questions.world import Bank


def rivals_of(accepted: Iterable[str], bank: Bank) -> tuple[Rival, ...]:
    """Names of the bank within a forgiven typo of an accepted one, by their places there.

    Other names of a concept that an accepted name means are none: osteoblast is near osteoclast,
    and never near itself.
    """
    spelt = {normal(name) for name in accepted} - {""}
    meant = {bank.names[at][0] for each in spelt for at in bank.places_of.get(each, ())}
    near = {
        found
        for each in spelt
        if (edits := typos_allowed(each))
        for found, _ in bank.near.within(each, edits)
    }
    places = sorted(at for each in near - spelt for at in bank.places_of[each])
    return tuple(Rival(*bank.names[at][:2]) for at in places if bank.names[at][0] not in meant)
