"""Ids that carry their time, and times that carry their zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import RFC_4122

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app import clock
from app.db import Base, UtcDateTime
from app.models import Learner

MOMENT = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)


@given(st.integers(0, 2**48 - 1), st.binary(min_size=10, max_size=10))
def test_a_uuid7_holds_its_milliseconds(milliseconds: int, chance: bytes) -> None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds % 10**14)
    made = clock.uuid7(moment, chance)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == milliseconds % 10**14
    assert made.int & (2**62 - 1) == int.from_bytes(chance, "big") & (2**62 - 1)


def test_ids_of_later_moments_are_greater() -> None:
    ids = [clock.new_id(MOMENT + timedelta(milliseconds=step)) for step in range(50)]
    assert ids == sorted(ids)


def test_ids_of_one_moment_differ() -> None:
    assert len({clock.new_id(MOMENT) for _ in range(1000)}) == 1000


def test_now_is_aware() -> None:
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize("hours", [-8, 0, 13])
def test_a_time_comes_back_as_the_same_instant_in_utc(
    session: Session, student: Learner, hours: int
) -> None:
    student.created_at = MOMENT.astimezone(timezone(timedelta(hours=hours)))
    session.commit()
    session.expire_all()
    assert student.created_at == MOMENT
    assert student.created_at.tzinfo is UTC


def test_a_naive_time_is_refused(session: Session, student: Learner) -> None:
    student.created_at = MOMENT.replace(tzinfo=None)
    with pytest.raises(sa.exc.StatementError, match="without a zone"):
        session.flush()


def test_every_time_in_the_models_is_of_this_type() -> None:
    times = [
        column
        for table in Base.metadata.tables.values()
        for column in table.columns
        if "time" in str(column.type).lower() or column.name.endswith("_at")
    ]
    assert len(times) > 10
    assert [column.type.__class__ for column in times] == [UtcDateTime] * len(times)


ACROSS_LEARNERS = {
    ("problem_report", "closed_at"),  # the curators' inbox
    ("problem_report", "course_id"),  # a course's inbox
    ("problem_report", "passed_from"),
    ("notice", "course_id"),  # told once to each student of a course
    ("notice", "at"),  # the letters of the last days
    ("upload", "state"),  # the queue of those that wait
    ("course_member", "course_id"),  # a course is read as a whole: it is the partition
    ("course_invitation", "course_id"),  # nobody's until somebody uses it
    ("assignment_override", "course_id"),  # of a course's work, too
    ("grade_override", "course_id"),
    ("attempt", "course_id"),
    ("attempt_slot", "course_id"),
}


def test_every_key_and_index_of_a_learners_table_begins_with_the_learner() -> None:
    leading = {
        (table.name, next(iter(key.columns)).name)
        for table in Base.metadata.tables.values()
        if "learner_id" in table.columns
        for key in (table.primary_key, *table.indexes)
    }
    assert leading > ACROSS_LEARNERS
    assert {column for _, column in leading - ACROSS_LEARNERS} == {"learner_id"}
