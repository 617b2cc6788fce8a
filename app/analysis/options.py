"""Who chose which option: all, and the lower, middle and upper third of the class. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.analysis.columns import Column, Entry

ENOUGH = 30
FUNCTIONING = 5.0

Thirds = tuple[float | None, float | None, float | None]


@dataclass(frozen=True)
class Choice:
    """An option, or with an empty id what was left blank; shares are in per cent of those asked.

    `thirds` are the shares of the lower, middle and upper third, None where one of them is empty;
    `thirds` itself is None below 30. Where several options may be chosen, shares add up to more
    than 100.
    """

    option: str
    key: bool
    count: int
    share: float
    thirds: Thirds | None

    @property
    def functioning(self) -> bool | None:
        """Whether a distractor is taken by 5 % or more (Haladyna and Downing 1993).

        None of a key and of a blank: they distract nobody.
        """
        return None if self.key or not self.option else self.share >= FUNCTIONING


def choices(column: Column) -> tuple[Choice, ...]:
    """Every option in its order, then the blank; nothing unless all saw one version with options.

    Options of other versions are other options, even where the ids are equal.
    """
    question = column[0].question if column else None
    if not question or not question.options or {each.question for each in column} != {question}:
        return ()
    split = thirds(column) if len(column) >= ENOUGH else None
    return tuple(
        Choice(
            option,
            option in question.keys,
            sum(_took(entry, option) for entry in column),
            _share(column, option) or 0.0,
            (_share(split[0], option), _share(split[1], option), _share(split[2], option))
            if split
            else None,
        )
        for option in (*question.options, "")
    )


def thirds(column: Column) -> tuple[Column, Column, Column]:
    """The lower, middle and upper third by the score on the rest.

    Students who tie stay together, in the third of their mean rank r of n: (r - 1/2) / n below
    1/3, below 2/3, or above. So no third depends on the order of students, and thirds can be
    unequal. Those who were asked nothing else are in none.
    """
    ranked = sorted(
        (entry for entry in column if entry.rest is not None), key=lambda entry: entry.rest or 0.0
    )
    found: tuple[list[Entry], list[Entry], list[Entry]] = ([], [], [])
    start = 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end].rest == ranked[start].rest:
            end += 1
        middle = 3 * (start + end)  # six times the place of the mean rank, from 0 to 6 n
        found[min(2, middle // (2 * len(ranked)))].extend(ranked[start:end])
        start = end
    return tuple(found[0]), tuple(found[1]), tuple(found[2])


def _took(entry: Entry, option: str) -> bool:
    return option in entry.answer.chosen if option else entry.answer.blank


def _share(entries: Sequence[Entry], option: str) -> float | None:
    if not entries:
        return None
    return 100 * sum(_took(entry, option) for entry in entries) / len(entries)
