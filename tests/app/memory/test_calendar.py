"""Any clock on earth: each answer belongs to one day of its learner, none is lost or doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.memory.answers import Answered, Nothing, Question
from app.memory.checking import differences, tally_differences
from app.memory.days import date_of, learner_day
from app.memory.operations import record_answer, undo
from app.memory.queries import next_question
from app.memory.rows import standing
from app.memory.standings import coming
from app.memory.tallies import stored
from app.models import Learner, Review
from questions.bank import Bank
from questions.item import Item
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, reply_to

pytestmark = pytest.mark.usefixtures("published")
WEST, EAST, BERLIN = "Etc/GMT+12", "Pacific/Kiritimati", "Europe/Berlin"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def give(
    session: Session, learner: Learner, at: datetime, item: Item = TYPED, text: str = "no"
) -> Answered:
    revision = standing(session, learner.id, item.unit).revision
    served = at - timedelta(seconds=9)
    return record_answer(
        session, learner, replace(reply_to(item, text, served), revision=revision), at
    )


def days(session: Session, learner: Learner) -> dict[date, int]:
    """How many answers each date of the learner has, by the stored tallies."""
    assert differences(session, learner) == tally_differences(session, learner) == ()
    return {date_of(day): tally.answers for day, tally in stored(session, learner.id).items()}


@pytest.mark.parametrize(
    ("zone", "expected", "begins"),
    [
        (WEST, date(2026, 3, 1), datetime(2026, 3, 2, 16, tzinfo=UTC)),
        (EAST, date(2026, 3, 2), datetime(2026, 3, 2, 14, tzinfo=UTC)),
        ("UTC", date(2026, 3, 2), datetime(2026, 3, 3, 4, tzinfo=UTC)),
    ],
)
def test_from_the_far_west_to_the_far_east_the_day_is_the_learners_own(
    session: Session, student: Learner, zone: str, expected: date, begins: datetime
) -> None:
    student.zone, student.new_per_day = zone, 0
    given = give(session, student, NOON)
    assert days(session, student) == {expected: 1}
    assert given.days_until == 1
    before = next_question(session, student, Bank(), begins - timedelta(seconds=1))
    assert before == Nothing(begins, new_tomorrow=False)
    assert isinstance(next_question(session, student, Bank(), begins), Question)


@pytest.mark.parametrize(
    ("rollover", "expected"), [(2, date(2026, 10, 25)), (3, date(2026, 10, 24))]
)
def test_in_the_hour_that_occurs_twice_a_day_goes_on(
    session: Session, student: Learner, rollover: int, expected: date
) -> None:
    student.zone, student.rollover_hour = BERLIN, rollover
    for minutes in (30, 90):  # 02:30 in summer, 02:30 in winter
        give(session, student, datetime(2026, 10, 25, tzinfo=UTC) + timedelta(minutes=minutes))
    assert days(session, student) == {expected: 2}
    (tally,) = stored(session, student.id).values()
    assert (tally.first, tally.spaced, tally.met) == (1, 0, 1)


def test_around_the_hour_that_is_skipped_one_day_ends_and_the_next_begins(
    session: Session, student: Learner
) -> None:
    student.zone, student.rollover_hour = BERLIN, 2
    skip = datetime(2026, 3, 29, 1, tzinfo=UTC)  # 02:00 does not exist, it is 03:00
    give(session, student, skip - timedelta(seconds=1))
    give(session, student, skip)
    assert days(session, student) == {date(2026, 3, 28): 1, date(2026, 3, 29): 1}
    assert sum(tally.spaced for tally in stored(session, student.id).values()) == 1


def test_whoever_flies_west_lives_a_day_twice_and_nothing_is_counted_twice(
    session: Session, student: Learner
) -> None:
    student.zone = EAST
    give(session, student, NOON, CHOICE, "alpha")
    student.zone = WEST
    give(session, student, NOON + timedelta(minutes=10), OTHER, "alpha")
    give(session, student, NOON + timedelta(minutes=20), CHOICE, "alpha")
    assert days(session, student) == {date(2026, 3, 1): 2, date(2026, 3, 2): 1}
    assert [
        (tally.first, tally.spaced, tally.met) for tally in stored(session, student.id).values()
    ] == [(2, 0, 1), (1, 0, 1)]


def test_whoever_flies_east_skips_a_day_and_loses_nothing(
    session: Session, student: Learner
) -> None:
    student.zone = WEST
    give(session, student, NOON)
    student.zone = EAST
    there = NOON + timedelta(hours=2)
    asked = next_question(session, student, Bank(), there)
    assert isinstance(asked, Question)
    assert (asked.unit, asked.kind, asked.place) == (TYPED.unit, "answer", 1)
    give(session, student, there)
    assert days(session, student) == {date(2026, 3, 1): 1, date(2026, 3, 3): 1}


def test_undone_from_another_zone_it_is_gone_from_the_day_of_the_answer(
    session: Session, student: Learner
) -> None:
    student.zone = EAST
    given = give(session, student, NOON)
    student.zone = WEST
    undo(session, student, given.review_id, NOON + timedelta(minutes=1))
    assert days(session, student) == {date(2026, 3, 2): 0}
    student.zone = EAST
    asked = next_question(session, student, Bank(), NOON + timedelta(minutes=2))
    assert isinstance(asked, Nothing)


def test_what_comes_is_counted_in_the_days_of_the_zone_of_now(
    session: Session, student: Learner
) -> None:
    student.zone = WEST
    give(session, student, NOON)
    for zone, expected in ((WEST, (0, 1)), ("UTC", (1, 0)), (EAST, (1, 0))):
        today = learner_day(NOON, zone, 4)
        assert coming(session, student.id, today, 2) == expected


MOVES = st.tuples(
    st.sampled_from([WEST, EAST, BERLIN, "Australia/Lord_Howe", "Asia/Kathmandu"]),
    st.integers(0, 23),
    st.integers(0, 60 * 40),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MOVES, min_size=1, max_size=6))
def test_whatever_the_clock_every_answer_is_in_one_tally(
    session: Session, student: Learner, moves: list[tuple[str, int, int]]
) -> None:
    now = datetime(2026, 10, 24, tzinfo=UTC)
    expected: dict[date, int] = {}
    for zone, rollover, minutes in moves:
        student.zone, student.rollover_hour = zone, rollover
        now += timedelta(minutes=minutes)
        given = give(session, student, now)
        row = session.get_one(Review, (student.id, given.review_id))
        day = date_of(row.learner_day)
        assert row.learner_day == learner_day(now, zone, rollover)
        expected[day] = expected.get(day, 0) + 1
    assert days(session, student) == expected
    session.rollback()
