"""A wrong answer comes back in its sitting, and moves nothing when it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory import annotations
from app.memory.answers import Answered, Nothing, Question, Refused
from app.memory.feedback import answered
from app.memory.operations import override, rate, record_answer, undo
from app.memory.publishing import publish_items
from app.memory.queries import next_question
from app.memory.rows import standing
from app.models import Learner, Review
from questions.bank import Bank
from questions.item import Item
from tests.app.items import blank, choice, statement, typed
from tests.app.memory.conftest import reply_to
from tests.app.memory.test_next_question import fact

NAMES = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta")
BANK = Bank(facts={name: fact(name, "clinical") for name in NAMES})
RIGHT = {"single_best": "alpha", "short_answer": "alpha blocker", "cloze": "alpha blocker"}
WRONG = {"single_best": "beta", "short_answer": "no", "cloze": "no"}


@pytest.fixture
def items(session: Session, now: datetime) -> list[Item]:
    made = [make(name) for name in NAMES for make in (choice, typed)]
    publish_items(session, made, "first", now)
    session.commit()
    return made


class Desk:
    """A learner who is asked and answers, a minute each."""

    def __init__(self, session: Session, learner: Learner, now: datetime) -> None:
        self.session, self.learner, self.now = session, learner, now

    def ask(self) -> Question | Nothing:
        return next_question(self.session, self.learner, BANK, self.now)

    def question(self) -> Question:
        asked = self.ask()
        assert isinstance(asked, Question)
        return asked

    def answer(self, asked: Question, right: bool = True) -> Answered:
        text = (RIGHT if right else WRONG)[asked.item.form]
        reply = replace(
            reply_to(asked.item, text, self.now, asked.revision),
            id=asked.review_id,
            kind=asked.kind,
            place=asked.place,
        )
        self.now += timedelta(minutes=1)
        return record_answer(self.session, self.learner, reply, self.now)

    def go_on(self, *right: bool) -> list[tuple[str, str]]:
        """Answer so many questions; what was asked, and as what."""
        seen = []
        for each in right:
            asked = self.question()
            self.answer(asked, each)
            seen.append((asked.unit, asked.kind))
        return seen


@pytest.fixture
def desk(session: Session, student: Learner, items: list[Item], now: datetime) -> Desk:
    return Desk(session, student, now)


def test_a_wrong_answer_comes_back_after_five_others_in_another_form(desk: Desk) -> None:
    first = desk.question()
    wrong = desk.answer(first, right=False)
    assert [kind for _, kind in desk.go_on(*[True] * 5)] == ["answer"] * 5
    back = desk.question()
    assert (back.unit, back.kind, back.place, back.is_new) == (first.unit, "relearn", 7, False)
    assert (first.item.form, back.item.form) == ("single_best", "short_answer")
    assert (back.due_count, back.new_count) == (1, 1)
    assert wrong.kind == "answer"


def test_its_answer_is_kept_and_moves_nothing(desk: Desk, session: Session) -> None:
    wrong = desk.answer(desk.question(), right=False)
    desk.go_on(*[True] * 5)
    before = standing(session, desk.learner.id, wrong.unit)
    given = desk.answer(desk.question())
    assert (given.kind, given.correct, given.counted) == ("relearn", True, False)
    assert (given.why_not_counted, given.may_rate) == (None, False)
    assert (given.due_day, given.days_until) == (wrong.due_day, 1)
    assert standing(session, desk.learner.id, wrong.unit) == before
    row = session.get_one(Review, (desk.learner.id, given.review_id))
    assert (row.kind, row.counted, row.uncounted, row.place) == ("relearn", False, None, 7)
    assert (row.s_before, row.interval_before) == (row.s_after, row.interval_after)
    assert answered(session, desk.learner, given.review_id, desk.now) == given


@pytest.mark.parametrize("set_aside", [annotations.bury, annotations.suspend])
def test_what_is_set_aside_does_not_come_back(
    desk: Desk, session: Session, set_aside: Callable[..., None]
) -> None:
    wrong = desk.answer(desk.question(), right=False)
    desk.go_on(*[True] * 5)
    set_aside(session, desk.learner, wrong.unit, desk.now)
    asked = desk.question()
    assert (asked.kind, asked.due_count, asked.new_count) == ("answer", 0, 1)


def test_right_once_is_enough(desk: Desk) -> None:
    desk.answer(desk.question(), right=False)
    desk.go_on(*[True] * 7)
    assert isinstance(desk.ask(), Nothing)


def test_wrong_again_it_comes_back_once_more_and_no_more(desk: Desk) -> None:
    unit = desk.question().unit
    seen = desk.go_on(False, *[True] * 5, False)
    assert seen[-1] == (unit, "relearn")
    desk.learner.new_per_day = 20
    others = [choice(f"more-{number}") for number in range(10)]
    bank = Bank(facts=BANK.facts | {f"more-{n}": fact(f"more-{n}", "clinical") for n in range(10)})
    publish_items(desk.session, [*others, choice(unit.removeprefix("bank/"))], "second", desk.now)
    kinds = []
    while isinstance(asked := next_question(desk.session, desk.learner, bank, desk.now), Question):
        desk.answer(asked, asked.kind == "answer")
        kinds.append((asked.unit == unit, asked.kind))
    assert kinds.index((True, "relearn")) == 5
    assert kinds.count((True, "relearn")) == 1


def test_with_too_few_others_left_it_waits_for_tomorrow(desk: Desk) -> None:
    desk.learner.new_per_day = 5
    asked = desk.question()
    assert (asked.due_count, asked.new_count) == (0, 5)
    desk.answer(asked, right=False)
    following = desk.question()
    assert (following.due_count, following.new_count) == (0, 4)
    desk.go_on(*[True] * 4)
    assert isinstance(desk.ask(), Nothing)


def test_what_will_come_back_is_counted_from_the_start(desk: Desk) -> None:
    desk.answer(desk.question(), right=False)
    asked = desk.question()
    assert (asked.due_count, asked.new_count) == (1, 6)


def test_a_question_names_the_units_that_come_back_in_the_sitting(desk: Desk) -> None:
    desk.learner.new_per_day = 6
    assert desk.question().again == frozenset()
    wrong = desk.answer(desk.question(), right=False)
    assert desk.question().again == {wrong.unit}
    other = desk.answer(desk.question(), right=False)
    assert desk.question().again == {wrong.unit, other.unit}
    desk.go_on(*[True] * 2)
    late = desk.answer(desk.question(), right=False)
    assert late.unit not in desk.question().again


def test_it_comes_back_in_another_face_each_time(
    desk: Desk, session: Session, items: list[Item]
) -> None:
    publish_items(session, [*items, *(blank(name) for name in NAMES)], "second", desk.now)
    first = desk.question()
    desk.go_on(False, *[True] * 5)
    again = desk.question()
    faces = {"single_best": "recognise", "short_answer": "recall", "cloze": "recall"}
    assert [faces[each.item.form] for each in (first, again)] == ["recognise", "recall"]


def test_undoing_the_wrong_answer_cancels_its_comeback(desk: Desk) -> None:
    wrong = desk.answer(desk.question(), right=False)
    undo(desk.session, desk.learner, wrong.review_id, desk.now)
    seen = desk.go_on(*[True] * 7)
    assert (wrong.unit, "answer") in seen
    assert {kind for _, kind in seen} == {"answer"}


def test_undoing_the_comeback_brings_it_back(desk: Desk) -> None:
    desk.go_on(False, *[True] * 5)
    given = desk.answer(desk.question(), right=True)
    undo(desk.session, desk.learner, given.review_id, desk.now)
    assert (desk.question().unit, desk.question().kind) == (given.unit, "relearn")


def test_a_guess_comes_back_as_a_wrong_answer_does(desk: Desk) -> None:
    guessed = desk.answer(desk.question())
    rate(desk.session, desk.learner, guessed.review_id, "guessed", desk.now)
    desk.go_on(*[True] * 5)
    assert (desk.question().unit, desk.question().kind) == (guessed.unit, "relearn")


def test_an_answer_that_its_learner_calls_right_does_not(
    desk: Desk, session: Session, now: datetime
) -> None:
    publish_items(session, [typed(name) for name in NAMES], "second", now)
    wrong = desk.answer(desk.question(), right=False)
    override(session, desk.learner, wrong.review_id, desk.now)
    assert {kind for _, kind in desk.go_on(*[True] * 6)} == {"answer"}


def test_a_comeback_called_right_ends_it_and_moves_no_memory(desk: Desk, session: Session) -> None:
    desk.go_on(False, *[True] * 5)
    wrong = desk.answer(desk.question(), right=False)
    before = standing(session, desk.learner.id, wrong.unit)
    assert wrong.may_override
    said = override(session, desk.learner, wrong.review_id, desk.now)
    after = standing(session, desk.learner.id, wrong.unit)
    assert (said.correct, said.overridden, said.may_rate) == (True, True, False)
    assert (after.memory, after.revision) == (before.memory, before.revision + 1)
    with pytest.raises(Refused):
        rate(session, desk.learner, wrong.review_id, "easy", desk.now)


def test_a_sitting_that_ended_takes_its_comebacks_along(desk: Desk) -> None:
    desk.go_on(False, *[True] * 5)
    desk.now += timedelta(minutes=31)
    asked = desk.question()
    assert (asked.kind, asked.place, asked.due_count, asked.new_count) == ("answer", 1, 0, 1)


def test_what_is_due_anyway_is_asked_as_due(desk: Desk, session: Session) -> None:
    wrong = desk.answer(desk.question(), right=False)
    desk.go_on(*[True] * 5)
    row = standing(session, desk.learner.id, wrong.unit).row
    assert row is not None
    row.due_day = 20514
    session.flush()
    asked = desk.question()
    assert (asked.unit, asked.kind, asked.due_count) == (wrong.unit, "answer", 1)


def test_what_is_no_longer_served_does_not_come_back(
    desk: Desk, session: Session, items: list[Item]
) -> None:
    wrong = desk.answer(desk.question(), right=False)
    desk.go_on(*[True] * 5)
    publish_items(session, [each for each in items if each.unit != wrong.unit], "next", desk.now)
    assert (desk.question().kind, desk.question().due_count) == ("answer", 0)


def test_answers_that_a_quiz_keeps_off_the_schedule_are_no_part_of_the_sitting(
    desk: Desk, session: Session, items: list[Item]
) -> None:
    first = desk.answer(desk.question(), right=False)
    for number, item in enumerate(items[::2][:6]):
        at = desk.now + timedelta(seconds=number)
        reply = replace(reply_to(item, "beta", at), counts=False, place=number + 40)
        record_answer(session, desk.learner, reply, at)
    asked = desk.question()
    assert (asked.kind, asked.place, asked.new_count) == ("answer", 2, 6)
    assert asked.unit != first.unit


def test_a_wrong_answer_of_a_quiz_that_counts_comes_back_in_study(
    desk: Desk, session: Session, items: list[Item]
) -> None:
    for number, item in enumerate(items[::2][:6]):
        text = "alpha" if number else "beta"
        record_answer(session, desk.learner, reply_to(item, text, desk.now), desk.now)
        desk.now += timedelta(minutes=1)
    assert (desk.question().unit, desk.question().kind) == (items[0].unit, "relearn")


def test_an_answer_of_a_quiz_off_the_schedule_says_so(
    session: Session, student: Learner, items: list[Item], now: datetime
) -> None:
    reply = replace(reply_to(items[1], "alpha blocker", now), counts=False)
    given = record_answer(session, student, reply, now)
    assert (given.correct, given.counted, given.due_day) == (True, False, None)
    assert given.why_not_counted == "This quiz does not count for your schedule."
    assert session.scalars(sa.select(Review.uncounted)).all() == ["quiz"]
    assert standing(session, student.id, items[1].unit).memory.last_items == ()
    again = record_answer(session, student, reply, now)
    assert again == replace(given, repeat=True)


def test_a_typed_correction_marked_wrong_may_be_called_right(
    session: Session, student: Learner, now: datetime
) -> None:
    coin, gap = statement("alpha"), blank("alpha")
    publish_items(session, (coin, gap), "first", now)
    texts = {"false: blocks alpha": True, "true": False}
    for text, may in texts.items():
        given = record_answer(session, student, reply_to(coin, text, now), now)
        assert (given.correct, given.may_override) == (False, may)
    assert record_answer(session, student, reply_to(gap, "no", now), now).may_override is True
