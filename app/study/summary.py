"""A sitting at its end, as a reader sees it: pure values from its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from types import MappingProxyType
from uuid import UUID

from app.cards.card import Linked
from app.cards.words import right, soon
from app.memory.choice import unit_of
from app.memory.planning import MINUTE
from app.memory.sitting import Given
from app.study.queries import Replied
from questions.grading import grade
from questions.world import Bank

GONE = "A fact that was withdrawn meanwhile"


@dataclass(frozen=True)
class Missed:
    """A fact that was not known: the answer that showed it, and when it comes back.

    `given` and `right` are that answer and what is right, in words. `recovered`: it was known when
    it was asked last. `guessed`: that answer was right, and called a guess.
    """

    fact: Linked
    answer: UUID | None
    back: str
    recovered: bool
    guessed: bool = False
    given: str = ""
    right: str = ""


@dataclass(frozen=True)
class Summary:
    """What a sitting amounts to. `right` of so many `facts` were right at their first answer.

    Of the `minutes` so many were `on_questions`, the rest went into reading.
    """

    answered: int
    facts: int
    right: int
    minutes: int
    on_questions: int
    new: tuple[Linked, ...]
    missed: tuple[Missed, ...]


def summary(
    given: Sequence[Given],
    due: Mapping[str, int],
    bank: Bank,
    today: int,
    replies: Mapping[UUID, Replied] = MappingProxyType({}),
) -> Summary | None:
    """The sitting of these answers, None of none; `due` are the days on which units come back.

    `replies` are what was asked and answered where it was not known.
    """
    if not given:
        return None
    units: dict[str, list[Given]] = {}
    for each in given:
        units.setdefault(each.unit, []).append(each)
    return Summary(
        answered=len(given),
        facts=len(units),
        right=sum(asked[0].right for asked in units.values()),
        minutes=_minutes(given),
        on_questions=round(sum(each.duration_ms for each in given) / MINUTE),
        new=tuple(_linked(each.unit, bank) for each in given if each.met),
        missed=tuple(
            _missed(asked, due, bank, today, replies)
            for asked in units.values()
            if not all(each.right for each in asked)
        ),
    )


def _minutes(given: Sequence[Given]) -> int:
    """From the first question to the last answer, what was read between them included."""
    first, last = given[0], given[-1]
    spent = last.answered_at - first.answered_at + timedelta(milliseconds=first.duration_ms)
    return max(1, ceil(spent / timedelta(minutes=1)))


def _linked(unit: str, bank: Bank) -> Linked:
    fact = bank.facts.get(unit.removeprefix(unit_of("")))
    return Linked(fact.id, fact.statement) if fact else Linked("", GONE)


def _missed(
    asked: Sequence[Given],
    due: Mapping[str, int],
    bank: Bank,
    today: int,
    replies: Mapping[UUID, Replied],
) -> Missed:
    unit, first = asked[0].unit, next(each for each in asked if not each.right)
    said = replies.get(first.id) if first.id else None
    return Missed(
        fact=_linked(unit, bank),
        answer=first.id,
        back=soon(due[unit] - today) if unit in due else "",
        recovered=asked[-1].right,
        guessed=first.guessed,
        given=grade(said.item, said.reply).given if said else "",
        right=right(said.item) if said else "",
    )
