"""The page of progress as a reader sees it, but for its charts: pure values."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from app.figures import BLANK, chance
from app.memory import tallying
from app.memory.choice import card_of
from app.memory.mastery import Mastery, mastery, mastery_step, topic_name, units_by_topic
from app.progress.measures import (
    Share,
    habit,
    spans,
)
from app.progress.queries import Record
from app.progress.spending import PACE_DAYS, pace
from app.progress.words import count, figure, full, spent
from questions.world import Bank

A_MINUTE = 60_000


@dataclass(frozen=True)
class Figure:
    """A number with what it stands for, and of how many it is."""

    number: str
    words: str


@dataclass(frozen=True)
class Topic:
    """A topic's bar: how long for its mastery, how long for what was met, in per cent."""

    id: str
    name: str
    step: int
    width: float
    met_width: float
    mastery: str
    met: int
    of: int


@dataclass(frozen=True)
class Sheet:
    """What stands beside the charts."""

    begun: str
    due: int
    late: int
    ahead: int
    minutes: str
    minutes_ahead: str
    days: Figure
    habit: tuple[tuple[str, str], ...]
    recall: Figure
    retention: Figure
    whole: Figure
    time: Figure
    pace: str
    topics: tuple[Topic, ...]
    met: int


def sheet(found: Record, bank: Bank, today: int) -> Sheet:
    """The words and figures of a learner's progress today."""
    by_topic = units_by_topic(bank, found.served)
    every = [unit for units in by_topic.values() for unit in units]
    whole = mastery(every, found.recall)
    month = spans(found.tallies, today)[1]
    return Sheet(
        begun=_begun(found, today),
        due=found.ahead[0],
        late=_late(found, today),
        ahead=sum(found.ahead[1:]),
        minutes=_about(found.ahead[0], found, today),
        minutes_ahead=_about(sum(found.ahead[1:]), found, today),
        days=_days(found, today),
        habit=_habit(found, today),
        recall=_figure(month.first, "first answer", "first answers"),
        retention=_figure(month.spaced, "review", "reviews"),
        whole=Figure(chance(whole.mean), f"{whole.met} of {count(whole.of, 'fact', 'facts')} met"),
        time=_time(found, today),
        pace=_pace(found, today),
        topics=tuple(
            _topic(id_, bank, mastery(units, found.recall)) for id_, units in by_topic.items()
        ),
        met=whole.met,
    )


def is_empty(found: Record) -> bool:
    """Whether nothing was ever answered."""
    return not found.met and not any(tally.answers for tally in found.tallies.values())


def _begun(found: Record, today: int) -> str:
    done = habit(found.tallies, today)
    if done.since is None:
        return "No answer stands at the moment."
    answers, days = count(done.answers, "answer", "answers"), count(done.days, "day", "days")
    return f"{answers} on {days} since {full(done.since)}."


def _late(found: Record, today: int) -> int:
    due = ((unit, met.due_day) for unit, met in found.met.items() if met.due_day is not None)
    return sum(
        day < today and (unit in found.served or card_of(unit) is not None) for unit, day in due
    )


def _about(questions: int, found: Record, today: int) -> str:
    """About how long so many questions take, at the pace that study and quizzes go by too."""
    seconds = tallying.pace_lately(found.tallies, today)
    minutes = ceil(questions * 1000 * seconds / A_MINUTE)
    return f"about {spent(minutes * A_MINUTE)}" if questions else ""


def _time(found: Record, today: int) -> Figure:
    month = {day: tally for day, tally in found.tallies.items() if day > today - PACE_DAYS}
    whole = sum(tally.duration_ms for tally in month.values())
    return Figure(spent(whole), f"in the last {PACE_DAYS}{BLANK}days")


def _pace(found: Record, today: int) -> str:
    """How long a day of study and an answer take, of the last thirty days."""
    an_answer = pace(found.tallies, today)
    if an_answer is None:
        return ""
    times = [
        tally.duration_ms
        for day, tally in found.tallies.items()
        if day > today - PACE_DAYS and tally.answers
    ]
    a_day = spent(round(sum(times) / len(times)))
    return f"{a_day} on a day of study, {round(an_answer / 1000)}{BLANK}s an answer."


def _days(found: Record, today: int) -> Figure:
    days = habit(found.tallies, today).days
    return Figure(f"{days:,}", "day" if days == 1 else "days")


def _habit(found: Record, today: int) -> tuple[tuple[str, str], ...]:
    done = habit(found.tallies, today)
    return (
        ("Current run", count(done.run, "day", "days")),
        ("Longest run", count(done.longest, "day", "days")),
        ("Answers", f"{done.answers:,}"),
        ("Time spent", spent(done.spent_ms)),
    )


def _figure(share: Share, one: str, many: str) -> Figure:
    number = figure(share.right, share.of)
    return Figure(number, f"of {count(share.of, one, many)}, last 30{BLANK}days")


def _topic(id_: str, bank: Bank, held: Mastery) -> Topic:
    return Topic(
        id=id_,
        name=topic_name(bank, id_),
        step=mastery_step(held.mean),
        width=round(100 * held.mean, 2),
        met_width=round(100 * held.met / held.of, 2),
        mastery=chance(held.mean),
        met=held.met,
        of=held.of,
    )
