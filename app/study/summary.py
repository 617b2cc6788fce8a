"""A sitting at its end, as a reader sees it: pure values from its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from uuid import UUID

from app.cards.sides import words
from app.cards.words import soon
from app.memory.choice import card_of, unit_of
from app.memory.planning import MINUTE
from app.memory.sitting import Given
from questions.world import Bank

NO_FRONTS: Mapping[str, str] = {}
GONE = "A fact that was withdrawn meanwhile"
GONE_CARD = "A card that was taken away meanwhile"


@dataclass(frozen=True)
class Line:
    """A fact of the bank or a card of the learner's own, in words; its page, if it has one."""

    words: str
    fact_id: str = ""
    card_id: str = ""


@dataclass(frozen=True)
class Missed:
    """A fact that was not known: the answer that showed it, and when it comes back.

    `recovered`: it was known when it was asked last. `guessed`: that answer was right, and called
    a guess.
    """

    fact: Line
    answer: UUID | None
    back: str
    recovered: bool
    guessed: bool = False


@dataclass(frozen=True)
class Summary:
    """What a sitting amounts to. `right` of so many `facts` were right at their first answer;
    so many of them are `cards` of the learner's own.

    Of the `minutes` so many were `on_questions`, the rest went into reading.
    """

    answered: int
    facts: int
    right: int
    minutes: int
    on_questions: int
    new: tuple[Line, ...]
    missed: tuple[Missed, ...]
    cards: int = 0


def summary(
    given: Sequence[Given],
    due: Mapping[str, int],
    bank: Bank,
    today: int,
    fronts: Mapping[str, str] = NO_FRONTS,
) -> Summary | None:
    """The sitting of these answers, None of none; `due` are the days on which units come back.

    `fronts` are those of the cards among the units.
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
        new=tuple(_line(each.unit, bank, fronts) for each in given if each.met),
        missed=tuple(
            _missed(asked, due, _line(asked[0].unit, bank, fronts), today)
            for asked in units.values()
            if not all(each.right for each in asked)
        ),
        cards=sum(card_of(unit) is not None for unit in units),
    )


def _minutes(given: Sequence[Given]) -> int:
    """From the first question to the last answer, what was read between them included."""
    first, last = given[0], given[-1]
    spent = last.answered_at - first.answered_at + timedelta(milliseconds=first.duration_ms)
    return max(1, ceil(spent / timedelta(minutes=1)))


def _line(unit: str, bank: Bank, fronts: Mapping[str, str]) -> Line:
    card_id = card_of(unit)
    if card_id is not None:
        return Line(words(fronts[unit]), card_id=card_id) if unit in fronts else Line(GONE_CARD)
    fact = bank.facts.get(unit.removeprefix(unit_of("")))
    return Line(fact.statement, fact_id=fact.id) if fact else Line(GONE)


def _missed(asked: Sequence[Given], due: Mapping[str, int], line: Line, today: int) -> Missed:
    unit, first = asked[0].unit, next(each for each in asked if not each.right)
    return Missed(
        fact=line,
        answer=first.id,
        back=soon(due[unit] - today) if unit in due else "",
        recovered=asked[-1].right,
        guessed=first.guessed,
    )
