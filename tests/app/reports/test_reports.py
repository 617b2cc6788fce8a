"""Report a problem; the curators' inbox."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.clock import now as clock
from app.db import db
from app.limits import Limit
from app.memory.publishing import publish_items
from app.models import CurrentItem, Learner, ProblemReport
from app.reports import operations
from questions.grading import grade
from questions.item import Item
from tests.app.conftest import MONDAY, person
from tests.app.items import wider_forms
from tests.app.quizzes.taking import fields
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
    shown = re.sub(r"<blockquote.*?</blockquote>", "", student.page, flags=re.S)
    assert "alphalol" not in shown.replace(item_id, "")
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


@pytest.mark.parametrize("made", wider_forms("alphalol"), ids=lambda item: item.form)
def test_the_inbox_shows_what_was_answered_in_words(
    web: Flask, student: Visitor, made: Item
) -> None:
    with web.app_context():
        publish_items(db.session, [made], "2", clock())
        db.session.commit()
    student.get("/study/question")
    sent = fields(student.page, right=False)
    student.post("/study/answer", token=hidden(student.page, "token"), **sent)
    with web.app_context():
        row = db.session.execute(sa.text("SELECT id, reply FROM review")).one()
        db.session.execute(sa.update(Learner).values(role="curator"))
        db.session.commit()
    student.post(f"/reports/new?answer={row.id}", **PROBLEM)
    student.get("/reports")
    shown = re.findall(r"<dt>Reply</dt><dd>(.*?)</dd>", student.page)
    assert list(map(html.unescape, shown)) == [grade(made, row.reply).given]


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
        "item=a%00b&version=1",
        "item=a&version=%EF%BF%BD",
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
        ({"about": "wrong", "text": "\u200b\u202e"}, "Say in a few words what the problem is."),
        ({"text": "x"}, "Choose what the problem is."),
        ({"about": "wrong", "text": "x" * 2001}, "Use at most 2000 characters; you sent 2001."),
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


@pytest.mark.usefixtures("still")
def test_the_thirty_first_report_of_an_hour_waits(web: Flask, student: Visitor) -> None:
    token = student.csrf()
    codes = [
        student.post("/reports/new?fact=betalol", csrf_token=token, **PROBLEM).status_code
        for _ in range(31)
    ]
    assert codes == [303] * 30 + [429]
    assert "The dose is not right." in student.page


@pytest.mark.usefixtures("still")
def test_visitors_of_one_network_share_their_reports_of_an_hour(
    web: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "VISITORS", Limit("visitors' reports", 2, timedelta(hours=1)))
    codes = []
    for _ in range(3):
        guest = Visitor(web)
        guest.post("/try", zone="UTC")
        codes.append(guest.post("/reports/new?fact=betalol", **PROBLEM).status_code)
    assert codes == [303, 303, 429]


def test_a_pasted_table_is_kept_with_blanks_for_its_tabs(web: Flask, student: Visitor) -> None:
    student.post("/reports/new?fact=betalol", about="other", text="drug\tdose\r\nx\t2 mg")
    assert [row[4] for row in reports(web)] == ["drug    dose\nx   2 mg"]


def test_two_thousand_signs_are_counted_as_the_reader_counts_them(
    web: Flask, student: Visitor
) -> None:
    """Signs beyond the first plane count once, and the two bytes of a line's end as one."""
    text = "\N{MICROSCOPE}\r\n" * 999 + "ab"
    assert student.post("/reports/new?fact=betalol", about="other", text=text).status_code == 303
    assert [len(row[4]) for row in reports(web)] == [2000]


@pytest.mark.parametrize("role", ["student", "instructor"])
def test_the_inbox_is_for_curators(web: Flask, student: Visitor, role: str) -> None:
    with web.app_context():
        db.session.execute(sa.update(Learner).values(role=role))
        db.session.commit()
    assert student.get("/reports").status_code == 403


def test_of_two_curators_at_once_one_closes_a_report(session: Session, now: datetime) -> None:
    ada, ben = person("ada", 8, "curator"), person("ben", 9, "curator")
    session.add_all([ada, ben])
    session.flush()
    report = operations.report_fact(session, ada, "betalol", "wrong", "It is wrong.", now)
    session.commit()
    with Session(session.get_bind(), expire_on_commit=False) as other:
        same = other.get_one(ProblemReport, (report.learner_id, report.id))
        other.rollback()
        assert operations.close(session, report, ada, "Mended.", now)
        session.commit()
        assert not operations.close(other, same, ben, "Nothing is wrong.", now)
        other.commit()
    found = session.execute(sa.select(ProblemReport.closed_by, ProblemReport.remark)).one()
    assert found == (ada.id, "Mended.")


def test_the_inbox_has_pages_and_a_page_that_is_gone_is_the_last(
    web: Flask, student: Visitor
) -> None:
    curating(web, student)
    with web.app_context():
        learner = db.session.scalars(sa.select(Learner)).one()
        for number in range(51):
            at = MONDAY + timedelta(seconds=number)
            operations.report_fact(db.session, learner, "betalol", "other", f"No. {number}.", at)
        db.session.commit()
    student.get("/reports")
    assert re.findall(r"No\. \d+", student.page) == [f"No. {number}" for number in range(50)]
    for page in ("2", "3", "1000000000"):
        student.get(f"/reports?page={page}")
        assert re.findall(r"No\. \d+", student.page) == ["No. 50"]
    close = re.search(r'action="(/reports/[^"]+/close[^"]*)"', student.page)
    assert close is not None
    assert student.post(close[1], remark="").location == "/reports?page=2"
    student.get("/reports?page=2")
    assert "No. 49" in student.page


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
