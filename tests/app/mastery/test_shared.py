"""What a student shares: one figure for each topic, while shared, and while in the course."""

from __future__ import annotations

import re
from html import unescape
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.mastery import board
from app.models import Learner, Member
from tests.app.assignments.setting import course_with, text
from tests.app.courses.teaching import code_of, id_of, join, open_course, teacher
from tests.app.mastery.seen import rows
from tests.app.web import Visitor


def study(who: Visitor) -> None:
    """Answer one question of one's own."""
    who.get("/study/question")
    found = re.search(r'name="token" value="([^"]*)"', who.page)
    assert found
    assert who.post("/study/answer", token=unescape(found[1]), reply="1").status_code == 200


def own_figure(who: Visitor) -> list[str]:
    """Mastery and how many were met of each topic, on one's own page of progress."""
    who.get("/progress")
    return [each.replace(" of 3", "") for each in rows(who.page, "topics")[:1]]


def shared(who: Visitor, course: str) -> list[str]:
    assert who.get(f"{course}/mastery/shared").status_code == 200
    return rows(who.page, "heats") if "<table" in who.page else []


def test_the_staff_sees_the_figure_that_the_students_own_page_shows(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    study(student), study(classmate)
    assert shared(instructor, course) == []
    student.post(f"{course}/share", shares="y")
    (own,) = own_figure(student)
    name, figure, met = own.rsplit(" ", 3)[0], own.split()[-3], own.split()[-1]
    assert (name, met) == ("Drugs", "1")
    assert shared(instructor, course) == [f"Student {figure} % 1 met"]


@pytest.mark.parametrize("act", ["share", "leave"])
def test_what_is_taken_back_is_gone_at_once(
    web: Flask, instructor: Visitor, student: Visitor, act: str
) -> None:
    course = course_with(web, instructor, student)
    study(student)
    student.post(f"{course}/share", shares="y")
    assert len(shared(instructor, course)) == 1
    student.post(f"{course}/{act}")
    assert shared(instructor, course) == []
    assert "Student" not in names(instructor.page)


def names(page: str) -> str:
    return text(page.partition("<main")[2]).replace("Students", "").replace("By student", "")


def test_who_was_removed_is_gone_even_where_the_row_still_says_shares(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    student.post(f"{course}/share", shares="y")
    instructor.post(f"{course}/members/{id_of(web, 'student')}/remove")
    with web.app_context():
        db.session.execute(sa.update(Member).values(shares_mastery=True))
        db.session.commit()
    assert shared(instructor, course) == []


def test_an_assistant_shares_nothing_and_a_course_sees_only_its_own_students(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    student.post(f"{course}/share", shares="y")
    other = teacher(web, "other")
    elsewhere = open_course(other)
    assert join(student, code_of(other, elsewhere)) == 303
    assert shared(other, elsewhere) == []
    assert other.get(f"{course}/mastery/shared").status_code == 404
    with web.app_context():
        db.session.execute(sa.update(Member).values(role="assistant", shares_mastery=True))
        db.session.commit()
    assert shared(student, course) == []


def test_nothing_else_of_private_study_stands_there(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    study(student)
    student.post(f"{course}/share", shares="y")
    instructor.get(f"{course}/mastery/shared")
    table = re.search(r"<tbody>.*?</tbody>", instructor.page, re.DOTALL)
    assert table
    assert [each for each in ("alphalol", "betalol", "gammalol") if each in instructor.page] == []
    assert set(re.findall(r'href="([^"]*)"', table[0])) == {
        f"{course}/members/{id_of(web, 'student')}"
    }


def test_those_who_join_read_exactly_what_is_shown(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor)
    student.get(f"/join/{code_of(instructor, course)}")
    assert (
        "For each topic one figure, the mean chance that you recall its facts today, and how many "
        "of its facts you have met; from all that you study here."
    ) in text(student.page)


def test_students_come_in_pages(web: Flask, instructor: Visitor, student: Visitor) -> None:
    course = course_with(web, instructor, student)
    with web.app_context():
        course_id = db.session.scalars(sa.select(Member.course_id)).first()
        at = db.session.scalars(sa.select(Learner.created_at)).first()
        for number in range(board.STUDENTS + 1):
            made = Learner(name=f"S{number:02}", id=UUID(int=1000 + number), created_at=at)
            db.session.add(made)
            db.session.flush()
            db.session.add(Member(course_id=course_id, learner_id=made.id, role="student",
                                  joined_at=at, shares_mastery=True))  # fmt: skip
        db.session.commit()
    for page, first, many in ((1, "S00", 25), (2, "S25", 1), (9, "S25", 1), (0, "S00", 25)):
        instructor.get(f"{course}/mastery/shared?page={page}")
        found = rows(instructor.page, "heats")
        assert (found[0].split()[0], len(found)) == (first, many)
