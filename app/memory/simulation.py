"""What a desired retention costs: one fact followed through half a year, for all of them. Pure.

Expected values, no chance: a fact is in many states at once, each with its weight, and every
question splits a state in two. States that are alike are one. It is a simulation under
assumptions: no day is missed, answers are right as often as the model predicts, half of the new
facts are recognised at first sight, and what is wrong is asked once more on the same day.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from app.memory.scheduling import (
    Outcome,
    Strength,
    days_until,
    first,
    following,
    retrievability,
)

DAYS = 180
LATELY = 60
RETENTIONS = (0.8, 0.85, 0.88, 0.9, 0.92, 0.95)
RECOGNISED = 0.5
UNVERIFIED = 1.0  # days of stability below which a fact is asked for recognition
FINENESS = 8  # states a unit of log stability
NEGLIGIBLE = 1e-5

State = tuple[int, int]


@dataclass(frozen=True)
class Course:
    """One fact from its first meeting on, each day: expected questions, chance of recall."""

    questions: tuple[float, ...]
    recall: tuple[float, ...]


@dataclass(frozen=True)
class Cost:
    """A desired retention: minutes a day on the average, and the share of all facts known.

    The share is the mean of the last 60 days: facts that were met together rise and fall together.
    """

    retention: float
    minutes: float
    known: float


def curve(new: float, facts: int, seconds: float) -> tuple[Cost, ...]:
    """The cost of each retention that may be chosen."""
    return tuple(cost(each, new, facts, seconds) for each in RETENTIONS)


def cost(retention: float, new: float, facts: int, seconds: float) -> Cost:
    """So many new facts a day until all are met: mean minutes a day over half a year, and what
    share of the facts is known in its last third.
    """
    course = followed(retention)
    asked = [0.0, *accumulate(course.questions)]
    recall = [0.0, *accumulate(course.recall)]
    questions = known = 0.0
    for day, met in enumerate(_met(new, facts)):
        end = DAYS - day
        questions += met * asked[end]
        known += met * (recall[end] - recall[max(0, end - LATELY)]) / LATELY
    minutes = questions * seconds / 60 / DAYS
    return Cost(retention, minutes, known / facts if facts else 0.0)


def minutes_over(days: int, new: float, retention: float, seconds: float) -> float:
    """Mean minutes a day that so many new facts a day take, over the first so many days."""
    days = min(max(1, days), DAYS)
    asked = [*accumulate(followed(retention).questions[:days])]
    return new * sum(asked) * seconds / 60 / days


def _met(new: float, facts: int) -> list[float]:
    """How many facts are met on each day."""
    left = float(facts)
    days = []
    for _ in range(DAYS):
        days.append(min(new, left))
        left -= days[-1]
    return days


@lru_cache(maxsize=64)
def followed(retention: float) -> Course:
    """One fact through half a year at this desired retention."""
    questions, recall = [0.0] * DAYS, [0.0] * DAYS
    waiting: list[dict[State, float]] = [defaultdict(float) for _ in range(DAYS)]
    questions[0] = 2 - RECOGNISED
    waiting[0][_state(first(Outcome.recognised))] += RECOGNISED
    waiting[0][_state(first(Outcome.again))] += 1 - RECOGNISED
    steps: dict[State, Step] = {}
    for day in range(DAYS):
        for state, weight in waiting[day].items():
            step = steps.get(state) or steps.setdefault(state, _step(state, retention))
            end = day + len(step.recall)
            for later, known in zip(range(day, min(end, DAYS)), step.recall, strict=False):
                recall[later] += weight * known
            if end < DAYS and weight > NEGLIGIBLE:
                questions[end] += weight * (2 - step.right)
                waiting[end][step.after_right] += weight * step.right
                waiting[end][step.after_wrong] += weight * (1 - step.right)
    return Course(tuple(questions), tuple(recall))


@dataclass(frozen=True)
class Step:
    """A state until it is asked again: recall on each day, the chance of a right answer then, and
    what it becomes.
    """

    recall: tuple[float, ...]
    right: float
    after_right: State
    after_wrong: State


def _step(state: State, retention: float) -> Step:
    before = Strength(math.exp(state[0] / FINENESS), float(state[1]))
    gap = days_until(before.stability, retention)
    right = Outcome.recognised if before.stability < UNVERIFIED else Outcome.good
    return Step(
        recall=tuple(retrievability(before.stability, day) for day in range(min(gap, DAYS))),
        right=retrievability(before.stability, gap),
        after_right=_state(following(before, right, gap)),
        after_wrong=_state(following(before, Outcome.again, gap)),
    )


def _state(strength: Strength) -> State:
    return round(math.log(strength.stability) * FINENESS), round(strength.difficulty)
