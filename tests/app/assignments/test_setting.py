"""Assignments as staff sets them: rules, exceptions, what is refused."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Assignment, AssignmentOverride, Learner, QuestionSet
from tests.app.assignments.setting import RULES, assign, course_with, text
from tests.app.courses.teaching import id_of, notices, open_course, rows
from tests.app.web import Visitor

TIMES = {"release": "2026-03-02T09:00", "due": "2026-03-09T09:00", "close": "2026-03-16T09:00"}


def errors(who: Visitor) -> list[str]:
    """What the summary at the top says."""
    found = re.search(r'class="summary".*?</ul>', who.page, re.DOTALL)
    return re.findall(r"<li>(?:<a[^>]*>)?(.*?)(?:</a>)?</li>", found[0]) if found else []


def test_times_are_those_of_the_clock_of_who_reads(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    with web.app_context():
        ours = sa.update(Learner).where(Learner.email == "instructor@example.org")
        db.session.execute(ours.values(zone="Europe/Vienna"))
        db.session.commit()
    given = assign(web, instructor, course, **TIMES, minutes="45")
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert rows(web, Assignment, "release_at", "seconds", "attempts") == [(at, 2700, 1)]
    instructor.get(f"{given}/edit")
    for name, value in TIMES.items():
        assert re.search(rf'name="{name}"[^>]*value="{value}"', instructor.page), name
    assert "Due Mon 9 Mar 2026, 09:00" in text(instructor.get(given).text)
    assert "It was due on Mon 9 Mar 2026, 08:00." in text(student.get(given).text)


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ({"title": ""}, "Give the assignment a title."),
        ({"due": "2026-03-02T09:00", "release": "2026-03-09T09:00"},
         "It is due before it opens. Give a later time."),
        ({"close": "2026-03-02T09:00", "due": "2026-03-09T09:00"},
         "It closes before it is due. Give a later time."),
        ({"due": "soon"}, "Give the day and the hour, as in 2026-03-02 09:00."),
        ({"due": "0001-01-01T00:00"}, "Give a year from 2000 to 2100."),
        ({"minutes": "0"}, "Give a whole number from 1 to 1440, or leave it empty."),
        ({"attempts": "٣"}, "Give a whole number from 1 to 20, or leave it empty."),
        ({"late_loss": "101"}, "Give a whole number from 0 to 100."),
        ({"review": "after:everything"},
         "One of these ticks is not there any more. Choose again."),
        ({"set_id": "00000000-0000-0000-0000-000000000001"}, "Not a valid choice."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_field(
    web: Flask, instructor: Visitor, rules: dict[str, str], told: str
) -> None:
    course = course_with(web, instructor)
    ((set_id,),) = rows(web, QuestionSet, "id")
    answer = instructor.post(
        f"{course}/assignments/new", **{**RULES, "set_id": str(set_id), **rules}
    )
    assert (answer.status_code, errors(instructor)) == (422, [told])
    assert rows(web, Assignment, "id") == []


def test_a_course_without_a_saved_set_says_what_comes_first(instructor: Visitor) -> None:
    course = open_course(instructor)
    instructor.get(f"{course}/assignments")
    assert "make and save a set first" in text(instructor.page)


def test_a_set_of_another_course_is_not_taken(web: Flask, instructor: Visitor) -> None:
    course_with(web, instructor)
    other = instructor.post("/courses/new", title="Bones").location
    ((foreign,),) = rows(web, QuestionSet, "id")
    answer = instructor.post(f"{other}/assignments/new", **{**RULES, "set_id": str(foreign)})
    assert answer.status_code == 422
    assert rows(web, Assignment, "id") == []


def test_exceptions_are_made_for_several_at_once_and_replace_earlier_ones(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student, classmate))
    whom = [id_of(web, "student"), id_of(web, "classmate"), "150"]
    assert instructor.post(f"{given}/exceptions", whom=whom, minutes="30").status_code == 303
    sent = instructor.post(f"{given}/exceptions", whom=whom[:1], minutes="40", reason="ill")
    assert sent.status_code == 303
    found = rows(web, AssignmentOverride, "label", "seconds", "reason")
    assert sorted(found, key=str) == [(150, 1800, ""), (None, 1800, ""), (None, 2400, "ill")]
    instructor.get(given)
    assert "Exceptions 3" in text(instructor.page)
    student.get(given)
    assert "You have 40 minutes from the moment you begin." in text(student.page)
    instructor.get(given)
    for path in re.findall(r'action="([^"]*/exceptions/[^"]*/remove)"', instructor.page):
        assert instructor.post(path).status_code == 303
        assert instructor.post(path).status_code == 404
    assert rows(web, AssignmentOverride, "label") == []


def test_an_exception_names_somebody_and_another_rule(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    assert instructor.post(f"{given}/exceptions", minutes="30").status_code == 422
    assert errors(instructor) == ["Tick at least one student or label."]
    assert instructor.post(f"{given}/exceptions", whom="150").status_code == 422
    assert errors(instructor) == ["Give at least one other rule."]
    foreign = id_of(web, "classmate")
    assert instructor.post(f"{given}/exceptions", whom=foreign, minutes="9").status_code == 422
    assert rows(web, AssignmentOverride, "label") == []


def test_once_begun_the_set_stays(web: Flask, instructor: Visitor, student: Visitor) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    student.post(f"{given}/start")
    sent = {**RULES, "set_id": "", "kind": "practice"}
    assert instructor.post(f"{given}/edit", **sent).status_code == 422
    assert errors(instructor)[0].startswith("Somebody has begun this assignment")
    assert instructor.post(f"{given}/edit", **{**sent, "kind": "graded"}).status_code == 303
    instructor.get(given)
    assert notices(instructor) == ["The assignment is changed."]


def test_the_instructor_is_told_what_an_open_bank_suits(web: Flask, instructor: Visitor) -> None:
    course = course_with(web, instructor)
    for page in (f"{course}/assignments/new", assign(web, instructor, course)):
        instructor.get(page)
        assert "That suits tests with low stakes" in text(instructor.page)
