"""Items out, notes in. Pure: bytes from a `Deck`, no web and no database of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exports.anki import write as write_anki
from exports.deck import Deck, DeckFact

__all__ = ["WRITERS", "Deck", "DeckFact", "Writer"]


@dataclass(frozen=True)
class Writer:
    """A format: its name for a reader, the file's suffix and type, and what makes the bytes."""

    label: str
    suffix: str
    mimetype: str
    write: Callable[[Deck], bytes]


WRITERS: dict[str, Writer] = {
    "anki": Writer("Anki deck", ".apkg", "application/vnd.anki", write_anki),
}
