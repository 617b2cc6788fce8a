"""What the plan asks of the database: always for one learner."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask

from app.db import db
from tests.app.plan.planning import FORM, ahead, stored
from tests.app.web import Visitor

LEARNERS_OWN = re.compile(r"\b(exam|memory|review|day_tally|annotation)\b")


def test_no_statement_on_learners_tables_is_without_the_learner(
    web: Flask, student: Visitor
) -> None:
    with web.app_context():
        engine = db.engine
    sent: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    student.post("/plan/exams", name="Finals", on=ahead(1))
    student.post("/plan", **FORM)
    student.post("/plan/calendar")
    for page in ("/plan", "/study", "/study/question"):
        student.get(page)
    web.test_client().get(f"/plan/calendar/{stored(web).calendar_key}.ics")
    path = re.findall(r'action="(/plan/exams/[^"]*/remove)"', student.get("/plan").text)[0]
    student.post(path)
    own = [each for each in sent if LEARNERS_OWN.search(each)]
    assert len(own) > 30
    assert [each for each in own if "learner_id" not in condition(each)] == []


def condition(statement: str) -> str:
    """What chooses the rows: the columns of an INSERT, else what follows WHERE."""
    if statement.startswith("INSERT"):
        return statement
    return " ".join(statement.split("WHERE")[1:])
