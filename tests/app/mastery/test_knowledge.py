"""What the class knows: from graded first attempts that were handed in, and from nothing else."""

from __future__ import annotations

import re
from html import unescape

from flask import Flask

from app.models import QuestionSet
from questions.blueprint import load
from tests.app.assignments.setting import (
    assign,
    attempt_of,
    begin,
    course_with,
    questions,
    reply,
    text,
    work_through,
)
from tests.app.courses.teaching import id_of, notices
from tests.app.courses.teaching import rows as stored
from tests.app.items import choice, typed
from tests.app.mastery.seen import all_work, class_of, rows
from tests.app.web import Visitor, heading

NOTHING = "Nothing has been handed in yet."


def page(who: Visitor, path: str) -> str:
    assert who.get(path).status_code == 200
    return text(who.page)


def test_before_anything_is_set_the_page_says_what_will_be_here(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    for path in ("", "/students"):
        assert "No graded assignment is set yet." in page(instructor, f"{course}/mastery{path}")


def test_answers_count_from_the_moment_they_are_handed_in(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    attempt = attempt_of(begin(student, assign(web, instructor, course)))
    for number, question in enumerate(questions(student, attempt)):
        reply(student, question, right=number < 2)
    for path in ("", "/students"):
        assert NOTHING in page(instructor, f"{course}/mastery{path}")
    student.post(f"{attempt}/submit")
    instructor.get(f"{course}/mastery")
    assert rows(instructor.page, "topic-shares") == ["Drugs 67 % 3"]
    assert "first attempts that 1 student handed in" in text(instructor.page)


def test_practice_and_second_attempts_are_not_counted(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    graded = assign(web, instructor, course, attempts="2")
    work_through(student, graded, 1)
    work_through(student, graded, 3)
    work_through(student, assign(web, instructor, course, kind="practice"), 3)
    instructor.get(f"{course}/mastery")
    assert rows(instructor.page, "topic-shares") == ["Drugs 33 % 3"]
    assert instructor.page.count("<option") == 2  # all of them, and the graded one


def test_private_study_is_not_among_it(web: Flask, instructor: Visitor, student: Visitor) -> None:
    course = course_with(web, instructor, student)
    assign(web, instructor, course)
    student.get("/study/question")
    found = re.search(r'name="token" value="([^"]*)"', student.page)
    assert found
    token = unescape(found[1])
    assert student.post("/study/answer", token=token, reply="1").status_code == 200
    for path in ("", "/students"):
        assert NOTHING in page(instructor, f"{course}/mastery{path}")
    assert "No student shares anything" in page(instructor, f"{course}/mastery/shared")


def test_each_student_has_a_row_and_who_left_has_none(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    given = assign(web, instructor, course)
    work_through(student, given, 3)
    instructor.get(f"{course}/mastery/students")
    assert rows(instructor.page, "heats") == [
        "The class 100 % 3 answers",
        "Classmate –",
        "Student 100 % 3 answers",
    ]
    work_through(classmate, given, 0)
    classmate.post(f"{course}/leave")
    instructor.get(f"{course}/mastery/students")
    assert rows(instructor.page, "heats") == [
        "The class 100 % 3 answers",
        "Student 100 % 3 answers",
    ]
    instructor.get(f"{course}/mastery")
    assert rows(instructor.page, "topic-shares") == ["Drugs 100 % 3"]


def test_one_assignment_is_chosen_by_the_address(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    first, second = (assign(web, instructor, course, title=name) for name in ("One", "Two"))
    work_through(student, first, 3)
    work_through(student, second, 0)
    instructor.get(f"{course}/mastery")
    assert rows(instructor.page, "topic-shares") == ["Drugs 50 % 6"]
    for given, share in ((first, "100 %"), (second, "0 %")):
        chosen = given.rpartition("/")[2]
        for path in ("", "/students"):
            assert instructor.get(f"{course}/mastery{path}?assignment={chosen}").status_code == 200
            assert share in text(instructor.page)
            assert f'value="{chosen}" selected' in instructor.page
    other = course_with_another(web, instructor)
    for wrong in (other, "no-id", "0" * 32):
        assert instructor.get(f"{course}/mastery?assignment={wrong}").status_code == 404


def course_with_another(web: Flask, instructor: Visitor) -> str:
    """An id that no assignment of the course has."""
    return id_of(web, "instructor")


def test_what_the_class_lacks_becomes_a_set_by_one_button(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor)
    people = class_of(web, instructor, course)
    given = assign(web, instructor, course)
    all_work(people[:4], given, 0)
    assert "fewer than 5 times" in page(instructor, f"{course}/mastery")
    assert rows_of_facts(instructor) == []
    all_work(people[4:], given, 0)
    instructor.get(f"{course}/mastery")
    assert rows_of_facts(instructor) == ["alphalol", "betalol", "gammalol"]
    assert rows(instructor.page, "lacks")[0].endswith(
        "alphalol blocks alpha. 0 % right of 5 hardly above 43 %"
    )
    sent = {name: value for name, value in fields(instructor.page) if name != "fact"}
    answer = instructor.post(f"{course}/sets/of-facts", **sent, fact=rows_of_facts(instructor)[1:])
    assert answer.status_code == 303
    instructor.get(answer.location)
    assert heading(instructor.page).startswith("What the class lacks, ")
    (_, spec) = stored(web, QuestionSet, "latest", "draft")[-1]
    (pool,) = load(spec).pools
    wanted = [typed("betalol").id, choice("gammalol").id]
    assert [each.item_id for each in pool.pinned] == wanted
    assert pool.number == 2
    assert notices(instructor)[-1].startswith("This set asks 2 facts.")


def rows_of_facts(who: Visitor) -> list[str]:
    return re.findall(r'name="fact" value="([^"]*)" checked', who.page)


def fields(page: str) -> list[tuple[str, str]]:
    form = re.search(r'<form method="post" action="[^"]*/of-facts">(.*?)</form>', page, re.DOTALL)
    assert form
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[1])
    return [(name, unescape(value)) for name, value in found]


def test_an_archived_course_can_be_read_and_makes_no_set(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor)
    all_work(class_of(web, instructor, course), assign(web, instructor, course), 0)
    instructor.post(f"{course}/archive")
    instructor.get(f"{course}/mastery")
    assert rows(instructor.page, "lacks")[0].startswith("alphalol blocks alpha.")
    assert "Make a set" not in instructor.page
    sent = {"title": "Bones", "fact": ["alphalol"], "back": f"{course}/mastery"}
    answer = instructor.post(f"{course}/sets/of-facts", **sent)
    assert answer.location == f"{course}/mastery"
    instructor.get(answer.location)
    assert "archived" in notices(instructor)[0]
