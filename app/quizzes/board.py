"""Quizzes as a reader sees them: pure values from rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.memory.choice import unit_of
from app.memory.days import date_of, learner_day
from app.models import Learner
from app.quizzes.queries import Listed, Place
from questions.item import Item
from questions.world import Bank

MOST_NAMED = 3


@dataclass(frozen=True)
class TopicLine:
    """A topic with the number of its facts that are asked today."""

    id: str
    name: str
    facts: int


@dataclass(frozen=True)
class Line:
    """A quiz in the list."""

    id: UUID
    topics: str
    words: str
    mode: str
    running: bool
    done: int
    of: int
    score: str


@dataclass(frozen=True)
class Part:
    """The score in one topic; `share` in per cent of its questions."""

    name: str
    right: int
    of: int
    share: float


@dataclass(frozen=True)
class Result:
    """The score of a quiz, as a whole and by topic; `open` are the places without an answer."""

    right: int
    answered: int
    of: int
    parts: tuple[Part, ...]
    open: tuple[int, ...]


def topics(bank: Bank, units: frozenset[str]) -> tuple[TopicLine, ...]:
    """The topics that can be asked, in the bank's order."""
    counts = Counter(fact.topic for fact in bank.asked() if unit_of(fact.id) in units)
    return tuple(
        TopicLine(id_, topic.name, counts[id_]) for id_, topic in bank.topics.items() if counts[id_]
    )


def units_of(bank: Bank, units: frozenset[str], chosen: Sequence[str]) -> tuple[str, ...]:
    """The units of the chosen topics, in the bank's order."""
    wanted = [unit_of(fact.id) for fact in bank.asked() if fact.topic in chosen]
    return tuple(unit for unit in wanted if unit in units)


def named(ids: Sequence[str], bank: Bank) -> str:
    """Topics in words: a few by name, or that they are all there are."""
    every = {fact.topic for fact in bank.asked()}
    if len(every) > 1 and every <= set(ids):
        return "All topics"
    names = [bank.topics[each].name for each in ids if each in bank.topics]
    more = len(names) - MOST_NAMED
    if more > 1:
        return f"{', '.join(names[:MOST_NAMED])} and {more} more"
    return ", ".join(names)


def lines(quizzes: Sequence[Listed], bank: Bank, learner: Learner) -> tuple[Line, ...]:
    """The list of quizzes, with dates as the learner lives them."""
    return tuple(_line(each, bank, learner) for each in quizzes)


def _line(quiz: Listed, bank: Bank, learner: Learner) -> Line:
    date = date_of(learner_day(quiz.begun_at, learner.zone, learner.rollover_hour))
    begun = f"{date.day} {date:%B %Y}"
    counts = ", counts for your schedule" if quiz.counts else ""
    hidden = quiz.mode == "test" and quiz.finished_at is None
    return Line(
        id=quiz.id,
        topics=named(quiz.topics, bank),
        words=f"{quiz.mode.capitalize()}, begun {begun}{counts}",
        mode=quiz.mode,
        running=quiz.finished_at is None,
        done=quiz.answered,
        of=quiz.questions,
        score="" if hidden else f"{quiz.right} of {quiz.questions} right",
    )


def result(places: Sequence[Place], bank: Bank) -> Result:
    """The score. A question without an answer is none that was right."""
    names = {each.place: _topic(each.item, bank) for each in places}
    return Result(
        right=sum(each.correct for each in places),
        answered=sum(each.reply is not None for each in places),
        of=len(places),
        parts=tuple(_part(name, places, names) for name in sorted(set(names.values()))),
        open=unanswered(places),
    )


def _topic(item: Item, bank: Bank) -> str:
    topic = bank.topics.get(item.topic)
    return topic.name if topic else item.topic


def _part(name: str, places: Sequence[Place], names: Mapping[int, str]) -> Part:
    mine = [each.correct for each in places if names[each.place] == name]
    return Part(name, sum(mine), len(mine), round(100 * sum(mine) / len(mine), 1))


def unanswered(places: Sequence[Place]) -> tuple[int, ...]:
    """The places without an answer."""
    return tuple(each.place for each in places if each.reply is None)


def next_open(places: Sequence[Place], after: int) -> int | None:
    """The next place without an answer, from the start again where none follows."""
    left = unanswered(places)
    return next((each for each in left if each > after), left[0] if left else None)
