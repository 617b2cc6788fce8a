"""Forms that are answered by choosing: one option, several, or true and false."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from questions.item.base import Face, Item, Option
from questions.item.typed import Rival


@dataclass(frozen=True, kw_only=True)
class SingleBest(Item):
    """Three to five options, one is the key."""

    form: ClassVar[str] = "single_best"
    face: ClassVar[Face] = "recognise"

    options: tuple[Option, ...]
    answer: str
    sorted: bool

    @property
    def key_text(self) -> str:
        return next(option.text for option in self.options if option.correct)

    @property
    def k(self) -> int:
        return len(self.options)


@dataclass(frozen=True, kw_only=True)
class OddOneOut(SingleBest):
    """Options of which all but the key share a property; asked for the one that has its own."""

    form: ClassVar[str] = "odd_one_out"


@dataclass(frozen=True)
class CaseLine:
    """One line of a vignette: its kind, and the ids of the shown options that it rules out."""

    text: str
    kind: str
    against: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Vignette(SingleBest):
    """A patient in a few lines; what decides is not named and has to be inferred.

    `stem` is the whole text: the opening, the lines in order, the question.
    """

    form: ClassVar[str] = "vignette"
    face: ClassVar[Face] = "apply"

    lines: tuple[CaseLine, ...]


@dataclass(frozen=True, kw_only=True)
class SelectAll(Item):
    """Four to six options, several are right. `proof` is None for each that is."""

    form: ClassVar[str] = "select_all"
    face: ClassVar[Face] = "recognise"

    options: tuple[Option, ...]
    answer: tuple[str, ...]

    @property
    def key_text(self) -> str:
        return "; ".join(option.text for option in self.options if option.correct)

    @property
    def k(self) -> int:
        """Every choice of some options is one."""
        return int(2 ** len(self.options)) - 1


@dataclass(frozen=True)
class Correction:
    """What puts a statement right. It is typed where `category` names what is wanted.

    `text` completes or replaces what is false; `accepted` are its other names. A statement that
    is true has the same category as its false sister, so that a field for it gives nothing away.
    """

    text: str
    accepted: tuple[str, ...]
    category: str
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, kw_only=True)
class TrueFalse(Item):
    """A statement to judge; `stem` is the statement, `options` are `true` and `false`, in order.

    Where `correction.category` stands, "false" is right only with the correction typed.
    """

    form: ClassVar[str] = "true_false"
    face: ClassVar[Face] = "recognise"

    options: tuple[Option, ...]
    answer: bool
    correction: Correction

    @property
    def key_text(self) -> str:
        return "True" if self.answer else "False"

    @property
    def k(self) -> int:
        return 2
