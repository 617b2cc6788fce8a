"""What is asked of the database: always for one learner, and as often for many rows as for few."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.config import ROOT
from app.memory import annotations
from app.memory.ahead import questions_ahead
from app.memory.answers import Question
from app.memory.changes import publish_changes
from app.memory.checking import differences, tally_differences
from app.memory.drawing import questions_for
from app.memory.feedback import answered
from app.memory.operations import override, rate, record_answer, undo
from app.memory.prospects import pace_of
from app.memory.publishing import publish_items
from app.memory.queries import next_question, question_of
from app.memory.rows import standing
from app.memory.shares import count_choices
from app.memory.standings import (
    answers_given,
    coming,
    retrievabilities,
    tallies,
    weak_units,
)
from app.memory.tallies import make_anew
from app.models import Learner
from questions.bank import Bank
from questions.item import Item
from questions.model import Change
from tests.app.items import choice, typed
from tests.app.memory.conftest import reply_to
from tests.app.memory.test_next_question import fact

LEARNERS_OWN = re.compile(r"\b(memory|review|day_tally|sign_in|audit|exam|annotation)\b")
FACTS = [f"fact-{number}" for number in range(12)]
ITEMS = [make(fact) for fact in FACTS for make in (choice, typed)]
BANK = Bank()


STANDINGS: tuple[Callable[[Session, Learner], object], ...] = (
    lambda session, learner: tallies(session, learner.id, 0),
    lambda session, learner: answers_given(session, learner.id),
    lambda session, learner: pace_of(session, learner.id, 20520),
    lambda session, learner: retrievabilities(session, learner.id, 20520),
    lambda session, learner: weak_units(session, learner.id, 20520),
    lambda session, learner: coming(session, learner.id, 20520, 7),
)
CHANGE = Change(on=date(2026, 3, 1), what="It was mended.", meaning=True, before="It was so.")
CHANGED = Bank(
    facts={name: fact(name, "clinical").model_copy(update={"changes": (CHANGE,)}) for name in FACTS}
)


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
    annotations.suspend(session, student, ITEMS[1].unit, now)
    annotations.kept_beside(session, student, ITEMS[1].unit, now)
    annotations.kept_beside_each(session, student, [item.unit for item in ITEMS], now)
    annotations.everything(session, student, now)
    questions_ahead(session, student, BANK, now, 20)
    questions_for(session, student, [item.unit for item in ITEMS], 5, "seed")
    question_of(session, student, ITEMS[1].unit, now)
    assert differences(session, student) == tally_differences(session, student) == ()
    for ask in STANDINGS:
        ask(session, student)
    make_anew(session, student.id)
    publish_changes(session, CHANGED, now)
    own = [line for line in sent if LEARNERS_OWN.search(line)]
    assert len(own) > 40
    assert [line for line in own if "learner_id" not in _condition(line)] == []


def test_one_statement_reads_all_learners_to_tally_their_choices_and_no_request_sends_it(
    session: Session, student: Learner, sent: list[str], now: datetime
) -> None:
    """A tally over all learners can name none of them: it is made by the command and the start."""
    publish_items(session, ITEMS, "first", now)
    give(session, student, ITEMS[0], "alpha", now)
    sent.clear()
    count_choices(session, now)
    (tally,) = [line for line in sent if LEARNERS_OWN.search(line)]
    assert re.search(r"learner_id (=|IN) \W", tally) is None
    code = {path: path.read_text(encoding="utf-8") for path in (ROOT / "app").rglob("*.py")}
    users = {str(path.relative_to(ROOT)) for path in code if "count_choices(" in code[path]}
    assert users == {"app/memory/shares.py", "app/cli/bank.py", "app/ops/operations.py"}
    callers = {str(path.relative_to(ROOT)) for path in code if "renew_shares(" in code[path]}
    assert callers == {"app/ops/operations.py", "app/__main__.py"}


def _condition(statement: str) -> str:
    """What chooses the rows: the columns of an INSERT, else what follows WHERE."""
    if statement.startswith("INSERT"):
        return statement
    return " ".join(statement.split("WHERE")[1:])


def test_a_question_costs_as_many_statements_when_much_is_due_as_when_little_is(
    session: Session, student: Learner, sent: list[str], now: datetime
) -> None:
    publish_items(session, ITEMS, "first", now)
    costs, ahead = [], []
    for facts in (FACTS[:1], FACTS[1:]):
        for name in facts:
            give(session, student, choice(name), "beta", now)
        sent.clear()
        held = questions_ahead(session, student, BANK, now + timedelta(days=1), 20)
        ahead.append((len(held), len(sent)))
        sent.clear()
        asked = next_question(session, student, BANK, now + timedelta(days=1))
        assert isinstance(asked, Question)
        costs.append((asked.due_count, len(sent)))
    assert [number for number, _ in ahead] == [1, 12]
    assert len({cost for _, cost in ahead}) == 1
    (few, cost), (many, cost_of_many) = costs
    assert (few, many) == (1, 12)
    assert cost == cost_of_many <= 10


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


def test_a_comeback_costs_as_many_statements_for_many_as_for_one(
    session: Session, student: Learner, sent: list[str], now: datetime
) -> None:
    publish_items(session, ITEMS, "first", now)
    costs = []
    for wrong, at in ((1, now), (6, now + timedelta(days=1))):
        for place, fact_id in enumerate(FACTS):
            text = "beta" if place < wrong else "alpha"
            give(session, student, choice(fact_id), text, at + timedelta(seconds=place))
        sent.clear()
        asked = next_question(session, student, BANK, at + timedelta(minutes=1))
        assert isinstance(asked, Question)
        assert (asked.kind, asked.due_count) == ("relearn", wrong)
        costs.append(len(sent))
    assert costs == [costs[0]] * 2
    assert costs[0] <= 11


def test_how_a_learner_stands_costs_as_much_for_many_facts_as_for_one(
    session: Session, student: Learner, sent: list[str], now: datetime
) -> None:
    publish_items(session, ITEMS, "first", now)
    costs = []
    for facts in (FACTS[:1], FACTS[1:]):
        for day, fact_id in product(range(3), facts):
            give(session, student, choice(fact_id), "beta", now + timedelta(days=day))
        cost = []
        for ask in STANDINGS:
            sent.clear()
            assert ask(session, student)
            cost.append(len(sent))
        costs.append(cost)
    assert costs == [[1, 1, 1, 1, 1, 1]] * 2


def test_a_quiz_is_drawn_with_as_many_statements_for_many_questions_as_for_one(
    session: Session, student: Learner, sent: list[str], now: datetime
) -> None:
    publish_items(session, ITEMS, "first", now)
    units = sorted({item.unit for item in ITEMS})
    costs = []
    for number in (1, 12):
        sent.clear()
        assert len(questions_for(session, student, units, number, "seed")) == number
        costs.append(len(sent))
    assert costs == [4, 4]


def test_a_change_costs_two_statements_a_learner_who_knows_the_fact(
    session: Session, student: Learner, classmate: Learner, sent: list[str], now: datetime
) -> None:
    publish_items(session, ITEMS, "first", now)
    costs = []
    for number, learners in enumerate(((student,), (student, classmate))):
        for learner in learners:
            give(session, learner, ITEMS[0], "alpha", now + timedelta(days=number))
        told = CHANGE.model_copy(update={"on": date(2026, 4, 1 + number)})
        name = FACTS[0]
        bank = Bank(facts={name: fact(name, "clinical").model_copy(update={"changes": (told,)})})
        sent.clear()
        publish_changes(session, bank, now + timedelta(days=number, hours=1))
        costs.append(len(sent))
    assert costs[1] - costs[0] == 2
