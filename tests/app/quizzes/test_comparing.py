"""A result with its times, beside the last quizzes of the same choices; and pages of quizzes."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask

from app.clock import new_id
from app.db import db
from app.models import Learner, Quiz, QuizQuestion
from app.quizzes.comparing import Row, compared
from app.quizzes.lists import Listed
from tests.app.quizzes.taking import action, build, fields, give
from tests.app.web import Visitor

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LEARNER = Learner(zone="UTC", rollover_hour=4)
TOPIC = re.compile(r'<th scope="row">(\w+)</th><td>([^<]*)</td><td>([^<]*)</td>')


def listed(day: int, right: int, of: int = 4, time: float | None = 8000) -> Listed:
    at = MONDAY + timedelta(days=day)
    more: dict[str, Any] = {"criteria": {}, "seconds": None}
    return Listed(
        new_id(at),
        (),
        "tutor",
        False,
        at,
        at,
        questions=of,
        answered=of,
        right=right,
        milliseconds=time,
        **more,
    )


def test_shares_lie_on_a_line_from_the_earliest_to_this_one() -> None:
    quizzes = [listed(0, 0), listed(1, 2, time=None), listed(3, 4)]
    made = compared(quizzes, quizzes[2].id, LEARNER)
    assert made.line == "M0.00 48.00 L50.00 24.00 L100.00 0.00"
    assert made.is_few
    assert made.rows[1:] == (
        Row(quizzes[1].id, "3 Mar 2026", 2, 4, 50, "", False),
        Row(quizzes[2].id, "5 Mar 2026", 4, 4, 100, "8 s", True),
    )


def test_one_quiz_alone_makes_no_line_and_many_questions_are_not_few() -> None:
    (one,) = quizzes = [listed(0, 40, of=50)]
    made = compared(quizzes, one.id, LEARNER)
    assert (made.line, made.is_few) == ("", False)


def test_a_result_tells_right_and_time_by_topic_and_question(web: Flask, student: Visitor) -> None:
    path = build(student)
    with web.app_context():
        db.session.execute(sa.update(QuizQuestion).values(served_at=MONDAY))
        db.session.commit()
    for number in range(5):
        page = student.get(f"{path}/{number + 1}").text
        with web.app_context():
            db.session.execute(sa.update(QuizQuestion).values(served_at=MONDAY))
            db.session.commit()
        sent = fields(page, right=number != 0)
        student.post(f"{path}/{number + 1}", duration=str(1000 * (number + 1)), **sent)
    student.get(path)
    assert "3 s for an answer on average." in student.page
    parts = {name: (right, time) for name, right, time in TOPIC.findall(student.page)}
    assert set(parts) <= {"Drugs", "Sites"}
    assert re.findall(r'quiz-time">([^<]*)<', student.page) == [f"{n} s" for n in range(1, 6)]


def test_quizzes_of_the_same_choices_are_compared_and_others_not(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    same = {"topics": ["sites"], "number": 2}
    build(classmate, **same)
    give(classmate)
    give(classmate)
    for right, more in ((False, {}), (True, {"topics": ["drugs"]}), (True, {"counts": "y"})):
        path = build(student, **{**same, **more})
        give(student, right=right)
        give(student, right=right)
        student.get(path)
    rows = re.findall(r"<td>(\d of \d)</td><td>(\d+) %</td>", student.page)
    assert rows == [("2 of 2", "100"), ("0 of 2", "0")]
    assert "Sites, 2 questions, tutor" in student.page
    assert "Of so few questions a share moves a lot by chance." in student.page


def test_a_quiz_that_is_the_first_of_its_kind_is_compared_with_none(student: Visitor) -> None:
    path = build(student, topics=["sites"], number=1)
    give(student)
    student.get(path)
    assert "The last quizzes like this" not in student.page


def many(web: Flask, email: str, number: int) -> None:
    """So many finished quizzes of one question, as one quiz was."""
    with web.app_context():
        who = db.session.scalars(sa.select(Learner).where(Learner.email == email)).one()
        one = db.session.scalars(sa.select(QuizQuestion).limit(1)).one()
        for ago in range(number):
            at = MONDAY - timedelta(days=ago)
            quiz = Quiz(
                learner_id=who.id,
                id=new_id(at),
                topics=["drugs"],
                mode="tutor",
                counts=False,
                begun_at=at,
                finished_at=at,
            )
            db.session.add(quiz)
            db.session.flush()
            db.session.add(
                QuizQuestion(
                    learner_id=who.id,
                    quiz_id=quiz.id,
                    place=1,
                    unit=one.unit,
                    item_id=one.item_id,
                    version=one.version,
                    review_id=new_id(at),
                )
            )
        db.session.commit()


def test_beyond_a_hundred_quizzes_stand_on_pages(web: Flask, student: Visitor) -> None:
    build(student)
    student.get("/quizzes")
    assert "/quizzes/all" not in student.page
    many(web, "student@example.org", 120)
    student.get("/quizzes")
    assert 'href="/quizzes/all"' in student.page
    counts = []
    for page in ("1", "2", "3", "-1", "x", "9" * 30):
        student.get(f"/quizzes/all?page={page}")
        counts.append((student.page.count('class="quiz-line"'), "121" in student.page))
    assert counts == [(100, True), (21, True), (21, True), (100, True), (100, True), (100, True)]
    student.get("/quizzes/all?page=2")
    assert "Quizzes 101 to 121 of 121" in student.page


def test_an_answer_sent_twice_is_timed_by_the_last(web: Flask, student: Visitor) -> None:
    path = build(student, "test", topics=["sites"], number=1)
    where, sent = action(student), fields(student.page, right=True)
    with web.app_context():
        db.session.execute(sa.update(QuizQuestion).values(served_at=MONDAY))
        db.session.commit()
    for spent in ("9000", "4000"):
        student.post(where, duration=spent, **sent)
    student.post(f"{path}/finish")
    student.get(path)
    assert re.findall(r'quiz-time">([^<]*)<', student.page) == ["4 s"]
