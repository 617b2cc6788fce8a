"""read_own(package, contents) -> the cards that foreign notes become: two cleaned sides each.

Nothing of a note is run or fetched. What does not come along is counted and named.
"""

from __future__ import annotations

import hashlib
import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from html import unescape
from typing import IO

from exports.anki import contents as package_contents
from exports.anki import leaving, notetype
from exports.anki.cleaning import Cleaner
from exports.anki.contents import BadPackage, Contents, Note, Reviewed
from exports.anki.filters import plain
from exports.anki.leaving import Leaving
from exports.anki.limits import Limits
from exports.anki.own_contents import Card, LeftOut, Own, Picture
from exports.anki.own_sides import Pair, Sides
from exports.anki.pictures import Shelf
from exports.anki.unpacking import checked

__all__ = ["Card", "LeftOut", "Own", "Picture", "read_own"]

LONGEST_DECK = 200
LONGEST_NAME = 60
LAST_SECOND = 253_402_300_799  # of the year 9999
LAST_PLACE = 2**31 - 1


def read_own(file: IO[bytes], contents: Contents, limits: Limits = Limits()) -> Own:  # noqa: B008
    """The cards of all notes that are not of our own note type, as they are kept.

    `file` is the package that `contents` was read from; it may be closed afterwards.

    Raises:
        BadPackage: it cannot be unpacked, or holds more cards than are read, or takes too long.
    """
    notes = [each for each in contents.notes if each.note_type != notetype.ID]
    cards = _by_note(contents, notes, limits)
    told = Leaving()
    with closing(checked(file, limits)) as package:
        shelf = Shelf(package, contents, limits, told)
        sides = Sides(contents.note_types, Cleaner(shelf.find, told), told)
        reviews = _by_card(contents)
        pairs = _pairs(notes, cards, sides, told, time.monotonic() + limits.seconds)
        made = tuple(_card(note, pair, reviews) for note, pair in pairs)
    used = {digest for card in made for digest in card.pictures}
    pictures = tuple(each for digest, each in shelf.held.items() if digest in used)
    return Own(made, pictures, told.told())


def card_id(guid: str, ordinal: int) -> str:
    """The name of a card wherever its note goes: 32 hexadecimal digits."""
    return hashlib.sha256(f"{guid}/{ordinal}".encode()).hexdigest()[:32]


def _by_note(
    contents: Contents, notes: Iterable[Note], limits: Limits
) -> dict[int, list[package_contents.Card]]:
    cards: dict[int, list[package_contents.Card]] = {note.id: [] for note in notes}
    for card in contents.cards:
        if card.note in cards:
            cards[card.note].append(card)
    number = sum(map(len, cards.values()))
    if number > limits.own_cards:
        raise BadPackage(
            f"The package holds {number:,} cards that were not made here; "
            f"{limits.own_cards:,} are read at most. Export fewer decks at once."
        )
    return cards


def _by_card(contents: Contents) -> dict[int, list[Reviewed]]:
    reviews: dict[int, list[Reviewed]] = {}
    for each in contents.reviews:
        reviews.setdefault(each.card, []).append(each)
    return reviews


def _pairs(
    notes: Iterable[Note],
    cards: dict[int, list[package_contents.Card]],
    sides: Sides,
    told: Leaving,
    ends: float,
) -> Iterator[tuple[Note, Pair]]:
    """The sides of every card that can be kept; a name that comes again is told."""
    known: set[str] = set()
    for note in notes:
        told.at(_named(note))
        for pair in sides.of(note, cards[note.id]):
            if time.monotonic() > ends:
                raise BadPackage("Reading the cards takes too long. Export fewer decks at once.")
            id_ = card_id(note.guid, pair.card.ordinal)
            if id_ in known:
                told.add(leaving.TWICE, str(pair.card.id))
            else:
                known.add(id_)
                yield note, pair


def _card(note: Note, pair: Pair, reviews: dict[int, list[Reviewed]]) -> Card:
    card = pair.card
    return Card(
        id=card_id(note.guid, card.ordinal),
        guid=note.guid,
        ordinal=card.ordinal,
        deck=_deck(card.deck),
        place=min(max(card.due, 0), LAST_PLACE) if card.kind == 0 else 0,
        front=pair.front.html,
        back=pair.back.html,
        pictures=tuple(dict.fromkeys(pair.front.pictures + pair.back.pictures)),
        tags=note.tags,
        changed=datetime.fromtimestamp(min(max(note.modified, 0), LAST_SECOND), UTC),
        suspended=card.suspended,
        flagged=card.flag > 0,
        reviews=tuple(reviews.get(card.id, ())),
    )


def _deck(name: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in name)
    return unicodedata.normalize("NFC", " ".join(shown.split()))[:LONGEST_DECK].strip() or "Default"


def _named(note: Note) -> str:
    """A note as it is told: its id, and how its first field begins."""
    begins = " ".join(unescape(plain(note.fields[0][:2_000])).split())
    cut = begins if len(begins) <= LONGEST_NAME else begins[: LONGEST_NAME - 1] + "…"
    return f"note {note.id}" + (f", “{cut}”" if cut else "")
