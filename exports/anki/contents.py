"""What an Anki package holds, as values: note types, notes, cards, reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class BadPackage(ValueError):
    """The file is no package that can be read safely; says what is wrong and what to do."""


class Remark(NamedTuple):
    """A row that was left out or mended: where it stands, and what was wrong with it."""

    table: str
    row: int
    what: str


class Template(NamedTuple):
    """A kind of card of a note type: its front and back as Anki's template language has them."""

    name: str
    front: str
    back: str


class NoteType(NamedTuple):
    """A note type. `cloze`: one card for each numbered gap, and not for each template."""

    id: int
    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]


class Note(NamedTuple):
    """A note. `modified` in seconds since 1970; `fields` hold HTML, in the note type's order."""

    id: int
    guid: str
    note_type: int
    modified: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]


class Card(NamedTuple):
    """A card and how it is scheduled.

    `kind` 0 new, 1 learning, 2 review, 3 relearning; `queue` -1 suspended, -2 and -3 buried. `due`
    of a review card is its day, counted from the collection's day 0; of a new one its place.
    `interval` in days. `stability` in days and `difficulty` from 1 to 10, where FSRS has them.
    """

    id: int
    note: int
    deck: str
    ordinal: int
    kind: int
    queue: int
    due: int
    interval: int
    reps: int
    lapses: int
    flag: int
    stability: float | None
    difficulty: float | None

    @property
    def suspended(self) -> bool:
        return self.queue == -1


class Reviewed(NamedTuple):
    """A row of the review log. `id` is its time in milliseconds since 1970; `ease` 1 to 4.

    `interval` and `before` in days, or, where negative, in seconds. `kind` 0 learning, 1 review,
    2 relearning, 3 filtered, 4 manual, 5 rescheduled, 6 filtered where nothing is scheduled by it.
    `taken_ms`: how long the answer took.
    """

    id: int
    card: int
    ease: int
    interval: int
    before: int
    taken_ms: int
    kind: int


@dataclass(frozen=True)
class Contents:
    """A package that was read. `created` is the collection's day 0, in seconds since 1970.

    `version` is the kind of package: 1, 2 (both of the old schema) or 3 (the newest). `pictures`
    maps names in notes to entries of the zip. `remarks` names rows that were left out; `more` so
    many that are not named.
    """

    version: int
    created: int
    note_types: dict[int, NoteType]
    notes: tuple[Note, ...]
    cards: tuple[Card, ...]
    reviews: Sequence[Reviewed]
    pictures: dict[str, str]
    remarks: tuple[Remark, ...] = ()
    more: int = 0
