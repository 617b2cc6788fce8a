"""A class of the demonstration: its attempts are what students' own would be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.keyed import key_of
from app.coursework.people import students
from app.coursework.placing import placed
from app.demo import classroom, pupils
from app.demo.classroom import Work
from app.demo.pupils import Pupil
from app.models import Assignment, Attempt, AttemptSlot, Course
from questions.grading import grade
from tests.app.assignments.working import BANK, HOUR, TEN, Room, room, rules
from tests.app.conftest import MONDAY
from tests.app.items import choice

MANY = 40
LONG = replace(TEN, seconds=None)


@pytest.fixture
def made(engine: sa.Engine) -> Room:
    return room(engine, rules(LONG))


def work(made: Room, how: Work, seed: int = 1) -> list[Attempt]:
    """What a class of forty made of the assignment."""
    with made.session() as session:
        course, given = made.given(session)
        classroom.join(session, course, MANY - 3, MONDAY)
        people = students(session, course.id)
        classroom.work(session, BANK, given, people, how, Random(seed))
        session.commit()
        return list(session.scalars(sa.select(Attempt).order_by(Attempt.started_at)))


def test_everybody_hands_in_what_is_graded_like_any_attempt(made: Room) -> None:
    attempts = work(made, Work(MONDAY, MONDAY + HOUR))
    assert len(attempts) == MANY
    assert {each.how for each in attempts} == {"learner"}
    with made.session() as session:
        for each in attempts:
            places = placed(session, key_of(each))
            assert [one.place for one in places] == [1, 2, 3]
            assert each.points == sum(
                one.points * grade(one.item, one.reply).credit for one in places if one.reply
            )
    assert len({each.points for each in attempts}) > 1


def test_the_times_of_an_attempt_follow_each_other(made: Room) -> None:
    until = MONDAY + HOUR
    work(made, Work(MONDAY, until))
    with made.session() as session:
        rows = session.execute(
            sa.select(AttemptSlot, Attempt)
            .join(Attempt, Attempt.learner_id == AttemptSlot.learner_id)
            .where(AttemptSlot.reply.is_not(None))
        ).all()
    assert len(rows) > MANY
    for slot, attempt in rows:
        assert slot.served_at is not None
        assert slot.saved_at is not None
        assert MONDAY <= attempt.started_at <= slot.served_at < slot.saved_at
        assert slot.saved_at <= attempt.submitted_at <= until
        assert slot.duration_ms <= (slot.saved_at - slot.served_at) / timedelta(milliseconds=1)


def test_the_end_comes_for_who_stops_by_the_limit_or_by_the_close(engine: sa.Engine) -> None:
    stopping = Work(MONDAY, MONDAY + 3 * HOUR, hands_in=0.0)
    ended = work(room(engine, rules(TEN)), stopping)
    assert {each.how for each in ended} == {"time", "close"}
    assert [each.submitted_at for each in ended] == [each.ends_at for each in ended]
    assert all(each.started_at < TEN.close for each in ended)


def test_what_has_not_happened_yet_is_not_written(made: Room) -> None:
    attempts = work(made, Work(MONDAY, MONDAY + HOUR, hands_in=0.0, most=2))
    assert {each.submitted_at for each in attempts} == {None}
    with made.session() as session:
        answered = session.scalar(sa.select(sa.func.count(AttemptSlot.reply)))
        assert 0 < answered <= 2 * MANY


def test_a_seed_tells_the_same_story(engine: sa.Engine, made: Room) -> None:
    points = [each.points for each in work(made, Work(MONDAY, MONDAY + HOUR), seed=5)]
    with Session(engine) as session:
        for table in (AttemptSlot, Attempt):
            session.execute(sa.delete(table))
        given = session.scalars(sa.select(Assignment)).one()
        people = students(session, session.scalars(sa.select(Course.id)).one())
        classroom.work(session, BANK, given, people, Work(MONDAY, MONDAY + HOUR), Random(5))
        again = session.scalars(sa.select(Attempt).order_by(Attempt.started_at)).all()
        assert [each.points for each in again] == points


def test_who_knows_more_is_right_more_often_and_guessing_helps_everybody() -> None:
    item = choice("alphalol")
    chances = [pupils.chance(Pupil(ability, 1.0), item) for ability in (-3.0, 0.0, 3.0)]
    assert chances == sorted(chances)
    assert chances[0] > 1 / item.k


def test_some_wrong_options_draw_many_and_some_hardly_anybody() -> None:
    item, rng = choice("alphalol"), Random(1)
    given = Counter(pupils.answer(Pupil(-9.0, 1.0), item, rng).reply for _ in range(2000))
    wrong = sorted((count for reply, count in given.items() if reply not in (None, item.answer)))
    assert len(wrong) == item.k - 1
    assert wrong[-1] > 1.5 * wrong[0]
    assert 0 < given[None] < 100
