"""Stored answers lined up by what was asked, whatever place it was shown in. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.analysis.results import Answer, Attempt, Question, Results

Name = tuple[str, str]  # item id and version
Asked = tuple[str, str, float]  # the same, with the points it brings


class Stored(NamedTuple):
    """An answer of an attempt that was handed in, and the points that it could bring."""

    student: str
    number: int
    points: float
    answer: Answer


def lined_up(stored: Iterable[Stored], questions: Mapping[Name, Question]) -> Results:
    """The results of one assignment: a slot for each version of an item, and for its points.

    So students who had the same questions in another order are alike, and those who drew others
    from a pool have None where they were asked nothing. Slots are in the order of ids.
    """
    held: dict[tuple[str, int], dict[Asked, Answer]] = {}
    for student, number, points, answer in stored:
        own = held.setdefault((student, number), {})
        own[answer.item_id, answer.version, points] = answer
    slots = sorted({each for own in held.values() for each in own})
    attempts = tuple(
        Attempt(student, number, tuple(map(own.get, slots)))
        for (student, number), own in sorted(held.items())
    )
    return Results(tuple(points for *_, points in slots), attempts, questions)
