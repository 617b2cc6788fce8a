"""A learner's log as a deck carries it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.cards.words import SECONDS_A_QUESTION
from app.memory.choice import unit_of
from app.memory.days import date_of
from app.memory.replay import NOTHING, Entry, marks, steps
from app.memory.scheduling import Outcome, face_of, outcome
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
    return max(FEWEST_REVIEWS, minutes * 60 // SECONDS_A_QUESTION)


def own(fact: DeckFact, log: Iterable[Entry], beside: Annotation | None) -> DeckFact:
    """The fact with what its learner holds of it and keeps beside it."""
    memory = memory_of(unit_of(fact.id), log)
    if beside is None:
        return replace(fact, own=Own(memory))
    kept = Own(memory, beside.suspended, beside.flagged, beside.note, beside.changed_at)
    return replace(fact, own=kept, tags=(*fact.tags, *beside.tags))


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
            result = outcome(face_of(row.form), said.correct(row), said.rating(row))
            reviews.append(
                Review(
                    at=row.answered_at,
                    ease=EASE[result],
                    interval=now.interval,
                    before=before.interval,
                    difficulty=now.difficulty or 0.0,
                    taken_ms=row.duration_ms or 0,
                )
            )
        before = now
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
