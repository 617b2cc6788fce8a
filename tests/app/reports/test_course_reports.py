"""A question of an assignment is reported and appealed, and the staff of the course answers."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import new_id, now
from app.db import db
from app.models import ItemVersion, Notice, ProblemReport
from tests.app.assignments.setting import (
    ALL,
    assign,
    attempt_of,
    begin,
    course_with,
    questions,
    reply,
    text,
    work_through,
)
from tests.app.courses.teaching import instructor, notices, rows
from tests.app.reports.test_reports import curating
from tests.app.web import Visitor, classmate, student, visitor, web

__all__ = ["classmate", "instructor", "student", "visitor", "web"]

AFTER = [f"after:{what}" for what in ALL]
PROBLEM = {"about": "unclear", "text": "Which one is meant?"}
ITEM = re.compile(r'href="(/courses/[-0-9a-f]{36}/reports/[^"]+)"')


def ids(web: Flask) -> set[str]:
    """What would say which question it is."""
    with web.app_context():
        every = db.session.execute(sa.select(ItemVersion.item_id, ItemVersion.version))
        return {part for row in every for part in row}


def items(who: Visitor, course: str, show: str = "open") -> list[str]:
    """The pages of the questions that stand in the staff's inbox."""
    who.get(f"{course}/reports?show={show}")
    return list(dict.fromkeys(ITEM.findall(who.page)))


def said(who: Visitor) -> list[str]:
    """What one's own reports were answered."""
    who.get("/reports/mine")
    return re.findall(r'<dt>Answer</dt><dd class="said-lines">(.*?)</dd>', who.page, re.DOTALL)


@pytest.fixture
def course(web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor) -> str:
    return course_with(web, instructor, student, classmate)


@pytest.fixture
def handed(web: Flask, instructor: Visitor, student: Visitor, course: str) -> list[str]:
    """The pages of the student's questions, all wrong, all shown, in an attempt handed in."""
    attempt = work_through(student, assign(web, instructor, course, review=AFTER), right=0)
    return questions(student, attempt)


def test_a_question_is_reported_while_its_attempt_runs_and_nothing_tells_which_it_is(
    web: Flask, instructor: Visitor, student: Visitor, course: str
) -> None:
    question = begin(student, assign(web, instructor, course))
    student.get(question)
    assert f'href="{question}/report"' in student.page
    student.get(f"{question}/report")
    pages = [student.page]
    answer = student.post(f"{question}/report", **PROBLEM)
    assert (answer.status_code, answer.location) == (303, question)
    student.get(question)
    assert "Your report is kept. The staff of the course read it" in text(student.page)
    student.get("/reports/mine")
    pages.append(student.page)
    with student.post("/account/data/json") as file:
        pages.append(file.text.partition('"problem_reports"')[2])
    shown = "".join(re.sub(r"<(blockquote|p class=.quiet.>“).*?</", "", each) for each in pages)
    assert [each for each in ids(web) if each in shown] == []
    assert "lol blocks alpha" not in shown  # the fact that is asked
    assert rows(web, ProblemReport, "about", "text", "fact_id", "item_id", "reply") == [
        ("unclear", PROBLEM["text"], None, None, None)
    ]


def test_what_was_marked_wrong_is_appealed_once_the_answers_are_shown(
    web: Flask, student: Visitor, handed: list[str]
) -> None:
    question = handed[0]
    student.get(question)
    assert f'href="{question}/report?appeal=yes"' in student.page
    student.get(f"{question}/report?appeal=yes")
    assert student.title() == "My answer was right"
    assert student.post(f"{question}/report?appeal=yes", text=" ").status_code == 422
    assert "Say in a few words why your answer is right." in student.page
    sent = student.post(f"{question}/report?appeal=yes", text="A guideline says so.")
    assert (sent.status_code, sent.location) == (303, "/reports/mine")
    student.post(f"{question}/report?appeal=yes", text="And again.")
    student.get("/reports/mine")
    assert (
        notices(student)[-1]
        == "You have said that before, and it stands here with what became of it."
    )
    assert student.post(f"{handed[1]}/report?appeal=yes", text="This too.").status_code == 303
    assert [row[0] for row in rows(web, ProblemReport, "text")] == [
        "A guideline says so.",
        "This too.",
    ]


@pytest.mark.parametrize(
    ("review", "right"), [(AFTER, 3), (["after:correctness"], 0), ([], 0)],
    ids=["it was right", "the answers are not shown", "nothing is shown"],
)  # fmt: skip
def test_nothing_else_can_be_appealed(
    web: Flask, instructor: Visitor, student: Visitor, course: str, review: list[str], right: int
) -> None:
    given = assign(web, instructor, course, review=review)
    attempt = attempt_of(begin(student, given))
    every = questions(student, attempt)
    for question in every:
        reply(student, question, right=right == 3)
    student.post(f"{attempt}/submit")
    for question in every:
        student.get(question)
        assert "appeal=yes" not in student.page
        assert student.get(f"{question}/report?appeal=yes").status_code == 404
        assert student.post(f"{question}/report?appeal=yes", text="Yes.").status_code == 404
        assert student.get(f"{question}/report").status_code == 200
    assert rows(web, ProblemReport, "id") == []


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"about": "unclear", "text": " "}, "Say in a few words what the problem is."),
        ({"text": "x"}, "Choose what the problem is."),
        ({"about": "my_answer", "text": "x"}, "Not a valid choice."),
        ({"about": "unclear", "text": "x" * 2001}, "Use at most 2000 characters; you sent 2001."),
        ({"about": "unclear", "text": "a\x00b"}, "This holds characters that are no text."),
    ],
)
def test_what_cannot_be_kept_is_said(
    web: Flask, student: Visitor, handed: list[str], sent: dict[str, str], told: str
) -> None:
    assert student.post(f"{handed[0]}/report", **sent).status_code == 422
    assert told in student.page
    assert rows(web, ProblemReport, "id") == []


@pytest.mark.usefixtures("still")
def test_the_thirty_first_report_of_an_hour_waits(
    web: Flask, student: Visitor, handed: list[str]
) -> None:
    token = student.csrf()
    path = f"{handed[0]}/report"
    codes = [student.post(path, csrf_token=token, **PROBLEM).status_code for _ in range(31)]
    assert codes == [303] * 30 + [429]
    assert PROBLEM["text"] in student.page


def test_numbers_that_are_no_attempt_or_question_are_not_found(
    student: Visitor, classmate: Visitor, handed: list[str]
) -> None:
    attempt = attempt_of(handed[0])
    base = attempt.rpartition("/")[0]
    paths = (f"{base}/0/questions/1", f"{base}/2/questions/1", f"{base}/{2**70}/questions/1",
             f"{attempt}/questions/{2**70}", f"{attempt}/questions/0")  # fmt: skip
    assert [student.get(f"{path}/report").status_code for path in paths] == [404] * 5
    assert classmate.get(f"{handed[0]}/report").status_code == 404


def test_the_staff_sees_who_said_what_and_what_was_answered_in_words(
    instructor: Visitor, student: Visitor, course: str, handed: list[str]
) -> None:
    student.post(f"{handed[0]}/report", **PROBLEM)
    student.post(f"{handed[0]}/report?appeal=yes", text="A guideline says so.")
    student.get(handed[0])
    given = re.findall(r'class="given-words">You answered: (.*?)</p>', student.page)
    (page,) = items(instructor, course)
    assert "1 1" in text(instructor.page)  # a problem, and an appeal
    instructor.get(page)
    shown = text(instructor.page)
    for words in ("Student", "A guideline says so.", PROBLEM["text"], "2 reports wait", *given):
        assert words in shown
    assert items(instructor, course, "closed") == []


def test_all_who_reported_a_question_hear_an_answer_and_read_it_among_their_notices(
    web: Flask, instructor: Visitor, student: Visitor, course: str, handed: list[str]
) -> None:
    student.post(f"{handed[0]}/report", **PROBLEM)
    student.post(f"{handed[0]}/report?appeal=yes", text="A guideline says so.")
    (page,) = items(instructor, course)
    instructor.get(page)
    assert instructor.post(f"{page}/answer", words=" ", leave_open="y").status_code == 422
    assert "Write an answer, or close the reports without one." in instructor.page
    instructor.post(f"{page}/answer", words="We look into it.", leave_open="y")
    assert (items(instructor, course), said(student)) == ([page], ["We look into it."] * 2)
    instructor.post(f"{page}/answer", words="You are right.")
    instructor.get(page)
    assert notices(instructor) == ["Closed. 1 student hears of it."]
    assert (items(instructor, course), items(instructor, course, "closed")) == ([], [page])
    assert said(student) == ["You are right."] * 2
    assert [row[0] for row in rows(web, Notice, "words") if row[0]] == [
        "We look into it.",
        "You are right.",
    ]
    student.get("/notices")
    assert "You are right." in text(student.page)


def test_of_two_who_close_at_once_the_second_changes_nothing(
    instructor: Visitor, student: Visitor, course: str, handed: list[str]
) -> None:
    student.post(f"{handed[0]}/report", **PROBLEM)
    (page,) = items(instructor, course)
    instructor.post(f"{page}/answer", words="First.")
    instructor.post(f"{page}/answer", words="Second.")
    instructor.get(page)
    assert "Somebody closed these reports before you." in text(instructor.page)
    assert said(student) == ["First."]
    instructor.post(f"{page}/reopen")
    assert items(instructor, course) == [page]


def test_a_report_that_came_after_the_page_was_opened_still_waits(
    web: Flask, instructor: Visitor, student: Visitor, course: str, handed: list[str]
) -> None:
    student.post(f"{handed[0]}/report", **PROBLEM)
    (page,) = items(instructor, course)
    instructor.get(page)
    until = re.findall(r'name="until" value="([^"]+)"', instructor.page)[0]
    student.post(f"{handed[0]}/report?appeal=yes", text="A guideline says so.")
    instructor.post(f"{page}/answer", words="It is meant so.", until=until)
    assert said(student) == ["It is meant so."]
    assert items(instructor, course) == [page]
    for nonsense in ("", "x", "2026-01-01", "9" * 300):
        assert instructor.post(f"{page}/answer", words="", until=nonsense).status_code == 303


def test_what_is_passed_on_stands_before_the_curators_without_a_student(
    web: Flask, instructor: Visitor, student: Visitor, course: str, handed: list[str]
) -> None:
    student.post(f"{handed[0]}/report", about="wrong", text="My aunt Clara says no.")
    (page,) = items(instructor, course)
    assert instructor.post(f"{page}/pass-on", remark=" ").status_code == 422
    instructor.post(f"{page}/pass-on", remark="Is this still so?")
    curator = curating(web, Visitor(web).register("curator"), "curator")
    curator.get("/reports")
    shown = text(curator.page)
    assert "Passed on by the staff of a course Instructor" in shown
    assert "Is this still so?" in shown
    assert [word for word in ("Student", "Clara") if word in shown] == []
    close = re.search(r'action="(/reports/[^"]+/close)"', curator.page)
    assert close is not None
    curator.post(close[1], remark="Not any more: withdrawn.")
    instructor.get(page)
    assert "Not any more: withdrawn." in text(instructor.page)
    instructor.get("/notices")
    assert "Not any more: withdrawn." in text(instructor.page)
    assert items(instructor, course) == [page]  # the students still wait for an answer


def test_a_courses_report_is_not_before_the_curators(
    web: Flask, student: Visitor, handed: list[str]
) -> None:
    student.post(f"{handed[0]}/report", **PROBLEM)
    curator = curating(web, Visitor(web).register("curator"), "curator")
    curator.get("/reports")
    assert "No report waits." in curator.page
    ((who, id_),) = rows(web, ProblemReport, "learner_id", "id")
    for act in ("close", "reopen"):
        assert curator.post(f"/reports/{who}/{id_}/{act}", remark="x").status_code == 404


def test_who_reported_an_ordinary_problem_hears_a_curators_remark(
    web: Flask, student: Visitor
) -> None:
    for fact in ("betalol", "alphalol"):
        student.post(f"/reports/new?fact={fact}", about="wrong", text="It is not so.")
    curator = curating(web, Visitor(web).register("curator"), "curator")
    curator.get("/reports")
    first, second = re.findall(r'action="(/reports/[^"]+/close)"', curator.page)
    curator.post(first, remark="Mended.")
    curator.post(second, remark="")
    student.get("/notices")
    assert text(student.page).count("Your report was answered “betalol blocks alpha.” Mended.") == 1
    assert "alphalol" not in student.page
    assert said(student) == ["Mended."]


@pytest.mark.parametrize(
    "path", ["none/0", "a%00b/1", "x/%EF%BF%BD", "single-best-000000000000/" + "9" * 500]
)
def test_a_question_that_nobody_reported_is_not_found(
    instructor: Visitor, handed: list[str], course: str, path: str
) -> None:
    given = handed[0].split("/")[4]
    for where in (given, "00000000-0000-7000-8000-000000000000"):
        assert instructor.get(f"{course}/reports/{where}/{path}").status_code == 404
        answer = instructor.post(f"{course}/reports/{where}/{path}/answer", words="x")
        assert answer.status_code == 404


def test_many_reports_cost_as_many_statements_as_one_and_name_the_course(
    web: Flask, instructor: Visitor, student: Visitor, course: str, handed: list[str]
) -> None:
    student.post(f"{handed[0]}/report", **PROBLEM)
    (page,) = items(instructor, course)
    sent: list[str] = []
    with web.app_context():
        sa.event.listen(db.engine, "before_cursor_execute", lambda *told: sent.append(told[2]))
    costs = []
    for more in (0, 300):
        copies(web, more)
        cost = []
        for path in (f"{course}/reports", page):
            sent.clear()
            assert instructor.get(path).status_code == 200
            cost.append(len(sent))
            own = [each for each in sent if re.search(r"\b(problem_report|attempt_slot)\b", each)]
            assert [each for each in own if not re.search(r"course_id|passed_from", each)] == []
        costs.append(cost)
    assert "301 reports wait" in text(instructor.page)
    assert costs[0] == costs[1]


def copies(web: Flask, many: int) -> None:
    """As many more reports about the student's questions, each by a further number."""
    with web.app_context():
        like = db.session.scalars(sa.select(ProblemReport)).first()
        assert like is not None
        values = {column.key: getattr(like, column.key) for column in like.__table__.c}
        at = now() - timedelta(days=1)
        db.session.add_all(
            ProblemReport(**{**values, "id": new_id(at), "at": at}) for _ in range(many)
        )
        db.session.commit()


def test_a_page_of_the_inbox_that_is_gone_is_the_last(
    web: Flask, instructor: Visitor, student: Visitor, course: str, handed: list[str]
) -> None:
    for question in handed:
        student.post(f"{question}/report", **PROBLEM)
    for page in ("1", "2", "x", "9" * 50):
        instructor.get(f"{course}/reports?page={page}")
        assert len(set(ITEM.findall(instructor.page))) == 3
