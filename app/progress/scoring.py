"""Log loss, RMSE (bins) and AUC of predicted chances, and averages to hold them against. Pure.

Every average sees only the answers before the one that it predicts, as the schedule did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp, floor, log, sqrt

SURE = 1e-6
START, STEP = 1.2, 0.3
# each bin is so many times as wide as the one before
BIN_BASES = {"elapsed": 3.62, "review": 1.89, "lapses": 1.73}


@dataclass(frozen=True)
class Predicted:
    """An answer and the chance of it being right that was predicted.

    `elapsed` are the learner's days since the fact's last counted answer, one at least; `review`
    counts its answers, this one included; `lapses` those before it that were wrong after a day.
    """

    form: str
    p: float
    right: bool
    elapsed: int
    review: int
    lapses: int


@dataclass(frozen=True)
class Scores:
    """Three measures of one predictor. `auc` is None where all answers were right, or all wrong."""

    log_loss: float
    rmse: float
    auc: float | None


def scores(answers: Sequence[Predicted], chances: Sequence[float]) -> Scores:
    """The measures of one predictor's chances for these answers, one at least."""
    right = [each.right for each in answers]
    return Scores(log_loss(chances, right), rmse_bins(answers, chances), auc(chances, right))


def log_loss(chances: Sequence[float], right: Sequence[bool]) -> float:
    """-mean(y ln p + (1 - y) ln(1 - p)), p kept a millionth away from 0 and 1 (Good 1952)."""
    kept = (min(max(p, SURE), 1 - SURE) for p in chances)
    return sum(-log(p if y else 1 - p) for p, y in zip(kept, right, strict=True)) / len(right)


def rmse_bins(answers: Sequence[Predicted], chances: Sequence[float]) -> float:
    """sqrt(sum n (mean p - mean y)^2 / sum n) over bins of answers that are alike.

    The bins are those of the open spaced repetition benchmark: days elapsed, number of the
    review and lapses before it, each on a logarithmic scale. Its reviews all ask for recall; ours
    are of several forms, so they are binned by these three alone, and told by form beside.
    """
    bins: dict[tuple[int, int, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for each, p in zip(answers, chances, strict=True):
        held = bins[_bin(each)]
        held[0] += 1
        held[1] += p - each.right
    return sqrt(sum(off**2 / n for n, off in bins.values()) / len(answers))


def _bin(answer: Predicted) -> tuple[int, int, int]:
    return (
        _step(answer.elapsed, BIN_BASES["elapsed"]),
        _step(answer.review, BIN_BASES["review"]),
        _step(answer.lapses, BIN_BASES["lapses"]),
    )


def _step(number: int, base: float) -> int:
    return floor(log(number) / log(base)) if number else -1


def auc(chances: Sequence[float], right: Sequence[bool]) -> float | None:
    """The chance that a right answer was given more than a wrong one, ties half (Mann-Whitney).

    By ranks: (sum of ranks of the right - m (m + 1) / 2) / (m n), equal chances sharing their
    mean rank (Hanley and McNeil 1982).
    """
    m = sum(right)
    n = len(right) - m
    if not m or not n:
        return None
    ranked, total = 0, 0.0
    pairs = sorted(zip(chances, right, strict=True), key=lambda pair: pair[0])
    for _, tied in groupby(pairs, key=lambda pair: pair[0]):
        same = [y for _, y in tied]
        total += sum(same) * (ranked + (len(same) + 1) / 2)
        ranked += len(same)
    return (total - m * (m + 1) / 2) / (m * n)


def average(answers: Iterable[Predicted]) -> list[float]:
    """AVERAGE: the share right of all answers before, one right and one wrong put in front."""
    return list(_running(answers, lambda _: ""))


def average_per_form(answers: Iterable[Predicted]) -> list[float]:
    """AVERAGE PER FORM: the same, of the answers before in the same form."""
    return list(_running(answers, lambda each: each.form))


def _running(answers: Iterable[Predicted], kind: Callable[[Predicted], str]) -> Iterator[float]:
    right: dict[str, int] = defaultdict(lambda: 1)
    of: dict[str, int] = defaultdict(lambda: 2)
    for each in answers:
        key = kind(each)
        yield right[key] / of[key]
        right[key] += each.right
        of[key] += 1


def moving_average(answers: Iterable[Predicted]) -> list[float]:
    """MOVING AVERAGE: p = 1 / (1 + exp(-x)), x moved by 0.3 (y - p) after each answer, from 1.2."""
    found, x = [], START
    for each in answers:
        p = 1 / (1 + exp(-x))
        found.append(p)
        x += STEP * (each.right - p)
    return found
