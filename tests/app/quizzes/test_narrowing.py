"""The form narrowed down: what is counted, drawn and refused; and presets of it."""

from __future__ import annotations

import html
import re
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.models import Annotation, Learner, Quiz, QuizPreset
from app.quizzes.criteria import Criteria, stored
from tests.app.quizzes.taking import build, give, log
from tests.app.web import Visitor

ALL = {"topics": ["drugs", "sites"], "number": "5", "mode": "tutor"}


def presets(web: Flask) -> dict[str, UUID]:
    with web.app_context():
        return {row.name: row.id for row in db.session.scalars(sa.select(QuizPreset))}


def keep(web: Flask, student: Visitor, name: str, **more: object) -> str:
    """Keep choices under a name; the address of the preset."""
    answer = student.post("/quizzes/presets", **{**ALL, **more, "name": name})
    assert answer.status_code == 303, student.page
    return f"/quizzes/presets/{presets(web)[name]}"


def change(web: Flask, **values: object) -> None:
    """Store other choices in every preset, as an older server would have left them."""
    kept: dict[str, Any] = {**stored(Criteria(topics=("drugs",))), **values}
    with web.app_context():
        db.session.execute(sa.update(QuizPreset).values(criteria=kept))
        db.session.commit()


def quizzes(web: Flask) -> list[Quiz]:
    with web.app_context():
        return list(db.session.scalars(sa.select(Quiz).order_by(Quiz.begun_at)))


def flag(web: Flask, email: str, unit: str) -> None:
    with web.app_context():
        who = db.session.scalars(sa.select(Learner).where(Learner.email == email)).one()
        db.session.add(Annotation(learner_id=who.id, unit=unit, flagged=True, changed_at=now()))
        db.session.commit()


def test_without_a_tick_all_topics_are_asked(web: Flask, student: Visitor) -> None:
    student.get("/quizzes")
    form = student.page[student.page.index("data-build") :].split("</form>")[0]
    ticked = re.findall(r'name="(\w+)" value="([^"]*)" checked', form)
    assert ticked == []
    assert "Without a tick you get all." in student.page
    assert "5 facts fit." in student.page
    sent = {"number": "10", "mode": "tutor"}
    assert student.post("/quizzes", minutes="", name="", **sent).status_code == 303
    assert len(quizzes(web)) == 1
    student.get("/quizzes")
    assert ">All topics</a>" in student.page


def test_a_form_narrows_to_the_facts_that_it_fits_and_to_questions_of_it(
    web: Flask, student: Visitor
) -> None:
    build(student, forms=["single_best", "ordering"])
    assert "You asked for 5 questions. 2 facts fit: all are here." in html.unescape(student.page)
    give(student)
    give(student)
    assert [unit for _, unit, _, _ in log(web)] == ["bank/alphalol", "bank/bone"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "5 facts fit."),
        ({"forms": ["single_best"]}, "1 fact fits."),
        (
            {"forms": ["single_best"], "topics": ["sites"]},
            "No fact fits. 2 would without the forms of question, 1 without the topics.",
        ),
        ({"statuses": ["new"]}, "5 facts fit."),
        ({"statuses": ["due", "wrong", "weak", "flagged"]}, "5 would without the status."),
        ({"stages": ["clinical"]}, "5 facts fit."),
        ({"stages": ["astrologer"]}, "No fact fits. 5 would without the level."),
        ({"topics": []}, "5 facts fit."),
        ({"sites": ["x" * 5000], "number": "-1"}, "No fact fits. 5 would without the sites."),
    ],
)
def test_the_count_is_told_without_drawing(
    web: Flask, student: Visitor, query: dict[str, object], said: str
) -> None:
    answer = student.get("/quizzes/count", query_string={**ALL, **query})
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert said in answer.text
    assert quizzes(web) == []


def test_flagged_and_wrong_facts_are_the_learners_own(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    flag(web, "student@example.org", "bank/bone")
    build(student, topics=["drugs"], forms=["single_best"], counts="y")
    give(student, right=False)
    for status, facts in (("flagged", "1 fact fits."), ("wrong", "1 fact fits.")):
        mine = {**ALL, "statuses": [status]}
        assert student.get("/quizzes/count", query_string=mine).text == facts
        assert classmate.get("/quizzes/count", query_string=mine).text.startswith("No fact fits.")
    both = {**ALL, "statuses": ["flagged", "wrong"]}
    assert student.get("/quizzes/count", query_string=both).text == "2 facts fit."


REFUSED = [
    ({"statuses": ["flagged"]}, "statuses", "No fact fits. 5 would without the status."),
    ({"sites": ["atlantis"]}, "sites", "One of these sites is not there any more."),
    ({"forms": ["essay"]}, "forms", "One of these forms is not there any more."),
    ({"stages": ["astrologer"]}, "stages", "One of these levels is not there any more."),
    ({"statuses": ["forgotten"]}, "statuses", "One of these states is not there any more."),
    ({"minutes": "-5", "mode": "test"}, "minutes", "Give 1 to 600 minutes"),
    ({"minutes": "0", "mode": "test"}, "minutes", "Give 1 to 600 minutes"),
    ({"minutes": "601", "mode": "test"}, "minutes", "Give 1 to 600 minutes"),
    ({"minutes": "1.5", "mode": "test"}, "minutes", "Give 1 to 600 minutes"),
    ({"minutes": "5"}, "minutes", "Only a test has a time limit."),
]


@pytest.mark.parametrize(("wrong", "field", "said"), REFUSED)
def test_what_is_wrong_is_told_at_its_filter_which_stands_open(
    web: Flask, student: Visitor, wrong: dict[str, object], field: str, said: str
) -> None:
    assert student.post("/quizzes", **{**ALL, **wrong}).status_code == 422
    assert re.search(rf'id="{field}-error"[^§]*?{re.escape(said)}', student.page)
    opened = '<details class="narrow" open>' in student.page
    assert opened == (field != "minutes")
    assert quizzes(web) == []


def test_a_preset_is_kept_filled_in_again_begun_and_deleted(web: Flask, student: Visitor) -> None:
    path = keep(web, student, "On call", topics=["sites"], number="2", mode="test", minutes="9")
    student.get("/quizzes")
    assert "Sites, 2 questions, test of 9 min" in student.page
    preset = path.rsplit("/", 1)[1]
    student.get(f"/quizzes?preset={preset}")
    form = student.page[student.page.index("data-build") :].split("</form>")[0]
    assert re.findall(r'name="topics" value="(\w+)" checked', form) == ["sites"]
    assert re.findall(r'id="(number|minutes|name)"[^>]*value="([^"]*)"', form) == [
        ("number", "2"),
        ("minutes", "9"),
        ("name", "On call"),
    ]
    answer = student.post(f"{path}/begin")
    (made,) = quizzes(web)
    assert answer.location == f"/quizzes/{made.id}"
    assert (made.topics, made.mode, made.seconds) == (["sites"], "test", 540)
    student.get(f"{path}/delete")
    assert student.title() == "Delete “On call”?"
    student.post(f"{path}/delete")
    assert presets(web) == {}
    assert student.get(f"{path}/delete").status_code == 404
    assert len(quizzes(web)) == 1


def test_a_name_that_is_there_holds_the_new_choices(web: Flask, student: Visitor) -> None:
    keep(web, student, "On call")
    keep(web, student, "On call", topics=["drugs"])
    student.get("/quizzes")
    assert "“On call” now holds these choices instead." in student.page
    with web.app_context():
        (kept,) = db.session.scalars(sa.select(QuizPreset.criteria))
    assert kept["topics"] == ["drugs"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Give these choices a name."),
        ("x" * 81, "Use at most 80 characters; you sent 81."),
        ("a\x00b", "This holds characters that are no text."),
    ],
)
def test_a_name_that_does_not_fit_is_told(
    web: Flask, student: Visitor, name: str, said: str
) -> None:
    assert student.post("/quizzes/presets", **ALL, name=name).status_code == 422
    assert re.search(rf'id="name-error"[^§]*?{re.escape(said)}', student.page)
    assert presets(web) == {}


def test_there_are_thirty_presets_at_most(web: Flask, student: Visitor) -> None:
    for number in range(30):
        keep(web, student, f"Preset {number}")
    assert student.post("/quizzes/presets", **ALL, name="One more").status_code == 422
    assert "You keep 30 presets already." in student.page
    keep(web, student, "Preset 7", number="3")
    assert len(presets(web)) == 30


def test_the_preset_of_a_classmate_is_not_there(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    path = keep(web, classmate, "Hers")
    preset = path.rsplit("/", 1)[1]
    assert student.get(f"/quizzes?preset={preset}").status_code == 404
    assert student.get("/quizzes?preset=guessed").status_code == 404
    assert student.get(f"{path}/delete").status_code == 404
    for inside in ("begin", "delete"):
        assert student.post(f"{path}/{inside}").status_code == 404
    assert (len(presets(web)), quizzes(web)) == (1, [])


def test_a_preset_of_topics_and_sites_that_are_gone_is_drawn_by_the_rest(
    web: Flask, student: Visitor
) -> None:
    path = keep(web, student, "Old")
    change(web, topics=["drugs", "alchemy"], sites=["atlantis", "lemuria"])
    student.get(student.post(f"{path}/begin").location)
    said = "1 topic and 2 sites of this preset are not there any more. The rest was kept."
    assert said in student.page
    assert quizzes(web)[0].topics == ["drugs"]


def test_a_preset_that_nothing_fits_is_told_and_opened(web: Flask, student: Visitor) -> None:
    path = keep(web, student, "Old")
    for values, said in (
        ({"topics": ["alchemy"]}, "1 topic of this preset is not there any more."),
        ({"statuses": ["flagged"]}, "No fact fits. 3 would without the status."),
    ):
        change(web, **values)
        answer = student.post(f"{path}/begin")
        assert answer.location.startswith("/quizzes?preset=")
        student.get(answer.location)
        assert said in student.page
    assert quizzes(web) == []


def test_a_quiz_is_called_by_what_it_was_narrowed_to(student: Visitor) -> None:
    build(student, topics=[], forms=["single_best"], statuses=["new"])
    student.get("/quizzes")
    assert ">All topics, one best answer, new to you</a>" in student.page
