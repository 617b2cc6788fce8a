"""How a learner stands: tallies, retrievabilities, weak facts, what comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.operations import rate, record_answer, undo
from app.memory.prospects import pace_of
from app.memory.publishing import publish_items
from app.memory.rows import standing
from app.memory.scheduling import retrievability
from app.memory.standings import (
    Weak,
    answers_given,
    coming,
    retrievabilities,
    tallies,
    weak_units,
)
from app.memory.tallying import Tally
from app.models import Learner, Memory
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, Answer, reply_to

pytestmark = pytest.mark.usefixtures("published")
TODAY = 20514


def test_tallies_come_by_day_from_a_day_on(
    session: Session, student: Learner, answer: Answer
) -> None:
    answer(TYPED), answer(OTHER, "beta"), answer(TYPED, "no", days=3)
    spaced = Tally(answers=1, first=1, spaced=1, duration_ms=4000)
    met = Tally(answers=2, first=2, first_right=1, met=2, duration_ms=8000)
    assert tallies(session, student.id, TODAY) == {TODAY: met, TODAY + 3: spaced}
    assert tallies(session, student.id, TODAY + 1) == {TODAY + 3: spaced}


def test_the_pace_is_that_of_the_last_two_weeks(
    session: Session, student: Learner, classmate: Learner, now: datetime
) -> None:
    for number, seconds in enumerate((60, 8) * 10):
        at = now + timedelta(days=0 if seconds == 60 else 10, minutes=number)
        reply = replace(reply_to(CHOICE, "alpha", at, duration_ms=seconds * 1000), counts=False)
        record_answer(session, student, reply, at + timedelta(minutes=2))
    assert [pace_of(session, student.id, TODAY + days) for days in (10, 13, 14, 30)] == [
        34,
        34,
        8,
        25,
    ]
    assert pace_of(session, classmate.id, TODAY) == 25


def test_every_valid_answer_is_one_given_until_it_is_undone(
    session: Session, student: Learner, classmate: Learner, answer: Answer, now: datetime
) -> None:
    assert answers_given(session, student.id) == 0
    given = answer(TYPED)
    quiz = replace(reply_to(CHOICE, "alpha", now), counts=False)
    record_answer(session, student, quiz, now)
    rate(session, student, given.review_id, "hard", now)
    assert (answers_given(session, student.id), answers_given(session, classmate.id)) == (2, 0)
    undo(session, student, given.review_id, now)
    assert answers_given(session, student.id) == 1


def test_retrievability_is_that_of_today(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(TYPED)
    undo(session, student, answer(OTHER, "alpha").review_id, now)
    memory = standing(session, student.id, TYPED.unit).memory
    assert memory.stability is not None
    for day, elapsed in ((TODAY, 0), (TODAY + 8, 8), (TODAY - 1, 0)):
        assert retrievabilities(session, student.id, day) == {
            TYPED.unit: retrievability(memory.stability, elapsed)
        }


def test_what_is_likely_forgotten_is_weak(
    session: Session, student: Learner, answer: Answer
) -> None:
    answer(TYPED), answer(OTHER, "beta")
    assert weak_units(session, student.id, TODAY) == ()
    later = TODAY + 10
    recall = retrievabilities(session, student.id, later)
    assert recall[OTHER.unit] < 0.7 < recall[TYPED.unit]
    assert weak_units(session, student.id, later) == (Weak(OTHER.unit, recall[OTHER.unit], 0),)


def test_two_lapses_in_the_last_five_reviews_are_weak_and_older_ones_not(
    session: Session, student: Learner, answer: Answer
) -> None:
    found = []
    for day, text in enumerate(["alpha blocker", "no", "no", *["alpha blocker"] * 5]):
        answer(TYPED, text, days=day)
        found.append([each.lapses for each in weak_units(session, student.id, TODAY + day)])
    assert found == [[], [], [2], [2], [2], [2], [], []]


def test_a_lapse_that_was_taken_back_is_none(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(TYPED), answer(TYPED, "no", days=1)
    last = answer(TYPED, "no", days=2)
    assert len(weak_units(session, student.id, TODAY + 2)) == 1
    undo(session, student, last.review_id, now + timedelta(days=2))
    assert weak_units(session, student.id, TODAY + 2) == ()


def test_what_is_no_longer_served_is_not_called_weak(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(CHOICE, "beta"), answer(OTHER, "beta")
    publish_items(session, (OTHER,), "second", now)
    assert [each.unit for each in weak_units(session, student.id, TODAY + 30)] == [OTHER.unit]
    assert coming(session, student.id, TODAY + 30, 2) == (1, 0)


def test_what_comes_is_counted_by_day_and_what_is_late_is_today(
    session: Session, student: Learner, answer: Answer
) -> None:
    answer(CHOICE, "beta"), answer(OTHER, "beta")
    assert coming(session, student.id, TODAY, 3) == (0, 2, 0)
    assert coming(session, student.id, TODAY + 1, 2) == (2, 0)
    assert coming(session, student.id, TODAY + 5, 2) == (2, 0)
    assert coming(session, student.id, TODAY, 1) == (0,)
    assert coming(session, student.id, TODAY, 0) == ()


def test_a_learner_without_answers_stands_nowhere(session: Session, student: Learner) -> None:
    assert tallies(session, student.id, 0) == retrievabilities(session, student.id, TODAY) == {}
    assert weak_units(session, student.id, TODAY) == ()
    assert coming(session, student.id, TODAY, 2) == (0, 0)


def test_others_do_not_matter(session: Session, classmate: Learner, answer: Answer) -> None:
    answer(TYPED, "no"), answer(TYPED, "no", days=1), answer(TYPED, "no", days=2)
    assert tallies(session, classmate.id, 0) == {}
    assert weak_units(session, classmate.id, TODAY + 9) == ()
    assert session.scalar(sa.select(sa.func.count()).select_from(Memory)) == 1
