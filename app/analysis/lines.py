"""Rows of a table of questions, each with its statistics, its difficulty and its flags. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.analysis.columns import Column, slots
from app.analysis.flags import Flag, flags
from app.analysis.lineup import Name
from app.analysis.options import Choice
from app.analysis.pooling import per_fact_and_form, per_version
from app.analysis.posterior import Difficulty, difficulty
from app.analysis.results import Results, first_attempts
from app.analysis.statistics import Statistics, of_column, of_columns, weighed
from app.analysis.views import Order
from questions.item import Item, SelectAll, SingleBest, TrueFalse
from questions.spelling import normal

LAST = float("inf")
Rank = tuple[int, int, str, str, str, str]  # the set's, the test's, topic, name, item id, version


@dataclass(frozen=True)
class Line:
    """A version of an item, or a fact in one form; `item` is then the version asked most often."""

    name: str
    unit: str
    item: Item
    found: Statistics
    column: Column

    @property
    def versions(self) -> int:
        """How many versions stand in the line."""
        return len({(each.question.item_id, each.question.version) for each in self.column})

    @cached_property
    def difficulty(self) -> Difficulty:
        """How hard it is: what its form lets expect, or what answers say."""
        return difficulty(self.item.form, self.item.k, self.column)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """What about it deserves a look, the gravest first."""
        return flags(self.found)


@dataclass(frozen=True)
class Typed:
    """A reply as it was typed, by so many, and the credit in force."""

    text: str
    count: int
    score: float


def of_versions(
    results: Sequence[Results], items: Mapping[Name, Item], every: bool = False
) -> list[Line]:
    """A line a version. Of one assignment at which all were asked the same, with its weights."""
    only = results[0] if len(results) == 1 else None
    given = (only if every else first_attempts(only)) if only else None
    if given and given.same:
        columns = slots(given)
        found = weighed(of_columns(columns), columns, given.weights)
    else:
        columns = tuple(per_version(results, every).values())
        found = _told(columns, only is not None)
    names = [(column[0].question.item_id, column[0].question.version) for column in columns]
    return [
        Line(name_of(items[name]), column[0].question.unit, items[name], each, column)
        for name, each, column in zip(names, found, columns, strict=True)
    ]


def of_facts(
    results: Sequence[Results],
    items: Mapping[Name, Item],
    named: Callable[[str, Item], str],
    every: bool = False,
) -> list[Line]:
    """A line a fact and form, over all these assignments. `named` says what a unit is called."""
    columns = per_fact_and_form(results, every)
    found = _told(tuple(columns.values()), len(results) == 1)
    lines = []
    for ((unit, _), column), each in zip(columns.items(), found, strict=True):
        asked = Counter((entry.question.item_id, entry.question.version) for entry in column)
        item = items[min(asked, key=lambda name: (-asked[name], name))]
        lines.append(Line(named(unit, item), unit, item, each, column))
    return lines


def _told(columns: Sequence[Column], one_test: bool) -> tuple[Statistics, ...]:
    """What takes usually long is a question of one test."""
    return of_columns(columns) if one_test else tuple(map(of_column, columns))


def name_of(item: Item) -> str:
    """The question on a line; a statement to judge with its key, lest it be taken for a fact."""
    return f"{item.stem} ({item.key_text})" if isinstance(item, TrueFalse) else item.stem


def in_order(lines: Sequence[Line], order: Order, rank: Callable[[Line], Rank]) -> list[Line]:
    """The lines, those first that deserve a look in this order; `rank` is how the set has them.

    What cannot be said of too few answers comes last.
    """
    return sorted(lines, key=lambda line: (_urgency(line, order), rank(line)))


def _urgency(line: Line, order: Order) -> float:
    found = line.found
    value = {
        "set": 0.0,
        "hardest": found.facility,
        "weakest": found.item_rest,
        "slowest": None if found.median_seconds is None else -found.median_seconds,
    }[order]
    return LAST if value is None else value


def options(line: Line) -> list[tuple[str, Choice]]:
    """What could be chosen in words, with who chose it; last, with no words, what was left blank.

    Empty where nothing is chosen, and where several versions stand in the line.
    """
    item = line.item
    if not isinstance(item, SingleBest | SelectAll | TrueFalse):
        return []
    texts = {option.id: option.text for option in item.options}
    return [(texts.get(each.option, ""), each) for each in line.found.choices]


def replies(line: Line) -> list[Typed]:
    """What was typed, the most frequent first; empty where nothing is typed.

    Names that are spelt alike stand together, under the spelling met most often.
    """
    found: dict[tuple[str, float], Counter[str]] = {}
    for entry in line.column:
        if entry.answer.typed:
            key = (normal(entry.answer.typed), entry.answer.score)
            found.setdefault(key, Counter())[entry.answer.typed.strip()] += 1
    told = [
        Typed(min(texts, key=lambda text: (-texts[text], text)), texts.total(), score)
        for (_, score), texts in found.items()
    ]
    return sorted(told, key=lambda each: (-each.count, each.text))


def spelled(line: Line) -> Statistics:
    """The statistics with the words of options in place of their ids, for files."""
    choices = tuple(replace(each, option=text) for text, each in options(line))
    return replace(line.found, choices=choices)
