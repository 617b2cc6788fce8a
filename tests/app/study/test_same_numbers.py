"""Every page counts what was met by one rule: what is suspended or buried is counted."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.annotations import bury, suspend
from app.memory.days import date_of
from app.memory.rows import today
from app.models import Learner
from tests.app.study.sitting import give
from tests.app.web import Visitor


@pytest.fixture
def setting_aside(web: Flask, student: Visitor) -> Visitor:
    """Two of three facts were met today; one is suspended, one buried. An exam asks them all."""
    for reply in ("alpha", "alpha"):
        give(student, reply)
    with web.app_context():
        person = db.session.scalars(sa.select(Learner).where(Learner.email.is_not(None))).one()
        on = date_of(today(person, now()) + 60).isoformat()
        suspend(db.session, person, "bank/alphalol", now())
        bury(db.session, person, "bank/betalol", now())
        db.session.commit()
    student.post("/plan/exams", name="Finals", on=on)
    return student


def text(student: Visitor, path: str) -> str:
    """The words of a page, without its tags."""
    assert student.get(path).status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", student.page)).replace("\xa0", " ")


def test_every_page_counts_alike(setting_aside: Visitor) -> None:
    student = setting_aside
    dashboard, plan = text(student, "/study"), text(student, "/plan")
    progress, summary = text(student, "/progress"), text(student, "/study/summary")
    assert "New facts today 2 of 10 Facts met 2 of 3" in dashboard
    assert "2 of 3 met, about" in dashboard
    assert "2 of 10 new facts" in plan
    assert "Met 2 of 3" in plan
    assert "2 of 3 facts met" in progress
    assert "of 2 met" in progress
    assert "of 2 facts right at the first answer, 2 new" in summary


def test_nothing_is_expected_of_what_is_suspended_and_was_never_met(
    web: Flask, setting_aside: Visitor
) -> None:
    with web.app_context():
        person = db.session.scalars(sa.select(Learner).where(Learner.email.is_not(None))).one()
        person.new_per_day = 0
        suspend(db.session, person, "bank/gammalol", now())
        db.session.commit()
    plan = text(setting_aside, "/plan")
    assert "Met 2 of 3" in plan
    assert "not met yet" not in plan
