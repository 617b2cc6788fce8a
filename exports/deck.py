"""Deck: what every writer receives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from questions.item import Item

REPORT_PAGE = "/reports/new"  # of the trainer; notes hang on it: it stays


@dataclass(frozen=True)
class Review:
    """An answer that counted. `at` is aware; `ease` 1 again, 2 hard, 3 good, 4 easy.

    `interval` and `before` are days, after and before it (0 for the first); `difficulty` after it.
    """

    at: datetime
    ease: int
    interval: int
    before: int
    difficulty: float
    taken_ms: int = 0


@dataclass(frozen=True)
class Memory:
    """What a learner holds of a fact (FSRS-6), and the answers that led there, the first first.

    `due` is the learner's day on which it comes back.
    """

    stability: float
    difficulty: float
    due: date
    interval: int
    lapses: int
    reviews: tuple[Review, ...]


@dataclass(frozen=True)
class Own:
    """What a learner did beside a fact: plain text of the own note, and when it was written."""

    memory: Memory | None = None
    suspended: bool = False
    flagged: bool = False
    note: str = ""
    noted_at: datetime | None = None


@dataclass(frozen=True)
class Plan:
    """How a learner studies: what Anki keeps in a preset. `parameters` are FSRS-6's 21."""

    retention: float
    new_per_day: int
    reviews_per_day: int
    parameters: tuple[float, ...]


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
    own: Own = Own()


@dataclass(frozen=True)
class Deck:
    """A titled set of facts, in the order a learner should meet them.

    `id` names the deck for good (Anki's deck ids come from it). `made_at` is aware UTC.
    `report_address` is the page where a reader reports a problem; `?fact=ID` is added to it.
    Without one there is no such link. With a `plan` the deck carries the learner's progress.
    """

    title: str
    id: int
    made_at: datetime
    facts: tuple[DeckFact, ...]
    report_address: str = ""
    plan: Plan | None = None
