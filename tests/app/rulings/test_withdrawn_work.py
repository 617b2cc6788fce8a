"""Attempts that hold what is withdrawn: dropped where they run, kept where they were handed in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from app.db import engine_options
from app.rulings import lists
from tests.app.assignments.working import HOUR, MINUTE, SAM, STU, SUE, Room, room
from tests.app.conftest import MONDAY
from tests.app.rulings.ruling import (
    AFTER,
    ALPHA,
    BETA,
    marks,
    override,
    points,
    restore,
    rule,
    withdraw,
    work,
)


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(database))
    yield made
    made.dispose()


@pytest.fixture
def given(engine: sa.Engine) -> Room:
    return room(engine)


def test_in_an_attempt_that_runs_it_counts_for_nobody(given: Room) -> None:
    work(given, SAM, submit=False)
    work(given, SUE, mistaken=True)
    withdraw(given, at=MONDAY + 2 * MINUTE, unit=ALPHA.unit)
    withdrawn = [each.withdrawn and each.withdrawn.reason for each in given.places(SAM)]
    assert sorted(map(str, withdrawn)) == ["None", "None", "it is old"]
    given.submit(MONDAY + 3 * MINUTE, SAM)
    assert points(given) == [(4.0, 4.0), (0.0, 6.0)]
    assert marks(given) == [("dropped", True, 1.0), (None, False, 0.0)]
    assert [each.is_open for each in given.places(SAM)] == [False] * 3


def test_what_is_restored_before_the_attempt_is_handed_in_counts(given: Room) -> None:
    work(given, SAM, submit=False)
    made = withdraw(given, item_id=ALPHA.id)
    restore(given, made, MONDAY + MINUTE)
    given.submit(MONDAY + 2 * MINUTE, SAM)
    assert points(given) == [(6.0, 6.0)]


def test_an_attempt_that_ended_before_keeps_it_whenever_it_is_handed_in(given: Room) -> None:
    work(given, SAM, submit=False)
    withdraw(given, at=MONDAY + HOUR, item_id=ALPHA.id)
    given.sweep(MONDAY + 90 * MINUTE)  # its ten minutes were over long before
    assert points(given) == [(6.0, 6.0)]


def test_what_the_instructor_rules_later_comes_before_the_withdrawal(given: Room) -> None:
    work(given, SAM, submit=False)
    withdraw(given, item_id=ALPHA.id)
    given.submit(MONDAY + MINUTE, SAM)
    assert rule(given, override("full")) == 1
    assert points(given) == [(6.0, 6.0)]
    assert rule(given, override("dropped", at=AFTER + MINUTE)) == 1
    assert rule(given, override("restored", at=AFTER + 2 * MINUTE)) == 1
    assert points(given) == [(6.0, 6.0)]


def test_a_ruling_before_the_withdrawal_gives_way_to_it(given: Room) -> None:
    work(given, SAM, submit=False)
    rule(given, override("full", at=MONDAY))
    withdraw(given, item_id=ALPHA.id)
    given.submit(MONDAY + MINUTE, SAM)
    assert marks(given) == [("dropped", True, 1.0)]


def test_a_curator_is_told_what_holds_it(given: Room) -> None:
    work(given, SAM)
    work(given, SUE, submit=False)
    given.begin(STU)
    with given.session() as session:
        assert lists.reach(session, item_id=ALPHA.id) == lists.Reach(attempts=2, quizzes=0)
        assert lists.reach(session, unit=BETA.unit) == lists.Reach(attempts=2, quizzes=0)
        assert lists.reach(session, item_id="none") == lists.Reach(attempts=0, quizzes=0)
        assert [each.id for each in lists.served(session, ALPHA.unit)] == [ALPHA.id]
