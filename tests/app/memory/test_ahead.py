"""The next questions at once, as they would be asked one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.memory.ahead import questions_ahead
from app.memory.answers import Question
from app.memory.choice import Due, Unmet, units_ahead
from app.memory.operations import record_answer
from app.memory.publishing import publish_items
from app.memory.queries import next_question
from app.models import Learner
from questions.bank import Bank
from tests.app.items import choice, typed
from tests.app.memory.conftest import reply_to
from tests.app.memory.test_next_question import fact

FACTS = [f"fact-{number}" for number in range(12)]
ITEMS = [make(name) for name in FACTS for make in (choice, typed)]
BANK = Bank(facts={name: fact(name, "clinical") for name in FACTS})
MANY = 100


@pytest.fixture(autouse=True)
def _published(session: Session, now: datetime) -> None:
    publish_items(session, ITEMS, "first", now)


def ahead(session: Session, learner: Learner, now: datetime, number: int = MANY) -> list[Question]:
    return list(questions_ahead(session, learner, BANK, now, number))


def one_by_one(session: Session, learner: Learner, at: datetime) -> list[tuple[str, str, int]]:
    """Unit, item and place of each question of a day on which all is known."""
    asked = []
    while isinstance(found := next_question(session, learner, BANK, at), Question):
        text = "alpha" if found.item.form == "single_best" else "alpha blocker"
        reply = replace(reply_to(found.item, text, at), id=found.review_id, revision=found.revision)
        at += timedelta(seconds=20)
        record_answer(session, learner, reply, at)
        asked.append((found.unit, found.item.id, found.place))
    return asked


def test_they_are_those_that_would_be_asked_if_all_were_known(
    session: Session, student: Learner, now: datetime
) -> None:
    for day in (0, 1, 4, 9):
        at = now + timedelta(days=day)
        held = [(each.unit, each.item.id, each.place) for each in ahead(session, student, at)]
        assert held == one_by_one(session, student, at)


def test_each_asks_another_unit_and_no_more_new_ones_than_the_day_allows(
    session: Session, student: Learner, now: datetime
) -> None:
    found = ahead(session, student, now)
    assert len({each.unit for each in found}) == len(found) == student.new_per_day
    assert {each.kind for each in found} == {"answer"}
    assert len({each.review_id for each in found}) == len(found)


def test_there_are_no_more_than_were_asked_for(
    session: Session, student: Learner, now: datetime
) -> None:
    found = ahead(session, student, now, 3)
    assert [each.due_count + each.new_count for each in found] == [10, 9, 8]


def test_a_day_without_questions_holds_none(
    session: Session, student: Learner, now: datetime
) -> None:
    student.new_per_day = 0
    assert ahead(session, student, now) == []


def test_in_a_backlog_a_few_new_ones_go_first() -> None:
    due = [Due(f"due-{number}", 5.0, 90, 99) for number in range(3)]
    unmet = [Unmet(f"new-{number}", "drugs", "clinical") for number in range(9)]
    found = units_ahead(due, unmet, 0, 6, 100, lambda _: None, 20)
    kinds = [unit.split("-")[0] for unit in found]
    assert kinds == ["new"] * 5 + ["due"] * 3 + ["new"]


def test_new_facts_beyond_the_plan_are_held_with_the_others(
    session: Session, student: Learner, now: datetime
) -> None:
    student.new_per_day = 3
    one = next_question(session, student, BANK, now, more=2)
    assert isinstance(one, Question)
    found = questions_ahead(session, student, BANK, now, MANY, more=2)
    assert (found[0].unit, len(found)) == (one.unit, one.new_count) == (one.unit, 5)
