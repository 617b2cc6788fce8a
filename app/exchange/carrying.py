"""A learner's log as a deck carries it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.memory.days import date_of
from app.memory.replay import ANSWERS, NOTHING, Entry, Marks, Remembered, marks, steps
from app.memory.scheduling import POLICY, Outcome, face_of, outcome
from app.memory.tallying import USUAL_PACE
from app.models import Annotation
from exports.deck import DeckFact, Memory, Own, Review

FEWEST_REVIEWS = 20
EASE = {
    Outcome.again: 1,
    Outcome.misapplied: 1,
    Outcome.recognised: 2,
    Outcome.hard: 2,
    Outcome.good: 3,
    Outcome.easy: 4,
}


def reviews_in(minutes: int) -> int:
    """How many reviews so many minutes hold."""
    return max(FEWEST_REVIEWS, int(minutes * 60 // USUAL_PACE))


class Noted(NamedTuple):
    """A row of the log that counts, with what it noted of the memory when it was entered."""

    id: UUID
    kind: str
    of: UUID | None
    form: str | None
    correct: bool | None
    override: bool | None
    rating: str | None
    answered_at: datetime
    duration_ms: int | None
    s_before: float | None
    d_before: float | None
    interval_before: int | None
    s_after: float | None
    d_after: float | None
    interval_after: int | None
    policy: str


def own(fact: DeckFact, memory: Memory | None, beside: Annotation | None) -> DeckFact:
    """The fact with what its learner holds of it and keeps beside it."""
    if beside is None:
        return replace(fact, own=Own(memory))
    kept = Own(memory, beside.suspended, beside.flagged, beside.note, beside.changed_at)
    return replace(fact, own=kept, tags=(*fact.tags, *beside.tags))


def memory_noted(rows: Sequence[Noted], now: Remembered) -> Memory | None:
    """What `memory_of` gives, told by the rows alone; None where they do not tell it.

    `rows` come in the order of the log, `now` is the stored memory. They tell it where each begins
    with the memory that the one before left. They do not where one was entered before another,
    regraded after the next, or made by other rules: then the log has to be folded.
    """
    said = marks(rows)
    given: list[tuple[Noted, Review]] = []
    held: tuple[float | None, float | None, int | None] = (None, None, 0)
    for row in rows:
        if row.policy != POLICY or (row.s_before, row.d_before, row.interval_before) != held:
            return None
        held = (row.s_after, row.d_after, row.interval_after)
        if row.kind in ANSWERS:
            given.append((row, _as_noted(row, said, row)))
        elif row.of is not None:
            if not given or given[-1][0].id != row.of:
                return None
            answer, _ = given.pop()
            if row.kind != "undo":
                given.append((answer, _as_noted(answer, said, row)))
    if held != (now.stability, now.difficulty, now.interval):
        return None
    return _memory(now, (review for _, review in given))


def _as_noted(answer: Noted, said: Marks, last: Noted) -> Review:
    """`last` is the answer, or what was said of it last."""
    after = (last.interval_after or 0, last.d_after)
    return _review(answer, said, answer.interval_before or 0, *after)


def memory_of(unit: str, entries: Iterable[Entry]) -> Memory | None:
    """What a learner holds of a unit, and the answers that led there; None if it was never met.

    A change of meaning made it due; it is no answer, and the day is the one that it set.
    """
    log = tuple(entries)
    said = marks(log)
    reviews: list[Review] = []
    before = now = NOTHING
    for row, now in steps(unit, log):
        if row.kind != "reset":
            reviews.append(_review(row, said, before.interval, now.interval, now.difficulty))
        before = now
    return _memory(now, reviews)


def _review(
    row: Entry | Noted, said: Marks, before: int, interval: int, difficulty: float | None
) -> Review:
    result = outcome(face_of(row.form), said.correct(row), said.rating(row))
    return Review(
        at=row.answered_at,
        ease=EASE[result],
        interval=interval,
        before=before,
        difficulty=difficulty or 0.0,
        taken_ms=row.duration_ms or 0,
    )


def _memory(now: Remembered, reviews: Iterable[Review]) -> Memory | None:
    if now.strength is None or now.due_day is None:
        return None
    return Memory(
        stability=now.strength.stability,
        difficulty=now.strength.difficulty,
        due=date_of(now.due_day),
        interval=now.interval,
        lapses=now.lapses,
        reviews=tuple(reviews),
    )
