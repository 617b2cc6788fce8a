"""What material asks of the database: of one course and one learner, as much for many decks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from tests.app.courses.test_statements import condition
from tests.app.foreign import foreign
from tests.app.material.conftest import CARDS, SHOT, Bring, given, source
from tests.app.web import Visitor

OF_COURSES = re.compile(r"\bcourse_(deck|card|picture)\b")
NEW_ROWS = re.compile(r"INSERT INTO \w+ \([^)]*\) VALUES")
OF_LEARNERS = re.compile(r"\bown_(deck|card|picture)\b")


@pytest.fixture
def statements(web: Flask) -> Iterator[list[str]]:
    """What is asked of the database, as it is asked."""
    with web.app_context():
        engine = db.engine
    sent: list[str] = []

    def note(*said: Any) -> None:
        sent.append(said[2])

    sa.event.listen(engine, "before_cursor_execute", note)
    yield sent
    sa.event.remove(engine, "before_cursor_execute", note)


def test_no_statement_is_without_the_course_and_none_on_own_cards_without_the_learner(
    web: Flask,
    instructor: Visitor,
    student: Visitor,
    material: str,
    bring: Bring,
    statements: list[str],
) -> None:
    bring("instructor", *CARDS, foreign(8), pictures=(SHOT,))
    statements.clear()
    deck = f"{material}/{given(web)}"
    statements.clear()
    for who in (instructor, student):
        assert who.get(material).status_code == who.get(deck).status_code == 200
    student.post(f"{deck}/take")
    instructor.post(f"{deck}/renew")
    student.post(f"{deck}/take")
    instructor.get(f"{deck}/withdraw")
    instructor.post(f"{deck}/withdraw")
    of_course = [each for each in statements if OF_COURSES.search(each)]
    of_learner = [each for each in statements if OF_LEARNERS.search(each)]
    assert (len(of_course) > 20, len(of_learner) > 10) == (True, True)
    ours = [each for each in of_course if not each.startswith("INSERT")]
    assert [each for each in ours if "course_id" not in conditions(each)] == []
    own = [each for each in of_learner if not NEW_ROWS.match(each)]
    assert [each for each in own if "learner_id" not in conditions(each)] == []


def conditions(statement: str) -> str:
    """Those of the statement, its joins and subqueries."""
    return condition(statement) + " ".join(re.findall(r"\bON\b.*", statement, re.DOTALL))


def test_the_list_costs_the_same_for_one_deck_as_for_three(
    web: Flask,
    instructor: Visitor,
    student: Visitor,
    course: str,
    material: str,
    bring: Bring,
    statements: list[str],
) -> None:
    costs = []
    for more in ((), ("One", "Two")):
        for name in more:
            bring("instructor", foreign(len(name) * 7 + len(more) + ord(name[0]), deck=name))
            instructor.post(f"{material}/give/{source(web, name)}")
        for who in (instructor, student):
            statements.clear()
            who.get(material)
            costs.append(len(statements))
    assert costs[:2] == costs[2:]
