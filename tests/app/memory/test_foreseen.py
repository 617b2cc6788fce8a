"""Beside a rating stands the day that it gives: what the fold then says, at no more statements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.feedback import answered
from app.memory.foreseen import RATINGS
from app.memory.operations import rate
from app.models import Learner
from tests.app.memory.conftest import CHOICE, Answer


@pytest.fixture
def reads(engine: sa.Engine) -> Iterator[list[str]]:
    """The statements that reach the database."""
    statements: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        statements.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("rating", RATINGS)
@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_rating_gives_the_day_that_was_said_of_it(
    answer: Answer, session: Session, student: Learner, now: datetime, rating: str, place: int
) -> None:
    """The last answer's, and one's whose successors are folded anew."""
    given = [answer(days=days) for days in (0, 4, 15, 50)]
    at = now + timedelta(days=50, minutes=1)
    said = answered(session, student, given[place].review_id, at).days_if_rated
    done = rate(session, student, given[place].review_id, rating, at)
    assert tuple(said) == RATINGS
    assert said[rating] == done.days_until


def test_a_harder_rating_gives_an_earlier_day_and_good_the_one_that_stands(
    answer: Answer, session: Session, student: Learner
) -> None:
    for days in (0, 4):
        answer(days=days)
    given = answer(days=15)
    hard, good, easy, guessed = given.days_if_rated.values()
    assert guessed < hard < good < easy
    assert good == given.days_until


def test_nothing_is_said_where_nothing_or_only_a_guess_can_be_said(
    answer: Answer, session: Session, student: Learner
) -> None:
    assert answer(CHOICE, "alpha").days_if_rated == {}
    assert answer(text="beta blocker", days=3).days_if_rated == {}


def test_it_costs_no_statement(
    answer: Answer, session: Session, student: Learner, now: datetime, reads: list[str]
) -> None:
    costs = []
    for right in (False, True):
        given = answer(text="alpha blocker" if right else "beta blocker", days=3 * right)
        reads.clear()
        found = answered(session, student, given.review_id, now + timedelta(days=4))
        costs.append((len(found.days_if_rated), len(reads)))
    assert costs == [(0, costs[0][1]), (4, costs[0][1])]
