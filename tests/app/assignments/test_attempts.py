"""An attempt from beginning to result, as the pages have it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from app.clock import now
from app.models import Attempt, AttemptSlot, Review
from tests.app.assignments.setting import (
    ALL,
    assign,
    attempt_of,
    begin,
    course_with,
    local,
    questions,
    reply,
    right_row,
    soon,
    text,
    work_through,
)
from tests.app.courses.teaching import notices, rows
from tests.app.web import PASSWORD, Visitor

AFTER = [f"after:{what}" for what in ALL]


def test_a_student_begins_answers_and_hands_in(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course, review=["after:score"])
    attempt = work_through(student, given, right=2)
    student.get(attempt)
    assert "4 of 6 points" in text(student.page)
    assert "It brings 66.7 %." in text(student.page)
    assert rows(web, Attempt, "number", "how", "points", "of") == [(1, "learner", 4.0, 6.0)]
    assert rows(web, Review, "id") == []
    student.get(f"{course}/assignments")
    assert "handed in once · 66.7 %" in text(student.page)


def test_beginning_twice_goes_on_with_the_first(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    assert begin(student, given) == begin(student, given)
    assert rows(web, Attempt, "number") == [(1,)]


def test_what_is_saved_stands_in_the_fields_on_another_device(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    every = questions(student, attempt_of(begin(student, given)))
    chosen = next(each for each in every if "radio" in student.get(each).text)
    key = right_row(student.page)
    reply(student, chosen, right=True)
    other = Visitor(web)
    other.post("/sign-in", email="student@example.org", password=PASSWORD)
    other.get(chosen)
    assert re.findall(r'value="(\d)" id="option-\d"[^>]* checked', other.page) == [key]
    assert "on another device" in text(other.page)
    reply(other, chosen, right=False)
    other.get(attempt_of(chosen))
    assert len(notices(other)) == 1
    assert notices(other)[0].endswith("The answer saved last counts.")
    student.get(chosen)
    assert "on another device" in text(student.page)


def test_an_incomplete_answer_is_not_saved_and_says_what_is_missing(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    page = begin(student, given)
    for sent in ({}, {"reply": "99"}, {"pick": "7"}, {"cell": "1:1"}):
        student.get(page)
        if "radio" in student.page or not sent.get("reply"):
            assert student.post(page, **sent).status_code == 422
    assert set(rows(web, AttemptSlot, "reply")) == {(None,)}


def test_time_that_is_up_ends_the_attempt_for_whoever_looks(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student), minutes="1")
    at = now()
    with time_machine.travel(at, tick=False):
        page = begin(student, given)
        reply(student, page, right=True)
    with time_machine.travel(at + timedelta(seconds=61), tick=False):
        student.get(page)
        assert student.title() == "Time is up"
    with time_machine.travel(at + timedelta(seconds=90), tick=False):
        instructor.get(given)
        assert "handed in by the end of its time" in text(instructor.page)
        assert rows(web, Attempt, "how", "points") == [("time", 2.0)]
        assert student.get(page).location == attempt_of(page)


def test_an_answer_after_the_end_is_kept_and_both_are_told(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student), minutes="1")
    at = now()
    with time_machine.travel(at, tick=False):
        page = begin(student, given)
        student.get(page)
        sent = "1" if "radio" in student.page else "alpha blocker"
    with time_machine.travel(at + timedelta(seconds=90), tick=False):
        answer = student.post(page, reply=sent)
        assert (answer.status_code, answer.location) == (303, attempt_of(page))
        student.get(attempt_of(page))
        assert notices(student)[0].startswith("Your answer came after the end of this attempt.")
        assert len([each for (each,) in rows(web, AttemptSlot, "late_reply") if each]) == 1
        instructor.get(given)
        assert "1 came late" in text(instructor.page)


def test_moved_times_are_told_where_the_attempt_runs(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student), minutes="10")
    page = begin(student, given)
    instructor.get(f"{given}/edit")
    kept = {"title": "Week 3", "kind": "graded", "set_id": "", "late_loss": "0", "late_per": "day",
            "counts": "best", "attempts": "1"}  # fmt: skip
    assert instructor.post(f"{given}/edit", **kept, minutes="20").status_code == 303
    instructor.get(given)
    assert notices(instructor)[0].endswith("now ends at another time: its page says so.")
    for seen in (page, attempt_of(page), given):
        student.get(seen)
        assert "Your instructor changed the end of this attempt" in text(student.page)


@pytest.mark.usefixtures("still")
def test_a_password_is_asked_for_once_and_tries_are_counted(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course, password="open sesame")
    wrong = [student.post(f"{given}/start", password="guess").status_code for _ in range(20)]
    assert wrong == [422] * 20
    assert student.post(f"{given}/start", password="open sesame").status_code == 429
    with time_machine.travel(now() + timedelta(minutes=11), tick=False):
        begin(student, given, password="open sesame")


def test_answers_are_explained_once_they_may_be_seen(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    attempt = work_through(student, assign(web, instructor, course, review=AFTER), right=1)
    pages = questions(student, attempt)
    titles = [re.search(r"<title>(.*?) –", student.get(page).text) for page in pages]
    assert [found and found[1] for found in titles] == ["Correct", "Not correct", "Not correct"]
    assert "Alphalol is an alpha blocker." in student.page
    assert student.post(f"{attempt}/count").status_code == 303
    student.get(attempt)
    assert notices(student) == [
        "Your answers now count for your schedule. The course sees nothing of it."
    ]
    assert len(rows(web, Review, "id")) == 3


def test_right_or_wrong_alone_does_not_show_the_key(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course, review=["after:correctness"])
    pages = questions(student, work_through(student, given, right=0))
    for page in pages:
        student.get(page)
        assert "Not correct" in student.page
        assert "lpha blocker" not in student.page.partition("<main")[2]


def test_shown_at_once_the_first_answer_stands_and_is_explained(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course, kind="practice", review=["during:rationales"])
    page = begin(student, given)
    assert reply(student, page, right=False) == page
    student.get(page)
    assert "Not correct" in student.page
    assert "An authority" in student.page
    assert [each for (each,) in rows(web, AttemptSlot, "saves") if each] == [1]


def test_what_is_not_open_is_not_begun(web: Flask, instructor: Visitor, student: Visitor) -> None:
    course = course_with(web, instructor, student)
    later = assign(web, instructor, course, release=soon(3600), close=soon(7200))
    assert student.post(f"{later}/start").location == later
    student.get(later)
    assert notices(student) == ["This assignment is not open yet. Nothing was begun."]
    over = assign(web, instructor, course, close=local(now() - timedelta(hours=1)))
    student.post(f"{over}/start")
    student.get(over)
    assert notices(student) == ["This assignment is closed. Nothing was begun."]
    put = assign(web, instructor, course)
    assert instructor.post(f"{put}/archive").status_code == 303
    student.post(f"{put}/start")
    student.get(put)
    assert notices(student) == ["This assignment is archived. Nothing was begun."]
    assert rows(web, Attempt, "number") == []


def test_an_archived_course_begins_nothing_but_lets_attempts_end(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    given = assign(web, instructor, course)
    page = begin(student, given)
    instructor.post(f"{course}/archive")
    assert classmate.post(f"{given}/start").location == given
    reply(student, page, right=True)
    assert student.post(f"{attempt_of(page)}/submit").status_code == 303
    assert rows(web, Attempt, "how", "points") == [("learner", 2.0)]
    assert instructor.post(f"{given}/archive").status_code == 303
    instructor.get(f"{course}/assignments")
    assert notices(instructor)[0].startswith("This course is archived")


def test_who_is_not_of_the_course_and_whose_attempt_it_is_not_finds_nothing(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor, visitor: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    other = course_with_another(instructor)
    given = assign(web, instructor, course)
    page = begin(student, given)
    mixed = page.replace(course, other)
    for who in (classmate, instructor):
        assert who.get(page).status_code == 404
    assert student.get(mixed).status_code == 404
    assert student.get(f"{attempt_of(page)}/questions/1").status_code == 404
    assert student.get(f"{given}/attempts/99999999999999999999").status_code == 404
    assert visitor.get(page).status_code == 303


def course_with_another(instructor: Visitor) -> str:
    """Another course of the same instructor."""
    return instructor.post("/courses/new", title="Bones").location


def test_staff_sees_each_answer_and_who_has_not_begun(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    given = assign(web, instructor, course)
    work_through(student, given, right=1)
    instructor.get(given)
    told = text(instructor.page)
    assert "2 of 6" in told
    assert "Have not begun 1" in told
    link = re.findall(r'href="([^"]*/students/[^"]*)"', instructor.page)[0]
    instructor.get(link)
    told = text(instructor.page)
    assert (told.count("not correct"), told.count("2 of 2"), told.count("0 of 2")) == (2, 1, 2)


def test_a_preview_stores_nothing(web: Flask, instructor: Visitor) -> None:
    given = assign(web, instructor, course_with(web, instructor))
    page = f"{given}/preview/1"
    for number in (2, 3):
        assert instructor.get(page).status_code == 200
        page = instructor.post(page, reply="1").location
        assert page == f"{given}/preview/{number}"
    assert instructor.post(page).location == given
    assert rows(web, Attempt, "number") == []
