"""One question's answers, each beside what its student scored on the rest. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import fsum
from typing import TypeVar

from app.analysis.results import Answer, Question, Results

DIGITS = 9

Key = TypeVar("Key")


@dataclass(frozen=True)
class Entry:
    """An answer, in marks: its own, all of its attempt, and those that the attempt could have.

    `rest` is the score on the other questions, in per cent of what this student was asked in
    them; None where nothing else was asked.
    """

    student: str
    question: Question
    answer: Answer
    weight: float
    total: float
    possible: float
    rest: float | None

    @property
    def mark(self) -> float:
        """The marks that the answer earned."""
        return self.answer.score * self.weight

    @property
    def rest_mark(self) -> float:
        """The marks that the other answers earned."""
        return self.total - self.mark


Column = tuple[Entry, ...]


def slots(results: Results) -> tuple[Column, ...]:
    """A column a slot, whatever was asked in it; those who were asked nothing there are left out.

    Students are in the order of the results.
    """
    found: list[list[Entry]] = [[] for _ in results.weights]
    for attempt in results.attempts:
        pairs = list(zip(attempt.answers, results.weights, strict=True))
        total = fsum(answer.score * weight for answer, weight in pairs if answer)
        possible = fsum(weight for answer, weight in pairs if answer)
        for place, (answer, weight) in enumerate(pairs):
            if answer:
                rest = _percent(total - answer.score * weight, possible - weight)
                question = results.questions[answer.item_id, answer.version]
                found[place].append(
                    Entry(attempt.student, question, answer, weight, total, possible, rest)
                )
    return tuple(map(tuple, found))


def _percent(marks: float, possible: float) -> float | None:
    """Rounded far below what a mark is worth: students who tie are equal."""
    return round(100 * marks / possible, DIGITS) if possible > 10**-DIGITS else None


def grouped(entries: Iterable[Entry], key: Callable[[Entry], Key]) -> dict[Key, Column]:
    """Entries under their key, in their order."""
    found: dict[Key, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return {each: tuple(column) for each, column in found.items()}
