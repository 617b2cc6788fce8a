"""read_own(package, contents) -> the cards that foreign notes become: two cleaned sides each.

Nothing of a note is run or fetched. What does not come along is counted and named.
"""

from __future__ import annotations

import hashlib
import time
import unicodedata
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from html import unescape
from itertools import pairwise
from operator import attrgetter
from typing import IO

from exports.anki import gaps, leaving, notetype
from exports.anki.cleaning import Cleaner
from exports.anki.contents import BadPackage, Contents, Note, Reviewed
from exports.anki.contents import Card as Stored
from exports.anki.filters import plain
from exports.anki.leaving import Leaving
from exports.anki.limits import Limits
from exports.anki.own_contents import Card, LeftOut, Own, Picture
from exports.anki.own_sides import Pair, Sides
from exports.anki.pictures import Shelf
from exports.anki.review_log import ByCard
from exports.anki.spool import SpooledCards
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
    _check_number(contents, limits)
    told = Leaving()
    with closing(checked(file, limits)) as package:
        shelf = Shelf(package, contents, limits, told)
        sides = Sides(contents.note_types, Cleaner(shelf.find, told), told)
        log = ByCard(contents.reviews)
        made, used = SpooledCards(), set[str]()
        for note, pair in _pairs(contents, sides, told, time.monotonic() + limits.seconds):
            made.add(_card(note, pair, log.of(pair.card.id)))
            used.update(pair.front.pictures, pair.back.pictures)
    gaps.forget()
    pictures = tuple(each for digest, each in shelf.held.items() if digest in used)
    return Own(made, pictures, told.told())


def card_id(guid: str, ordinal: int) -> str:
    """The name of a card wherever its note goes: 32 hexadecimal digits."""
    return hashlib.sha256(f"{guid}/{ordinal}".encode()).hexdigest()[:32]


def _check_number(contents: Contents, limits: Limits) -> None:
    ours = {note.id for note in contents.notes if note.note_type == notetype.ID}
    number = sum(card.note not in ours for card in contents.cards)
    if number > limits.own_cards:
        raise BadPackage(
            f"The package holds {number:,} cards that were not made here; "
            f"{limits.own_cards:,} are read at most. Export fewer decks at once."
        )


def _pairs(
    contents: Contents, sides: Sides, told: Leaving, ends: float
) -> Iterator[tuple[Note, Pair]]:
    """The sides of every card that can be kept; a name that comes again is told."""
    guids = sorted(note.guid for note in contents.notes)
    several = {one for one, other in pairwise(guids) if one == other}
    known: set[str] = set()
    for note, cards in _noted(contents):
        if note.note_type == notetype.ID:
            continue
        told.at(_named(note))
        ordinals: set[int] = set()
        for pair in sides.of(note, cards):
            if time.monotonic() > ends:
                raise BadPackage("Reading the cards takes too long. Export fewer decks at once.")
            if note.guid in known or pair.card.ordinal in ordinals:
                told.add(leaving.TWICE, str(pair.card.id))
                continue
            ordinals.add(pair.card.ordinal)
            yield note, pair
        if note.guid in several:
            known.add(note.guid)


def _noted(contents: Contents) -> Iterator[tuple[Note, list[Stored]]]:
    """Each note with its cards, in the order of their ids."""
    cards = deque(sorted(contents.cards, key=attrgetter("note")))
    for note in sorted(contents.notes):
        while cards and cards[0].note < note.id:
            cards.popleft()
        own: list[Stored] = []
        while cards and cards[0].note == note.id:
            own.append(cards.popleft())
        yield note, own


def _card(note: Note, pair: Pair, reviews: tuple[Reviewed, ...]) -> Card:
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
        tags=tuple(filter(None, map(_printable, note.tags))),
        changed=datetime.fromtimestamp(min(max(note.modified, 0), LAST_SECOND), UTC),
        suspended=card.suspended,
        flagged=card.flag > 0,
        reviews=reviews,
    )


def _deck(name: str) -> str:
    return _printable(name)[:LONGEST_DECK].strip() or "Default"


def _printable(name: str) -> str:
    """In composed form, on one line, without control and format characters."""
    if not name.isprintable():
        name = "".join(sign if sign.isprintable() else " " for sign in name)
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _named(note: Note) -> str:
    """A note as it is told: its id, and how its first field begins."""
    begins = " ".join(unescape(plain(note.fields[0][:2_000])).split())
    cut = begins if len(begins) <= LONGEST_NAME else begins[: LONGEST_NAME - 1] + "…"
    return f"note {note.id}" + (f", “{cut}”" if cut else "")
