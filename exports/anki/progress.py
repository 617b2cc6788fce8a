"""A learner's progress in the database of a package: schedule, review log, flags, preset."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any, NamedTuple

from exports.deck import Deck, DeckFact, Memory, Plan, Review

DAY_ZERO = date(2024, 1, 1)  # days of a package are counted from here; Anki moves them
MORNING = 4 * 3600
REVIEW, SUSPENDED = 2, -1
LEARNED, REVIEWED = 0, 1
FLAG = 1
DECAY = 20  # its place among the 21 parameters
PRESET = "Metastasis Trainer"
BY_PLACE, AS_GATHERED = 1, 1  # new cards of all topics in the plan's order, not deck by deck
EASIEST, HARDEST = 100, 1100


class Noted(NamedTuple):
    """A note that was written: its fact, and the id of the note and of its only card."""

    fact: DeckFact
    id: int


def carry(cursor: sqlite3.Cursor, deck: Deck, notes: Sequence[Noted], preset: int) -> None:
    """Give the cards what their learner did. A deck without a plan carries nothing."""
    if deck.plan is None:
        return
    cursor.execute("UPDATE col SET crt = ?", (_day_zero(),))
    _choose_preset(cursor, deck.plan, preset)
    kept = [(note, note.fact.own.memory) for note in notes]
    for note, memory in kept:
        if memory is not None:
            _schedule(cursor, note.id, memory, deck.plan)
        _set_aside(cursor, note)
    log = chain.from_iterable(_log(note.id, memory) for note, memory in kept if memory is not None)
    rows = _distinct(sorted(log))
    cursor.executemany("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", rows)


def _day_zero() -> int:
    return int(datetime(*DAY_ZERO.timetuple()[:3], tzinfo=UTC).timestamp()) + MORNING


def _schedule(cursor: sqlite3.Cursor, card: int, memory: Memory, plan: Plan) -> None:
    """`data` as Anki has it: s, d, desired retention, decay, time of the last review."""
    last = int(memory.reviews[-1].at.timestamp()) if memory.reviews else 0
    data = {
        "s": round(memory.stability, 4),
        "d": round(memory.difficulty, 4),
        "dr": plan.retention,
        "decay": plan.parameters[DECAY],
        "lrt": last,
    }
    cursor.execute(
        "UPDATE cards SET type = ?, queue = ?, due = ?, ivl = ?, factor = ?, reps = ?, lapses = ?,"
        " data = ?, mod = max(mod, ?) WHERE id = ?",
        (
            REVIEW,
            REVIEW,
            (memory.due - DAY_ZERO).days,
            memory.interval,
            _factor(memory.difficulty),
            len(memory.reviews),
            memory.lapses,
            json.dumps(data, separators=(",", ":")),
            last,
            card,
        ),
    )


def _factor(difficulty: float) -> int:
    """The difficulty from 1 to 10 on the scale from 100 to 1100 that the review log has."""
    return round(EASIEST + (difficulty - 1) / 9 * (HARDEST - EASIEST))


def _set_aside(cursor: sqlite3.Cursor, note: Noted) -> None:
    own = note.fact.own
    if own.suspended:
        cursor.execute("UPDATE cards SET queue = ? WHERE id = ?", (SUSPENDED, note.id))
    if own.flagged:
        cursor.execute("UPDATE cards SET flags = ? WHERE id = ?", (FLAG, note.id))


def _log(card: int, memory: Memory) -> Iterable[tuple[int, ...]]:
    """Rows of the log: time, card, ease, interval, the one before, difficulty, time, kind.

    The first is learning, as Anki has it: without one it takes a log to be cut off.
    """
    for place, review in enumerate(memory.reviews):
        kind = REVIEWED if place else LEARNED
        yield (
            milliseconds(review),
            card,
            review.ease,
            review.interval,
            review.before,
            _factor(review.difficulty),
            review.taken_ms,
            kind,
        )


def milliseconds(review: Review) -> int:
    """The review's name in Anki's log: when it was given."""
    return int(review.at.timestamp() * 1000)


def _distinct(rows: Iterable[tuple[int, ...]]) -> Iterable[tuple[int, ...]]:
    """Two answers of one millisecond are a millisecond apart: the log is keyed by it."""
    before = 0
    for at, *rest in rows:
        before = max(at, before + 1)
        yield (before, *rest)


def _choose_preset(cursor: sqlite3.Cursor, plan: Plan, preset: int) -> None:
    """A preset of the learner's plan, for every deck of the package. No learning steps."""
    dconf, decks = cursor.execute("SELECT dconf, decks FROM col").fetchone()
    presets, every = json.loads(dconf), json.loads(decks)
    presets[str(preset)] = _preset(presets["1"], plan, preset)
    for name, each in every.items():
        if name != "1":
            each["conf"] = preset
    cursor.execute("UPDATE col SET dconf = ?, decks = ?", (json.dumps(presets), json.dumps(every)))


def _preset(usual: dict[str, Any], plan: Plan, preset: int) -> dict[str, Any]:
    return {
        **usual,
        "id": preset,
        "name": PRESET,
        "desiredRetention": plan.retention,
        "fsrsParams6": list(plan.parameters),
        "newGatherPriority": BY_PLACE,
        "newSortOrder": AS_GATHERED,
        "new": {**usual["new"], "delays": [], "perDay": plan.new_per_day},
        "rev": {**usual["rev"], "perDay": plan.reviews_per_day},
        "lapse": {**usual["lapse"], "delays": []},
    }
