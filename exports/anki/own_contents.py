"""What becomes of foreign notes, as values: cards of two clean sides, pictures, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from exports.anki.contents import Reviewed


@dataclass(frozen=True)
class Card:
    """One card of a foreign note, as it is kept.

    `id`: 32 hexadecimal digits, a digest of the note's GUID and the card's ordinal (0 first).
    `deck`: Anki's name, levels parted by `::`, never empty, at most 200 signs. `place`: among new
    cards; 0 where the card is no longer new. `front` and `back`: cleaned HTML, in which an
    image's source is the digest of its bytes and a gap is `span.own-gap`; the back is whole: it
    stands in place of the front, and repeats it where the card's template does. `pictures`: the
    digests on both sides, each once. `changed`: when the note was, in UTC. `reviews`: its rows
    of the log, oldest first.
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
    """A picture: the SHA-256 of its bytes in hexadecimal digits, its type by its first bytes."""

    digest: str
    mimetype: str
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class LeftOut:
    """What was left out, in the singular (“sound”), how often, and the first note that had it."""

    what: str
    number: int
    first: str


@dataclass(frozen=True)
class Own:
    """The cards that foreign notes of a package become, and all that did not come along.

    What was read lies on disk: each card and each picture's body is made anew when it is asked
    for, so keep no more of them than are needed at once.
    """

    cards: Sequence[Card]
    pictures: tuple[Picture, ...]
    left_out: tuple[LeftOut, ...]
