"""The form that builds a quiz, the list of quizzes, and whose they are."""

from __future__ import annotations

import re
from dataclasses import replace

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.publishing import publish_items
from app.models import Quiz
from questions.item import with_version
from tests.app.items import choice
from tests.app.quizzes.taking import action, build, fields, give, log
from tests.app.web import Visitor

COUNT = "Ask for 1 to 100 questions."
REFUSED = [
    ({"number": "0"}, COUNT),
    ({"number": "101"}, COUNT),
    ({"number": "10000"}, COUNT),
    ({"number": "-1"}, COUNT),
    ({"number": "ten"}, COUNT),
    ({"number": "１０"}, COUNT),
    ({"number": "1e1"}, COUNT),
    ({"number": ""}, COUNT),
    ({"number": "9" * 300}, "Use at most 200 characters; you sent 300."),
    ({"topics": ["drugs", "astrology"]}, "One of these topics is not there any more."),
    ({"mode": "exam"}, "Choose tutor or test."),
]


def quizzes(web: Flask) -> int:
    with web.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(Quiz)) or 0


def test_a_form_that_does_not_fit_is_told_at_its_field_and_makes_nothing(
    web: Flask, student: Visitor
) -> None:
    for wrong, said in REFUSED:
        sent = {"topics": ["drugs"], "number": "5", "mode": "tutor"} | wrong
        assert student.post("/quizzes", **sent).status_code == 422, wrong
        (field,) = wrong
        assert re.search(rf'id="{field}-error"[^§]*?{re.escape(said)}', student.page), wrong
    assert quizzes(web) == 0


def test_topics_are_named_with_their_facts(student: Visitor) -> None:
    student.get("/quizzes")
    named = re.findall(r'<span>(\w+) <span class="quiet">([^<]*)</span>', student.page)
    assert named == [("Drugs", "3 facts"), ("Sites", "2 facts")]
    assert 'value="10"' in student.page


def test_only_the_chosen_topics_are_asked(web: Flask, student: Visitor) -> None:
    build(student, topics=["sites"], number=2)
    give(student)
    give(student)
    assert [unit for _, unit, _, _ in log(web)] == ["bank/bone", "bank/liver"]


def test_fewer_facts_than_asked_for_are_told(student: Visitor) -> None:
    build(student, number=50)
    said = "You asked for 50 questions. 5 facts fit: all are here."
    assert said in student.page
    assert "1 of 5" in student.page


def test_a_topic_that_is_sent_often_is_one_topic(web: Flask, student: Visitor) -> None:
    build(student, topics=["sites"] * 1000 + ["drugs", "sites"])
    with web.app_context():
        assert db.session.scalars(sa.select(Quiz.topics)).all() == [["sites", "drugs"]]


def test_topics_whose_questions_are_gone_are_told(web: Flask, student: Visitor) -> None:
    student.get("/quizzes")
    with web.app_context():
        db.session.execute(sa.text("DELETE FROM current_item"))
        db.session.commit()
    assert student.post("/quizzes", topics=["drugs"], number=1, mode="test").status_code == 422
    student.get("/quizzes")
    assert "No facts have been published on this server yet." in student.page
    assert quizzes(web) == 0


def test_the_quiz_of_a_classmate_is_not_there(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    path = build(classmate)
    first, sent = action(classmate), fields(classmate.page, right=True)
    for inside in ("", "/overview", "/1", "/finish"):
        assert student.get(path + inside).status_code == 404
    assert student.post(first, **sent).status_code == 404
    assert student.post(f"{path}/finish").status_code == 404
    assert student.post(f"{path}/1/override").status_code == 404
    student.get("/quizzes")
    assert path not in student.page
    assert log(web) == []
    classmate.get(path)
    assert action(classmate) == first


def test_a_place_that_is_none_is_not_there(student: Visitor) -> None:
    path = build(student)
    for number in (0, 6, 10**30):
        assert student.get(f"{path}/{number}").status_code == 404
        assert student.post(f"{path}/{number}", reply="1").status_code == 404
        assert student.post(f"{path}/{number}/override").status_code == 404


def test_a_question_that_was_revised_is_graded_as_it_was_drawn(
    web: Flask, student: Visitor
) -> None:
    path = build(student, counts="y", topics=["drugs"])
    with web.app_context():
        item = with_version(replace(choice("alphalol"), stem="Of which class?"))
        publish_items(db.session, [item], "2", now())
        db.session.commit()
    student.get(path)
    assert "This question was revised since it was drawn for you." in student.page
    for _ in range(3):
        give(student)
    assert "Your schedule" not in student.page
    assert [row[2:] for row in log(web)] == [(False, "revised")] * 3
    student.get(path)
    assert "<b>3</b> <span>of 3 right</span>" in student.page
    assert student.page.count("Revised since it was drawn.") == 3


def statements(web: Flask, visitor: Visitor, path: str) -> int:
    """How many statements a page costs."""
    with web.app_context():
        engine = db.engine
    seen: list[str] = []
    note = lambda *said: seen.append(said[2])  # noqa: E731
    sa.event.listen(engine, "before_cursor_execute", note)
    assert visitor.get(path).status_code == 200
    sa.event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_lists_cost_as_many_statements_for_three_rows_as_for_one(
    web: Flask, student: Visitor
) -> None:
    path = build(student, number=1)
    give(student)
    few = [statements(web, student, each) for each in ("/quizzes", path)]
    for number in (3, 3):
        path = build(student, number=number)
        for _ in range(number):
            give(student)
    assert [statements(web, student, each) for each in ("/quizzes", path)] == few


def test_the_dashboard_leads_back_to_a_quiz_that_runs(student: Visitor) -> None:
    student.get("/study")
    assert "A quiz waits" not in student.page
    path = build(student)
    give(student)
    student.get("/study")
    assert f'href="{path}"' in student.page
    assert "A quiz waits, 1 of 5 answered." in student.page
