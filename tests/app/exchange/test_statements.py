"""What files that come in ask of the database: for one learner, but for whose turn it is."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask

from app.db import db
from tests.app.exchange.sending import Desk, send, sent_id
from tests.app.exchange.test_coming_back import reviewed, taken
from tests.app.plan.test_statements import condition
from tests.app.web import Visitor

LEARNERS_OWN = re.compile(r"\b(upload|memory|review|day_tally|annotation|own_card|own_deck)\b")
QUEUE = re.compile(r"^(upload\.)?state (=|IN) .*created_at", re.DOTALL)


def listened(web: Flask) -> list[str]:
    with web.app_context():
        engine = db.engine
    sent: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    return sent


def test_only_the_queue_looks_at_more_than_one_learner(web: Flask, student: Visitor) -> None:
    sent = listened(web)
    desk = Desk(web)
    upload = sent_id(send(student, reviewed(taken(student), "betalol", note="x")))
    desk.work()
    student.get(f"/import/{upload}")
    student.post(f"/import/{upload}/take", reviews="y", notes="y", cards="y", scheduling="y")
    desk.work()
    student.get("/import")
    desk.leave()
    own = [each for each in sent if LEARNERS_OWN.search(each)]
    assert len(own) > 30
    rest = [condition(each).strip() for each in own if "learner_id" not in condition(each)]
    assert [each for each in rest if not QUEUE.match(each)] == []
    assert len(set(rest)) == 2


def test_the_list_costs_the_same_for_one_file_and_for_three(web: Flask, student: Visitor) -> None:
    desk, sent, costs = Desk(web), listened(web), []
    for number in (1, 2):
        for _ in range(number):
            send(student, b"PK\x03\x04")
        sent.clear()
        student.get("/import")
        costs.append(len(sent))
    desk.leave()
    assert costs[0] == costs[1]
