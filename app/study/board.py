"""The dashboard as a reader sees it: pure values from counts and a day."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.words import when
from app.memory.answers import Nothing, Turn
from app.memory.choice import unit_of
from app.memory.days import date_of
from app.memory.exam import begun, prospect
from app.memory.planning import MINUTE, minutes_for, questions_in
from app.memory.prospects import Aim
from app.memory.standings import Weak
from app.memory.weeks import answers_step, weeks
from app.study.queries import WEEKS, Record
from questions.bank import Bank

NEAR = 30
CELL, PITCH = 14, 17


@dataclass(frozen=True)
class Now:
    """What waits: reviews, new facts, a pass before an exam, and about how many minutes.

    `own_due` of the reviews and `own_new` of what is new are cards of one's own. `again` are wrong
    answers that come back in the sitting, and no reviews. `fits` are those for which today's
    minutes suffice. `stopped`: the plan of the day has ended, and `questions` wait all the same.
    Nothing waits: all are 0; `more`: a few new facts can be taken up all the same.
    """

    questions: int
    fits: int
    due: int
    again: int
    new: int
    passing: int
    minutes: int
    stopped: str
    plan_minutes: int
    next_words: str
    new_tomorrow: bool
    more: bool = False
    own_due: int = 0
    own_new: int = 0


@dataclass(frozen=True)
class Day:
    """A day ahead: its name, and how many facts come back."""

    name: str
    count: int


@dataclass(frozen=True)
class Square:
    """A day of the heat map, and its step on the scale of five."""

    x: int
    y: int
    step: int
    today: bool
    words: str


@dataclass(frozen=True)
class Heat:
    """The last weeks, a column each."""

    width: int
    height: int
    days: tuple[Square, ...]
    studied: int
    answers: int
    cell: int = CELL


@dataclass(frozen=True)
class ExamLine:
    """The nearest exam, and what is expected of it."""

    name: str
    when: str
    near: bool
    met: int
    of: int
    recall: int
    can_be_done: bool


@dataclass(frozen=True)
class WeakLine:
    """A weak fact."""

    id: str
    statement: str
    recall: int


@dataclass(frozen=True)
class Board:
    """The small things of the dashboard. What is suspended is not among the `unmet`."""

    facts: int
    seen: int
    unmet: int
    takes_new: bool
    spent: int
    minutes: int
    share: float
    met_today: int
    new_today: int
    exam: ExamLine | None
    days: tuple[Day, ...]
    weak: tuple[WeakLine, ...]
    heat: Heat


def study_now(waiting: Turn | Nothing, found: Record, today: int, next_day: int | None) -> Now:
    """What waits today. `next_day`: the learner's day on which the next fact comes back."""
    planned = found.plan.milliseconds(today)
    if isinstance(waiting, Nothing):
        return Now(
            questions=waiting.waiting if waiting.stopped else 0,
            fits=0,
            due=0,
            again=0,
            new=0,
            passing=0,
            minutes=0,
            stopped=waiting.stopped or "",
            plan_minutes=planned // MINUTE,
            next_words="" if next_day is None else when(next_day, next_day - today),
            new_tomorrow=waiting.new_tomorrow,
            more=waiting.unmet and not waiting.waiting,
        )
    count = waiting.left
    left = planned - found.spent(today)
    fits = min(count, questions_in(left, found.seconds)) if left > 0 else count
    return Now(
        questions=count,
        fits=fits,
        due=waiting.due_count - len(waiting.again),
        again=len(waiting.again),
        new=waiting.new_count,
        passing=waiting.pass_count,
        minutes=minutes_for(fits, found.seconds),
        stopped="",
        plan_minutes=planned // MINUTE,
        next_words="",
        new_tomorrow=False,
        own_due=waiting.own_due,
        own_new=waiting.own_new,
    )


def board(found: Record, bank: Bank, today: int) -> Board:
    """The plan of today, weak facts, and the last weeks."""
    spent = found.spent(today)
    planned = found.plan.milliseconds(today)
    return Board(
        facts=len(found.units),
        seen=len(found.held),
        unmet=len(found.units - found.suspended - {each.unit for each in found.held}),
        takes_new=found.plan.new > 0,
        spent=round(spent / MINUTE),
        minutes=planned // MINUTE,
        share=round(min(100.0, 100 * spent / planned), 2) if planned else 0.0,
        met_today=found.met_today(today),
        new_today=found.plan.new_on(today),
        exam=_exam(found.exams[0], found, bank, today) if found.exams else None,
        days=_days(found, today),
        weak=tuple(_weak(each, bank) for each in found.weak if _fact(each) in bank.facts),
        heat=_heat(found, today),
    )


def _exam(aim: Aim, found: Record, bank: Bank, today: int) -> ExamLine:
    """What is suspended counts as the facts of the plate do; nothing more is expected of it."""
    every = {
        unit_of(fact.id)
        for fact in bank.facts.values()
        if unit_of(fact.id) in found.units and aim.asks(fact.topic)
    }
    asked = every - found.suspended
    mine = [each for each in found.held if each.unit in asked]
    seen = prospect(
        mine,
        len(asked),
        aim.day,
        today,
        found.plan,
        found.seconds,
        found.met_today(today),
        begun(mine, aim.day, today, found.plan, found.tallies),
    )
    return ExamLine(
        name=aim.name,
        when=when(aim.day, aim.day - today),
        near=aim.day - today <= NEAR,
        met=sum(each.unit in every for each in found.held),
        of=len(every),
        recall=round(100 * seen.recall),
        can_be_done=seen.can_be_done,
    )


def _days(found: Record, today: int) -> tuple[Day, ...]:
    return tuple(
        Day(f"{date_of(today + place):%a}", count)
        for place, count in enumerate(found.ahead)
        if place
    )


def _fact(weak: Weak) -> str:
    return weak.unit.removeprefix(unit_of(""))


def _weak(weak: Weak, bank: Bank) -> WeakLine:
    return WeakLine(_fact(weak), bank.facts[_fact(weak)].statement, round(100 * weak.recall))


def _heat(found: Record, today: int) -> Heat:
    squares = []
    drawn = weeks(found.tallies, today, WEEKS)
    for column, week in enumerate(drawn):
        for row, answers in enumerate(week.answers):
            if answers is not None:
                day = week.monday + row
                date = date_of(day)
                words = f"{date:%a} {date.day} {date:%b}: {answers}" if answers else ""
                place = (column * PITCH + 1, row * PITCH + 1)
                squares.append(Square(*place, answers_step(answers), day == today, words))
    given = [answers for week in drawn for answers in week.answers if answers]
    size = (WEEKS * PITCH, 7 * PITCH)
    return Heat(*size, tuple(squares), len(given), sum(given))
