"""Withdrawals as the pages have them: by curators, and where they are met."""

from __future__ import annotations

import re

from flask import Flask

from app.assignments.words import WITHDRAWN_ANSWER
from app.models import Attempt, AttemptSlot, KeyOverride, Review, Withdrawal
from tests.app.assignments.setting import (
    ALL,
    assign,
    attempt_of,
    begin,
    course_with,
    questions,
    text,
    work_through,
)
from tests.app.assignments.setting import reply as answer
from tests.app.courses.teaching import notices, rows
from tests.app.reports.test_reports import PROBLEM, curating, current
from tests.app.rulings.test_pages import confirm, regrade_page
from tests.app.web import Visitor, hidden

REASON = "The trial was retracted"
FACT = "/withdrawals/new?fact=alphalol"


def curator(web: Flask) -> Visitor:
    return curating(web, Visitor(web).register("curator"), "curator")


def withdraw(who: Visitor, path: str = FACT) -> int:
    who.get(path)
    return who.post(path, reason=REASON).status_code


def test_a_curator_withdraws_from_the_inbox_and_puts_it_back(web: Flask, student: Visitor) -> None:
    item_id, version = current(web)
    student.post(f"/reports/new?item={item_id}&version={version}", **PROBLEM)
    theirs = curator(web)
    theirs.get("/reports")
    (path,) = re.findall(r'href="(/withdrawals/new[^"]*)"', theirs.page)
    assert path == f"/withdrawals/new?item={item_id}"
    assert "No attempt that runs holds it." in text(theirs.get(path).text)
    assert theirs.post(path, reason="").status_code == 422
    assert withdraw(theirs, path) == 303
    theirs.get("/withdrawals")
    assert notices(theirs) == ["It is withdrawn: nothing asks it from now on."]
    assert f"one question “{REASON}” Curator," in text(theirs.page)
    assert "It is withdrawn since" in text(theirs.get(path).text)
    (back,) = re.findall(r'action="(/withdrawals/[^"]*/restore)"', theirs.page)
    said = []
    for _ in range(2):
        assert theirs.post(back).status_code == 303
        theirs.get("/withdrawals")
        said += notices(theirs)
    assert said == [
        "It is asked again from now on.",
        "Somebody had restored it before. Nothing was changed.",
    ]
    assert "put back by Curator" in text(theirs.page)


def test_a_fact_goes_with_all_its_questions_from_study_quizzes_library_and_sets(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    theirs = curator(web)
    assert FACT in theirs.get("/library/facts/alphalol").text
    assert FACT not in student.get("/library/facts/alphalol").text
    assert "Asked as" in text(student.page)
    assert withdraw(theirs) == 303
    assert "Asked as" not in text(student.get("/library/facts/alphalol").text)
    for _ in range(2):
        student.get("/study/question")
        sent = "1" if "radio" in student.page else "no"
        student.post("/study/answer", token=hidden(student.page, "token"), reply=sent)
    assert "bank/alphalol" not in {unit for (unit,) in rows(web, Review, "unit")}
    given = assign(web, instructor, course_with(web, instructor, student))
    assert len(questions(student, attempt_of(begin(student, given)))) == 2


def test_twice_at_once_it_is_withdrawn_once(web: Flask) -> None:
    theirs = curator(web)
    assert [withdraw(theirs), withdraw(theirs)] == [303, 303]
    theirs.get("/withdrawals")
    assert "It was withdrawn before. Nothing was changed." in notices(theirs)
    assert len(rows(web, Withdrawal, "reason")) == 1


def test_what_there_is_not_cannot_be_withdrawn(web: Flask) -> None:
    theirs = curator(web)
    for query in ("", "?fact=none", "?item=none", "?item=%00", "?fact=%00"):
        assert theirs.get(f"/withdrawals/new{query}").status_code == 404


def test_an_attempt_that_runs_says_so_and_goes_on_without_it(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course, review=[f"after:{what}" for what in ALL])
    every = questions(student, attempt_of(begin(student, given)))
    theirs = curator(web)
    assert "One attempt that runs holds it." in text(theirs.get(FACT).text)
    assert withdraw(theirs) == 303
    theirs.get("/withdrawals")
    assert notices(theirs)[0].endswith("One attempt that runs says so in its place.")
    titles = {page: student.get(page) and student.title() for page in every}
    (gone,) = [page for page, title in titles.items() if title == "This question was withdrawn"]
    assert f"Their reason: “{REASON}”." in text(student.get(gone).text)
    for page in every:
        if page != gone:
            after = answer(student, page, right=True)
    assert after == attempt_of(gone)
    student.get(after)
    assert student.title() == "2 of 2 answered"
    student.get(f"{after}/submit")
    assert "Every question that counts has an answer." in text(student.page)
    assert student.post(f"{after}/submit").status_code == 303
    told = text(student.get(after).text)
    assert "4 of 4 points" in told
    assert f"This question counts for nobody: {REASON}" in told


def test_an_answer_sent_after_the_withdrawal_is_kept(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    every = questions(student, attempt_of(begin(student, given)))
    pages = {page: student.get(page).text for page in every}
    assert withdraw(curator(web)) == 303
    said = []
    for page, shown in pages.items():
        sent = "1" if "radio" in shown else "alpha blocker"
        assert student.post(page, reply=sent).status_code == 303
        student.get(attempt_of(page))
        said += notices(student)
    assert said == [WITHDRAWN_ANSWER]
    assert [reply for (reply,) in rows(web, AttemptSlot, "reply") if reply is None] == []


def test_what_was_handed_in_before_waits_for_the_instructor(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    work_through(student, given, right=3)
    assert withdraw(curator(web)) == 303
    assert rows(web, Attempt, "points", "of") == [(6.0, 6.0)]
    told = text(instructor.get(f"{given}/questions").text)
    assert f"withdrawn by the curators: “{REASON}”" in told
    pages = re.findall(r'<a href="([^"]*/regrade)">', instructor.page)
    (page,) = [each for each in pages if "Drop it here too" in instructor.get(each).text]
    sent = {name: hidden(instructor.get(page).text, name) for name in ("verdict", "reason")}
    assert sent == {"verdict": "dropped", "reason": REASON}
    assert instructor.post(page, **sent).status_code == 200
    assert rows(web, KeyOverride, "verdict") == []
    assert confirm(instructor, page, "dropped") == 303
    assert rows(web, Attempt, "points", "of") == [(4.0, 4.0)]
    assert "Drop it here too" not in instructor.get(page).text
    assert regrade_page(instructor, given)
