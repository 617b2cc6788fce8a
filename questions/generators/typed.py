"""What every typed answer needs: a short name, its other names, and those that are near."""

from __future__ import annotations

from typing import Any

from rapidfuzz.distance import OSA

from questions.item import Rival
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
    another type, which the stem does not ask for, only what is itself within a typo.
    """
    own = {spelt: typos_allowed(spelt) for id_, _, spelt in bank.names if id_ == key}
    reach = {id_: 1 + (each.type == bank.concepts[key].type) for id_, each in bank.concepts.items()}
    return tuple(
        Rival(id_, name)
        for id_, name, spelt in bank.names
        if id_ != key and spelt not in own and _near(spelt, own, reach[id_])
    )


def _near(spelt: str, own: dict[str, int], reach: int) -> bool:
    return any(
        abs(len(spelt) - len(name)) <= reach * edits
        and OSA.distance(spelt, name, score_cutoff=reach * edits) <= reach * edits
        for name, edits in own.items()
    )
