"""Many answers at once, from processes of their own, on both databases: none is lost."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.db import engine_options
from app.memory.answers import Conflict, Reply
from app.memory.changes import publish_changes
from app.memory.checking import differences, tally_differences
from app.memory.operations import rate, record_answer, undo
from app.memory.publishing import publish_items
from app.memory.rows import standing
from app.memory.tallies import stored
from app.models import Learner, Review
from questions.bank import Bank
from questions.item import Item
from questions.model import Change
from tests.app.items import choice, typed
from tests.app.memory.test_next_question import fact

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
ITEM = typed("alpha")
UNIT = ITEM.unit
ITEMS = (ITEM, *(typed(f"fact-{number}") for number in range(12)))
PROCESSES = 8
pytestmark = pytest.mark.long


def person(number: int) -> Learner:
    return Learner(id=UUID(int=number), name=f"Learner {number}", created_at=START)


def reply(text: str = "alpha blocker", revision: int = 0, item: Item = ITEM) -> Reply:
    return Reply(
        id=new_id(START),
        unit=item.unit,
        item_id=item.id,
        version=item.version,
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


def send_all(job: tuple[str, int, list[Reply]]) -> int:
    """A quiz that is finished: several answers in one transaction."""
    url, learner_id, given = job
    engine = sa.create_engine(**engine_options(url))
    with Session(engine, expire_on_commit=False) as session:
        learner = session.get_one(Learner, UUID(int=learner_id))
        for each in given:
            record_answer(session, learner, each, START + timedelta(seconds=5))
        session.commit()
    engine.dispose()
    return len(given)


def publish_change(job: tuple[str, int]) -> int:
    """One server of several that starts with a bank whose meaning changed."""
    url, day = job
    engine = sa.create_engine(**engine_options(url))
    changed = Change(
        on=date(2026, 3, day), what="It was mended.", meaning=True, before="It was so."
    )
    alpha = fact("alpha", "clinical").model_copy(update={"changes": (changed,)})
    with Session(engine, expire_on_commit=False) as session:
        done = publish_changes(session, Bank(facts={"alpha": alpha}), START + timedelta(seconds=5))
        session.commit()
    engine.dispose()
    return done


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
        publish_items(session, (*ITEMS, choice("alpha")), "first", START)
        session.commit()
    yield lambda: Session(engine, expire_on_commit=False)
    engine.dispose()


def sound(session: Session, learners: int) -> bool:
    """Whether every stored memory and tally is what the log says."""
    people = [session.get_one(Learner, UUID(int=number)) for number in range(1, learners + 1)]
    return all(
        differences(session, each) == tally_differences(session, each) == () for each in people
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


def test_answers_of_one_learner_to_many_units_at_once_are_all_in_the_tally(
    database: str, opened: Callable[[], Session], processes: ProcessPoolExecutor
) -> None:
    jobs = [(database, 1, reply(item=item)) for item in ITEMS for _ in range(3)]
    assert Counter(processes.map(send, jobs)) == {"counted": 13, "kept": 26}
    with opened() as session:
        (tally,) = stored(session, UUID(int=1)).values()
        assert (tally.answers, tally.met) == (39, 13)
        assert sound(session, 1)


def test_quizzes_that_end_beside_study_wait_for_each_other_and_lose_nothing(
    database: str, opened: Callable[[], Session], processes: ProcessPoolExecutor
) -> None:
    rounds = [ITEMS, ITEMS[::-1]] * 4
    jobs = [(database, 1, [reply(item=item) for item in each]) for each in rounds]
    beside = [processes.submit(send, (database, 1, reply(item=item))) for item in ITEMS]
    assert sum(processes.map(send_all, jobs)) == 8 * 13
    assert {each.result() for each in beside} <= {"counted", "kept"}
    with opened() as session:
        (tally,) = stored(session, UUID(int=1)).values()
        assert (tally.answers, tally.met) == (9 * 13, 13)
        assert sound(session, 1)


def test_a_change_that_several_servers_publish_while_answers_come_is_one_reset_each(
    database: str, opened: Callable[[], Session], processes: ProcessPoolExecutor
) -> None:
    assert Counter(processes.map(send, [(database, n, reply()) for n in range(1, 51)])) == {
        "counted": 50
    }
    late = [processes.submit(send, (database, n, reply(revision=1))) for n in range(1, 51)]
    assert sum(processes.map(publish_change, [(database, 3)] * 4 + [(database, 4)] * 4)) == 100
    assert {each.result() for each in late} <= {"counted", "kept"}
    with opened() as session:
        kinds = Counter(session.scalars(sa.select(Review.kind)))
        assert kinds == {"answer": 100, "reset": 100}
        assert sound(session, 50)
