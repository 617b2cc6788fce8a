"""What statistics ask of the database: of one course, and as much for a class of any size."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Course, Learner, QuestionSet
from tests.app.analysis.stored import Class
from tests.app.assignments.setting import assign, course_with
from tests.app.assignments.test_statements import OURS, is_narrow, listening
from tests.app.items import choice, typed
from tests.app.web import Visitor

ITEM = choice("alphalol")
PAGES = ("", "?by=fact", f"/{ITEM.id}/{ITEM.version}", "/tables/statistics.xlsx")


def work(web: Flask, given: str, names: range) -> None:
    """So many students hand in."""
    with web.app_context():
        session = db.session
        course = session.scalars(sa.select(Course)).one()
        ina = session.scalars(sa.select(Learner).where(Learner.role == "instructor")).one()
        set_id = session.scalars(sa.select(QuestionSet.id)).one()
        made = Class(session, course, ina, set_id)
        for number in names:
            slots = [(ITEM, 1.0, "alpha"), (typed("betalol"), 0.0, None)]
            made.work(UUID(given.rpartition("/")[2]), f"s{number}", slots)
        session.commit()


@pytest.fixture
def course(web: Flask, instructor: Visitor) -> str:
    return course_with(web, instructor)


def test_a_class_of_thirty_costs_as_many_statements_as_one_and_three(
    web: Flask, instructor: Visitor, course: str
) -> None:
    given = assign(web, instructor, course)
    sent = listening(web)
    costs = []
    for names in (range(1), range(1, 3), range(3, 30)):
        work(web, given, names)
        found = []
        for page in (*(given + "/statistics" + each for each in PAGES),
                     *(course + "/statistics" + each for each in PAGES)):  # fmt: skip
            before = len(sent)
            assert instructor.get(page).status_code == 200
            found.append(len(sent) - before)
        costs.append(found)
    assert costs == [costs[0]] * 3
    assert max(costs[0]) <= 9


def test_a_course_of_three_assignments_costs_as_many_statements_as_of_one(
    web: Flask, instructor: Visitor, course: str
) -> None:
    sent = listening(web)
    costs = []
    for _ in range(3):
        work(web, assign(web, instructor, course), range(2))
        before = len(sent)
        assert instructor.get(f"{course}/statistics").status_code == 200
        costs.append(len(sent) - before)
    assert costs == [costs[0]] * 3


def test_every_statement_names_the_course(web: Flask, instructor: Visitor, course: str) -> None:
    given = assign(web, instructor, course)
    work(web, given, range(3))
    sent = listening(web)
    for page in PAGES:
        assert instructor.get(f"{given}/statistics{page}").status_code == 200
        assert instructor.get(f"{course}/statistics{page}").status_code == 200
    own = [each for each in sent if OURS.search(each)]
    assert len(own) >= 3 * len(PAGES)
    assert [each for each in own if not is_narrow(each)] == []
    assert [each for each in own if not re.search(r"\bcourse_id\b", each)] == []
