"""Cards of foreign notes as values: two sides as cleaned HTML, pictures, what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from exports.anki.contents import Reviewed


@dataclass(frozen=True)
class Card:
    """One card of a foreign note, as we keep it.

    `id` is a digest of the note's GUID and the card's ordinal (32 hex digits); `deck` Anki's name,
    levels parted by "::"; `place` its place among new cards. A picture's source is its digest.
    `changed` is aware.
    """

    id: str
    guid: str
    ordinal: int
    deck: str
    place: int
    front: str
    back: str
    pictures: tuple[str, ...]
    tags: tuple[str, ...]
    changed: datetime
    suspended: bool
    flagged: bool
    reviews: tuple[Reviewed, ...]


@dataclass(frozen=True)
class Picture:
    """A picture by the SHA-256 of its bytes."""

    digest: str
    mimetype: str
    body: bytes


@dataclass(frozen=True)
class LeftOut:
    """Something that was not understood: what, how often, and where it stands first."""

    what: str
    number: int
    first: str


@dataclass(frozen=True)
class Own:
    """The cards and pictures of a package that are not of our own note type."""

    cards: tuple[Card, ...]
    pictures: tuple[Picture, ...]
    left_out: tuple[LeftOut, ...]
