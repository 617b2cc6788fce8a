"""The line above a question: which of the plan's it is, online, without a connection, and after."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from itsdangerous import URLSafeSerializer

from app.cards.tokens import SALT
from app.clock import now
from app.db import db
from app.memory.days import learner_day
from app.memory.publishing import publish_items
from app.models import DayTally, Learner
from tests.app.items import choice
from tests.app.study.sitting import asked, give
from tests.app.study.test_offline import held
from tests.app.web import Visitor, _fact, small_bank

NAMES = [f"fact-{number:02}" for number in range(12)]
LINE = re.compile(r'class="progress-words"><span>([^<]*?) *</span>')


@pytest.fixture(autouse=True)
def ten_of_twelve(web: Flask) -> None:
    """Twelve facts that are asked by choice; ten of them are met on a day."""
    web.extensions["bank"] = replace(small_bank(), facts={name: _fact(name) for name in NAMES})
    with web.app_context():
        publish_items(db.session, [choice(name) for name in NAMES], "2", now())
        db.session.commit()


def line(page: str) -> str:
    """What the page says of the progress, above its card."""
    return LINE.findall(page)[0]


def lines_held(visitor: Visitor) -> list[str]:
    return [line(card) for card in held(visitor)]


def of_day(web: Flask, minutes: int, spent: int) -> None:
    """The plan has so many minutes, of which so many are spent, at 25 seconds a question."""
    with web.app_context():
        learner = db.session.scalars(sa.select(Learner)).one()
        learner.minutes_per_day = minutes
        day = learner_day(now(), learner.zone, learner.rollover_hour)
        done = DayTally(learner_id=learner.id, day=day, answers=1, duration_ms=spent * 60_000)
        db.session.merge(done)
        db.session.commit()


def test_what_is_held_counts_as_what_is_asked_does(student: Visitor) -> None:
    asked(student)
    online = line(student.page)
    assert (online, lines_held(student)[0]) == ("1 of 10, about 5 min",) * 2
    assert [said.split(",")[0] for said in lines_held(student)] == [
        f"{number} of 10" for number in range(1, 11)
    ]
    give(student, "beta")
    give(student, "alpha")
    asked(student)
    assert line(student.page) == lines_held(student)[0] == "3 of 10, about 4 min"


def test_what_is_held_counts_what_the_days_minutes_hold_and_then_all_of_it(
    web: Flask, student: Visitor
) -> None:
    of_day(web, minutes=20, spent=18)
    asked(student)
    assert line(student.page) == "1 of 5, about 3 min"
    shown = [said.split(",")[0] for said in lines_held(student)]
    assert shown == [
        *(f"{number} of 5" for number in range(1, 6)),
        *(f"{number} of 10" for number in range(6, 11)),
    ]


def test_a_wrong_answer_makes_no_sitting_longer(student: Visitor) -> None:
    give(student, "beta")
    said = [line(student.page)]
    for _ in range(5):
        asked(student)
        said.append(line(student.page))
        give(student, "alpha")
    asked(student)
    assert "Once more: you missed this" in student.page
    said.append(line(student.page))
    give(student, "alpha")
    said.append(line(student.page))
    asked(student)
    said.append(line(student.page))
    assert [each.split(",")[0] for each in said] == [
        "1 of 10",
        *(f"{number} of 10" for number in range(2, 7)),
        *("6 of 10", "6 of 10"),
        "7 of 10",
    ]
    assert said[6:] == ["6 of 10, about 3 min", "6 of 10, about 2 min", "7 of 10, about 2 min"]


def test_the_last_answer_is_the_last_of_the_plan(student: Visitor) -> None:
    give(student, "beta")
    while "Once more" not in student.page:
        give(student, "alpha")
        asked(student)
    for _ in range(5):
        give(student, "alpha")
    assert "study/summary" in student.page
    assert line(student.page) == "10 of 10"


def test_a_token_made_before_the_line_knew_what_comes_back_is_still_an_answer(
    web: Flask, student: Visitor
) -> None:
    token, signed = asked(student), URLSafeSerializer([web.config["SECRET_KEY"]], salt=SALT)
    older = str(signed.dumps(signed.loads(token)[:9]))
    assert student.post("/study/answer", token=older, reply="1").status_code == 200
    assert line(student.page).startswith("1 of 10")
