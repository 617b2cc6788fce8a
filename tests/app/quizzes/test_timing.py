"""A timed test: the server's clock ends it, and nothing that was stored is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.memory.publishing import publish_items
from app.models import Learner, QuizQuestion, Review
from app.quizzes import operations
from app.quizzes.building import draw
from app.quizzes.criteria import Criteria
from app.quizzes.timing import GRACE, ends_at, is_over, is_up, seconds_left
from tests.app.conftest import person
from tests.app.items import choice

START = datetime.fromisoformat("2026-03-02T10:00:00+00:00")
FACTS = ("alphalol", "betalol", "gammalol")
TEST = Criteria(number=3, mode="test", minutes=1)


def test_the_end_is_counted_from_the_beginning() -> None:
    end = START + timedelta(seconds=60)
    assert ends_at(START, 60) == end
    assert ends_at(START, None) is None
    assert [is_up(end, end + timedelta(seconds=each)) for each in (-1, 0, 1)] == [False, True, True]
    assert [is_over(end, end + timedelta(seconds=each)) for each in (0, 5, 5.001)] == [
        False,
        False,
        True,
    ]
    assert (is_up(None, START), is_over(None, START), seconds_left(None, START)) == (
        False,
        False,
        None,
    )
    assert [seconds_left(end, end - timedelta(seconds=each)) for each in (60, 0.2, 0, -9)] == [
        60,
        1,
        0,
        0,
    ]


@pytest.fixture
def learner(session: Session) -> Learner:
    """Somebody who learns, on a server that asks three facts."""
    publish_items(session, [choice(each) for each in FACTS], "1", START)
    made = person("student", 1)
    session.add(made)
    session.commit()
    return made


def begin(session: Session, learner: Learner) -> UUID:
    units = [f"bank/{each}" for each in FACTS]
    quiz, _ = draw(session, learner, units, TEST, START, kept={})
    session.commit()
    return quiz.id


def answers(session: Session, quiz: UUID) -> dict[int, str]:
    """What the log holds of the quiz, by place."""
    rows = session.execute(
        sa.select(Review.place, Review.reply)
        .join(QuizQuestion, QuizQuestion.review_id == Review.id)
        .where(QuizQuestion.quiz_id == quiz)
    )
    return {row.place: row.reply for row in rows}


moments = st.floats(min_value=1, max_value=75, allow_nan=False)
events = st.lists(
    st.tuples(
        moments, st.sampled_from(["1", "2", "3", "look"]), st.sampled_from(["alpha", "beta"])
    ),
    max_size=10,
).map(sorted)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events)
def test_in_any_order_around_the_end_what_was_stored_stands_and_nothing_after_it(
    session: Session, learner: Learner, events: list[tuple[float, str, str]]
) -> None:
    """Answers and looks, as two tabs may send them; then the server's next request ends it."""
    quiz = begin(session, learner)
    last = START + timedelta(minutes=1) + GRACE
    expected: dict[int, str] = {}
    for second, what, reply in events:
        at = START + timedelta(seconds=second)
        if what == "look":
            operations.finish_by_time(session, learner, quiz, at)
        else:
            try:
                operations.answer(session, learner, quiz, int(what), reply, None, at)
            except operations.Finished:
                assert at > last
            else:
                assert at <= last
                expected[int(what)] = reply
        session.commit()
    operations.finish_by_time(session, learner, quiz, last + timedelta(days=1))
    session.commit()
    assert answers(session, quiz) == expected


def test_a_test_that_its_time_ends_was_finished_then_and_once(
    session: Session, learner: Learner
) -> None:
    quiz = begin(session, learner)
    end = START + timedelta(minutes=1)
    operations.answer(session, learner, quiz, 1, "alpha", None, end)
    assert not operations.finish_by_time(session, learner, quiz, end + GRACE)
    assert operations.finish_by_time(session, learner, quiz, end + timedelta(days=2))
    assert not operations.finish_by_time(session, learner, quiz, end + timedelta(days=3))
    with pytest.raises(operations.Finished):
        operations.finish(session, learner, quiz, end + timedelta(days=3))
    assert answers(session, quiz) == {1: "alpha"}
