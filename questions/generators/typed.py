"""What every typed answer needs: a short name, its other names, and those that are near."""

from __future__ import annotations

from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from questions.item import Rival
from questions.phrasing import initials
from questions.spelling import typos_allowed
from questions.vocabulary import WORDS_AT_MOST, Concept
from questions.wording import capital
from questions.world import Bank


def wanted(bank: Bank, key: str, category: str = "") -> dict[str, Any]:
    """`category`, `answer`, `accepted` and `rivals` of a form that is answered by typing.

    The category is the noun of the answer's type unless another is given.
    """
    concept = bank.concepts[key]
    return {
        "category": capital(category or bank.types[concept.type].singular),
        "answer": concept.name,
        "accepted": concept.accepted,
        "rivals": near_names(bank, key),
    }


def too_long(concept: Concept) -> str:
    """The rule that refuses to have a long name typed; empty for a short one."""
    if concept.is_short:
        return ""
    return f"'{concept.name}' has more than {WORDS_AT_MOST} words"


def near_names(bank: Bank, key: str) -> tuple[Rival, ...]:
    """Names of other concepts so near an accepted one that a forgiven typo could mean them.

    Of the key's own type twice as far as a typo goes, where a reply may fall in between; of
    another type, which the stem does not ask for, only what is itself within a typo. A name
    that an accepted one abbreviates to is near, too.
    """
    short = frozenset[str]().union(*(initials(name) for id_, name, _ in bank.names if id_ == key))
    own = {spelt: typos_allowed(spelt) for id_, _, spelt in bank.names if id_ == key}
    type_ = bank.concepts[key].type
    spelt_all = [spelt for _, _, spelt in bank.names]
    found = {
        place
        for place, (id_, _, spelt) in enumerate(bank.names)
        if spelt in short and id_ != key and spelt not in own
    }
    for name, edits in own.items():
        for place, distance in _near(name, 2 * edits, spelt_all):
            id_, _, spelt = bank.names[place]
            reach = 2 if bank.concepts[id_].type == type_ else 1
            if id_ != key and spelt not in own and distance <= reach * edits:
                found.add(place)
    return tuple(Rival(*bank.names[place][:2]) for place in sorted(found))


def _near(spelt: str, edits: int, names: list[str]) -> list[tuple[int, int]]:
    """(place, distance) of each of the names that is as near."""
    if not edits:
        return []
    found = process.extract(
        spelt, names, scorer=OSA.distance, score_cutoff=edits, limit=None, processor=None
    )
    return [(place, int(distance)) for _, distance, place in found]
