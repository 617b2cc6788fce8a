"""Rulings as the pages have them: found, previewed, confirmed, told to whom they touch."""

from __future__ import annotations

import re
from html import unescape

from flask import Flask

from app.models import Attempt, KeyOverride
from tests.app.assignments.setting import (
    ALL,
    assign,
    begin,
    course_with,
    questions,
    text,
    work_through,
)
from tests.app.courses.teaching import invite, join, notices, rows
from tests.app.rulings.ruling import ALPHA
from tests.app.web import Visitor, hidden

AFTER = [f"after:{what}" for what in ALL]
REASON = "Beta blockers do it as well"


def regrade_page(who: Visitor, given: str, stem: str = "Which class?") -> str:
    """The path of the first question with this stem in the list of an assignment."""
    page = unescape(who.get(f"{given}/questions").text)
    every = re.findall(r'<a href="([^"]*/regrade)">([^<]*)</a>', page)
    return next(path for path, words in every if words == stem)


def wrong_reply(who: Visitor, page: str) -> str:
    """The first reply that can be ticked."""
    return unescape(re.findall(r'name="replies" value="([^"]*)"', who.get(page).text)[0])


def confirm(who: Visitor, page: str, verdict: str, **more: object) -> int:
    assert who.post(page, verdict=verdict, reason=REASON, **more).status_code == 200
    sent = {name: hidden(who.page, name) for name in ("verdict", "reason")}
    return who.post(f"{page}/confirm", **sent, **more).status_code


def worked(web: Flask, instructor: Visitor, *students: Visitor) -> tuple[str, list[str]]:
    """An assignment at which the students were wrong all through; the attempts."""
    course = course_with(web, instructor, *students)
    given = assign(web, instructor, course, review=AFTER)
    return given, [work_through(each, given, right=0) for each in students]


def test_every_question_that_was_asked_stands_in_the_list(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course, review=AFTER)
    assert "Nobody has begun this assignment yet." in text(
        instructor.get(f"{given}/questions").text
    )
    begin(student, given)
    told = text(instructor.get(f"{given}/questions").text)
    assert told.count("Alpha blocker · One best answer 0 – its own key") == 2
    assert re.findall(r'aria-current="page">([^<]*)<', instructor.page)[-1] == "Questions"


def test_a_reply_is_accepted_and_everybody_hears_of_it(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given, (attempt,) = worked(web, instructor, student)
    page = regrade_page(instructor, given)
    reply = wrong_reply(instructor, page)
    shown = instructor.post(page, verdict="accepted", reason=REASON, replies=reply)
    assert shown.status_code == 200
    assert instructor.title() == "1 grade changes"
    assert "Student 0.00 33.33" in text(instructor.page)
    assert rows(web, KeyOverride, "verdict") == []
    assert confirm(instructor, page, "accepted", replies=reply) == 303
    instructor.get(page)
    assert notices(instructor) == [
        "The ruling is kept. One attempt has other points now; the reason stands with the result."
    ]
    assert "More replies were accepted by Instructor on" in text(instructor.page)
    assert rows(web, Attempt, "points", "of") == [(2.0, 6.0)]
    note = f"The answer was accepted after the key was changed: {REASON}"
    assert note in text(student.get(attempt).text)
    assert "2 of 6 points" in text(student.page)
    pages = [text(student.get(each).text) for each in questions(student, attempt)]
    assert [note in each for each in pages].count(True) == 1
    assert [each for each in pages if note in each and "Correct The answer" in each]
    assert "more replies accepted" in text(instructor.get(f"{given}/questions").text)


def test_all_get_the_points_or_it_counts_for_nobody(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given, (attempt,) = worked(web, instructor, student)
    first = regrade_page(instructor, given)
    assert confirm(instructor, first, "full") == 303
    assert f"All were given the points: {REASON}" in text(student.get(attempt).text)
    assert "2 of 6 points" in text(student.page)
    assert confirm(instructor, first, "dropped") == 303
    assert f"This question counts for nobody: {REASON}" in text(student.get(attempt).text)
    assert "0 of 4 points" in text(student.page)


def test_where_all_is_dropped_a_dash_stands_for_the_grade(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given, (attempt,) = worked(web, instructor, student)
    page = unescape(instructor.get(f"{given}/questions").text)
    for each in re.findall(r'<a href="([^"]*/regrade)">', page):
        assert confirm(instructor, each, "dropped") == 303
    told = text(student.get(attempt).text)
    assert "– none of its questions counts" in told
    assert told.count(f"This question counts for nobody: {REASON}") == 3
    course = given.partition("/assignments/")[0]
    assert "handed in once · –" in text(student.get(f"{course}/assignments").text)
    assert "6 of 6" not in text(instructor.get(given).text)


def test_a_key_is_restored_only_where_something_else_holds(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given, _ = worked(web, instructor, student)
    page = regrade_page(instructor, given)
    assert 'value="restored"' not in instructor.get(page).text
    assert instructor.post(page, verdict="restored", reason=REASON).status_code == 422
    assert confirm(instructor, page, "full") == 303
    assert 'value="restored"' in instructor.get(page).text
    assert confirm(instructor, page, "restored") == 303
    assert rows(web, Attempt, "points", "of") == [(0.0, 6.0)]


def test_what_is_missing_is_asked_for_and_nothing_is_kept(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given, _ = worked(web, instructor, student)
    page = regrade_page(instructor, given)
    wrong = ({}, {"verdict": "full"}, {"verdict": "full", "reason": " "}, {"reason": REASON},
             {"verdict": "accepted", "reason": REASON}, {"verdict": "full", "reason": "x" * 201},
             {"verdict": "accepted", "reason": REASON, "replies": "alpha"})  # fmt: skip
    for door in (page, f"{page}/confirm"):
        assert [instructor.post(door, **sent).status_code for sent in wrong] == [422] * len(wrong)
    assert rows(web, KeyOverride, "verdict") == []


def test_a_question_that_was_not_asked_is_not_found(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given, _ = worked(web, instructor, student)
    for name in (f"{ALPHA.id}/none", f"a/b/{ALPHA.version}", f"%00/{ALPHA.version}"):
        assert instructor.get(f"{given}/questions/{name}/regrade").status_code == 404


def test_an_assistant_sees_who_would_change_and_changes_nothing(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given, _ = worked(web, instructor, student)
    course = given.partition("/assignments/")[0]
    assert join(classmate, invite(instructor, course, "assistant")) == 303
    page = regrade_page(classmate, given)
    assert classmate.post(page, verdict="full", reason=REASON).status_code == 200
    assert "An instructor of the course can change it" in text(classmate.page)
    assert f"{page}/confirm" not in classmate.page
    assert classmate.post(f"{page}/confirm", verdict="full", reason=REASON).status_code == 403


def test_in_an_archived_course_the_page_says_so(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given, _ = worked(web, instructor, student)
    page = regrade_page(instructor, given)
    assert instructor.post(f"{given.partition('/assignments/')[0]}/archive").status_code == 303
    assert instructor.post(f"{page}/confirm", verdict="full", reason=REASON).status_code == 303
    instructor.get(page)
    assert notices(instructor)[0].startswith("This course is archived")
    assert rows(web, KeyOverride, "verdict") == []


def test_before_its_time_a_student_hears_nothing_of_a_ruling(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course, review=["after:score"])
    attempt = work_through(student, given, right=0)
    assert confirm(instructor, regrade_page(instructor, given), "full") == 303
    assert REASON not in text(student.get(attempt).text)
    assert "2 of 6 points" in text(student.page)


def test_staff_reads_the_reason_on_the_page_of_an_attempt(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given, _ = worked(web, instructor, student)
    assert confirm(instructor, regrade_page(instructor, given), "full") == 303
    (work,) = re.findall(r'href="([^"]*/students/[^"]*)"', instructor.get(given).text)
    assert f"All were given the points: {REASON}" in text(instructor.get(work).text)
