"""Report a problem; the curators' inbox."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event

from app.db import db
from app.models import CurrentItem, Learner, ProblemReport
from tests.app.web import Visitor, heading, hidden

PROBLEM = {"about": "wrong", "text": "The dose is not right.\nSee the label."}


def reports(web: Flask) -> list[tuple[str, str | None, str | None, str | None, str]]:
    with web.app_context():
        columns = (
            ProblemReport.fact_id,
            ProblemReport.item_id,
            ProblemReport.item_version,
            ProblemReport.reply,
            ProblemReport.text,
        )
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]


def current(web: Flask, unit: str = "bank/alphalol") -> tuple[str, str]:
    with web.app_context():
        found = db.session.execute(
            sa.select(CurrentItem.item_id, CurrentItem.version).where(CurrentItem.unit == unit)
        )
        return tuple(found.one())


def curating(web: Flask, who: Visitor, name: str = "student") -> Visitor:
    with web.app_context():
        email = f"{name}@example.org"
        db.session.execute(sa.update(Learner).where(Learner.email == email).values(role="curator"))
        db.session.commit()
    return who


def test_a_report_on_a_question_keeps_the_version_that_was_shown(
    web: Flask, student: Visitor
) -> None:
    item_id, version = current(web)
    student.get(f"/reports/new?item={item_id}&version={version}")
    assert "alphalol" not in re.sub(r"<blockquote.*?</blockquote>", "", student.page, flags=re.S)
    answer = student.post(f"/reports/new?item={item_id}&version={version}", **PROBLEM)
    assert (answer.status_code, answer.location) == (303, "/reports/thanks")
    assert reports(web) == [("alphalol", item_id, version, None, PROBLEM["text"])]


def test_a_report_on_an_answer_keeps_the_answer(web: Flask, student: Visitor) -> None:
    student.get("/study/question")
    student.post("/study/answer", token=hidden(student.page, "token"), reply="1")
    with web.app_context():
        row = db.session.execute(sa.text("SELECT id, reply FROM review")).one()
    student.post(f"/reports/new?answer={row.id}", **PROBLEM)
    assert [(each[0], each[3]) for each in reports(web)] == [("alphalol", row.reply)]


def test_a_report_on_a_fact_names_the_fact(web: Flask, student: Visitor) -> None:
    student.post("/reports/new?fact=betalol", **PROBLEM)
    assert reports(web) == [("betalol", None, None, None, PROBLEM["text"])]


@pytest.mark.parametrize(
    "about",
    [
        "fact=nothing",
        "item=single-best-000000000000&version=0",
        "answer=00000000-0000-7000-8000-000000000000",
        "answer=x",
        "",
    ],
)
def test_what_does_not_exist_cannot_be_reported(student: Visitor, about: str) -> None:
    assert student.get(f"/reports/new?{about}").status_code == 404


def test_an_answer_of_somebody_else_is_not_found(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    student.get("/study/question")
    student.post("/study/answer", token=hidden(student.page, "token"), reply="1")
    with web.app_context():
        row = db.session.execute(sa.text("SELECT id FROM review")).one()
    assert classmate.get(f"/reports/new?answer={row.id}").status_code == 404


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"about": "wrong", "text": " "}, "Say in a few words what the problem is."),
        ({"text": "x"}, "Choose what the problem is."),
        ({"about": "wrong", "text": "x" * 2001}, "Use at most 2000 characters."),
        ({"about": "wrong", "text": "a\x00b"}, "This holds characters that are no text."),
        ({"about": "nonsense", "text": "x"}, "Not a valid choice."),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_stored(
    web: Flask, student: Visitor, sent: dict[str, str], told: str
) -> None:
    assert student.post("/reports/new?fact=betalol", **sent).status_code == 422
    assert told in student.page
    assert reports(web) == []


def test_the_thirty_first_report_of_an_hour_waits(web: Flask, student: Visitor) -> None:
    token = student.csrf()
    codes = [
        student.post("/reports/new?fact=betalol", csrf_token=token, **PROBLEM).status_code
        for _ in range(31)
    ]
    assert codes == [303] * 30 + [429]
    assert "The dose is not right." in student.page


def test_the_inbox_is_for_curators(student: Visitor) -> None:
    assert student.get("/reports").status_code == 403


def test_a_curator_closes_a_report_and_opens_it_again(web: Flask, student: Visitor) -> None:
    student.post("/reports/new?fact=betalol", **PROBLEM)
    curating(web, student).get("/reports")
    close = re.search(r'action="(/reports/[^"]+/close)"', student.page)
    assert close is not None
    assert student.post(close[1], remark="Mended.").status_code == 303
    assert student.get("/reports").status_code == 200
    assert "No report waits" in student.page
    student.get("/reports?closed=yes")
    assert (heading(student.page), "Mended." in student.page) == ("Closed reports", True)
    student.post(close[1], remark="Too late.")
    student.get("/reports?closed=yes")
    assert "Their remark stands." in student.page
    assert "Too late." not in student.page
    student.post(close[1].replace("/close", "/reopen"))
    student.get("/reports")
    assert "The dose is not right." in student.page


def queries_of(web: Flask, who: Visitor, path: str) -> int:
    seen: list[str] = []
    with web.app_context():
        engine = db.engine

    def record(*each: object) -> None:
        seen.append(str(each[2]))

    event.listen(engine, "before_cursor_execute", record)
    try:
        assert who.get(path).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", record)
    return len(seen)


def test_the_inbox_costs_the_same_for_one_and_three(web: Flask, student: Visitor) -> None:
    curating(web, student)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            student.post("/reports/new?fact=betalol", **PROBLEM)
        counts.append(queries_of(web, student, "/reports"))
    assert counts[0] == counts[1]
