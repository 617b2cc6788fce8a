"""What every typed answer needs: a short name, its other names, and those that are near."""

from __future__ import annotations

from typing import Any

from questions.item import Rival
from questions.nearness import Nearness
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
    known = (bank.concepts[key].name, *bank.concepts[key].accepted)
    short = frozenset[str]().union(*map(initials, known))
    own = {spelt: typos_allowed(spelt) for spelt in bank.spelt_of[key]}
    type_ = bank.concepts[key].type
    found = {place for spelt in short - set(own) for place in bank.places_of.get(spelt, ())}
    for name, edits in own.items():
        wide = _near(bank.near_of_type[type_], name, 2 * edits)
        near = _near(bank.near, name, edits)
        for spelt in (wide | near) - set(own):
            places = bank.places_of[spelt]
            found |= {each for each in places if spelt in near or _type(each, bank) == type_}
    others = (place for place in sorted(found) if bank.names[place][0] != key)
    return tuple(Rival(*bank.names[place][:2]) for place in others)


def _type(place: int, bank: Bank) -> str:
    return bank.concepts[bank.names[place][0]].type


def _near(names: Nearness, name: str, edits: int) -> set[str]:
    return {near for near, _ in names.within(name, edits)} if edits else set()
