"""What was answered wrong: before, and at the last answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.memory.mistakes import mistakes, wrong_units
from app.memory.operations import override, record_answer, undo
from app.models import Learner
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, Answer, reply_to

pytestmark = pytest.mark.usefixtures("published")


def test_a_wrong_answer_is_a_mistake_until_one_is_right_and_was_wrong_for_ever(
    session: Session, student: Learner, classmate: Learner, answer: Answer
) -> None:
    answer(TYPED, "no"), answer(OTHER, "alpha")
    assert mistakes(session, student.id) == {TYPED.unit: TYPED.id}
    answer(CHOICE, "alpha", days=1)
    assert mistakes(session, student.id) == {}
    assert wrong_units(session, student.id) == {TYPED.unit}
    assert (mistakes(session, classmate.id), wrong_units(session, classmate.id)) == (
        {},
        frozenset(),
    )


def test_the_newest_mistake_comes_first_with_its_item(
    session: Session, student: Learner, answer: Answer
) -> None:
    answer(TYPED, "no"), answer(OTHER, "beta", days=1), answer(CHOICE, "beta", days=2)
    assert list(mistakes(session, student.id).items()) == [
        (CHOICE.unit, CHOICE.id),
        (OTHER.unit, OTHER.id),
    ]


def test_what_is_called_right_or_undone_is_no_mistake(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    override(session, student, answer(TYPED, "no").review_id, now)
    undo(session, student, answer(OTHER, "beta").review_id, now)
    assert (mistakes(session, student.id), wrong_units(session, student.id)) == ({}, frozenset())


def test_an_answer_that_a_quiz_kept_off_the_schedule_is_a_mistake_and_did_not_count(
    session: Session, student: Learner, now: datetime
) -> None:
    at = now + timedelta(minutes=1)
    record_answer(session, student, replace(reply_to(TYPED, "no", now), counts=False), at)
    assert mistakes(session, student.id) == {TYPED.unit: TYPED.id}
    assert wrong_units(session, student.id) == frozenset()
