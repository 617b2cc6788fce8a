"""All that is said of a question, and of a whole test. Pure.

What rests on a correlation is said from 20 answers on; below, it is None, and `n` says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from app.analysis.columns import Column, slots
from app.analysis.discrimination import (
    alike,
    effective_weights,
    efficiency,
    index,
    intended_weights,
    item_rest,
)
from app.analysis.facility import deviation, facility, guess_score, median_seconds
from app.analysis.moments import kurtosis, mean, median, skewness, variance
from app.analysis.options import Choice, choices
from app.analysis.reliability import alpha, error_ratio, percentages, standard_error
from app.analysis.results import Results, first_attempts

ENOUGH = 20


@dataclass(frozen=True)
class Statistics:
    """A question's: a slot's, a version's, or a fact's in one form.

    Per cent throughout, but `item_rest`, a correlation from -1 to 1, and times in seconds.
    `usual_seconds` is the median of the median times of all slots of the test; it and both
    weights are None of anything but a slot.
    """

    n: int
    facility: float | None
    deviation: float | None
    item_rest: float | None
    discrimination: float | None
    efficiency: float | None
    guess: float | None
    choices: tuple[Choice, ...]
    median_seconds: float | None
    usual_seconds: float | None = None
    intended_weight: float | None = None
    effective_weight: float | None = None


@dataclass(frozen=True)
class WholeTest:
    """A whole test's. Scores in per cent of what each attempt was asked; `alpha` up to 1.

    `standard_error` is of measurement, in per cent as the scores. `same` says whether all were
    asked the same questions: where not, there is no alpha.
    """

    n: int
    same: bool
    mean: float | None
    median: float | None
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    alpha: float | None
    error_ratio: float | None
    standard_error: float | None


def of_column(column: Column) -> Statistics:
    """The statistics of one question's answers; of nobody's, all are None."""
    enough = len(column) >= ENOUGH
    return Statistics(
        n=len(column),
        facility=facility(column),
        deviation=deviation(column),
        item_rest=item_rest(column) if enough else None,
        discrimination=index(column) if enough else None,
        efficiency=efficiency(column) if enough else None,
        guess=guess_score(column),
        choices=choices(column),
        median_seconds=median_seconds(column),
    )


def of_slots(results: Results, every: bool = False) -> tuple[Statistics, ...]:
    """The statistics of each slot, of first attempts; of every attempt if asked for."""
    columns = slots(results if every else first_attempts(results))
    return weighed(of_columns(columns), columns, results.weights)


def weighed(
    found: Sequence[Statistics], columns: Sequence[Column], weights: Sequence[float]
) -> tuple[Statistics, ...]:
    """The statistics of all slots of a test, each with what it weighs there."""
    return tuple(
        replace(each, intended_weight=intended, effective_weight=effective)
        for each, intended, effective in zip(
            found, intended_weights(weights), _effective(columns), strict=True
        )
    )


def of_columns(columns: Sequence[Column]) -> tuple[Statistics, ...]:
    """The statistics of the questions of one test, with the time that is usual in it."""
    found = [of_column(column) for column in columns]
    usual = median([each.median_seconds for each in found if each.median_seconds is not None])
    return tuple(replace(each, usual_seconds=usual) for each in found)


def of_test(results: Results, every: bool = False) -> WholeTest:
    """The statistics of the whole test, of first attempts; of every attempt if asked for."""
    taken = results if every else first_attempts(results)
    scores = percentages(taken)
    spread = variance(scores)
    deviation = None if spread is None else sqrt(spread)
    trusted = alpha(taken) if len(scores) >= ENOUGH else None
    return WholeTest(
        n=len(scores),
        same=taken.same,
        mean=mean(scores),
        median=median(scores),
        deviation=deviation,
        skewness=skewness(scores) if len(scores) >= ENOUGH else None,
        kurtosis=kurtosis(scores) if len(scores) >= ENOUGH else None,
        alpha=trusted,
        error_ratio=error_ratio(trusted),
        standard_error=standard_error(trusted, deviation),
    )


def _effective(columns: Sequence[Column]) -> tuple[float | None, ...]:
    """From 20 answers to every slot on, of like attempts: one slot's share depends on all."""
    if not all(len(column) >= ENOUGH and alike(column) for column in columns):
        return (None,) * len(columns)
    return effective_weights(columns)
