"""The demonstration: its people, and a history that is one by the rules of every other."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.demo import people
from app.demo.answering import chance, reply, student
from app.demo.history import Habit, sittings
from app.memory.checking import differences, tally_differences
from app.models import (
    Assignment,
    Attempt,
    Learner,
    Member,
    ProblemReport,
    QuestionSetVersion,
    Review,
)
from questions.grading import grade
from tests.app.items import choice, typed
from tests.app.web import small_bank

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ITEMS = (choice("alphalol"), typed("alphalol"))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.form)
@pytest.mark.parametrize("right", [True, False])
def test_a_reply_is_as_right_as_it_was_meant_to_be(item, right):
    assert grade(item, reply(item, right, Random(1))).correct is right


def test_what_is_predicted_decides_and_the_topic_shifts_it():
    who = student(("drugs", "sites"), Random(1))
    assert chance(who, "elsewhere", 0.9) == pytest.approx(0.9)
    assert chance(who, "elsewhere", None) == pytest.approx(who.first)
    better = max(who.bias, key=who.bias.__getitem__)
    assert chance(who, better, 0.5) > 0.5


def test_sittings_leave_out_days_off_and_end_before_today():
    habit = Habit(days=1.0, away=range(3, 5))
    begins = list(sittings(habit, "Europe/Vienna", 4, NOW, 10, Random(1)))
    assert [(NOW.date() - each.date()).days for each in begins] == [10, 9, 8, 7, 6, 5, 2, 1]


def test_before_the_rollover_the_evening_before_is_still_today():
    night = datetime(2026, 11, 22, 2, tzinfo=UTC)
    begins = list(sittings(Habit(days=1.0), "Europe/Vienna", 4, night, 3, Random(1)))
    assert [(night.date() - each.date()).days for each in begins] == [4, 3, 2]


def test_the_history_is_folded_like_any_other(web: Flask):
    with web.app_context():
        given = people.fill(db.session, small_bank(), NOW, lambda *_: None, days=20, students=6)
        log = db.session.scalars(sa.select(Review).order_by(Review.answered_at)).all()
        learners = db.session.scalars(sa.select(Learner).order_by(Learner.email)).all()
        reports = db.session.scalar(sa.select(sa.func.count()).select_from(ProblemReport))
        assert len([row for row in log if row.kind in ("answer", "relearn")]) == given > 5
        assert log[-1].answered_at < NOW - timedelta(hours=12)
        assert Counter(who.role for who in learners) == {
            "student": 8,
            "admin": 1,
            "curator": 1,
            "instructor": 1,
        }
        assert reports == 2
        members = db.session.scalars(sa.select(Member.role)).all()
        assert Counter(members) == {"instructor": 1, "student": 8}
        assert db.session.scalars(sa.select(QuestionSetVersion.version)).all() == [1] * 4
        assert [differences(db.session, who) for who in learners] == [()] * 11
        assert [tally_differences(db.session, who) for who in learners] == [()] * 11


def test_a_class_has_two_assignments_behind_it_and_one_before_it(web: Flask):
    with web.app_context():
        people.fill(db.session, small_bank(), NOW, lambda *_: None, days=1, students=30)
        given = db.session.scalars(sa.select(Assignment).order_by(Assignment.due_at)).all()
        assert [each.close_at < NOW for each in given] == [True, True, False]
        asked = sa.select(Attempt).join(Learner, Learner.id == Attempt.learner_id)
        for each in given:
            attempts = db.session.scalars(asked.where(Attempt.assignment_id == each.id)).all()
            open_ = [one for one in attempts if one.submitted_at is None]
            if each is given[-1]:
                assert 0 < len(open_) < len(attempts) < 31
                assert all(one.ends_at > NOW for one in open_)
            else:
                assert len(attempts) == 31  # all but the newcomer
                assert open_ == []
                assert all(each.release_at <= one.started_at < each.close_at for one in attempts)
        noah = asked.where(Learner.email == people.email("Noah Newcomer"))
        assert db.session.scalars(noah).all() == []
