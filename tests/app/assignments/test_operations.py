"""Attempts as the tables have them: begun once, saved at every answer, ended by the server.

On both databases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.accounts import removing
from app.assignments import operations, starting
from app.coursework import attempting
from app.coursework.matrix import USUAL
from app.coursework.terms import GRACE, Terms
from app.db import engine_options
from app.memory.publishing import publish_items
from app.models import Assignment, Attempt, AttemptSlot, Learner, Memory, Review
from tests.app.assignments.working import (
    BANK,
    HOUR,
    LAPTOP,
    MINUTE,
    PHONE,
    SAM,
    STU,
    SUE,
    TEN,
    Room,
    at_once,
    right,
    room,
    rules,
    wrong,
)
from tests.app.conftest import MONDAY
from tests.app.items import choice, typed

OPEN = {**USUAL, "after": frozenset({"answers", "correctness"})}
AT_ONCE = {**USUAL, "during": frozenset({"correctness"})}


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(database))
    yield made
    made.dispose()


@pytest.fixture
def given(engine: sa.Engine) -> Room:
    return room(engine)


def refusal(given: Room, at: object, who: object = SAM) -> str:
    with given.session() as session, pytest.raises(starting.NotOpen) as raised:
        starting.start(session, *given.told(session, who), BANK, given.id, at)  # type: ignore[arg-type]
    return str(raised.value.why)


def test_parallel_starts_make_one_attempt(given: Room) -> None:
    def start(session: Session) -> int:
        made = starting.start(session, *given.told(session, SAM), BANK, given.id, MONDAY)
        return made.number

    assert at_once(given, *[start] * 4) == [1, 1, 1, 1]
    with given.session() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Attempt)) == 1
    assert len(given.places()) == 3


def test_numbers_of_questions_differ_between_students_and_say_nothing(given: Room) -> None:
    for who in (SAM, SUE, STU):
        given.begin(who)
    numbers = [[each.slot for each in given.places(who)] for who in (SAM, SUE, STU)]
    assert len({slot for each in numbers for slot in each}) == 9
    seeds = [[each.order_seed for each in given.places(who)] for who in (SAM, SUE, STU)]
    assert len({seed for each in seeds for seed in each}) == 9


def test_an_attempt_has_the_time_of_its_student(given: Room) -> None:
    assert given.begin(SAM).ends_at == MONDAY + 10 * MINUTE
    assert given.begin(SUE).ends_at == MONDAY + 15 * MINUTE
    late = given.begin(STU, MONDAY + 2 * HOUR - MINUTE)
    assert (late.ends_at, late.ends_by) == (MONDAY + 2 * HOUR, "close")


def test_it_is_begun_within_its_times_and_as_often_as_allowed(given: Room) -> None:
    assert refusal(given, MONDAY - MINUTE) == "waiting"
    assert refusal(given, MONDAY + 2 * HOUR) == "closed"
    given.begin()
    given.submit(MONDAY + MINUTE)
    assert refusal(given, MONDAY + 2 * MINUTE) == "spent"
    given.exception(Terms(attempts=2), MONDAY, SAM)
    assert given.begin(SAM, MONDAY + 3 * MINUTE).number == 2


def test_every_answer_is_saved_and_the_last_one_counts(given: Room) -> None:
    given.begin()
    key = right(given.places()[0])
    assert given.save(1, wrong(given.places()[0]), MONDAY).replaced is None
    assert given.save(1, key, MONDAY + MINUTE).replaced is None
    slot = given.slot(1)
    assert (slot.reply, slot.saves, slot.first_reply == slot.reply) == (key, 2, False)
    done = given.submit(MONDAY + 2 * MINUTE)
    assert (done.points, done.of, done.how) == (2.0, 6.0, "learner")


def test_of_two_devices_the_last_one_counts_and_both_are_told(given: Room) -> None:
    given.begin()
    given.save(1, "one", MONDAY, device=PHONE)
    saved = given.save(1, "two", MONDAY + MINUTE, device=LAPTOP)
    assert (saved.stored, saved.replaced) == ("kept", MONDAY)
    (one, *_) = given.places()
    assert (one.reply, one.saved_from) == ("two", LAPTOP)  # which the phone's page then says


def test_handing_in_twice_is_once(given: Room) -> None:
    given.begin()

    def submit(session: Session) -> object:
        return attempting.submit(session, given.key(), MONDAY + MINUTE).submitted_at

    assert at_once(given, submit, submit) == [MONDAY + MINUTE] * 2
    assert given.submit(MONDAY + 5 * MINUTE).submitted_at == MONDAY + MINUTE


def test_what_is_handed_in_just_after_the_end_is_handed_in_at_the_end(given: Room) -> None:
    """Who presses the button late is no later than who leaves it to the server."""
    given.begin()
    end = MONDAY + 10 * MINUTE
    done = given.submit(end + GRACE)
    assert (done.submitted_at, done.how) == (end, "learner")


def test_the_server_ends_an_attempt_with_what_is_saved(given: Room) -> None:
    given.begin()
    given.save(1, right(given.places()[0]), MONDAY + MINUTE)
    end = MONDAY + 10 * MINUTE
    assert given.sweep(end + GRACE) == 0
    assert given.sweep(end + GRACE + timedelta(seconds=1)) == 1
    done = given.attempt()
    assert (done.submitted_at, done.how, done.points) == (end, "time", 2.0)
    assert given.sweep(MONDAY + HOUR) == 0


def test_an_answer_after_the_end_is_kept_marked_and_does_not_count(given: Room) -> None:
    given.begin()
    (one, *_) = given.places()
    given.save(1, wrong(one), MONDAY + MINUTE)
    late = MONDAY + 11 * MINUTE
    assert given.save(1, right(one), late).stored == "late"
    slot, done = given.slot(1), given.attempt()
    assert (slot.reply, slot.late_reply, slot.late_at) == (wrong(one), right(one), late)
    assert (done.how, done.points) == ("time", 0.0)


def test_an_answer_under_way_at_the_end_counts(given: Room) -> None:
    given.begin()
    assert given.save(1, right(given.places()[0]), MONDAY + 10 * MINUTE + GRACE).stored == "kept"
    given.sweep(MONDAY + HOUR)
    assert given.attempt().points == 2.0


def test_a_change_of_times_moves_the_end_of_what_runs(given: Room) -> None:
    given.begin(SAM)
    given.begin(SUE)
    given.submit(MONDAY + MINUTE, SUE)
    longer = Terms(TEN.release, TEN.due, TEN.close, 1200, 1)
    assert given.change(rules(longer), MONDAY + MINUTE) == 1
    moved = given.attempt(SAM)
    assert (moved.ends_at, moved.moved_at) == (MONDAY + 20 * MINUTE, MONDAY + MINUTE)
    assert given.attempt(SUE).moved_at is None


def test_an_end_is_never_moved_before_now(given: Room) -> None:
    given.begin()
    given.save(1, right(given.places()[0]), MONDAY + 8 * MINUTE)
    short = Terms(TEN.release, TEN.due, TEN.close, 60, 1)
    assert given.change(rules(short), MONDAY + 9 * MINUTE) == 1
    assert given.attempt().ends_at == MONDAY + 9 * MINUTE
    given.sweep(MONDAY + HOUR)
    assert given.attempt().points == 2.0


def test_what_was_over_before_a_change_stays_over(given: Room) -> None:
    given.begin()
    longer = Terms(TEN.release, TEN.due, TEN.close, 3600, 1)
    assert given.change(rules(longer), MONDAY + 11 * MINUTE) == 0
    assert given.attempt().how == "time"


def test_an_exception_moves_the_end_of_whom_it_is_for(given: Room) -> None:
    given.begin(SAM)
    given.begin(SUE)
    assert given.exception(Terms(seconds=1800), MONDAY, SAM, 200) == 1
    assert given.attempt(SAM).ends_at == MONDAY + 30 * MINUTE
    assert given.exception(Terms(seconds=1800), MONDAY, 150) == 1
    assert given.attempt(SUE).ends_at == MONDAY + 30 * MINUTE


def test_a_change_while_somebody_begins_reaches_the_attempt_either_way(given: Room) -> None:
    longer = Terms(TEN.release, TEN.due, TEN.close, 1200, 1)

    def start(session: Session) -> object:
        return starting.start(session, *given.told(session, SAM), BANK, given.id, MONDAY).number

    def change(session: Session) -> object:
        course, assignment = given.given(session)
        args = (session, course, assignment, rules(longer), MONDAY)
        return operations.change(*args, password_hash=None) in (0, 1)

    assert at_once(given, start, change) == [1, True]
    assert given.attempt().ends_at == MONDAY + 20 * MINUTE


def test_questions_stay_once_somebody_has_begun(given: Room) -> None:
    given.begin()
    with pytest.raises(operations.Begun):
        given.change(rules(kind="practice"), MONDAY)


def test_a_graded_attempt_enters_no_log(given: Room) -> None:
    given.begin()
    given.save(1, right(given.places()[0]), MONDAY)
    given.submit(MONDAY + MINUTE)
    with given.session() as session:
        assert not attempting.let_count(session, given.key(), MONDAY + MINUTE)
        assert session.scalars(sa.select(Review)).all() == []


def test_once_answers_are_released_the_student_may_let_them_count(given: Room) -> None:
    given.begin()
    given.save(1, right(given.places()[0]), MONDAY)
    given.submit(MONDAY + MINUTE)
    with given.session() as session:
        assert attempting.let_count(session, given.key(), MONDAY + 3 * HOUR)
        assert not attempting.let_count(session, given.key(), MONDAY + 3 * HOUR)
        session.commit()
        (review,) = session.scalars(sa.select(Review))
        assert (review.correct, review.counted, review.answered_at) == (True, True, MONDAY)
        assert review.learner_id == SAM


def test_practice_enters_the_log_and_counts(engine: sa.Engine) -> None:
    given = room(engine, rules(kind="practice"))
    given.begin()
    for place in (1, 2):
        given.save(place, right(given.places()[place - 1]), MONDAY)
    given.submit(MONDAY + MINUTE)
    with given.session() as session:
        assert session.scalars(sa.select(Review.counted)).all() == [True, True]
        assert len(session.scalars(sa.select(Memory)).all()) == 2


def test_practice_of_somebody_who_left_is_handed_in_and_enters_no_log(engine: sa.Engine) -> None:
    given = room(engine, rules(kind="practice"))
    given.begin()
    given.save(1, right(given.places()[0]), MONDAY)
    with given.session() as session:
        removing.remove(session, session.get_one(Learner, SAM), MONDAY + MINUTE)
        session.commit()
        assert attempting.finish_overdue(session, MONDAY + 24 * HOUR) == 1
        session.commit()
        assert session.scalars(sa.select(Review)).all() == []
        assert session.scalars(sa.select(Memory)).all() == []


def test_where_answers_are_shown_at_once_the_first_one_stands(engine: sa.Engine) -> None:
    given = room(engine, rules(review=AT_ONCE))
    given.begin()
    given.save(1, "first", MONDAY)
    assert given.save(1, "second", MONDAY).stored == "stands"
    assert given.slot(1).reply == "first"


def test_nobody_reaches_another_attempt_or_a_slot_of_another(given: Room) -> None:
    given.begin(SAM)
    given.begin(SUE)
    foreign = given.places(SUE)[0].slot
    with given.session() as session:
        with pytest.raises(attempting.Missing):
            attempting.save(session, given.key(SAM), foreign, "x", None, PHONE, MONDAY)
        with pytest.raises(attempting.Missing):
            attempting.submit(session, given.key(STU), MONDAY)
        assert session.get(Assignment, (given.id, given.id)) is None


def asked(given: Room, who: UUID) -> list[str]:
    with given.session() as session:
        found = sa.select(AttemptSlot.item_id).where(*given.key(who).of_slot())
        return sorted(session.scalars(found))


def test_all_are_asked_the_same_though_the_bank_grows_between_them(engine: sa.Engine) -> None:
    given = room(engine, rules())
    given.begin(SAM)
    with given.session() as session:
        new = [choice(name) for name in ("deltalol", "epsilol", "zetalol", "etalol", "thetalol")]
        old = [choice("alphalol"), typed("betalol"), choice("gammalol")]
        publish_items(session, [*new, *old], "2", MONDAY)
        session.commit()
    given.begin(SUE)
    assert asked(given, SUE) == asked(given, SAM)


def test_first_attempts_at_the_same_moment_are_asked_the_same(engine: sa.Engine) -> None:
    given = room(engine, rules())

    def begin(who: UUID) -> Callable[[Session], object]:
        return lambda session: (
            starting.start(session, *given.told(session, who), BANK, given.id, MONDAY).number
        )

    assert at_once(given, begin(SAM), begin(SUE), begin(STU)) == [1, 1, 1]
    assert asked(given, SAM) == asked(given, SUE) == asked(given, STU)
