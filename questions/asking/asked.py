"""A question that a fact can ask, with its key and its provably wrong rivals."""

from __future__ import annotations

from dataclasses import dataclass

from questions.item import Level, Proof
from questions.wording import capital
from questions.world import Bank


@dataclass(frozen=True)
class Choice:
    """A possible option. `proof` is None for the key; `cites` are facts its texts rest on."""

    id: str
    text: str
    rationale: str
    proof: Proof | None = None
    plausible: int = 1
    cites: tuple[str, ...] = ()
    order: float = 0.0


@dataclass(frozen=True)
class Asking:
    """One question that a fact can ask. `slots` are what the stem is made from, for the id.

    `refused` says why it may not be asked, whatever its rivals; empty where it may.
    """

    template: str
    asks: str
    slots: dict[str, str]
    stem: str
    key: Choice
    rivals: tuple[Choice, ...]
    level: Level
    sorted: bool = False
    refused: str = ""


def key_of(bank: Bank, id_: str, rationale: str) -> Choice:
    """A concept as the key."""
    return Choice(id_, capital(bank.concepts[id_].name), rationale)
