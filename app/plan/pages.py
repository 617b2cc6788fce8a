"""The page of the plan as a reader sees it, and the events of the feed: pure values."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.memory.choice import unit_of
from app.memory.days import date_of
from app.memory.exam import Held, Prospect, begun, prospect
from app.memory.planning import MINUTE, Plan, ahead, minutes_for
from app.memory.prospects import day_of
from app.memory.simulation import DAYS, curve, minutes_over
from app.models import Exam
from app.plan import charts
from app.plan.feed import Entry
from app.plan.queries import Record
from app.plan.words import away, count, full, percent
from questions.bank import Bank

ALL = "All topics"
A_WEEK = 7


@dataclass(frozen=True)
class ExamLine:
    """An exam in the list. `verdict` says what cannot be done, and what could."""

    id: UUID
    name: str
    when: str
    topics: str
    over: bool
    met: int = 0
    of: int = 0
    recall: str = ""
    passes: str = ""
    verdict: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What stands beside the form of the plan. `over`: it costs more time than the plan has."""

    curve: charts.Curve
    over: bool
    facts: int
    pace: int
    spent: int
    minutes: int
    met_today: int
    new_today: int
    exams: tuple[ExamLine, ...]
    past: tuple[ExamLine, ...]


def sheet(found: Record, bank: Bank, today: int) -> Sheet:
    """The plan of today, its cost and its exams."""
    plan = found.plan
    lines = [_line(each, found, bank, today) for each in found.exams]
    week = sum(plan.week) / 100 / A_WEEK
    new, mean, aim = plan.new * week, plan.minutes * week, round(plan.retention, 2)
    costs = curve(new, len(found.served), found.seconds)
    return Sheet(
        curve=charts.curve(costs, plan.retention),
        over=any(each.minutes > mean for each in costs if each.retention == aim),
        facts=len(found.served),
        pace=round(found.seconds),
        spent=round(found.spent / MINUTE),
        minutes=plan.milliseconds(today) // MINUTE,
        met_today=found.met_today,
        new_today=plan.new_on(today),
        exams=tuple(line for line in lines if not line.over),
        past=tuple(line for line in reversed(lines) if line.over),
    )


def _line(exam: Exam, found: Record, bank: Bank, today: int) -> ExamLine:
    day = day_of(exam.on)
    names = [bank.topics[each].name if each in bank.topics else each for each in exam.topics]
    topics = ", ".join(names) or ALL
    if day < today:
        return ExamLine(exam.id, exam.name, full(day), topics, over=True)
    every = _units(exam, found, bank)
    seen = prospect_of(exam, found, bank, today)
    return ExamLine(
        id=exam.id,
        name=exam.name,
        when=f"{full(day)}, {away(day - today)}",
        topics=topics,
        over=False,
        met=sum(each.unit in every for each in found.held),
        of=len(every),
        recall=percent(seen.recall),
        passes=_passes(seen, today),
        verdict=tuple(filter(None, (_to_meet(seen, found), _to_pass(seen, found)))),
    )


def prospect_of(exam: Exam, found: Record, bank: Bank, today: int) -> Prospect:
    """What the plan as it is makes of an exam; of what is suspended nothing is expected."""
    asked = _units(exam, found, bank) & found.still_asked
    mine: list[Held] = [each for each in found.held if each.unit in asked]
    day = day_of(exam.on)
    return prospect(
        mine,
        len(asked),
        day,
        today,
        found.plan,
        found.seconds,
        found.met_today,
        begun(mine, day, today, found.plan, found.tallies),
    )


def _units(exam: Exam, found: Record, bank: Bank) -> frozenset[str]:
    """The units of an exam, what is suspended among them."""
    topics = exam.topics
    return frozenset(
        unit_of(id_) for id_ in found.served if not topics or bank.facts[id_].topic in topics
    )


def _passes(seen: Prospect, today: int) -> str:
    """When the extra pass begins."""
    if seen.begins is None or seen.days_left <= 0:
        return ""
    if seen.begins <= today:
        return "The extra pass is on: what you are least likely to know comes once more."
    return f"The extra pass begins on {full(seen.begins)}."


def _to_meet(seen: Prospect, found: Record) -> str:
    """That not all facts can be met in time, and what it would take."""
    missing = seen.unmet - seen.reached
    if not missing:
        return ""
    told = (
        f"{count(seen.unmet, 'fact', 'facts')} of these topics {_are(seen.unmet)} not met yet; "
        f"at {found.plan.new} a day {seen.reached or 'none'} of them will be by then."
    )
    if seen.needed is None:
        return told
    takes = count(_minutes(seen, found), "minute", "minutes")
    return f"{told} To meet all: {seen.needed} a day, about {takes}."


def _minutes(seen: Prospect, found: Record) -> int:
    """About how long a day takes until the exam with as many new facts as it needs."""
    days = max(1, seen.days_left)
    back = sum(found.coming[:days]) / min(days, len(found.coming))
    plan: Plan = found.plan
    fresh = minutes_over(min(days, DAYS), seen.needed or 0, plan.retention, found.seconds)
    return max(1, round(fresh + back * found.seconds / 60))


def _to_pass(seen: Prospect, found: Record) -> str:
    if seen.fits or seen.days_left <= 0:
        return ""
    whole = count(minutes_for(seen.met, found.seconds), "minute", "minutes")
    return (
        f"The extra pass over what you have met takes about {whole}, more than the days "
        "left hold. What you are least likely to know comes first; the rest is left out."
    )


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def entries(found: Record, owner: UUID, today: int) -> tuple[Entry, ...]:
    """The events of the calendar: what waits on each day, and the exams."""
    asked = found.still_asked
    unmet = max(0, len(asked) - sum(each.unit in asked for each in found.held))
    days = ahead(found.coming, found.plan, today, unmet, found.met_today)
    waiting = [
        Entry(
            _uid(owner, f"day {each.day}"),
            date_of(each.day),
            f"{each.questions} due {_whose(each.day, today)}, "
            f"about {count(minutes_for(each.questions, found.seconds), 'minute', 'minutes')}",
        )
        for each in days
        if each.questions
    ]
    exams = [
        Entry(_uid(owner, f"exam {each.id}"), each.on, "Exam")
        for each in found.exams
        if day_of(each.on) >= today
    ]
    return (*waiting, *exams)


def _whose(day: int, today: int) -> str:
    return "today" if day == today else "on this day"


def _uid(owner: UUID, what: str) -> str:
    """The same for the same event, whatever the address; nobody is named in it."""
    drawn = hashlib.sha256(f"{owner} {what}".encode()).hexdigest()
    return f"{drawn[:32]}@metastasis-trainer"


def topic_choices(found: Sequence[str], bank: Bank) -> list[tuple[str, str]]:
    """The topics that can be asked, in the bank's order."""
    asked = {bank.facts[id_].topic for id_ in found}
    return [(id_, topic.name) for id_, topic in bank.topics.items() if id_ in asked]
