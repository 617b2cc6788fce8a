"""Figures and ranks: one measure of one population in one time has one value and one order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from questions.consistency.alike import apart, doubles, told_by
from questions.consistency.naming import Found
from questions.consistency.quoted import decimals, numbers, spelt
from questions.fact import Comparison, Figure
from questions.model import KEYABLE
from questions.spelling import normal
from questions.telling import named
from questions.world import Bank

SAME_PEOPLE = 85.0
"""Of 100, words in any order: two descriptions of one population."""
SAME_DIMENSION = 2 / 3
"""Of the words of a dimension that a measure has too."""
ROUNDED = 0.01
"""Share of a figure by which a statement may round it; half a unit where that is more."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def _pairs(bank: Bank) -> Found:
    """Two figures of one measure, population and time: a double, or a contradiction."""
    figures = {figure.id: figure for figure in _figures(bank)}
    for first, later, _ in doubles({id_: each.measure for id_, each in figures.items()}):
        one, other = figures[first], figures[later]
        if _same_time(one.year, other.year) and _same_people(one.population, other.population):
            yield f"facts {later}", later, _differ(one, other)


def _differ(one: Figure, other: Figure) -> str:
    same = (one.low, one.high, one.unit) == (other.low, other.high, other.unit)
    found = "the same value" if same else f"{_range(other)} where that one has {_range(one)}"
    return (
        f"measures what the figure '{one.id}' measures in the same people and time, and has "
        f"{found}; expected one figure; keep the one that its reference says"
    )


def _range(figure: Figure) -> str:
    ends = dict.fromkeys((f"{figure.low:g}", f"{figure.high:g}"))
    return f"{'-'.join(ends)} {figure.unit}"


def _own(bank: Bank) -> Found:
    """A figure is the number that its statement tells, where that tells one in digits."""
    for figure in _figures(bank):
        told = numbers(figure.statement)
        words = spelt(figure.statement) if told else ()
        if told and not any(_rounds(each, figure) for each in (*told, *words)):
            message = (
                f"found the figure {_range(figure)} and other numbers in the statement: "
                f"{', '.join(f'{each:g}' for each in told)}; expected it there too, rounded or not"
            )
            yield f"facts {figure.id}", figure.id, message
        if not _YEAR.search(figure.year):
            message = f"found the year '{figure.year}'; expected one in digits; example: 2015-2021"
            yield f"facts {figure.id}", figure.id, message


def _rounds(told: float, figure: Figure) -> bool:
    low, high = (max(0.5, ROUNDED * abs(end)) for end in (figure.low, figure.high))
    return figure.low - low <= told <= figure.high + high


def _ranks(bank: Bank) -> Found:
    """Rank 1 is the most: the values behind the ranks fall."""
    for comparison in _comparisons(bank):
        valued = [each for each in comparison.ranks if numbers(each.value or "")]
        for more, less in pairwise(valued):
            if max(numbers(more.value or "")) <= min(numbers(less.value or "")):
                message = (
                    f"ranks '{more.concept}' ({more.value}) above '{less.concept}' "
                    f"({less.value}); expected falling values, rank 1 being the most"
                )
                yield f"facts {comparison.id}", comparison.id, message


def _orders(bank: Bank) -> Found:
    """Two comparisons of one dimension, population and time rank in one order."""
    for one, other in combinations(_comparisons(bank), 2):
        if _same_time(one.year, other.year) and _same_comparison(one, other):
            for more, less in _turned(one, other):
                message = (
                    f"ranks '{less}' above '{more}', which the comparison '{one.id}' ranks the "
                    "other way round in the same people and time; expected one order"
                )
                yield f"facts {other.id}", other.id, message


def _same_comparison(one: Comparison, other: Comparison) -> bool:
    mine, theirs = apart(one.dimension, other.dimension)
    return not (mine or theirs) and _same_people(one.population, other.population)


def _turned(one: Comparison, other: Comparison) -> Iterator[tuple[str, str]]:
    ranks = {each.concept: each.rank for each in other.ranks}
    ordered = [each.concept for each in one.ranks if each.concept in ranks]
    for more, less in combinations(ordered, 2):
        if ranks[more] > ranks[less]:
            yield more, less


def _behind(bank: Bank) -> Found:
    """The value behind a rank is the figure of the same measure, where there is one."""
    figures = _figures(bank)
    for comparison in _comparisons(bank):
        for figure in figures:
            if _measures(figure, comparison):
                for concept, value in _unlike(bank, figure, comparison):
                    message = (
                        f"has {value} for '{concept}', where the figure '{figure.id}' has "
                        f"{_range(figure)} for it in the same people and time; expected one value"
                    )
                    yield f"facts {comparison.id}", comparison.id, message


def _measures(figure: Figure, comparison: Comparison) -> bool:
    """Whether a figure is of what a comparison ranks."""
    if not _same_time(figure.year, comparison.year):
        return False
    if not _same_people(figure.population, comparison.population):
        return False
    lacking, _ = apart(comparison.dimension, f"{figure.measure} {figure.share_of or ''}")
    return len(lacking) <= (1 - SAME_DIMENSION) * len(told_by(comparison.dimension))


def _unlike(bank: Bank, figure: Figure, comparison: Comparison) -> Iterator[tuple[str, str]]:
    """The one ranked concept that the measure names, if its value is another one."""
    ranked = [each for each in comparison.ranks if each.concept in bank.concepts]
    named_ = [each for each in ranked if named(figure.measure, bank.concepts[each.concept])]
    if len(named_) == 1 and named_[0].value:
        value = named_[0].value
        told, rounding = numbers(value), _rounding(value, figure)
        if told and (max(told) < figure.low - rounding or min(told) > figure.high + rounding):
            yield named_[0].concept, value


def _rounding(value: str, figure: Figure) -> float:
    """Half a unit of the last place that both tell."""
    places = min(decimals(value), decimals(f"{figure.low:g} {figure.high:g}"))
    return float(0.5 * 10**-places)


def _same_time(one: str, other: str) -> bool:
    return _YEAR.findall(one) == _YEAR.findall(other) or normal(one) == normal(other)


def _same_people(one: str, other: str) -> bool:
    """Nearly one description, and no word that each has for itself: localised, distant."""
    mine, theirs = apart(one, other)
    return not (mine and theirs) and bool(fuzz.token_set_ratio(one, other) >= SAME_PEOPLE)


def _figures(bank: Bank) -> list[Figure]:
    found = (fact for _, fact in sorted(bank.facts.items()) if isinstance(fact, Figure))
    return [each for each in found if each.status in KEYABLE]


def _comparisons(bank: Bank) -> list[Comparison]:
    found = (fact for _, fact in sorted(bank.facts.items()) if isinstance(fact, Comparison))
    return [each for each in found if each.status in KEYABLE]


CHECKS = (_pairs, _own, _ranks, _orders, _behind)
