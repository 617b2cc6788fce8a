"""Own decks as a reader sees them: pure values."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from app.cards.words import soon
from app.decks.queries import Deck, Row

A_PAGE = 30
SAID = {
    ("flag", True): "Flagged.",
    ("flag", False): "The flag is removed.",
    ("bury", True): "Buried: the card will not be asked until tomorrow.",
    ("bury", False): "Taken back: the card may be asked today.",
    ("suspend", True): "Suspended: the card will not be asked until you take that back.",
    ("suspend", False): "Taken back: the card is asked again when it is due.",
    ("note", True): "The note is saved.",
    ("note", False): "The note is removed.",
}


@dataclass(frozen=True)
class Line:
    """A card in the list: the words of its sides, and how it stands."""

    id: str
    front: str
    back: str
    state: str
    flagged: bool


@dataclass(frozen=True)
class Paging:
    """Which part of a list is shown, and which of how many cards stand on it."""

    page: int
    pages: int
    first: int
    last: int
    total: int


def paging(total: int, wanted: int) -> Paging:
    """A page of so many cards; one that is not there becomes the nearest."""
    pages = max(1, ceil(total / A_PAGE))
    page = min(max(1, wanted), pages)
    start = (page - 1) * A_PAGE
    return Paging(page, pages, min(total, start + 1), min(total, start + A_PAGE), total)


def line(row: Row, today: int) -> Line:
    """A card in the list, seen from a learner's day."""
    return Line(row.id, row.front, row.back, state(row, today), row.flagged)


def state(row: Row, today: int) -> str:
    """How a card stands, as short as a list wants it."""
    if row.suspended:
        return "suspended"
    return "new" if row.due_day is None else f"back {soon(row.due_day - today)}"


def waits(decks: list[Deck]) -> int:
    """How many cards of all decks are due today."""
    return sum(each.due for each in decks)
