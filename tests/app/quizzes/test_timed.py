"""A timed test on its pages: what is shown, taken and said around the end."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import sleep

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.clock import now
from app.db import db
from app.models import Learner, Quiz
from app.quizzes.operations import finish_by_time
from tests.app.quizzes.taking import action, build, fields, give, log
from tests.app.web import Visitor

WAIT = 0.3


def begin(student: Visitor, **more: object) -> str:
    return build(student, "test", minutes="10", topics=["sites"], **more)


def left(web: Flask, seconds: float) -> None:
    """Let every timed test have so many seconds left."""
    begun_at = now() - timedelta(minutes=10) + timedelta(seconds=seconds)
    with web.app_context():
        db.session.execute(sa.update(Quiz).values(begun_at=begun_at))
        db.session.commit()


def seconds_left(student: Visitor) -> int:
    (seconds,) = re.findall(r'data-clock="(\d+)"', student.page)
    return int(seconds)


def test_the_page_says_what_is_left_and_the_list_how_long_it_takes(
    web: Flask, student: Visitor
) -> None:
    path = begin(student)
    assert 590 <= seconds_left(student) <= 600
    left(web, 90)
    for page in (path, f"{path}/overview"):
        student.get(page)
        assert 80 <= seconds_left(student) <= 90
        assert "1 min left" in student.page
    student.get("/quizzes")
    assert "Test of 10 min, begun" in student.page


def test_an_answer_that_was_under_way_is_kept_and_no_question_follows(
    web: Flask, student: Visitor
) -> None:
    path = begin(student)
    with time_machine.travel(now(), tick=False):
        left(web, -1)
        assert give(student) == 200
        assert student.title() == "Time is up"
        assert "1 of 2 questions have an answer; all of them are kept." in student.page
        for page in (path, f"{path}/2", f"{path}/overview", f"{path}/finish"):
            student.get(page)
            assert student.title() == "Time is up"
        assert log(web) == []
    left(web, -6)
    student.get(path)
    assert "<b>1</b> <span>of 2 right</span>" in student.page
    assert len(log(web)) == 1


def test_a_later_answer_is_refused_and_told_and_what_was_stored_stands(
    web: Flask, student: Visitor
) -> None:
    begin(student)
    give(student)
    second, sent = action(student), fields(student.page, right=True)
    left(web, -6)
    assert student.post(second, **sent).status_code == 409
    assert "The time of this quiz was over when your answer came" in student.page
    assert "<b>1</b> <span>of 2 right</span>" in student.page
    assert len(log(web)) == 1


def test_a_reply_that_is_none_at_the_end_is_not_asked_for_again(
    web: Flask, student: Visitor
) -> None:
    begin(student)
    first = action(student)
    with time_machine.travel(now(), tick=False):
        left(web, -1)
        assert student.post(first, reply="").status_code == 422
        assert student.title() == "Time is up"


@pytest.mark.parametrize("page", ["", "/overview", "/1", "/finish"])
def test_any_request_after_the_end_finishes_it_at_its_end(
    web: Flask, student: Visitor, page: str
) -> None:
    path = begin(student, counts="y")
    give(student)
    left(web, -3600)
    assert student.get(path + page).status_code == 200
    with web.app_context():
        quiz = db.session.scalars(sa.select(Quiz)).one()
        assert quiz.finished_at == quiz.begun_at + timedelta(minutes=10)
    assert [row[2] for row in log(web)] == [True]


def test_the_room_finishes_what_is_over(web: Flask, student: Visitor) -> None:
    begin(student)
    give(student)
    left(web, -3600)
    student.get("/quizzes")
    assert "Not finished" not in student.page
    assert "1 of 2 right" in student.page
    assert len(log(web)) == 1


def test_the_room_and_another_tab_finish_two_at_once(web: Flask, student: Visitor) -> None:
    for _ in range(2):
        begin(student, counts="y")
        give(student)
    left(web, -3600)
    with web.app_context(), ThreadPoolExecutor() as pool:
        second = db.session.scalars(sa.select(Quiz).order_by(Quiz.id.desc())).first()
        learner = db.session.scalars(sa.select(Learner)).one()
        assert second is not None
        db.session.execute(sa.update(Quiz).where(Quiz.id == second.id).values(mode=Quiz.mode))
        room = pool.submit(student.get, "/quizzes")
        sleep(WAIT)
        assert finish_by_time(db.session, learner, second.id, now())
        db.session.commit()
        assert room.result(timeout=20).status_code == 200
    assert "Not finished" not in student.page
    assert len(log(web)) == 2


def test_two_tabs_that_finish_are_one_finish(web: Flask, student: Visitor) -> None:
    path = begin(student)
    give(student)
    assert [student.post(f"{path}/finish").status_code for _ in range(2)] == [303, 303]
    left(web, -3600)
    student.get(path)
    assert len(log(web)) == 1
