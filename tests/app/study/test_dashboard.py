"""The dashboard, and how long a sitting is expected to be."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.days import learner_day
from app.models import DayTally, Learner
from tests.app.study.sitting import asked, give
from tests.app.web import UNITS, Visitor


def test_when_all_is_done_the_dashboard_says_so(student: Visitor) -> None:
    for reply in ("alpha", "alpha blocker", "alpha"):
        assert give(student, reply) == 200
    assert ">Finish</a>" in student.page
    assert student.get("/study/question").location == "/study/summary"
    student.get("/study")
    assert student.title() == "Done for today"
    assert "The next facts come back tomorrow" in student.page


def test_a_new_learner_sees_how_much_there_is(student: Visitor) -> None:
    student.get("/study")
    assert student.title() == "Study now"
    assert "<b>3</b> <span>questions, about 2 min</span>" in student.page


def test_without_published_facts_the_dashboard_says_what_will_be_there(
    web: Flask, student: Visitor
) -> None:
    with web.app_context():
        db.session.execute(sa.text("DELETE FROM current_item"))
        db.session.commit()
    student.get("/study")
    assert "No facts have been published on this server yet." in student.page


def test_a_learner_who_takes_up_no_new_facts_is_told_so(web: Flask, student: Visitor) -> None:
    with web.app_context():
        db.session.execute(sa.update(Learner).values(new_per_day=0))
        db.session.commit()
    student.get("/study")
    assert student.title() == "Done for today"
    assert "Your plan takes up no new facts." in student.page
    assert "Tomorrow there are new facts." not in student.page


def test_where_all_that_is_left_is_suspended_the_dashboard_says_where_it_went(
    web: Flask, student: Visitor
) -> None:
    for name in UNITS:
        student.post(f"/notes/facts/{name}/suspend", on="yes")
    student.get("/study")
    assert student.title() == "Done for today"
    assert "What you have not met is suspended." in student.page
    student.post(f"/notes/facts/{UNITS[0]}/suspend", on="no")
    student.get("/study")
    assert "0 to review, 1 new" in student.page


def test_what_is_suspended_is_not_counted_in_the_week_ahead(web: Flask, student: Visitor) -> None:
    give(student, "beta")
    student.get("/study")
    assert week(student) == [1, 0, 0, 0, 0, 0, 0]
    student.post("/notes/facts/alphalol/suspend", on="yes")
    student.get("/study")
    assert week(student) == [0, 0, 0, 0, 0, 0, 0]
    assert "<dt>Facts met</dt><dd>1 of 3</dd>" in student.page


def week(student: Visitor) -> list[int]:
    """How many facts come back on each of the next seven days."""
    table = student.page.split('<table class="week">')[1].split("</table>")[0]
    return [int(count) for count in re.findall(r"<td>(\d+)</td>", table)]


def test_the_time_left_is_told_at_the_learners_pace(web: Flask, student: Visitor) -> None:
    asked(student)
    assert "1 of 3, about 2 min" in student.page
    with web.app_context():
        learner = db.session.scalars(sa.select(Learner)).one()
        day = learner_day(now(), learner.zone, learner.rollover_hour)
        db.session.add(
            DayTally(learner_id=learner.id, day=day - 1, answers=20, duration_ms=1_800_000)
        )
        db.session.commit()
    asked(student)
    assert "1 of 3, about 5 min" in student.page
    student.get("/study")
    assert "questions, about 5 min" in student.page


def test_a_sitting_is_as_long_as_the_days_minutes(web: Flask, student: Visitor) -> None:
    with web.app_context():
        learner = db.session.scalars(sa.select(Learner)).one()
        learner.minutes_per_day = 20
        day = learner_day(now(), learner.zone, learner.rollover_hour)
        spent = DayTally(
            learner_id=learner.id, day=day, answers=48, duration_ms=19 * 60_000 + 30_000
        )
        db.session.add(spent)
        db.session.commit()
    asked(student)
    assert "1 of 2, about 1 min" in student.page
    with web.app_context():
        db.session.merge(
            DayTally(learner_id=learner.id, day=day, answers=48, duration_ms=1_200_000)
        )
        db.session.commit()
    student.post("/study/go-on")
    asked(student)
    assert "1 of 3, about 2 min" in student.page
