"""How an answer moves a memory: FSRS-6, and what multiple choice changes in it.

The only module that imports fsrs. It is handed days, never times: py-fsrs counts blocks of
24 hours, so every step is played on times that lie whole days apart. No learning steps, and
none of its fuzz, which is unseeded.

`POLICY` names these rules in each row of the log. Whoever changes a rule raises it and folds
every stored memory anew.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from fsrs import Card, Rating, Scheduler, State

from questions.item import FORMS, Face

POLICY = "1"
PARAMETERS = "fsrs-6"
LONGEST = 36500
NO_FUZZ_BELOW = 2.5
FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))
# What is right only as a whole is harder than one choice of its face. No data yet: priors.
OFFSET = {
    "recognise": -1.0,
    "recall": 0.0,
    "apply": 0.7,
    "true_false": -0.8,
    "select_all": 0.0,
    "matching": 0.0,
    "table": 0.4,
    "extended_matching": 1.1,
}

_FSRS = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
WEIGHTS = tuple(_FSRS.parameters)
_DECAY = -_FSRS.parameters[20]
_FACTOR = 0.9 ** (1 / _DECAY) - 1
_START = datetime(2000, 1, 1, tzinfo=UTC)


class Outcome(StrEnum):
    """What an answer says of the memory, beyond right and wrong."""

    again = "again"
    hard = "hard"
    good = "good"
    easy = "easy"
    recognised = "recognised"
    misapplied = "misapplied"


RATED = {
    Outcome.again: Rating.Again,
    Outcome.hard: Rating.Hard,
    Outcome.good: Rating.Good,
    Outcome.easy: Rating.Easy,
    Outcome.recognised: Rating.Hard,
}


@dataclass(frozen=True)
class Strength:
    """The two numbers of FSRS: days to a retrievability of .9, and difficulty from 1 to 10."""

    stability: float
    difficulty: float


@dataclass(frozen=True)
class Forecast:
    """Before an answer: retrievability, what the form adds, chance of a right answer.

    `r` is None for a unit never met. `known` is the posterior that a right answer was known
    rather than hit; None where no right answer is expected at all.
    """

    r: float | None
    b: float
    p: float
    known: float | None


def face_of(form: str | None) -> Face:
    """The face of a form; a review from elsewhere, without one, was recall."""
    return FORMS[form].face if form in FORMS else "recall"


def outcome(face: Face, correct: bool, rating: str | None) -> Outcome:
    """What an answer and the rating given to it say. A rating after a wrong one says nothing."""
    if not correct:
        return Outcome.misapplied if face == "apply" else Outcome.again
    if rating == "guessed":
        return Outcome.again
    if face == "recognise":
        return Outcome.recognised
    return Outcome(rating) if rating in ("hard", "easy") else Outcome.good


def first(outcome: Outcome) -> Strength:
    """The strength after the first meeting. A recognised fact is unverified: D0(Again)."""
    if outcome is Outcome.misapplied:
        return first(Outcome.again)
    strength = _reviewed(None, RATED[outcome], 0)
    if outcome is Outcome.recognised:
        return Strength(strength.stability, _reviewed(None, Rating.Again, 0).difficulty)
    return strength


def following(before: Strength, outcome: Outcome, elapsed: int) -> Strength:
    """The strength after a later meeting, `elapsed` learner's days after the last."""
    if outcome is Outcome.misapplied:
        forgotten = _reviewed(before, Rating.Again, elapsed).stability
        difficulty = _reviewed(before, Rating.Hard, elapsed).difficulty
        return Strength(math.sqrt(before.stability * forgotten), difficulty)
    after = _reviewed(before, RATED[outcome], elapsed)
    if outcome is Outcome.recognised:
        return Strength(after.stability, before.difficulty)
    return after


def _reviewed(before: Strength | None, rating: Rating, elapsed: int) -> Strength:
    if before is None:
        card = Card(card_id=1, due=_START)
    else:
        card = Card(
            card_id=1,
            state=State.Review,
            stability=before.stability,
            difficulty=before.difficulty,
            due=_START,
            last_review=_START,
        )
    card, _ = _FSRS.review_card(card, rating, _START + timedelta(days=elapsed))
    if card.stability is None or card.difficulty is None:
        raise AssertionError("a reviewed card has both numbers")
    return Strength(card.stability, card.difficulty)


def retrievability(stability: float, elapsed: int) -> float:
    """The chance to recall: (1 + F t / S) ** decay, .9 at t = S (FSRS-6)."""
    return float((1 + _FACTOR * elapsed / stability) ** _DECAY)


def interval(stability: float, retention: float, unit: str, reps: int) -> int:
    """Days until retrievability falls to `retention`, at least one, spread by a seeded fuzz."""
    return fuzzed(days_until(stability, retention), spread_of(unit, reps))


def days_until(stability: float, retention: float) -> int:
    """Days until retrievability falls to `retention`, at least one, before any fuzz."""
    exact = stability / _FACTOR * (retention ** (1 / _DECAY) - 1)
    return int(min(max(round(exact), 1), LONGEST))


def fuzzed(days: int, spread: float) -> int:
    """`days` moved within Anki's bounds by `spread`, 0 <= spread < 1."""
    if days < NO_FUZZ_BELOW:
        return days
    delta = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in FUZZ)
    upper = min(round(days + delta), LONGEST)
    lower = min(max(2, round(days - delta)), upper)
    return min(upper, math.floor(lower + spread * (1 + upper - lower)))


@lru_cache(maxsize=4096)
def spread_of(unit: str, reps: int) -> float:
    """A number from 0 to below 1, always the same for a unit and its repetitions."""
    drawn = hashlib.sha256(f"{unit} {reps}".encode()).digest()
    return int.from_bytes(drawn[:6], "big") / 2**48


def forecast(stability: float | None, elapsed: int, form: str, k: int) -> Forecast:
    """The chance of a right answer: g + (1 - g) K, K = sigmoid(logit R - b), g = 1/k.

    R alone predicts worse than the average on mixed faces; `b` is what the form adds.
    """
    g = 1 / k if k else 0.0
    b = OFFSET.get(form, OFFSET[face_of(form)])
    r = None if stability is None else retrievability(stability, elapsed)
    known = _shifted(r or 0.0, b)
    p = g + (1 - g) * known
    if p == 0:
        return Forecast(r, b, p, None)
    remembered = r or 0.0
    posterior = (min(remembered, known) + g * max(remembered - known, 0.0)) / p
    return Forecast(r, b, p, posterior)


def _shifted(r: float, b: float) -> float:
    """sigmoid(logit r - b), without the infinities at 0 and 1."""
    if r <= 0.0 or r >= 1.0:
        return min(max(r, 0.0), 1.0)
    return r / (r + (1 - r) * math.exp(b))
