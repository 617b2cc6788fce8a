"""Cards of foreign notes, as a package brings them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from exports.anki.contents import Reviewed
from exports.anki.own import Card, Own, Picture

CHANGED = datetime(2026, 2, 1, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n"
DECK = "Anatomy::Bones"


def card_id(number: int) -> str:
    return hashlib.sha256(f"note {number}/0".encode()).hexdigest()[:32]


def foreign(number: int, **values: Any) -> Card:
    """The card of note `number`; `days` after the start its note was changed."""
    days = values.pop("days", 0)
    made = Card(
        id=card_id(number),
        guid=f"note {number}",
        ordinal=0,
        deck=DECK,
        place=number,
        front=f"<b>Front {number}</b>",
        back=f"Back {number}",
        pictures=(),
        tags=(),
        changed=CHANGED + timedelta(days=days),
        suspended=False,
        flagged=False,
        reviews=(),
    )
    return replace(made, **values)


def picture(body: bytes = PNG) -> Picture:
    return Picture(hashlib.sha256(body).hexdigest(), "image/png", body)


def package(*cards: Card, pictures: tuple[Picture, ...] = ()) -> Own:
    return Own(cards, pictures, ())


def reviewed(at: datetime, ease: int, kind: int = 1) -> Reviewed:
    """A row of Anki's log."""
    name = int(at.timestamp() * 1000)
    return Reviewed(id=name, card=1, ease=ease, interval=1, before=0, taken_ms=3000, kind=kind)
