"""How well the schedule predicted a learner's answers: all, by form, by chance. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.memory.replay import ANSWERS, Said, in_order, marks
from app.progress.scoring import (
    Predicted,
    Scores,
    average,
    average_per_form,
    moving_average,
    scores,
)

ENOUGH = 50
ENOUGH_OF_A_FORM = 20
BINS = 10


class Logged(Said, Protocol):
    """What is read of a row of the log."""

    @property
    def unit(self) -> str: ...
    @property
    def counted(self) -> bool: ...
    @property
    def form(self) -> str | None: ...
    @property
    def p(self) -> float | None: ...
    @property
    def elapsed(self) -> int | None: ...


@dataclass(frozen=True)
class Group:
    """The answers of one form, or of all where that is empty, and how each predictor did."""

    form: str
    n: int
    schedule: Scores
    average: Scores
    moving: Scores
    per_form: Scores


@dataclass(frozen=True)
class Bin:
    """The answers that were given a chance from `low` to `high`: its mean, and how many right."""

    low: float
    high: float
    n: int
    right: int
    mean: float


def predicted(rows: Iterable[Logged]) -> tuple[Predicted, ...]:
    """The answers to judge by, in their order, with the marks in force now.

    Counted answers that stand, a learner-day or more after the fact's last: first meetings have
    no memory to predict from, and on the same day there is nothing to forget. What was called
    right after is right; a guess is too, since the predicted chance holds it.
    """
    log_ = in_order(rows)
    said = marks(log_)
    reviews: dict[str, int] = defaultdict(int)
    lapses: dict[str, int] = defaultdict(int)
    found = []
    for row in log_:
        if row.kind not in ANSWERS or not row.counted or row.id in said.undone:
            continue
        reviews[row.unit] += 1
        right, spaced = said.correct(row), (row.elapsed or 0) >= 1
        if spaced and row.form and row.p is not None and row.elapsed:
            seen = (row.elapsed, reviews[row.unit], lapses[row.unit])
            found.append(Predicted(row.form, row.p, right, *seen))
        lapses[row.unit] += spaced and not right
    return tuple(found)


def groups(answers: Sequence[Predicted]) -> tuple[Group, ...]:
    """All answers together, then those of each form, the most frequent first."""
    series = (
        [each.p for each in answers],
        average(answers),
        moving_average(answers),
        average_per_form(answers),
    )
    places: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(answers):
        places[each.form].append(place)
    ordered = sorted(places.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(
        _group(form, answers, series, chosen)
        for form, chosen in (("", list(range(len(answers)))), *ordered)
    )


def _group(
    form: str,
    answers: Sequence[Predicted],
    series: Sequence[Sequence[float]],
    places: Sequence[int],
) -> Group:
    chosen = [answers[place] for place in places]
    return Group(
        form, len(chosen), *(scores(chosen, [each[place] for place in places]) for each in series)
    )


def curve(answers: Iterable[Predicted]) -> tuple[Bin, ...]:
    """Ten bins of equal width by the predicted chance; those without an answer are left out."""
    held: dict[int, list[Predicted]] = defaultdict(list)
    for each in answers:
        held[min(int(each.p * BINS), BINS - 1)].append(each)
    return tuple(
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            n=len(found),
            right=sum(each.right for each in found),
            mean=sum(each.p for each in found) / len(found),
        )
        for place, found in sorted(held.items())
    )
