"""Deck: what every writer receives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from questions.item import Item


@dataclass(frozen=True)
class DeckFact:
    """One fact with its items: one note in Anki.

    `changed` is the fact's date of change (stamps), the note's modification time.
    `tags` come on top of topic and source and stand in Anki as they are given, a blank as `_`:
    ours begin with `mt::` (`mt::site::liver`, `mt::corrected::2026-11`), a learner's own do not.
    """

    id: str
    topic: str
    topic_name: str
    statement: str
    changed: date
    items: tuple[Item, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deck:
    """A titled set of facts, in the order a learner should meet them.

    `id` names the deck for good (Anki's deck ids come from it). `made_at` is aware UTC.
    `report_address` is the page where a reader reports a problem; `?fact=ID` is added to it.
    Without one there is no such link.
    """

    title: str
    id: int
    made_at: datetime
    facts: tuple[DeckFact, ...]
    report_address: str = ""
