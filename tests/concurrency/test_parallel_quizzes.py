"""Two tabs and more on one quiz, from processes of their own, on both databases."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.db import engine_options
from app.memory.checking import differences
from app.memory.publishing import publish_items
from app.models import Learner, Quiz, QuizQuestion, Review
from app.quizzes.building import draw
from app.quizzes.criteria import Criteria
from app.quizzes.operations import Finished, answer, finish, serve
from tests.app.items import typed

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW = START + timedelta(minutes=5)
FACTS = ("alpha", "beta", "gamma", "delta")
ME = UUID(int=1)
PROCESSES = 8
pytestmark = pytest.mark.long


def one_request(job: tuple[str, str, UUID, int, str]) -> str:
    """One request as the server handles it: its own connection, one commit."""
    url, verb, quiz, place, reply = job
    engine = sa.create_engine(**engine_options(url))
    try:
        with Session(engine, expire_on_commit=False) as session:
            learner = session.get_one(Learner, ME)
            if verb == "finish":
                finish(session, learner, quiz, NOW)
                outcome = "finished"
            else:
                stands = answer(session, learner, quiz, place, reply, 1000, NOW)
                outcome = "stands" if stands else "late"
            session.commit()
            return outcome
    except Finished:
        return "over"
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=context) as pool:
        list(pool.map(abs, range(PROCESSES * 4)))
        yield pool


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = sa.create_engine(**engine_options(database))
    with Session(engine, expire_on_commit=False) as opened:
        opened.add(Learner(id=ME, name="Student", created_at=START))
        publish_items(opened, [typed(fact) for fact in FACTS], "first", START)
        opened.commit()
        yield opened
    engine.dispose()


def drawn(session: Session, mode: str) -> UUID:
    """A quiz of four questions that counts, all of them shown."""
    learner = session.get_one(Learner, ME)
    units = [f"bank/{fact}" for fact in FACTS]
    criteria = Criteria(topics=("x",), number=4, mode=mode, counts=True)
    quiz, number = draw(session, learner, units, criteria, START, kept={})
    for place in range(1, number + 1):
        serve(session, learner, quiz.id, place, START)
    session.commit()
    return quiz.id


def logged(session: Session) -> Counter[str | None]:
    session.rollback()
    return Counter(session.scalars(sa.select(Review.reply)))


def agree(session: Session, quiz: UUID) -> bool:
    """Whether the log holds exactly what the quiz holds, and the memories follow from it."""
    stored = Counter(
        session.scalars(
            sa.select(QuizQuestion.reply).where(
                QuizQuestion.quiz_id == quiz, QuizQuestion.reply.is_not(None)
            )
        )
    )
    return stored == logged(session) and differences(session, session.get_one(Learner, ME)) == ()


def test_of_eight_answers_to_one_place_of_a_tutor_the_first_stands(
    database: str, session: Session, processes: ProcessPoolExecutor
) -> None:
    quiz = drawn(session, "tutor")
    jobs = [(database, "answer", quiz, 1, f"no {number}") for number in range(8)]
    assert Counter(processes.map(one_request, jobs)) == {"stands": 1, "late": 7}
    assert sum(logged(session).values()) == 1
    assert agree(session, quiz)


def test_all_places_of_a_tutor_at_once_finish_it_once(
    database: str, session: Session, processes: ProcessPoolExecutor
) -> None:
    quiz = drawn(session, "tutor")
    jobs = [(database, "answer", quiz, place, "no") for place in (1, 2, 3, 4)] * 2
    outcomes = Counter(processes.map(one_request, jobs))
    assert outcomes == {"stands": 8}
    assert session.scalar(sa.select(Quiz.finished_at)) == NOW
    assert logged(session) == {"no": 4}
    assert agree(session, quiz)


def test_answers_and_ends_of_a_test_at_once_leave_one_end_and_one_log(
    database: str, session: Session, processes: ProcessPoolExecutor
) -> None:
    for _ in range(5):
        session.execute(sa.delete(Review))
        session.commit()
        quiz = drawn(session, "test")
        jobs = [(database, "answer", quiz, place, "no") for place in (1, 2)]
        jobs += [(database, "answer", quiz, place, "yes") for place in (1, 2)]
        jobs += [(database, "finish", quiz, 0, "")] * 4
        outcomes = Counter(processes.map(one_request, jobs))
        assert outcomes["finished"] == 1
        assert outcomes["late"] == 0
        stored = session.scalars(
            sa.select(QuizQuestion.reply).where(QuizQuestion.quiz_id == quiz)
        ).all()
        assert logged(session) == Counter(each for each in stored if each is not None)


def test_two_tests_of_the_same_facts_that_end_at_once_never_wait_for_each_other(
    database: str, session: Session, processes: ProcessPoolExecutor
) -> None:
    quizzes = [drawn(session, "test") for _ in range(4)]
    answers = [
        (database, "answer", quiz, place, "no") for quiz in quizzes for place in (1, 2, 3, 4)
    ]
    assert Counter(processes.map(one_request, answers)) == {"stands": 16}
    ends = [(database, "finish", quiz, 0, "") for quiz in quizzes] * 2
    assert Counter(processes.map(one_request, ends)) == {"finished": 4, "over": 4}
    assert logged(session) == {"no": 16}
    assert Counter(session.scalars(sa.select(Review.counted))) == {True: 4, False: 12}
    assert differences(session, session.get_one(Learner, ME)) == ()
