"""Answers that waited for a connection: they belong to the time at which they were given."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.answers import Answered, Reply
from app.memory.checking import differences, tally_differences
from app.memory.operations import record_answer
from app.memory.rows import standing
from app.memory.tallies import stored
from app.memory.waiting import sitting_now
from app.models import Learner, Review
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, Answer, reply_to

pytestmark = pytest.mark.usefixtures("published")
DAY = 20514  # of the fixture `now`, a Monday
HOUR = timedelta(hours=1)


def late(
    session: Session, learner: Learner, reply: Reply, given: datetime, now: datetime
) -> Answered:
    return record_answer(session, learner, replace(reply, answered_at=given), now)


def row_of(session: Session, given: Answered) -> Review:
    return session.scalars(sa.select(Review).where(Review.id == given.review_id)).one()


def test_a_late_answer_counts_for_the_day_on_which_it_was_given(
    session: Session, student: Learner, now: datetime
) -> None:
    given = late(
        session, student, reply_to(TYPED, "alpha blocker", now), now + HOUR, now + 30 * HOUR
    )
    row = row_of(session, given)
    assert (row.answered_at, row.received_at) == (now + HOUR, now + 30 * HOUR)
    assert (row.learner_day, given.counted, given.late) == (DAY, True, True)
    assert given.days_until == given.interval - 1
    assert list(stored(session, student.id)) == [DAY]


def test_an_answer_that_came_in_at_once_is_not_late(answer: Answer, session: Session) -> None:
    given = answer()
    assert (given.late, row_of(session, given).received_at) == (False, None)


@pytest.mark.parametrize(("claimed", "believed"), [(-5, 0), (50, 30)], ids=["before", "ahead"])
def test_the_time_that_a_browser_claims_is_kept_between_question_and_arrival(
    session: Session, student: Learner, now: datetime, claimed: int, believed: int
) -> None:
    reply = reply_to(TYPED, "alpha blocker", now)
    given = late(session, student, reply, now + claimed * HOUR, now + 30 * HOUR)
    assert row_of(session, given).answered_at == now + believed * HOUR


def test_a_late_answer_to_a_memory_that_moved_is_kept_and_does_not_count(
    session: Session, student: Learner, now: datetime
) -> None:
    here, there = reply_to(TYPED, "alpha blocker", now), reply_to(CHOICE, "beta", now)
    record_answer(session, student, here, now + 2 * HOUR)
    before = standing(session, student.id, TYPED.unit)
    given = late(session, student, there, now + HOUR, now + 3 * HOUR)
    assert (given.counted, row_of(session, given).uncounted) == (False, "moved")
    assert standing(session, student.id, TYPED.unit) == before
    assert differences(session, student) == tally_differences(session, student) == ()


def test_a_late_answer_sent_again_is_one_row(
    session: Session, student: Learner, now: datetime
) -> None:
    reply = reply_to(TYPED, "alpha blocker", now)
    once = late(session, student, reply, now + HOUR, now + 3 * HOUR)
    again = late(session, student, reply, now + HOUR, now + 4 * HOUR)
    assert again == replace(once, repeat=True)
    assert session.scalar(sa.select(sa.func.count()).select_from(Review)) == 1


def test_late_answers_take_their_places_in_the_sitting(
    session: Session, student: Learner, now: datetime
) -> None:
    minute = timedelta(minutes=1)
    record_answer(session, student, reply_to(TYPED, "wrong", now), now + 9 * minute)
    late(session, student, reply_to(OTHER, "beta", now), now + 5 * minute, now + 10 * minute)
    sitting = sitting_now(session, student.id, DAY, now + 11 * minute)
    assert [each.unit for each in sitting] == ["bank/beta", "bank/alpha"]


VIENNA_TURNS_BACK = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)  # 03:00 is 02:00 again


def test_in_the_hour_that_occurs_twice_each_answer_has_one_day(
    session: Session, student: Learner
) -> None:
    student.zone, student.rollover_hour = "Europe/Vienna", 2
    first, second = VIENNA_TURNS_BACK - HOUR / 2, VIENNA_TURNS_BACK + HOUR / 2
    one = late(session, student, reply_to(TYPED, "alpha blocker", first - HOUR), first, second)
    two = record_answer(session, student, reply_to(OTHER, "alpha", first), second)
    assert (one.given_on, two.given_on, one.counted, two.counted) == (20751, 20751, True, True)
    assert stored(session, student.id)[20751].answers == 2
    assert tally_differences(session, student) == ()


def test_a_zone_that_changed_since_the_question_decides_the_day(
    session: Session, student: Learner, now: datetime
) -> None:
    student.zone = "Pacific/Kiritimati"
    record_answer(session, student, reply_to(TYPED, "alpha blocker", now), now)
    student.zone = "Etc/GMT+12"
    asked = replace(reply_to(CHOICE, "alpha", now), revision=1)
    given = late(session, student, asked, now + HOUR, now + 2 * HOUR)
    assert (row_of(session, given).elapsed, given.given_on, given.counted) == (0, DAY - 1, True)
    assert differences(session, student) == tally_differences(session, student) == ()
