"""What is asked of the database: always for one learner, and as often for many rows as for few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.checking import differences
from app.memory.operations import override, rate, record_answer, undo
from app.memory.publishing import publish_items
from app.memory.queries import Question, answered, next_question
from app.memory.rows import standing
from app.models import Learner
from questions.bank import Bank
from questions.item import Item
from tests.app.items import choice, typed
from tests.app.memory.conftest import reply_to

LEARNERS_OWN = re.compile(r"\b(memory|review|sign_in|audit)\b")
FACTS = [f"fact-{number}" for number in range(12)]
ITEMS = [make(fact) for fact in FACTS for make in (choice, typed)]
BANK = Bank()


@pytest.fixture
def sent(engine: sa.Engine) -> Iterator[list[str]]:
    """The statements that reach the database."""
    statements: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        statements.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(engine, "before_cursor_execute", note)


def give(session: Session, learner: Learner, item: Item, text: str, at: datetime) -> None:
    revision = standing(session, learner.id, item.unit).revision
    record_answer(session, learner, replace(reply_to(item, text, at), revision=revision), at)
    session.commit()


def test_no_statement_on_learners_tables_is_without_the_learner(
    session: Session, student: Learner, sent: list[str], now: datetime
) -> None:
    publish_items(session, ITEMS, "first", now)
    sent.clear()
    given = record_answer(session, student, reply_to(ITEMS[1], "wrong", now), now).review_id
    override(session, student, given, now)
    rate(session, student, given, "hard", now)
    undo(session, student, given, now)
    answered(session, student, given, now)
    next_question(session, student, BANK, now)
    assert differences(session, student) == ()
    own = [line for line in sent if LEARNERS_OWN.search(line)]
    assert len(own) > 20
    assert [line for line in own if "learner_id" not in _condition(line)] == []


def _condition(statement: str) -> str:
    """What chooses the rows: the columns of an INSERT, else what follows WHERE."""
    if statement.startswith("INSERT"):
        return statement
    return " ".join(statement.split("WHERE")[1:])


def test_a_question_costs_as_many_statements_when_much_is_due_as_when_little_is(
    session: Session, student: Learner, sent: list[str], now: datetime
) -> None:
    publish_items(session, ITEMS, "first", now)
    costs = []
    for facts in (FACTS[:1], FACTS[1:]):
        for fact in facts:
            give(session, student, choice(fact), "beta", now)
        sent.clear()
        asked = next_question(session, student, BANK, now + timedelta(days=1))
        assert isinstance(asked, Question)
        costs.append((asked.due_count, len(sent)))
    (few, cost), (many, cost_of_many) = costs
    assert (few, many) == (1, 12)
    assert cost == cost_of_many <= 8


def test_an_answer_costs_as_many_statements_with_a_long_log_as_with_a_short_one(
    session: Session, student: Learner, sent: list[str], now: datetime
) -> None:
    publish_items(session, ITEMS, "first", now)
    costs = []
    for day in range(8):
        at = now + timedelta(days=10 * day)
        revision = standing(session, student.id, ITEMS[1].unit).revision
        reply = replace(reply_to(ITEMS[1], "alpha blocker", at), revision=revision)
        sent.clear()
        record_answer(session, student, reply, at)
        session.commit()
        costs.append(len(sent))
    assert costs == [costs[0]] * 8
    assert costs[0] <= 10
