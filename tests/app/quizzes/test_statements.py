"""What a quiz asks of the database: always for one learner."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask

from app.db import db
from tests.app.quizzes.taking import build, give
from tests.app.web import Visitor

LEARNERS_OWN = re.compile(
    r"\b(quiz|quiz_question|quiz_preset|annotation|memory|review|day_tally)\b"
)


def test_no_statement_on_learners_tables_is_without_the_learner(
    web: Flask, student: Visitor
) -> None:
    with web.app_context():
        engine = db.engine
    sent: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    for mode in ("tutor", "test"):
        path = build(student, mode, counts="y")
        for _ in range(2):
            give(student)
        for page in (f"{path}/overview", f"{path}/finish", "/study"):
            student.get(page)
        student.post(f"{path}/finish")
        for page in (path, f"{path}/1", f"{path}/5"):
            student.get(page)
    every = ["new", "due", "wrong", "flagged", "weak"]
    chosen = {"topics": "drugs", "number": "5", "mode": "test", "minutes": "9", "name": "On call"}
    student.post("/quizzes/presets", **chosen, statuses=every)
    student.get("/quizzes")
    (preset,) = re.findall(r"/quizzes/presets/([-0-9a-f]{36})/begin", student.page)
    student.post(f"/quizzes/presets/{preset}/begin")
    for page in ("/quizzes", "/quizzes/all", "/quizzes/redo", f"/quizzes?preset={preset}"):
        assert student.get(page).status_code == 200
    student.post("/quizzes/redo", number="3", fact="alphalol")
    student.post(f"{path}/1/struck", struck="1")
    student.post(f"/quizzes/presets/{preset}/delete")
    own = [each for each in sent if LEARNERS_OWN.search(each)]
    assert len(own) > 50
    assert [each for each in own if "learner_id" not in condition(each)] == []


def condition(statement: str) -> str:
    """What chooses the rows: the columns of an INSERT, else what follows WHERE."""
    if statement.startswith("INSERT"):
        return statement
    return " ".join(statement.split("WHERE")[1:])
