"""What a question in words is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase


@dataclass(frozen=True)
class Listing:
    """Lines with the marks by which an answer names them; `heading` may be empty."""

    marks: tuple[str, ...]
    texts: tuple[str, ...]
    heading: str = ""

    @property
    def marked(self) -> tuple[tuple[str, str], ...]:
        """Each mark with its text."""
        return tuple(zip(self.marks, self.texts, strict=True))

    @property
    def named(self) -> tuple[str, ...]:
        """The lines as an answer names them: 'B. PARP'."""
        return tuple(f"{mark}. {text}" if mark else text for mark, text in self.marked)


@dataclass(frozen=True)
class Reason:
    """Why an option, a step, a pair or a cell is right or not; `of` is empty for the whole."""

    of: str
    right: bool
    why: str


@dataclass(frozen=True)
class Worded:
    """One question.

    `stem` is in paragraphs. `blanks` name what is to be written, a line each; the rows in
    `to_mark` get a number each. Of a `grid` the first listing is the rows and the second the
    columns of a table to tick. `answer` has a line for each part of it, `also` what else is
    accepted.
    """

    stem: tuple[str, ...]
    answer: tuple[str, ...]
    task: str = ""
    listings: tuple[Listing, ...] = ()
    blanks: tuple[str, ...] = ()
    to_mark: tuple[str, ...] = ()
    grid: bool = False
    also: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def lettered(texts: Sequence[str], heading: str = "") -> Listing:
    """Texts marked A, B, C."""
    return Listing(tuple(ascii_uppercase[: len(texts)]), tuple(texts), heading)


def numbered(texts: Sequence[str], heading: str = "") -> Listing:
    """Texts marked 1, 2, 3."""
    marks = tuple(str(place) for place, _ in enumerate(texts, start=1))
    return Listing(marks, tuple(texts), heading)
