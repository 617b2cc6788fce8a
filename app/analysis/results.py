"""Who was asked what, and what came of it: the value that all statistics are taken from. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import isfinite


@dataclass(frozen=True)
class Question:
    """A version of an item, as far as statistics ask.

    `options` are the ids of what could be chosen, in their order, and `keys` those of them that
    are right; both are empty where nothing is chosen. `guess` is the share of the score that a
    reply at random earns.
    """

    item_id: str
    version: str
    unit: str
    form: str
    guess: float = 0.0
    options: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """What a student who was asked a question made of it.

    `score` is the credit, 0 to 1, before the slot's weight; an answer left blank has 0 and says
    so. `chosen` are ids of options, `typed` what was typed where a name or a number is asked.
    `seconds` is None where time was not taken.
    """

    item_id: str
    version: str
    score: float
    chosen: tuple[str, ...] = ()
    seconds: float | None = None
    blank: bool = False
    typed: str = ""


@dataclass(frozen=True)
class Attempt:
    """One attempt of one student: an answer for every slot, None where it asked nothing."""

    student: str
    number: int
    answers: tuple[Answer | None, ...]


@dataclass(frozen=True)
class Results:
    """An assignment's attempts. `weights` are the marks of each slot.

    Students may have been asked different questions in a slot, from a pool; `questions` holds
    every version that was asked, under its item's id and version.

    Raises:
        ValueError: an attempt has another number of slots; a score is not from 0 to 1; a weight
            is negative or no number.
    """

    weights: tuple[float, ...]
    attempts: tuple[Attempt, ...]
    questions: Mapping[tuple[str, str], Question]

    def __post_init__(self) -> None:
        if any(not isfinite(weight) or weight < 0 for weight in self.weights):
            raise ValueError(f"weights are 0 or more: {self.weights}")
        for attempt in self.attempts:
            if len(attempt.answers) != len(self.weights):
                raise ValueError(
                    f"attempt {attempt.number} of {attempt.student} has "
                    f"{len(attempt.answers)} slots, expected {len(self.weights)}"
                )
            for answer in attempt.answers:
                if answer is not None and not 0 <= answer.score <= 1:
                    raise ValueError(f"a score is from 0 to 1: {answer.score}")

    @property
    def same(self) -> bool:
        """Whether every attempt was asked the same versions of the same items, slot by slot."""
        asked = {tuple(map(_asked, each.answers)) for each in self.attempts}
        return len(asked) == 1 and None not in next(iter(asked))


def first_attempts(results: Results) -> Results:
    """The results with each student's earliest attempt alone.

    Later attempts follow feedback and are not independent of the first: no statistic of items
    holds for them together.
    """
    first: dict[str, Attempt] = {}
    for attempt in results.attempts:
        held = first.get(attempt.student)
        if held is None or attempt.number < held.number:
            first[attempt.student] = attempt
    return replace(results, attempts=tuple(first.values()))


def by_version(questions: Iterable[Question]) -> dict[tuple[str, str], Question]:
    """Questions under their item's id and version."""
    return {(each.item_id, each.version): each for each in questions}


def _asked(answer: Answer | None) -> tuple[str, str] | None:
    return None if answer is None else (answer.item_id, answer.version)
