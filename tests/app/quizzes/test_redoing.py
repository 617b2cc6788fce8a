"""Mistakes asked again: of all there are, of one quiz, of facts that another room names."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.publishing import publish_items
from app.models import Quiz, QuizQuestion
from tests.app.items import blank, choice, statement, steps, typed
from tests.app.quizzes.taking import build, give, log
from tests.app.web import Visitor


def asked(web: Flask) -> list[tuple[str, str]]:
    """Unit and form of what the newest quiz asks."""
    with web.app_context():
        newest = sa.select(Quiz.id).order_by(Quiz.begun_at.desc()).limit(1).scalar_subquery()
        rows = db.session.execute(
            sa.select(QuizQuestion.unit, QuizQuestion.item_id)
            .where(QuizQuestion.quiz_id == newest)
            .order_by(QuizQuestion.unit)
        )
        return [(unit, item.rsplit("-", 2)[0]) for unit, item in rows]


def redo(student: Visitor, **fields: object) -> None:
    """Begin what the page offers."""
    form = student.page[student.page.index('action="/quizzes/redo"') :].split("</form>")[0]
    named = re.findall(r'name="(fact|quiz)" value="([^"]*)"', form)
    sent: dict[str, object] = {}
    for name in {name for name, _ in named}:
        sent[name] = [value for each, value in named if each == name]
    (number,) = re.findall(r'name="number"[^>]*value="(\d+)"', form)
    answer = student.post("/quizzes/redo", **{"number": number, **sent, **fields})
    assert answer.status_code == 303, student.page
    student.get(answer.location)


def test_all_facts_that_were_answered_wrong_last_are_asked_again(
    web: Flask, student: Visitor
) -> None:
    build(student, topics=["sites"], number=2)
    give(student, right=False)
    give(student)
    (wrong, _), *_ = [(unit, kind) for kind, unit, *_ in log(web)]
    student.get("/quizzes/redo")
    assert "1 fact: your last answer to each was wrong." in student.page
    redo(student)
    assert len(asked(web)) == 1
    give(student)
    student.get("/quizzes/redo")
    assert "No mistake waits" in student.page
    assert wrong


def test_a_result_leads_to_what_is_wrong_and_unanswered_in_other_questions(
    web: Flask, student: Visitor
) -> None:
    with web.app_context():
        items = [choice("alphalol"), typed("alphalol"), blank("gammalol"), choice("gammalol")]
        publish_items(db.session, [*items, steps("bone"), statement("liver")], "2", now())
        db.session.commit()
    path = build(student, topics=["drugs"])
    first = asked(web)
    give(student, right=False)
    student.post(f"{path}/finish")
    student.get(path)
    (link,) = re.findall(r'href="(/quizzes/redo\?quiz=[^"]*)"', student.page)
    student.get(link)
    assert "2 facts of that quiz are wrong or without an answer." in student.page
    redo(student)
    again = asked(web)
    assert [unit for unit, _ in again] == [unit for unit, _ in first]
    assert not set(again) & set(first)
    student.get("/quizzes")
    assert "Tutor, mistakes again, begun" in student.page


def test_what_was_set_aside_is_left_out_and_counted_unless_it_is_named(
    web: Flask, student: Visitor
) -> None:
    path = build(student, topics=["sites"], number=2)
    give(student, right=False)
    give(student, right=False)
    student.post(f"{path}/finish")
    by_quiz = f"/quizzes/redo?quiz={path.rsplit('/', 1)[1]}"
    told = []
    for fact, what in (("bone", "suspend"), ("liver", "bury")):
        assert student.post(f"/notes/facts/{fact}/{what}", on="yes").status_code == 303
        for address in ("/quizzes/redo", by_quiz):
            student.get(address)
            told.append(
                re.findall(r"(\d+ facts?)(?:: your| of that| is left| are left)", student.page)
            )
    assert told == [["1 fact", "1 fact"], ["1 fact", "1 fact"], ["2 facts"], ["2 facts"]]
    assert "No other mistake waits. 2 facts are left out: you suspended them" in student.page
    assert student.post("/quizzes/redo", number="2").status_code == 422
    student.get("/quizzes/redo?fact=bone")
    assert "left out" not in student.page
    redo(student)
    assert [unit for unit, _ in asked(web)] == ["bank/bone"]


def test_facts_that_are_named_are_asked_and_others_left_out(web: Flask, student: Visitor) -> None:
    student.get("/quizzes/redo?fact=bone&fact=atlantis&fact=alphalol&fact=bone")
    assert "2 facts to ask." in student.page
    redo(student, counts="y")
    assert [unit for unit, _ in asked(web)] == ["bank/alphalol", "bank/bone"]
    student.get("/quizzes/redo?fact=atlantis")
    assert "None of these facts is asked today." in student.page


def test_a_number_that_does_not_fit_is_told(web: Flask, student: Visitor) -> None:
    for wrong in ("0", "101", "ten", "-3"):
        assert student.post("/quizzes/redo", fact="bone", number=wrong).status_code == 422
        assert "Ask for 1 to 100 questions." in student.page
    with web.app_context():
        assert db.session.scalars(sa.select(Quiz)).all() == []


def test_a_quiz_that_runs_or_is_a_classmates_is_not_there(
    student: Visitor, classmate: Visitor
) -> None:
    quiz = build(student).rsplit("/", 1)[1]
    assert student.get(f"/quizzes/redo?quiz={quiz}").status_code == 404
    student.post(f"/quizzes/{quiz}/finish")
    assert student.get(f"/quizzes/redo?quiz={quiz}").status_code == 200
    assert classmate.get(f"/quizzes/redo?quiz={quiz}").status_code == 404
    assert classmate.post("/quizzes/redo", quiz=quiz, number="1").status_code == 404
    assert student.get("/quizzes/redo?quiz=guessed").status_code == 404
