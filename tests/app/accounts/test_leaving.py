"""Leaving for good: at once, whole, and of nobody else, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.accounts import removing
from app.clock import now
from app.db import engine_options
from app.models import Learner
from tests.app.accounts.populated import OWNED, long_log, populate, publish, rows_of
from tests.app.conftest import MONDAY, person

STAYS = {"learner", "problem_report", "audit", "attempt", "attempt_slot", "grade_override"}
WAIT = 0.3


@pytest.fixture
def engine(any_database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(any_database))
    yield made
    made.dispose()


@pytest.fixture
def held(engine: sa.Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as opened:
        publish(opened)
        for learner in (person("student", 1), person("classmate", 2)):
            opened.add(learner)
            opened.commit()
            populate(opened, learner)
        yield opened


def the(session: Session, number: int) -> Learner:
    return session.get_one(Learner, UUID(int=number))


def test_every_table_of_a_learner_is_emptied_or_stays_for_others() -> None:
    removed = {table.__tablename__ for table in removing.REMOVED}
    assert removed | STAYS == {*OWNED, "learner"}


def test_who_left_has_no_row_but_what_others_work_with(held: Session) -> None:
    before = rows_of(held, UUID(int=1))
    assert set(before) == {*OWNED, "learner"}
    others = rows_of(held, UUID(int=2))
    assert removing.remove(held, the(held, 1), MONDAY) == 1
    held.commit()
    after = rows_of(held, UUID(int=1))
    assert set(after) == STAYS
    for name in ("problem_report", "attempt", "attempt_slot"):
        assert after[name] == before[name]
    untold = [{**row, "reason": removing.UNTOLD} for row in before["grade_override"]]
    assert after["grade_override"] == untold
    assert sorted(row["act"] for row in after["audit"]) == ["left", "own data"]
    assert rows_of(held, UUID(int=2)) == others


def test_the_row_that_stays_tells_nothing_of_a_person(held: Session) -> None:
    removing.remove(held, the(held, 1), MONDAY)
    held.commit()
    (row,) = rows_of(held, UUID(int=1))["learner"]
    fresh = Learner(id=UUID(int=9), name="Fresh", created_at=MONDAY)
    held.add(fresh)
    held.commit()
    (like,) = rows_of(held, UUID(int=9))["learner"]
    own = {"id": UUID(int=1), "name": "Former student 1", "former": 1, "deleted_at": MONDAY}
    assert row == like | own


def test_each_who_leaves_has_a_number(held: Session) -> None:
    numbers = [removing.remove(held, the(held, number), MONDAY) for number in (2, 1)]
    held.commit()
    assert numbers == [1, 2]
    assert [the(held, number).name for number in (2, 1)] == ["Former student 1", "Former student 2"]


def beside(engine: sa.Engine, number: int) -> int | None:
    """The same in a session of its own, up to the commit; None where it is refused."""
    with Session(engine) as session:
        try:
            left = removing.remove(session, the(session, number), now())
        except removing.LastAdministrator:
            return None
        session.commit()
        return left


@pytest.mark.parametrize(("ending", "number"), [("commit", 2), ("rollback", 1)])
def test_of_two_who_leave_at_once_each_has_a_number(
    engine: sa.Engine, held: Session, ending: str, number: int
) -> None:
    with ThreadPoolExecutor() as pool:
        removing.remove(held, the(held, 1), MONDAY)
        other = pool.submit(beside, engine, 2)
        sleep(WAIT)
        assert not other.done()
        getattr(held, ending)()
        assert other.result(timeout=20) == number


@pytest.mark.parametrize(("ending", "left"), [("commit", None), ("rollback", 1)])
def test_of_two_administrators_who_leave_at_once_one_stays(
    engine: sa.Engine, held: Session, ending: str, left: int | None
) -> None:
    for number in (1, 2):
        the(held, number).role = "admin"
    held.commit()
    with ThreadPoolExecutor() as pool:
        removing.remove(held, the(held, 1), MONDAY)
        other = pool.submit(beside, engine, 2)
        sleep(WAIT)
        assert not other.done()
        getattr(held, ending)()
        assert other.result(timeout=20) == left


@pytest.mark.long
def test_a_log_of_twenty_thousand_answers_is_gone_in_seconds(held: Session) -> None:
    long_log(held, the(held, 1), 20_000)
    begun = now()
    removing.remove(held, the(held, 1), MONDAY)
    held.commit()
    assert (now() - begun).total_seconds() < 10
    assert set(rows_of(held, UUID(int=1))) == STAYS
