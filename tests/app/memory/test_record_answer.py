"""One answer: kept whatever happened meanwhile, counted when nothing did."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.answers import Conflict, Missing
from app.memory.operations import record_answer
from app.memory.publishing import publish_items
from app.memory.replay import NOTHING
from app.memory.rows import standing
from app.memory.scheduling import Outcome, first, forecast, interval, outcome, retrievability
from app.models import Learner, Review
from questions.grading import UnknownReply
from tests.app.items import choice
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, Answer, reply_to

pytestmark = pytest.mark.usefixtures("published")
UNIT = "bank/alpha"


def rows(session: Session) -> list[Review]:
    return list(session.scalars(sa.select(Review).order_by(Review.answered_at, Review.id)))


def test_a_right_typed_answer_is_kept_and_counts(answer: Answer, session: Session) -> None:
    given = answer()
    strength = first(outcome("recall", True, None))
    days = interval(strength.stability, 0.9, UNIT, 1)
    assert (given.correct, given.counted, given.why_not_counted) == (True, True, None)
    assert (given.interval, given.days_until) == (days, days)
    assert (given.may_rate, given.may_override, given.repeat) == (True, False, False)
    assert [(row.kind, row.counted, row.correct) for row in rows(session)] == [
        ("answer", True, True)
    ]


def test_the_log_holds_what_any_other_policy_would_need(
    session: Session, student: Learner, now: datetime
) -> None:
    reply = reply_to(CHOICE, "beta", now - timedelta(seconds=30))
    record_answer(session, student, reply, now)
    (row,) = rows(session)
    seen = forecast(None, 0, "single_best", 3)
    after = first(outcome("recognise", False, None))
    assert (row.id, row.unit, row.item_id, row.item_version) == (
        reply.id,
        UNIT,
        CHOICE.id,
        CHOICE.version,
    )
    assert (row.form, row.k, row.reply, row.correct) == ("single_best", 3, "beta", False)
    assert (row.served_at, row.answered_at, row.duration_ms) == (reply.served_at, now, 4000)
    assert row.started_at == reply.started_at
    assert (row.p, row.q, row.b) == (seen.p, seen.known, seen.b)
    assert (row.elapsed, row.interval_before, row.s_before, row.r_before) == (None, 0, None, None)
    assert (row.s_after, row.d_after, row.r_after) == (after.stability, after.difficulty, 1.0)
    assert (row.interval_after, row.place, row.learner_day) == (1, 1, 20514)
    assert (row.policy, row.parameters) == ("1", {"set": "fsrs-6", "retention": 0.9})
    assert (row.source, row.source_id, row.of, row.override, row.rating) == ("app", *[None] * 4)


def test_a_later_answer_notes_the_days_since_the_last(answer: Answer, session: Session) -> None:
    answer()
    answer(CHOICE, "alpha", days=9)
    row = rows(session)[1]
    assert (row.elapsed, row.learner_day) == (9, 20523)
    assert row.r_before == retrievability(first(Outcome.good).stability, 9)


def test_sending_the_same_answer_again_stores_nothing_more(
    session: Session, student: Learner, now: datetime
) -> None:
    reply = reply_to(TYPED, "alpha blocker", now)
    once = record_answer(session, student, reply, now)
    again = record_answer(session, student, reply, now + timedelta(seconds=3))
    assert again == replace(once, repeat=True)
    assert len(rows(session)) == 1
    assert standing(session, student.id, UNIT).revision == 1


def test_the_same_question_with_another_reply_is_a_conflict(
    session: Session, student: Learner, now: datetime
) -> None:
    reply = reply_to(TYPED, "alpha blocker", now)
    record_answer(session, student, reply, now)
    with pytest.raises(Conflict):
        record_answer(session, student, replace(reply, text="beta blocker"), now)
    assert [row.reply for row in rows(session)] == ["alpha blocker"]


def test_an_answer_from_a_second_tab_is_kept_but_does_not_count(
    session: Session, student: Learner, now: datetime
) -> None:
    one, two = reply_to(TYPED, "alpha blocker", now), reply_to(CHOICE, "beta", now)
    record_answer(session, student, one, now + timedelta(minutes=1))
    before = standing(session, student.id, UNIT)
    late = record_answer(session, student, two, now + timedelta(minutes=2))
    assert (late.correct, late.counted, late.item) == (False, False, CHOICE)
    assert late.why_not_counted == (
        "After this question was shown to you the fact was answered elsewhere, rated, undone "
        "or changed, so your schedule did not move."
    )
    assert (late.may_rate, late.due_day) == (False, before.memory.due_day)
    assert standing(session, student.id, UNIT) == before
    assert [(row.counted, row.uncounted) for row in rows(session)] == [
        (True, None),
        (False, "moved"),
    ]


def test_an_answer_to_a_revised_item_is_graded_as_asked_and_does_not_count(
    session: Session, student: Learner, now: datetime
) -> None:
    reply = reply_to(CHOICE, "alpha", now)
    revised = choice("alpha", stem="Which class of blocker?")
    publish_items(session, (revised, TYPED), "second", now)
    given = record_answer(session, student, reply, now)
    assert (given.item, given.correct, given.counted) == (CHOICE, True, False)
    assert given.why_not_counted is not None
    assert standing(session, student.id, UNIT).memory == NOTHING


def test_an_answer_to_an_item_no_longer_served_is_kept(
    session: Session, student: Learner, now: datetime
) -> None:
    reply = reply_to(CHOICE, "alpha", now)
    publish_items(session, (OTHER,), "second", now)
    assert record_answer(session, student, reply, now).counted is False


def test_a_reply_that_is_no_option_stores_nothing(
    session: Session, student: Learner, now: datetime
) -> None:
    with pytest.raises(UnknownReply):
        record_answer(session, student, reply_to(CHOICE, "delta", now), now)
    assert rows(session) == []


def test_an_item_of_another_unit_or_none_is_missing(
    session: Session, student: Learner, now: datetime
) -> None:
    reply = reply_to(CHOICE, "alpha", now)
    for wrong in (replace(reply, unit=OTHER.unit), replace(reply, version="never")):
        with pytest.raises(Missing):
            record_answer(session, student, wrong, now)
    assert rows(session) == []


def test_two_learners_with_one_question_have_each_their_own_row(
    session: Session, student: Learner, classmate: Learner, now: datetime
) -> None:
    reply = reply_to(TYPED, "alpha blocker", now)
    record_answer(session, student, reply, now)
    assert record_answer(session, classmate, replace(reply, text="no"), now).repeat is False
    assert [row.learner_id for row in rows(session)] == [student.id, classmate.id]


@pytest.mark.parametrize(
    ("claimed", "kept"), [(4000, 4000), (-5, 0), (10**9, 60_000), (None, None)]
)
def test_the_duration_is_kept_between_nothing_and_the_servers_own(
    session: Session, student: Learner, now: datetime, claimed: int | None, kept: int | None
) -> None:
    reply = reply_to(TYPED, "alpha blocker", now, duration_ms=claimed)
    record_answer(session, student, reply, now + timedelta(minutes=1))
    assert [row.duration_ms for row in rows(session)] == [kept]


def test_a_start_outside_of_the_servers_interval_is_moved_into_it(
    session: Session, student: Learner, now: datetime
) -> None:
    early = replace(reply_to(TYPED, "x", now), started_at=now - timedelta(days=1))
    late = replace(reply_to(TYPED, "y", now), started_at=now + timedelta(days=1))
    later = now + timedelta(minutes=1)
    for reply in (early, late):
        record_answer(session, student, reply, later)
    assert {row.reply: row.started_at for row in rows(session)} == {"x": now, "y": later}


def test_a_clock_that_ran_back_between_serving_and_answering_harms_nothing(
    session: Session, student: Learner, now: datetime
) -> None:
    reply = reply_to(TYPED, "alpha blocker", now)
    record_answer(session, student, reply, now - timedelta(seconds=2))
    (row,) = rows(session)
    assert (row.duration_ms, row.counted) == (0, True)
