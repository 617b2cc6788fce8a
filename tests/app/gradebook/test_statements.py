"""What grades ask of the database: of one course, and as much for many students as for one."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from app.db import db
from app.models import Member
from tests.app.assignments.test_statements import OURS, is_narrow, listening
from tests.app.courses.teaching import id_of
from tests.app.gradebook.classes import Class, fill
from tests.app.web import Visitor

MANY = (1, 3, 300)


def a_class(web: Flask, students: int) -> Class:
    """A class of so many, with three assignments, which `instructor` teaches."""
    teacher = UUID(id_of(web, "instructor"))
    with web.app_context():
        made = Class(db.session)
        db.session.add(Member(course_id=made.course.id, learner_id=teacher, role="instructor",
                              joined_at=made.at))  # fmt: skip
        fill(made, students, 3)
        db.session.commit()
        return made


def test_three_hundred_cost_as_many_statements_as_one(web: Flask, instructor: Visitor) -> None:
    sent, costs = listening(web), []
    for many in MANY:
        made = a_class(web, many)
        path = f"/courses/{made.course.id}/grades"
        with web.app_context():
            one = db.session.scalar(
                sa.select(Member.learner_id).where(
                    Member.course_id == made.course.id, Member.role == "student"
                )
            )
        cost = []
        for page in (path, f"{path}?q=00", f"{path}.csv", f"{path}.xlsx", f"{path}/{one}"):
            before = len(sent)
            assert instructor.get(page).status_code == 200
            cost.append(len(sent) - before)
        costs.append(cost)
    assert costs[0] == costs[1] == costs[2]
    assert max(costs[0]) <= 10


def test_no_statement_is_without_the_course_or_the_learner(web: Flask, instructor: Visitor) -> None:
    made = a_class(web, 2)
    sent = listening(web)
    path = f"/courses/{made.course.id}/grades"
    with Session(db_engine(web)) as session:
        one = session.scalars(
            sa.select(Member.learner_id).where(
                Member.course_id == made.course.id, Member.role == "student"
            )
        ).first()
    given = made.given[0].id
    pages = ("", ".csv", ".xlsx", f"/{one}")
    assert [instructor.get(path + page).status_code for page in pages] == [200] * 4
    instructor.post(f"{path}/{one}/{given}", act="excused", reason="Ill.")
    instructor.post(f"{path}/{one}/{given}/take-back")
    own = [each for each in sent if OURS.search(each) or "grade_override" in each]
    assert len(own) > 20
    assert [each for each in own if not is_narrow(each)] == []


def db_engine(web: Flask) -> sa.Engine:
    with web.app_context():
        return db.engine
