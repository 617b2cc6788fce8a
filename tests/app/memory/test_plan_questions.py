"""What is asked honours the plan: days off, the day's time, exams."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.memory.answers import Nothing, Question
from app.memory.planning import EASY, NORMAL, OFF
from app.memory.prospects import spent_since
from app.memory.publishing import publish_items
from app.memory.queries import next_question
from app.memory.rows import today
from app.models import Annotation, DayTally, Exam, Learner, Memory
from questions.bank import Bank
from questions.fact import Fact
from tests.app.items import choice
from tests.app.memory.test_next_question import fact

NAMES = [f"fact-{number:02}" for number in range(12)]
FACTS: dict[str, Fact] = {
    name: fact(name, "clinical").model_copy(update={"topic": "sites" if place % 2 else "drugs"})
    for place, name in enumerate(NAMES)
}
BANK = Bank(facts=FACTS)
MONDAY = 20514
EXAM = UUID(int=9)


@pytest.fixture(autouse=True)
def published(session: Session, now: datetime) -> None:
    publish_items(session, [choice(name) for name in NAMES], "first", now)
    session.commit()


def ask(
    session: Session, learner: Learner, now: datetime, *, go_on: bool = False
) -> Question | Nothing:
    return next_question(session, learner, BANK, now, go_on=go_on)


def know(
    session: Session, learner: Learner, name: str, last: int, due: int, stability: float = 20
) -> None:
    row = Memory(
        learner_id=learner.id,
        unit=f"bank/{name}",
        stability=stability,
        difficulty=5.0,
        due_day=due,
        first_day=last - 30,
        last_day=last,
        interval=due - last,
        reps=3,
        revision=3,
    )
    session.merge(row)
    session.flush()


def spend(session: Session, learner: Learner, minutes: float, day: int = MONDAY) -> None:
    spent = round(minutes * 60_000)
    session.merge(DayTally(learner_id=learner.id, day=day, answers=9, duration_ms=spent))
    session.flush()


def pace(session: Session, learner: Learner, day: int, seconds: int) -> None:
    """So many seconds for an answer on a day, of so many that they outweigh those before."""
    answers = 10 if seconds > 10 else 30_000 // seconds
    session.merge(
        DayTally(
            learner_id=learner.id, day=day, answers=answers, duration_ms=1000 * answers * seconds
        )
    )
    session.flush()


def plan_exam(session: Session, learner: Learner, on: date, *topics: str, id_: UUID = EXAM) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    row = Exam(
        learner_id=learner.id, id=id_, name="Finals", on=on, topics=list(topics), created_at=at
    )
    session.merge(row)
    session.flush()


def test_when_the_days_minutes_are_used_up_the_plan_ends_and_says_what_waits(
    session: Session, student: Learner, now: datetime
) -> None:
    know(session, student, NAMES[0], MONDAY - 20, MONDAY)
    spend(session, student, 19.9)
    assert isinstance(ask(session, student, now), Question)
    spend(session, student, 20)
    found = ask(session, student, now)
    assert isinstance(found, Nothing)
    assert (found.stopped, found.waiting, found.new_tomorrow) == ("time", 11, True)


def test_whoever_goes_on_is_asked_within_the_number_of_new_facts(
    session: Session, student: Learner, now: datetime
) -> None:
    spend(session, student, 90)
    found = ask(session, student, now, go_on=True)
    assert isinstance(found, Question)
    assert (found.due_count, found.new_count) == (0, 10)


def test_a_day_off_asks_nothing_and_going_on_only_what_is_due(
    session: Session, student: Learner, now: datetime
) -> None:
    student.week = [OFF] + [NORMAL] * 6
    know(session, student, NAMES[0], MONDAY - 20, MONDAY)
    found = ask(session, student, now)
    assert isinstance(found, Nothing)
    assert (found.stopped, found.waiting) == ("off", 1)
    on = ask(session, student, now, go_on=True)
    assert isinstance(on, Question)
    assert (on.unit, on.due_count, on.new_count) == ("bank/fact-00", 1, 0)


def test_an_easy_day_takes_half_of_the_new_facts_and_of_the_minutes(
    session: Session, student: Learner, now: datetime
) -> None:
    student.week = [EASY] + [NORMAL] * 6
    found = ask(session, student, now)
    assert isinstance(found, Question)
    assert found.new_count == 5
    spend(session, student, 10)
    assert isinstance(ask(session, student, now), Nothing)


def test_a_visitor_has_no_plan(session: Session, student: Learner, now: datetime) -> None:
    student.email = None
    spend(session, student, 100)
    assert isinstance(ask(session, student, now), Question)


def test_the_topics_of_an_exam_are_met_first(
    session: Session, student: Learner, now: datetime
) -> None:
    plan_exam(session, student, date(2026, 5, 1), "sites")
    found = ask(session, student, now)
    assert isinstance(found, Question)
    assert FACTS[found.unit.removeprefix("bank/")].topic == "sites"


def test_an_exam_that_is_over_changes_nothing(
    session: Session, student: Learner, now: datetime
) -> None:
    before = ask(session, student, now)
    plan_exam(session, student, date(2026, 3, 1), "sites")
    after = ask(session, student, now)
    assert isinstance(before, Question)
    assert isinstance(after, Question)
    assert before.unit == after.unit


def test_before_an_exam_its_facts_are_asked_once_more_after_what_is_due(
    session: Session, student: Learner, now: datetime
) -> None:
    student.new_per_day = 0
    for name in NAMES[1:6:2]:
        know(session, student, name, MONDAY - 10, MONDAY + 10)
    know(session, student, NAMES[2], MONDAY - 10, MONDAY + 10)
    assert isinstance(ask(session, student, now), Nothing)
    plan_exam(session, student, date(2026, 3, 3), "sites")
    found = ask(session, student, now)
    assert isinstance(found, Question)
    assert (found.pass_count, found.due_count, found.kind) == (3, 0, "answer")
    know(session, student, NAMES[2], MONDAY - 20, MONDAY)
    due = ask(session, student, now)
    assert isinstance(due, Question)
    assert (due.unit, due.pass_count) == ("bank/fact-02", 3)


def test_the_pass_keeps_within_the_minutes_of_the_day(
    session: Session, student: Learner, now: datetime
) -> None:
    student.new_per_day = 0
    know(session, student, NAMES[1], MONDAY - 10, MONDAY + 10)
    plan_exam(session, student, date(2026, 3, 3))
    spend(session, student, 20)
    found = ask(session, student, now)
    assert isinstance(found, Nothing)
    assert (found.stopped, found.waiting) == ("time", 1)


def test_a_pass_that_has_begun_asks_nothing_twice_though_the_pace_quickens(
    session: Session, student: Learner, now: datetime
) -> None:
    student.new_per_day, student.minutes_per_day = 0, 5
    for place, name in enumerate(NAMES):
        know(session, student, name, MONDAY - 10, MONDAY + 10, 5 + place)
    plan_exam(session, student, date(2026, 3, 7))
    pace(session, student, MONDAY - 1, 100)
    asked: list[list[str]] = []
    for day in range(5):
        asked.append([])
        while isinstance(found := ask(session, student, now + timedelta(days=day)), Question):
            asked[-1].append(found.unit)
            know(session, student, found.unit.removeprefix("bank/"), MONDAY + day, MONDAY + 99, 5)
        pace(session, student, MONDAY + day, 5)  # from now on a day would do for the pass
    assert [len(units) for units in asked] == [3, 3, 2, 2, 2]
    assert len({unit for units in asked for unit in units}) == 12


def test_what_is_set_aside_is_not_passed_over(
    session: Session, student: Learner, now: datetime
) -> None:
    student.new_per_day = 0
    know(session, student, NAMES[1], MONDAY - 10, MONDAY + 10)
    plan_exam(session, student, date(2026, 3, 3))
    session.merge(
        Annotation(learner_id=student.id, unit=f"bank/{NAMES[1]}", suspended=True, changed_at=now)
    )
    session.flush()
    assert isinstance(ask(session, student, now), Nothing)


def test_of_many_exams_that_are_near_the_bank_is_looked_through_as_often_as_of_one(
    session: Session, student: Learner, now: datetime
) -> None:
    class Counted(dict[str, Fact]):
        times = 0

        def values(self) -> Any:
            self.times += 1
            return super().values()

    student.new_per_day = 0
    know(session, student, NAMES[1], MONDAY - 10, MONDAY + 10)
    often = []
    for number in (1, 5):
        for each in range(number):
            plan_exam(session, student, date(2026, 3, 3), id_=UUID(int=each))
        facts = Counted(FACTS)
        found = next_question(session, student, Bank(facts=facts), now)
        assert isinstance(found, Question)
        often.append(facts.times)
    assert often == [often[0]] * 2


def test_five_new_facts_are_met_before_the_pass(
    session: Session, student: Learner, now: datetime
) -> None:
    know(session, student, NAMES[1], MONDAY - 10, MONDAY + 10)
    plan_exam(session, student, date(2026, 3, 3))
    found = ask(session, student, now)
    assert isinstance(found, Question)
    assert found.is_new
    for name in NAMES[2:7]:
        know(session, student, name, MONDAY, MONDAY + 10)
        session.get_one(Memory, (student.id, f"bank/{name}")).first_day = MONDAY
    session.flush()
    passed = ask(session, student, now)
    assert isinstance(passed, Question)
    assert (passed.unit, passed.is_new) == ("bank/fact-01", False)


def test_the_exam_of_a_classmate_is_not_mine(
    session: Session, student: Learner, classmate: Learner, now: datetime
) -> None:
    student.new_per_day = 0
    know(session, student, NAMES[1], MONDAY - 10, MONDAY + 10)
    plan_exam(session, classmate, date(2026, 3, 3))
    assert isinstance(ask(session, student, now), Nothing)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([NORMAL, EASY, OFF]), min_size=7, max_size=7),
    st.integers(0, 14),
    st.lists(st.tuples(st.integers(0, 11), st.integers(1, 30), st.integers(-3, 3)), max_size=8),
    st.sampled_from(["UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin"]),
    st.booleans(),
    st.integers(0, 8),
)
def test_no_plan_asks_more_new_facts_than_it_allows(
    session: Session,
    student: Learner,
    week: list[int],
    new: int,
    known: list[tuple[int, int, int]],
    zone: str,
    go_on: bool,
    exam_in: int,
) -> None:
    now = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the hour that Berlin shows twice
    student.week, student.new_per_day, student.zone = week, new, zone
    day = today(student, now)
    for number, ago, late in known:
        know(session, student, NAMES[number], day - ago, day - late)
    plan_exam(session, student, date(2026, 10, 25) + timedelta(days=exam_in))
    met = 0
    while isinstance(found := ask(session, student, now, go_on=go_on), Question):
        assert go_on or week[(day + 3) % 7] != OFF
        met += found.is_new
        name = found.unit.removeprefix("bank/")
        know(session, student, name, day, day + 9)
        if found.is_new:
            session.get_one(Memory, (student.id, found.unit)).first_day = day
            session.flush()
    assert met <= -(-new * week[(day + 3) % 7] // 100)
    session.rollback()


ZONES = ("Etc/GMT+12", "Pacific/Kiritimati", "Europe/Berlin", "Australia/Lord_Howe")
STARTS = (
    datetime(2026, 3, 28, 22, tzinfo=UTC),  # Berlin skips an hour
    datetime(2026, 10, 24, 22, tzinfo=UTC),  # and shows one twice
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(STARTS),
    st.lists(
        st.tuples(st.sampled_from(ZONES), st.integers(0, 23), st.integers(1, 600)), max_size=9
    ),
)
def test_however_the_clock_is_set_no_minute_and_no_new_fact_is_granted_twice(
    session: Session,
    student: Learner,
    start: datetime,
    moves: list[tuple[str, int, int]],
) -> None:
    student.new_per_day, student.minutes_per_day = 2, 5
    now, met = start, dict[int, int]()
    spent: dict[int, int] = {}
    for zone, rollover, minutes in moves:
        student.zone, student.rollover_hour = zone, rollover
        now += timedelta(minutes=minutes)
        day = today(student, now)
        granted = sum(took for on, took in spent.items() if on >= day) < 5
        found = ask(session, student, now)
        assert granted or not isinstance(found, Question)
        if isinstance(found, Question) and found.is_new:
            assert sum(count for on, count in met.items() if on >= day) < 2
            know(session, student, found.unit.removeprefix("bank/"), day, day + 60)
            session.get_one(Memory, (student.id, found.unit)).first_day = day
            met[day] = met.get(day, 0) + 1
            spent[day] = spent.get(day, 0) + 3
            spend(session, student, spent[day], day)
    assert spent_since(session, student.id, -1) == 60_000 * sum(spent.values())
    session.rollback()
