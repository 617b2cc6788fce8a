"""What a learner keeps beside a fact, and what is set aside: never asked, and nothing is moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.db import engine_options
from app.memory import annotations
from app.memory.answers import Kept, Nothing, Question
from app.memory.drawing import questions_for
from app.memory.queries import question_of
from app.memory.standings import coming
from app.memory.waiting import due_units
from app.models import Annotation, Learner
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, Answer
from tests.app.memory.test_next_question import ask

pytestmark = pytest.mark.usefixtures("published")
TODAY = 20514
A_DAY = timedelta(days=1)


def test_nothing_is_kept_beside_a_unit_until_it_is(
    session: Session, student: Learner, now: datetime
) -> None:
    assert annotations.kept_beside(session, student, TYPED.unit, now) == Kept()
    annotations.set_flag(session, student, TYPED.unit, now, flagged=True)
    annotations.write_note(session, student, TYPED.unit, "Ask in the ward.", now)
    annotations.write_mnemonic(session, student, OTHER.unit, "Beta bites.", now)
    flagged = Kept(flagged=True, note="Ask in the ward.")
    assert annotations.kept_beside(session, student, TYPED.unit, now) == flagged
    assert annotations.kept_beside_each(
        session, student, [TYPED.unit, OTHER.unit, "bank/gamma"], now
    ) == {TYPED.unit: flagged, OTHER.unit: Kept(mnemonic="Beta bites.")}


def test_what_others_keep_is_theirs(
    session: Session, student: Learner, classmate: Learner, now: datetime
) -> None:
    annotations.suspend(session, classmate, TYPED.unit, now)
    assert annotations.kept_beside(session, student, TYPED.unit, now) == Kept()
    assert annotations.everything(session, student, now) == []
    asked = ask(session, student, now)
    assert isinstance(asked, Question)
    assert asked.new_count == 2


def test_all_that_is_kept_comes_changed_last_first_and_what_was_emptied_not(
    session: Session, student: Learner, now: datetime
) -> None:
    annotations.set_flag(session, student, "bank/one", now, flagged=True)
    annotations.set_flag(session, student, "bank/two", now + timedelta(minutes=1), flagged=True)
    annotations.bury(session, student, "bank/three", now + timedelta(minutes=2))
    annotations.set_flag(session, student, "bank/one", now + timedelta(minutes=3), flagged=False)
    found = annotations.everything(session, student, now)
    assert [(each.unit, each.kept) for each in found] == [
        ("bank/three", Kept(buried=True)),
        ("bank/two", Kept(flagged=True)),
    ]
    later = annotations.everything(session, student, now + A_DAY)
    assert [each.unit for each in later] == ["bank/two"]


def test_two_tabs_that_write_different_things_lose_nothing(
    any_database: str, now: datetime
) -> None:
    engine = sa.create_engine(**engine_options(any_database))
    with Session(engine, expire_on_commit=False) as one, Session(engine) as other:
        person = Learner(id=UUID(int=9), name="Student", created_at=now)
        one.add(person)
        one.commit()
        assert annotations.kept_beside(one, person, "bank/one", now) == Kept()
        same = other.get_one(Learner, person.id)
        assert annotations.kept_beside(other, same, "bank/one", now) == Kept()
        annotations.write_note(one, person, "bank/one", "A note.", now)
        one.commit()
        annotations.write_mnemonic(other, same, "bank/one", "A mnemonic.", now)
        annotations.suspend(other, same, "bank/one", now)
        other.commit()
        kept = Kept(note="A note.", mnemonic="A mnemonic.", suspended=True)
        assert annotations.kept_beside(one, person, "bank/one", now) == kept
        one.rollback()
        assert coming(one, person.id, TODAY, 2) == (0, 0)
    engine.dispose()


def test_a_suspended_unit_is_not_asked_until_that_is_taken_back(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(CHOICE, "beta"), answer(OTHER, "beta")
    later = now + 5 * A_DAY
    annotations.suspend(session, student, CHOICE.unit, now)
    asked = ask(session, student, later)
    assert isinstance(asked, Question)
    assert (asked.unit, asked.due_count) == (OTHER.unit, 1)
    assert coming(session, student.id, TODAY + 5, 1) == (1,)
    annotations.unsuspend(session, student, CHOICE.unit, now)
    assert len(due_units(session, student.id, TODAY + 5)) == 2
    assert coming(session, student.id, TODAY + 5, 1) == (2,)


def test_a_buried_unit_is_asked_again_on_the_learners_next_day(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(CHOICE, "beta")
    annotations.suspend(session, student, OTHER.unit, now)
    due = now + A_DAY
    annotations.bury(session, student, CHOICE.unit, due)
    assert ask(session, student, due) == Nothing(
        next_due_at=datetime(2026, 3, 4, 4, tzinfo=now.tzinfo), new_tomorrow=False
    )
    assert coming(session, student.id, TODAY + 1, 2) == (0, 1)
    before_rollover = datetime(2026, 3, 4, 3, 59, tzinfo=now.tzinfo)
    assert isinstance(ask(session, student, before_rollover), Nothing)
    tomorrow = due + A_DAY
    asked = ask(session, student, tomorrow)
    assert isinstance(asked, Question)
    assert asked.unit == CHOICE.unit
    (found,) = due_units(session, student.id, TODAY + 2)
    assert found.due_day == TODAY + 2  # it waits since today: nobody is late who put it off


def test_a_buried_unit_may_be_asked_again_at_once(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(CHOICE, "beta")
    annotations.suspend(session, student, OTHER.unit, now)
    annotations.bury(session, student, CHOICE.unit, now + A_DAY)
    annotations.unbury(session, student, CHOICE.unit, now + A_DAY)
    assert isinstance(ask(session, student, now + A_DAY), Question)


def test_who_flies_west_does_not_meet_what_is_buried_until_its_morning(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(CHOICE, "beta")
    annotations.suspend(session, student, OTHER.unit, now)
    annotations.bury(session, student, CHOICE.unit, now + A_DAY)
    student.zone = "Pacific/Pago_Pago"
    assert isinstance(ask(session, student, now + A_DAY), Nothing)
    assert isinstance(ask(session, student, now + 2 * A_DAY), Nothing)
    assert isinstance(ask(session, student, now + 3 * A_DAY), Question)


def test_a_new_unit_that_is_buried_comes_tomorrow_and_a_suspended_one_does_not(
    session: Session, student: Learner, now: datetime
) -> None:
    annotations.bury(session, student, CHOICE.unit, now)
    annotations.suspend(session, student, OTHER.unit, now)
    assert ask(session, student, now) == Nothing(next_due_at=None, new_tomorrow=True)
    annotations.suspend(session, student, CHOICE.unit, now)
    assert ask(session, student, now) == Nothing(next_due_at=None, new_tomorrow=False)


def test_a_quiz_and_the_learner_may_still_ask_for_it(
    session: Session, student: Learner, now: datetime
) -> None:
    annotations.suspend(session, student, CHOICE.unit, now)
    annotations.bury(session, student, OTHER.unit, now)
    units = [CHOICE.unit, OTHER.unit]
    assert len(questions_for(session, student, units, 2, "seed")) == 2
    asked = question_of(session, student, CHOICE.unit, now)
    assert asked is not None
    assert asked.unit == CHOICE.unit


def test_too_long_texts_are_refused_by_the_database_as_well(
    session: Session, student: Learner, now: datetime
) -> None:
    with pytest.raises((sa.exc.IntegrityError, sa.exc.DataError)):
        annotations.write_note(session, student, TYPED.unit, "x" * 4001, now)
    session.rollback()
    assert session.scalars(sa.select(Annotation)).all() == []
