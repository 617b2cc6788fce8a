"""Many answers at once, from processes of their own, on both databases: none is lost."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.db import engine_options
from app.memory.answers import Conflict, Reply
from app.memory.checking import differences
from app.memory.operations import rate, record_answer, undo
from app.memory.publishing import publish_items
from app.memory.rows import standing
from app.models import Learner, Review
from tests.app.items import choice, typed

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
ITEM = typed("alpha")
UNIT = ITEM.unit
PROCESSES = 8
pytestmark = pytest.mark.long


def person(number: int) -> Learner:
    return Learner(id=UUID(int=number), name=f"Learner {number}", created_at=START)


def reply(text: str = "alpha blocker", revision: int = 0) -> Reply:
    return Reply(
        id=new_id(START),
        unit=UNIT,
        item_id=ITEM.id,
        version=ITEM.version,
        text=text,
        revision=revision,
        served_at=START,
        started_at=None,
        duration_ms=1000,
        place=1,
    )


def send(job: tuple[str, int, Reply]) -> str:
    """One request as the server handles it: its own connection, one commit."""
    url, learner_id, given = job
    engine = sa.create_engine(**engine_options(url))
    try:
        with Session(engine, expire_on_commit=False) as session:
            learner = session.get_one(Learner, UUID(int=learner_id))
            later = START + timedelta(seconds=5)
            answered = record_answer(session, learner, given, later)
            session.commit()
            if answered.repeat:
                return "repeat"
            return "counted" if answered.counted else "kept"
    except Conflict:
        return "conflict"
    finally:
        engine.dispose()


def remark(job: tuple[str, str, UUID]) -> None:
    """One click on a rating, or on undo."""
    url, said, answer = job
    engine = sa.create_engine(**engine_options(url))
    with Session(engine, expire_on_commit=False) as session:
        learner = session.get_one(Learner, UUID(int=1))
        if said == "undo":
            undo(session, learner, answer, START + timedelta(seconds=6))
        else:
            rate(session, learner, answer, said, START + timedelta(seconds=6))
        session.commit()
    engine.dispose()


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=context) as pool:
        list(pool.map(abs, range(PROCESSES * 4)))  # all are up before anything is timed
        yield pool


@pytest.fixture
def opened(database: str) -> Iterator[Callable[[], Session]]:
    """Sessions on a database with fifty learners and one item."""
    engine = sa.create_engine(**engine_options(database))
    with Session(engine) as session:
        session.add_all(person(number) for number in range(1, 51))
        publish_items(session, (ITEM, choice("alpha")), "first", START)
        session.commit()
    yield lambda: Session(engine, expire_on_commit=False)
    engine.dispose()


def sound(session: Session, learners: int) -> bool:
    """Whether every stored memory is what its log says."""
    return all(
        differences(session, session.get_one(Learner, UUID(int=number))) == ()
        for number in range(1, learners + 1)
    )


def test_of_eight_answers_of_one_learner_all_are_kept_and_one_counts(
    database: str, opened: Callable[[], Session], processes: ProcessPoolExecutor
) -> None:
    jobs = [(database, 1, reply()) for _ in range(8)]
    assert Counter(processes.map(send, jobs)) == {"counted": 1, "kept": 7}
    with opened() as session:
        rows = session.execute(sa.select(Review.counted, Review.uncounted)).all()
        assert Counter(map(tuple, rows)) == {(True, None): 1, (False, "moved"): 7}
        assert standing(session, UUID(int=1), UNIT).revision == 1
        assert sound(session, 1)


def test_fifty_answers_of_different_learners_are_all_kept_and_count(
    database: str, opened: Callable[[], Session], processes: ProcessPoolExecutor
) -> None:
    jobs = [(database, number, reply()) for number in range(1, 51)]
    assert Counter(processes.map(send, jobs)) == {"counted": 50}
    with opened() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Review)) == 50
        assert sound(session, 50)


def test_sending_one_answer_eight_times_stores_one_row(
    database: str, opened: Callable[[], Session], processes: ProcessPoolExecutor
) -> None:
    for number in range(1, 11):
        jobs = [(database, number, reply())] * 8
        assert Counter(processes.map(send, jobs)) == {"counted": 1, "repeat": 7}
    with opened() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Review)) == 10
        assert sound(session, 10)


def test_one_question_with_two_replies_at_once_keeps_the_first_and_refuses_the_other(
    database: str, opened: Callable[[], Session], processes: ProcessPoolExecutor
) -> None:
    once = reply()
    jobs = [(database, 1, replace(once, text=text)) for text in ("alpha blocker", "no") * 4]
    outcomes = Counter(processes.map(send, jobs))
    assert outcomes == {"counted": 1, "repeat": 3, "conflict": 4}
    with opened() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Review)) == 1


def test_ratings_and_an_undo_at_once_leave_a_memory_that_the_log_explains(
    database: str, opened: Callable[[], Session], processes: ProcessPoolExecutor
) -> None:
    given = reply()
    send((database, 1, given))
    said = ["hard", "easy", "guessed", "good"]
    list(processes.map(remark, [(database, word, given.id) for word in said]))
    late = [(database, 1, reply(revision=1)) for _ in range(3)]
    assert Counter(processes.map(send, late)) == {"kept": 3}
    list(processes.map(remark, [(database, "undo", given.id)] * 4))
    with opened() as session:
        kinds = Counter(session.scalars(sa.select(Review.kind)))
        assert (kinds["answer"], kinds["rating"], kinds["undo"]) == (4, 4, 1)
        stored = standing(session, UUID(int=1), UNIT)
        assert (stored.revision, stored.memory.reps) == (6, 0)
        assert sound(session, 1)
