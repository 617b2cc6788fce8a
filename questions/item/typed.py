"""Forms that are answered by typing: a name, or a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from questions.item.base import Face, Item, Proof


@dataclass(frozen=True)
class Rival:
    """Another concept's name that is near an accepted one, so that a typo may mean it."""

    concept: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Named(Item):
    """A name to type, proved to be the only one; `rivals` are names that a slip could mean."""

    face: ClassVar[Face] = "recall"

    category: str
    answer: str
    accepted: tuple[str, ...]
    rivals: tuple[Rival, ...]
    proof: Proof

    @property
    def key_text(self) -> str:
        return self.answer


@dataclass(frozen=True, kw_only=True)
class ShortAnswer(Named):
    """A question that a name answers."""

    form: ClassVar[str] = "short_answer"


@dataclass(frozen=True, kw_only=True)
class Cloze(Named):
    """A sentence with one blank, written ____, that one term completes."""

    form: ClassVar[str] = "cloze"


@dataclass(frozen=True)
class Amount:
    """A figure and the band in which a typed number is right, in `unit`, ends included."""

    value: float
    low: float
    high: float
    unit: str


@dataclass(frozen=True, kw_only=True)
class NumericBand(Item):
    """A number to type; right within the band that the figure's own range or rounding allows."""

    form: ClassVar[str] = "numeric_band"
    face: ClassVar[Face] = "recall"

    answer: Amount
    shown: str
    proof: Proof

    @property
    def key_text(self) -> str:
        return self.shown
