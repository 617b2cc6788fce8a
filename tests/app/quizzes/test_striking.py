"""Options struck out: kept with an answer, or as a question is left; named by rows alone."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask

from app.cards.striking import can_strike, struck_ids, struck_numbers
from app.clock import new_id, now
from app.db import db
from app.models import QuizQuestion
from questions.item import Item
from tests.app.items import choice, statement, typed, wider_forms
from tests.app.quizzes.taking import action, build, fields
from tests.app.web import Visitor

ONE = {"topics": ["drugs"], "forms": ["single_best"]}


def stored(web: Flask) -> list[list[str]]:
    with web.app_context():
        return [list(each) for each in db.session.scalars(sa.select(QuizQuestion.struck))]


def shown(page: str) -> list[str]:
    """The rows that stand struck out."""
    return re.findall(r'name="struck" value="(\d)"', page)


def every_form() -> list[Item]:
    return [choice("alphalol"), typed("alphalol"), statement("liver"), *wider_forms("alphalol")]


def test_where_one_of_several_is_chosen_options_can_be_struck_out() -> None:
    assert {each.form for each in every_form() if can_strike(each)} == {
        "single_best",
        "odd_one_out",
        "vignette",
        "extended_matching",
    }


def test_rows_and_ids_of_options_lead_to_each_other_and_what_is_none_to_nothing() -> None:
    review = new_id(now())
    for item in every_form():
        ids = struck_ids(item, review, {1, 2, 77})
        assert len(ids) == (2 if can_strike(item) else 0)
        assert struck_numbers(item, review, [*ids, "none"]) == ({1, 2} if ids else set())


def test_what_is_struck_out_is_kept_as_a_test_is_left_and_stands_there_again(
    web: Flask, student: Visitor
) -> None:
    path = build(student, "test", **ONE)
    assert shown(student.page) == []
    assert student.post(f"{path}/1/struck", struck=["1", "3", "9", "x", "1"]).status_code == 204
    (ids,) = stored(web)
    assert len(ids) == 2
    student.get(path)
    assert shown(student.page) == ["1", "3"]
    assert not any(f'"{each}"' in student.page for each in ids)
    student.post(f"{path}/1/struck")
    assert stored(web) == [[]]


def test_what_is_struck_out_comes_with_an_answer_too(web: Flask, student: Visitor) -> None:
    for mode in ("test", "tutor"):
        path = build(student, mode, **ONE)
        sent = {**fields(student.page, right=True), "struck": ["1", "2"]}
        student.post(action(student), **sent)
        assert len(stored(web)[-1]) == 2
    assert path


def test_a_question_that_is_asked_again_stands_as_it_was_struck(student: Visitor) -> None:
    build(student, "test", **ONE)
    assert student.post(action(student), reply="", struck=["2"]).status_code == 422
    assert shown(student.page) == ["2"]


def test_what_was_answered_is_not_struck_out(student: Visitor) -> None:
    path = build(student, "test", **ONE)
    sent = fields(student.page, right=True)
    other = "1" if sent["reply"] != "1" else "2"
    student.post(action(student), **sent)
    student.post(f"{path}/1/struck", struck=[str(sent["reply"]), other])
    student.get(f"{path}/1")
    assert shown(student.page) == [other]


def test_a_finished_quiz_a_strangers_and_a_place_that_is_none_take_no_strikes(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    path = build(student, "test", **ONE)
    assert classmate.post(f"{path}/1/struck", struck="1").status_code == 404
    assert student.post(f"{path}/2/struck", struck="1").status_code == 404
    student.post(f"{path}/finish")
    assert student.post(f"{path}/1/struck", struck="1").status_code == 204
    assert stored(web) == [[]]


def test_in_study_strikes_are_no_part_of_the_answer(student: Visitor) -> None:
    student.get("/study/question")
    sent = fields(student.page, right=True)
    (token,) = re.findall(r'name="token" value="([^"]*)"', student.page)
    assert student.post("/study/answer", token=token, struck=["1", "zz"], **sent).status_code == 200
    assert 'class="verdict is-right"' in student.page
