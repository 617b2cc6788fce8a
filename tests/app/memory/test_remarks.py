"""Rating, overriding and undoing an answer: rows of their own, the memory folded anew."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.answers import Missing, Refused
from app.memory.operations import CALLED_RIGHT, override, rate, record_answer, undo
from app.memory.replay import NOTHING
from app.memory.rows import standing
from app.memory.scheduling import Outcome, first, following
from app.models import Learner, ProblemReport, Review
from tests.app.memory.conftest import CHOICE, TYPED, Answer, reply_to

UNIT = "bank/alpha"


def kinds(session: Session) -> list[str]:
    return list(session.scalars(sa.select(Review.kind).order_by(Review.answered_at, Review.id)))


def test_hard_after_a_typed_answer_moves_the_memory(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    rated = rate(session, student, answer().review_id, "hard", now + timedelta(seconds=5))
    assert (rated.rating, rated.correct) == ("hard", True)
    assert standing(session, student.id, UNIT).memory.strength == first(Outcome.hard)
    assert kinds(session) == ["answer", "rating"]


def test_the_row_of_a_rating_says_what_it_changed(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer()
    rate(session, student, given.review_id, "guessed", now + timedelta(seconds=5))
    row = session.scalars(sa.select(Review).where(Review.kind == "rating")).one()
    good, again = first(Outcome.good), first(Outcome.again)
    assert (row.of, row.rating, row.counted) == (given.review_id, "guessed", True)
    assert (row.s_before, row.d_before) == (good.stability, good.difficulty)
    assert (row.s_after, row.d_after) == (again.stability, again.difficulty)
    assert (row.interval_before, row.interval_after) == (given.interval, 1)


def test_the_same_rating_twice_is_one_row_and_another_one_replaces_it(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer().review_id
    for seconds, said in enumerate(["hard", "hard", "easy"], start=1):
        rate(session, student, given, said, now + timedelta(seconds=seconds))
    assert kinds(session) == ["answer", "rating", "rating"]
    assert standing(session, student.id, UNIT).memory.strength == first(Outcome.easy)


def test_a_wrong_answer_cannot_be_rated(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer(text="beta blocker")
    assert given.may_rate is False
    with pytest.raises(Refused):
        rate(session, student, given.review_id, "good", now)
    assert kinds(session) == ["answer"]


def test_a_rating_that_there_is_not_is_refused(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    with pytest.raises(Refused):
        rate(session, student, answer().review_id, "again", now)


def test_an_override_makes_a_typed_answer_right_and_may_then_be_rated(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer(text="a blocker of alpha")
    assert (given.correct, given.may_override) == (False, True)
    said = override(session, student, given.review_id, now + timedelta(seconds=5))
    assert (said.correct, said.overridden, said.may_override, said.may_rate) == (
        True,
        True,
        False,
        True,
    )
    assert said.verdict.correct is False
    assert standing(session, student.id, UNIT).memory.strength == first(Outcome.good)
    assert kinds(session) == ["answer", "override"]


def test_a_typed_answer_that_is_called_right_is_put_before_the_curators(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer(text="a blocker of alpha")
    for _ in range(2):
        override(session, student, given.review_id, now + timedelta(seconds=5))
    found = session.scalars(sa.select(ProblemReport)).all()
    assert [(each.item_id, each.reply, each.about, each.text) for each in found] == [
        (given.item.id, "a blocker of alpha", "my_answer", CALLED_RIGHT)
    ]


def test_overriding_twice_is_one_row(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer(text="a blocker of alpha").review_id
    for seconds in (1, 2):
        again = override(session, student, given, now + timedelta(seconds=seconds))
    assert again.repeat is True
    assert kinds(session) == ["answer", "override"]


def test_an_overridden_answer_that_was_undone_is_not_called_right_again(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer(text="a blocker of alpha").review_id
    override(session, student, given, now + timedelta(seconds=1))
    undo(session, student, given, now + timedelta(seconds=2))
    with pytest.raises(Refused, match="was undone"):
        override(session, student, given, now + timedelta(seconds=3))
    assert kinds(session) == ["answer", "override", "undo"]


@pytest.mark.parametrize(("item", "text"), [(CHOICE, "beta"), (TYPED, "alpha blocker")])
def test_only_a_typed_wrong_answer_can_be_overridden(
    answer: Answer, session: Session, student: Learner, now: datetime, item: object, text: str
) -> None:
    given = answer(item, text)
    with pytest.raises(Refused):
        override(session, student, given.review_id, now)


def test_undo_restores_the_memory_and_leaves_the_log(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    answer()
    before = standing(session, student.id, UNIT)
    given = answer(CHOICE, "beta", days=9)
    undone = undo(session, student, given.review_id, now + timedelta(days=9, minutes=1))
    after = standing(session, student.id, UNIT)
    assert after.memory == before.memory
    assert after.revision == before.revision + 2
    assert (undone.undone, undone.may_rate, undone.may_override) == (True, False, False)
    assert kinds(session) == ["answer", "answer", "undo"]


def test_undoing_the_first_answer_leaves_no_memory(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    undo(session, student, answer().review_id, now)
    assert standing(session, student.id, UNIT).memory == NOTHING


def test_undoing_twice_is_one_row(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer().review_id
    undo(session, student, given, now)
    assert undo(session, student, given, now).repeat is True
    assert kinds(session).count("undo") == 1


def test_undoing_an_earlier_answer_folds_the_later_one_anew(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer(text="wrong")
    answer(days=9)
    undo(session, student, given.review_id, now + timedelta(days=9))
    assert standing(session, student.id, UNIT).memory.strength == first(Outcome.good)


def test_a_question_served_before_an_undo_does_not_count_after_it(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer().review_id
    served = reply_to(CHOICE, "alpha", now, revision=1)
    undo(session, student, given, now)
    assert record_answer(session, student, served, now).counted is False


def test_an_undone_answer_can_be_asked_and_answered_again(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    undo(session, student, answer(text="wrong").review_id, now)
    assert answer().counted is True
    assert standing(session, student.id, UNIT).memory.strength == first(Outcome.good)


def test_rating_an_earlier_answer_regrades_it_in_its_place(
    answer: Answer, session: Session, student: Learner, now: datetime
) -> None:
    given = answer().review_id
    answer(days=9)
    rate(session, student, given, "easy", now + timedelta(days=9))
    expected = following(first(Outcome.easy), Outcome.good, 9)
    assert standing(session, student.id, UNIT).memory.strength == expected


def test_what_is_not_this_learners_answer_is_missing(
    answer: Answer, session: Session, student: Learner, stranger: Learner, now: datetime
) -> None:
    given = answer().review_id
    rate(session, student, given, "hard", now)
    rating = session.scalars(sa.select(Review.id).where(Review.kind == "rating")).one()
    for learner, row in ((stranger, given), (student, new_id(now)), (student, rating)):
        for act in (
            lambda learner=learner, row=row: rate(session, learner, row, "hard", now),
            lambda learner=learner, row=row: override(session, learner, row, now),
            lambda learner=learner, row=row: undo(session, learner, row, now),
        ):
            with pytest.raises(Missing):
                act()
    assert kinds(session) == ["answer", "rating"]
