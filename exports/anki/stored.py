"""Rows of Anki's tables as values; what cannot be is refused, with its reason."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from exports.anki.contents import Card, Note, NoteType, Reviewed

FIELD_SEPARATOR = "\x1f"
LARGEST = 2**53
EASES = range(5)
KINDS = range(6)
FILTERED, CRAMMED = 3, 6
Once = dict[Any, Any]


class Wrong(ValueError):
    """A row that cannot be; says why."""


def _wholes(values: Iterable[object]) -> list[int]:
    numbers = list(values)
    for value in numbers:
        if type(value) is not int or abs(value) > LARGEST:
            raise Wrong(f"{value!r:.40} stands where a whole number must")
    return numbers  # type: ignore[return-value]


def _texts(*values: object) -> list[str]:
    for value in values:
        if not isinstance(value, str):
            raise Wrong(f"{value!r:.40} stands where a text must")
    return list(values)  # type: ignore[arg-type]


def note(row: tuple[object, ...], types: Mapping[int, NoteType], same: Once) -> Note:
    """A row of NOTES. `same` holds what many notes have in common, once.

    Raises:
        Wrong: it cannot be.
    """
    id_, note_type, modified = _wholes((row[0], row[2], row[3]))
    guid, tags, fields = _texts(row[1], row[4], row[5])
    if note_type not in types:
        raise Wrong(f"its note type {note_type} is not in the package")
    parts = tuple(fields.split(FIELD_SEPARATOR))
    if len(parts) != len(types[note_type].fields):
        raise Wrong(f"it has {len(parts)} fields; its note type has {len(types[note_type].fields)}")
    tagged = tuple(tags.split())
    return Note(
        id_,
        guid,
        types[note_type].id,
        same.setdefault(modified, modified),
        same.setdefault(tagged, tagged),
        parts,
    )


def card(row: tuple[object, ...], notes: set[int], decks: Mapping[int, str]) -> Card:
    """A row of CARDS.

    Raises:
        Wrong: it cannot be, or its note is not among those.
    """
    id_, of, deck, ordinal, kind, queue, due, interval, reps, lapses, flags = _wholes(row[:11])
    home, home_due = _wholes(row[12:14])
    if of not in notes:
        raise Wrong(f"its note {of} is not in the package")
    if min(interval, ordinal, reps, lapses) < 0:
        raise Wrong("a number is negative that counts something")
    if kind not in range(4):
        raise Wrong(f"its kind is {kind}")
    if home:  # it lies in a filtered deck, and goes back from there
        deck, due = home, home_due
    stability, difficulty = _memory(row[11])
    return Card(
        id=id_,
        note=of,
        deck=decks.get(deck, ""),
        ordinal=ordinal,
        kind=kind,
        queue=queue,
        due=due,
        interval=interval,
        reps=reps,
        lapses=lapses,
        flag=flags & 7,
        stability=stability,
        difficulty=difficulty,
    )


def _memory(told: object) -> tuple[float | None, float | None]:
    """What FSRS knows of a card; nothing where it is no pair of numbers within their bounds."""
    if not isinstance(told, str) or '"s"' not in told:
        return None, None
    try:
        state = json.loads(told)
        stability, difficulty = float(state["s"]), float(state["d"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None, None
    if not math.isfinite(stability) or stability <= 0 or not 1 <= difficulty <= 10:
        return None, None
    return stability, difficulty


def review(row: tuple[object, ...], cards: set[int], latest: int) -> Reviewed:
    """A row of REVIEWS; `latest` in milliseconds since 1970.

    Raises:
        Wrong: it cannot be, or its card is not among those.
    """
    id_, of, ease, interval, before, taken, kind = _wholes(row[:7])
    if of not in cards:
        raise Wrong(f"its card {of} is not in the package")
    if not 0 < id_ <= latest:
        raise Wrong("its time lies in the future" if id_ > 0 else "it has no time")
    if ease not in EASES or kind not in KINDS or taken < 0:
        raise Wrong(f"ease {ease}, kind {kind} or the time taken ({taken} ms) cannot be")
    if kind == FILTERED and row[7] == 0:  # so Anki tells one from which it schedules nothing
        kind = CRAMMED
    return Reviewed(id_, of, ease, interval, before, taken, kind)
