"""How much of a package is read, and what to do where that is too little."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20
AGAIN = "Export it once more in Anki and try the new file."


@dataclass(frozen=True)
class Limits:
    """How much a package may hold; bytes as they are unpacked, seconds for all of its SQL."""

    entries: int = 50_000
    database: int = 1024 * MIB
    list_of_media: int = 32 * MIB
    picture: int = 2 * MIB
    pictures: int = 256 * MIB
    notes: int = 200_000
    own_cards: int = 100_000
    reviews: int = 5_000_000
    seconds: float = 60.0
