"""What became of the facts since a revision: added, changed for a reader, retired or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questions.fact import Fact
from questions.model import Status
from questions.world import Bank

KINDS = ("added", "meaning", "rendering", "retired", "gone")


@dataclass(frozen=True, order=True)
class Difference:
    """One fact, what became of it (one of KINDS), and a word on it."""

    id: str
    kind: str
    what: str


def differences(old: Bank, new: Bank, renderings: Mapping[str, str]) -> tuple[Difference, ...]:
    """Every difference, by id. `renderings` are the digests that the new bank makes.

    What a learner saw is told by the old stamps, so that a change of the generators counts too.
    Where the old bank was not stamped, the facts themselves are compared.
    """
    found = (*_came(old, new), *_changed(old, new, renderings), *_went(old, new))
    return tuple(sorted(found))


def _came(old: Bank, new: Bank) -> Iterator[Difference]:
    for id_ in set(new.facts) - set(old.facts):
        if new.facts[id_].status is not Status.retired:
            yield Difference(id_, "added", new.facts[id_].statement)


def _changed(old: Bank, new: Bank, renderings: Mapping[str, str]) -> Iterator[Difference]:
    for id_ in set(new.facts) & set(old.facts):
        before, after = old.facts[id_], new.facts[id_]
        if _retired_since(before, after):
            yield Difference(id_, "retired", after.statement)
            continue
        for change in after.changes:
            if change.meaning and change not in before.changes:
                yield Difference(id_, "meaning", f"{change.on}: {change.what}")
        fields = _fields(before, after)
        stamp = old.stamps.get(id_)
        seen = renderings.get(id_)
        if (stamp is None and fields) or (stamp and seen and stamp[0] != seen):
            yield Difference(id_, "rendering", ", ".join(fields) or "what stands beside it")


def _retired_since(before: Fact, after: Fact) -> bool:
    return after.status is Status.retired and before.status is not Status.retired


def _fields(before: Fact, after: Fact) -> list[str]:
    """The fields of a fact that differ, in their order; 'kind' where it is another sort."""
    if type(before) is not type(after):
        return ["kind"]
    names = type(after).model_fields
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _went(old: Bank, new: Bank) -> Iterator[Difference]:
    for id_ in set(old.facts) - set(new.facts):
        if stone := new.tombstones.get(id_):
            yield Difference(id_, "retired", stone.why)
        else:
            yield Difference(id_, "gone", "without a tombstone")
