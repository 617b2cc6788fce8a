"""What changes quizzes. The caller commits, once, right after.

Every change takes the quiz's row first, so that two tabs come one after the other: what is
read after that stays so until the commit. A quiz that is finished is never changed again.
A timed test takes answers until its time is over, and what was under way then; the first request
after that finishes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.answers import Reply
from app.memory.operations import record_answer
from app.memory.rows import item_version, standing
from app.models import Learner, Quiz, QuizQuestion
from app.quizzes.timing import ends_at, is_over
from questions.grading import grade


class Finished(Exception):
    """The quiz was finished before, here, elsewhere or by its time. Nothing was stored."""


class Missing(LookupError):
    """There is no such quiz or place, or it is not this learner's."""


def serve(session: Session, learner: Learner, quiz_id: UUID, place: int, now: datetime) -> None:
    """Note that a question is shown now, and the memory it is shown to; not once it is answered."""
    question = session.get(QuizQuestion, (learner.id, quiz_id, place))
    if question is None or question.reply is not None:
        return
    session.execute(
        sa.update(QuizQuestion)
        .where(_is(learner, quiz_id, place), QuizQuestion.reply.is_(None))
        .values(served_at=now, revision=standing(session, learner.id, question.unit).revision)
    )


def _is(learner: Learner, quiz_id: UUID, place: int) -> sa.ColumnElement[bool]:
    return sa.and_(
        QuizQuestion.learner_id == learner.id,
        QuizQuestion.quiz_id == quiz_id,
        QuizQuestion.place == place,
    )


def _take(session: Session, learner: Learner, quiz_id: UUID) -> Quiz:
    """The quiz, held until the commit, as it is once nobody else holds it.

    Raises:
        Missing: this learner has no such quiz.
    """
    mine = (Quiz.learner_id == learner.id, Quiz.id == quiz_id)
    session.execute(
        sa.update(Quiz).where(*mine).values(mode=Quiz.mode),
        execution_options={"synchronize_session": False},
    )
    quiz = session.get(Quiz, (learner.id, quiz_id), populate_existing=True)
    if quiz is None:
        raise Missing("this learner has no such quiz")
    return quiz


def _questions(session: Session, quiz: Quiz) -> list[QuizQuestion]:
    found = session.scalars(
        sa.select(QuizQuestion)
        .where(QuizQuestion.learner_id == quiz.learner_id, QuizQuestion.quiz_id == quiz.id)
        .order_by(QuizQuestion.place)
        .execution_options(populate_existing=True)
    )
    return list(found)


def answer(
    session: Session,
    learner: Learner,
    quiz_id: UUID,
    place: int,
    reply: str,
    duration_ms: int | None,
    now: datetime,
    struck: Sequence[str] = (),
) -> bool:
    """Keep an answer, and whether it stands: a tutor takes the first, a test the last.

    A tutor's answer enters the log at once, and its last one finishes it. `struck` are the ids
    of options that were struck out.

    Raises:
        Finished, Missing
        UnknownReply: the reply is nothing that the item's form can send.
    """
    quiz = _take(session, learner, quiz_id)
    questions = _questions(session, quiz)
    question = next((each for each in questions if each.place == place), None)
    if question is None:
        raise Missing("this quiz has no such place")
    if quiz.mode == "tutor" and question.reply is not None:
        return question.reply == reply
    if quiz.finished_at is not None or is_over(ends_at(quiz.begun_at, quiz.seconds), now):
        raise Finished
    _fill(session, question, reply, duration_ms, now)
    question.struck = list(struck)
    if quiz.mode == "tutor":
        _log(session, learner, quiz, question)
        if all(each.reply is not None for each in questions):
            quiz.finished_at = now
    session.flush()
    return True


def _fill(
    session: Session, question: QuizQuestion, reply: str, duration_ms: int | None, now: datetime
) -> None:
    verdict = grade(item_version(session, question.item_id, question.version), reply)
    if question.served_at is None:  # sent without having been shown
        question.served_at = now
        question.revision = standing(session, question.learner_id, question.unit).revision
    longest = max(0, (now - question.served_at) // timedelta(milliseconds=1))
    question.duration_ms = None if duration_ms is None else min(duration_ms, longest)
    question.reply, question.correct, question.answered_at = reply, verdict.correct, now


def _log(session: Session, learner: Learner, quiz: Quiz, question: QuizQuestion) -> None:
    """Enter an answer into the log, at the time at which it was given."""
    at, served = question.answered_at, question.served_at
    if at is None or served is None or question.reply is None:
        return
    spent = question.duration_ms
    reply = Reply(
        id=question.review_id,
        unit=question.unit,
        item_id=question.item_id,
        version=question.version,
        text=question.reply,
        revision=question.revision or 0,
        served_at=served,
        started_at=None if spent is None else at - timedelta(milliseconds=spent),
        duration_ms=spent,
        place=question.place,
        counts=quiz.counts,
    )
    record_answer(session, learner, reply, at)


def strike(
    session: Session, learner: Learner, quiz_id: UUID, place: int, struck: Sequence[str]
) -> None:
    """Keep which options are struck out of a question that is left; of a running quiz only."""
    running = sa.select(Quiz.id).where(
        Quiz.learner_id == learner.id, Quiz.id == quiz_id, Quiz.finished_at.is_(None)
    )
    session.execute(
        sa.update(QuizQuestion)
        .where(_is(learner, quiz_id, place), running.exists())
        .values(struck=list(struck))
    )


def finish(session: Session, learner: Learner, quiz_id: UUID, now: datetime) -> None:
    """End a quiz with what is answered; a test's answers enter the log now.

    Raises:
        Finished, Missing
    """
    quiz = _take(session, learner, quiz_id)
    if quiz.finished_at is not None:
        raise Finished
    _finish(session, learner, quiz, now)


def finish_by_time(session: Session, learner: Learner, quiz_id: UUID, now: datetime) -> bool:
    """End a timed test whose time is over with what is stored, and whether it was ended now.

    Raises:
        Missing
    """
    quiz = _take(session, learner, quiz_id)
    ends = ends_at(quiz.begun_at, quiz.seconds)
    if quiz.finished_at is not None or ends is None or not is_over(ends, now):
        return False
    _finish(session, learner, quiz, ends)
    return True


def _finish(session: Session, learner: Learner, quiz: Quiz, at: datetime) -> None:
    """Units are taken in one order everywhere, so that two quizzes never wait for each other."""
    quiz.finished_at = at
    if quiz.mode == "test":
        for question in sorted(_questions(session, quiz), key=lambda each: each.unit):
            _log(session, learner, quiz, question)
    session.flush()
