"""Quizzes as a reader sees them: pure values from rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.cards.naming import FORMS, STAGES
from app.memory.days import date_of, learner_day
from app.models import Learner
from app.quizzes.criteria import Candidate, Criteria, loaded
from app.quizzes.queries import Listed, Place
from app.quizzes.words import STATUSES, clock
from questions.item import Item
from questions.regions import REGIONS
from questions.world import Bank

MOST_NAMED = 3
GONE_TOPICS = "Topics of before"


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
    """The score in one topic; `share` in per cent of its questions, `time` the mean of answers."""

    name: str
    right: int
    of: int
    share: float
    time: str


@dataclass(frozen=True)
class Result:
    """The score of a quiz, as a whole and by topic; `open` are the places without an answer.

    `time` is the mean time of an answer, `times` that of each place; empty where none is known.
    """

    right: int
    answered: int
    of: int
    parts: tuple[Part, ...]
    open: tuple[int, ...]
    time: str
    times: tuple[str, ...]

    @property
    def missed(self) -> int:
        """How many are wrong or without an answer."""
        return self.of - self.right


def topics(bank: Bank, every: Iterable[Candidate]) -> tuple[TopicLine, ...]:
    """The topics that can be asked, in the bank's order."""
    counts = Counter(topic for each in every for topic in each.topics)
    return tuple(
        TopicLine(id_, topic.name, counts[id_]) for id_, topic in bank.topics.items() if counts[id_]
    )


def told(criteria: Criteria, bank: Bank) -> str:
    """Choices in words: topics, what they are narrowed to, number and way."""
    limit = f" of {criteria.minutes} min" if criteria.minutes else ""
    counts = ["counts for your schedule"] if criteria.counts else []
    questions = "question" if criteria.number == 1 else "questions"
    return ", ".join(
        [
            named(criteria.topics, bank),
            *_narrow(criteria),
            f"{criteria.number} {questions}",
            f"{criteria.mode}{limit}",
            *counts,
        ]
    )


def _narrow(criteria: Criteria) -> list[str]:
    """What the topics are narrowed to, in words."""
    sites = {each.id: each.name for each in REGIONS}
    known = {"sites": sites, "forms": FORMS, "stages": STAGES, "statuses": STATUSES}
    return [
        " or ".join(known[name].get(each, each).lower() for each in criteria.wanted(name))
        for name in criteria.narrow
    ]


def titled(topics: Sequence[str], kept: Mapping[str, Any], bank: Bank) -> str:
    """What a quiz is called: its topics, and what they were narrowed to."""
    narrow = _narrow(loaded(kept)) if "topics" in kept else []
    return ", ".join([named(topics, bank) or GONE_TOPICS, *narrow])


def named(ids: Sequence[str], bank: Bank) -> str:
    """Topics in words: a few by name, or that they are all there are; none chosen are all."""
    if not ids:
        return "All topics"
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
    limit = f" of {quiz.seconds // 60} min" if quiz.seconds else ""
    return Line(
        id=quiz.id,
        topics=titled(quiz.topics, quiz.criteria, bank),
        words=f"{quiz.mode.capitalize()}{limit}{_about(quiz.criteria)}, begun {begun}{counts}",
        mode=quiz.mode,
        running=quiz.finished_at is None,
        done=quiz.answered,
        of=quiz.questions,
        score="" if hidden else f"{quiz.right} of {quiz.questions} right",
    )


def _about(kept: Mapping[str, Any]) -> str:
    """What sets a quiz apart from one of its topics alone."""
    return ", mistakes again" if kept.get("redo") else ""


def result(places: Sequence[Place], bank: Bank) -> Result:
    """The score. A question without an answer is none that was right."""
    names = {each.place: _topic(each.item, bank) for each in places}
    return Result(
        right=sum(each.correct for each in places),
        answered=sum(each.reply is not None for each in places),
        of=len(places),
        parts=tuple(_part(name, places, names) for name in sorted(set(names.values()))),
        open=unanswered(places),
        time=_mean_time(places),
        times=tuple(clock(each.duration_ms) for each in places),
    )


def _mean_time(places: Sequence[Place]) -> str:
    spent = [each.duration_ms for each in places if each.duration_ms is not None]
    return clock(sum(spent) / len(spent)) if spent else ""


def _topic(item: Item, bank: Bank) -> str:
    topic = bank.topics.get(item.topic)
    return topic.name if topic else item.topic


def _part(name: str, places: Sequence[Place], names: Mapping[int, str]) -> Part:
    mine = [each for each in places if names[each.place] == name]
    right = sum(each.correct for each in mine)
    return Part(name, right, len(mine), round(100 * right / len(mine), 1), _mean_time(mine))


def unanswered(places: Sequence[Place]) -> tuple[int, ...]:
    """The places without an answer."""
    return tuple(each.place for each in places if each.reply is None)


def next_open(places: Sequence[Place], after: int) -> int | None:
    """The next place without an answer, from the start again where none follows."""
    left = unanswered(places)
    return next((each for each in left if each > after), left[0] if left else None)
