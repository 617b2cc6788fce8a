"""The page of notices, their number in the line of pages, and what becomes of them."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.models import Learner, Notice
from app.telling import News, tell
from tests.app.assignments.setting import assign, course_with, soon, text
from tests.app.courses.teaching import id_of
from tests.app.web import Visitor, hidden

FOLLOW = re.compile(r'href="(/notices/[-0-9a-f]{36})"')


def shown(who: Visitor) -> str:
    """How the line of pages names the notices."""
    return re.findall(r">(Notices[^<]*)</a>", who.page)[0]


def send(web: Flask, *words: str, name: str = "student") -> None:
    with web.app_context():
        who = db.session.scalars(sa.select(Learner.id).where(Learner.name == name.title())).one()
        for each in words:
            tell(db.session, [who], News("answered", subject="Which?", words=each), now())
        db.session.commit()


def test_nothing_yet_says_what_will_be_here(student: Visitor) -> None:
    student.get("/notices")
    assert (student.title(), shown(student)) == ("Notices", "Notices")
    assert "Nothing yet. When a course sets you work" in text(student.page)


def test_without_a_sweep_whoever_looks_is_told(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    given = assign(web, instructor, course, due=soon(3600))
    student.get("/courses")
    assert shown(student) == "Notices"
    for _ in range(2):
        student.get("/notices")
        assert shown(student) == "Notices (1)"
        assert text(student.page).count("“Week 3” is due soon") == 1
    (link,) = FOLLOW.findall(student.page)
    assert classmate.get(link).status_code == 404
    assert student.get(link).location == given
    student.get("/courses")
    assert shown(student) == "Notices"
    instructor.get("/notices")
    assert "Nothing yet." in text(instructor.page)


def test_one_is_put_away_and_then_all(web: Flask, student: Visitor) -> None:
    send(web, "First.", "Second.", "Third.")
    student.get("/notices")
    assert shown(student) == "Notices (3)"
    put = re.findall(r'action="(/notices/[-0-9a-f]{36}/read)"', student.page)
    assert student.post(put[0]).location == "/notices"
    assert student.post(put[0]).location == "/notices"
    student.get("/notices")
    assert shown(student) == "Notices (2)"
    student.post("/notices/read")
    student.get("/notices")
    assert (shown(student), "Nothing new." in student.page) == ("Notices", True)
    assert text(student.page).count("Your report was answered") == 3


def test_nobody_reads_or_puts_away_what_is_somebody_elses(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    send(web, "Yours.")
    with web.app_context():
        own = db.session.scalars(sa.select(Notice.id)).one()
    classmate.get("/notices")
    assert "Yours." not in classmate.page
    assert classmate.get(f"/notices/{own}").status_code == 404
    assert classmate.post(f"/notices/{own}/read").status_code == 404
    classmate.post("/notices/read")
    student.get("/notices")
    assert shown(student) == "Notices (1)"


def test_out_of_a_course_a_notice_leads_nowhere_and_says_so(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    assign(web, instructor, course, due=soon(3600))
    student.get("/notices")
    (link,) = FOLLOW.findall(student.page)
    instructor.post(f"{course}/members/{id_of(web, 'student')}/remove")
    student.get("/notices")
    assert "you are not in this course any more" in text(student.page)
    assert student.get(link).location == "/notices"


def test_the_list_has_pages(web: Flask, student: Visitor) -> None:
    send(web, *(f"No. {number}." for number in range(51)))
    student.get("/notices")
    assert len(FOLLOW.findall(student.page)) == 50
    for page in ("2", "3", "x" * 400, "999999"):
        student.get(f"/notices?page={page}")
        assert len(FOLLOW.findall(student.page)) == (50 if page.startswith("x") else 1)


def test_hostile_words_are_words(web: Flask, student: Visitor) -> None:
    send(web, "<script>alert(1)</script>")
    student.get("/notices")
    assert "<script>alert" not in student.page
    assert "<script>alert(1)</script>" in text(student.page)


@pytest.mark.parametrize("page", ["/study/question", "/study/answer"])
def test_a_sitting_asks_for_no_number(web: Flask, student: Visitor, page: str) -> None:
    send(web, "First.")
    student.get("/study/question")
    fields = {name: hidden(student.page, name) for name in ("token", "csrf_token")}
    sent = asked(web)
    if page == "/study/answer":
        assert student.post(page, **fields, reply="1").status_code == 200
    else:
        student.get(page)
    assert "Notices" in student.page
    assert [each for each in sent if "notice" in each] == []


def test_another_page_asks_once_by_an_index(web: Flask, student: Visitor) -> None:
    send(web, "First.")
    sent = asked(web)
    student.get("/courses")
    own = [each for each in sent if re.search(r"\bnotice\b", each)]
    assert len(own) == 1
    assert re.search(r"WHERE notice\.learner_id = \S+ AND notice\.read_at IS NULL", own[0])


def test_many_notices_cost_as_many_statements_as_one(web: Flask, student: Visitor) -> None:
    costs = []
    for more in (1, 40):
        send(web, *(f"No. {number}." for number in range(more)))
        sent = asked(web)
        student.get("/notices")
        costs.append(len(sent))
        assert [each for each in sent if " notice" in each and "learner_id" not in each] == []
    assert costs[0] == costs[1]


def asked(web: Flask) -> list[str]:
    with web.app_context():
        engine = db.engine
    sent: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    return sent
