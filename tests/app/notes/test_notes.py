"""What a learner keeps beside a fact, by its pages and forms."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Annotation
from tests.app.web import Visitor, hidden

KEPT = ("unit", "flagged", "suspended", "buried_day", "note", "mnemonic")


def stored(web: Flask) -> list[tuple[object, ...]]:
    """What the database holds, whether it is buried in place of the day."""
    with web.app_context():
        rows = db.session.scalars(sa.select(Annotation)).all()
        made = [tuple(getattr(row, name) for name in KEPT) for row in rows]
        return [(*row[:3], row[3] is not None, *row[4:]) for row in made]


def said(page: str) -> list[str]:
    return re.findall(r'<div class="notice[^"]*" role="status"><p>(.*?)</p>', page)


def answered(student: Visitor) -> str:
    """Answer a question; the address of its feedback."""
    student.get("/study/question")
    page = student.post("/study/answer", token=hidden(student.page, "token"), reply="1")
    assert page.status_code == 200
    return hidden(student.page, "back")


@pytest.mark.parametrize(
    ("what", "on", "words", "column"),
    [
        ("flag", "yes", "Flagged. It stands among your notes.", 1),
        ("suspend", "yes", "Suspended: it will not be asked. “Take it back” ends that.", 2),
        (
            "bury",
            "yes",
            "Buried: the schedule will not ask it until tomorrow. “Take it back” ends that.",
            3,
        ),
    ],
)
def test_a_switch_is_stored_and_leads_back_to_the_answer_which_says_so(
    web: Flask, student: Visitor, what: str, on: str, words: str, column: int
) -> None:
    back = answered(student)
    done = student.post(f"/notes/facts/alphalol/{what}", on=on, here=back)
    assert (done.status_code, done.location) == (303, back)
    assert said(student.get(back).text) == [words]
    (row,) = stored(web)
    assert [number for number, value in enumerate(row) if value is True] == [column]
    student.post(f"/notes/facts/alphalol/{what}", on="no", here=back)
    assert stored(web) == [("bank/alphalol", False, False, False, "", "")]


def test_a_note_and_a_mnemonic_are_stored_shown_with_the_answer_and_removed(
    web: Flask, student: Visitor
) -> None:
    back = answered(student)
    student.post("/notes/facts/alphalol/note", text=" One.\r\nTwo. ", here=back)
    student.post("/notes/facts/alphalol/mnemonic", text=" Alpha   bites ", here=back)
    assert stored(web) == [("bank/alphalol", False, False, False, "One.\nTwo.", "Alpha bites")]
    page = student.get(back).text
    assert '<p class="said-lines yours-note">One.\nTwo.</p>' in page
    assert page.count('<p class="mnemonic">') == 1
    student.post("/notes/facts/alphalol/note", text="", here=back)
    student.post("/notes/facts/alphalol/mnemonic", text=" ", here=back)
    assert said(student.get(back).text) == ["Your mnemonic is removed."]
    assert stored(web) == [("bank/alphalol", False, False, False, "", "")]


@pytest.mark.parametrize(
    ("what", "text", "told"),
    [
        ("note", "x" * 4001, "Use at most 4000 characters; you sent 4001."),
        ("mnemonic", "y" * 501, "Use at most 500 characters; you sent 501."),
    ],
)
def test_a_text_that_is_too_long_stands_in_its_field_with_its_length_told(
    web: Flask, student: Visitor, what: str, text: str, told: str
) -> None:
    student.post("/notes/facts/alphalol/note", text="Before.")
    refused = student.post(f"/notes/facts/alphalol/{what}", text=text, here="/notes")
    assert refused.status_code == 422
    assert told in refused.text
    assert text in refused.text
    assert 'aria-invalid="true"' in refused.text
    assert hidden(refused.text, "here") == "/notes"
    assert stored(web) == [("bank/alphalol", False, False, False, "Before.", "")]


@pytest.mark.parametrize("text", [b"a\x00b", b"a\xffb", b"\xed\xa0\x80"])
@pytest.mark.parametrize("what", ["note", "mnemonic"])
def test_what_is_no_text_is_refused(web: Flask, student: Visitor, what: str, text: bytes) -> None:
    refused = student.post_parts(f"/notes/facts/alphalol/{what}", text=text)
    assert refused.status_code == 422
    assert "This holds characters that are no text." in refused.text
    assert stored(web) == []


@pytest.mark.parametrize("path", ["", "/note", "/mnemonic", "/flag", "/bury", "/suspend"])
@pytest.mark.parametrize("fact", ["nothing", "%00", "a%EF%BF%BDb"])
def test_a_fact_that_nobody_knows_is_not_there(
    web: Flask, student: Visitor, fact: str, path: str
) -> None:
    address = f"/notes/facts/{fact}{path}"
    answer = student.post(address, text="x", on="yes") if path else student.get(address)
    assert answer.status_code == 404
    assert stored(web) == []


@pytest.mark.parametrize("on", ["", "perhaps", None])
def test_a_switch_is_on_or_off_and_nothing_else(
    web: Flask, student: Visitor, on: str | None
) -> None:
    assert student.post("/notes/facts/alphalol/flag", on=on).status_code == 400
    assert stored(web) == []


@pytest.mark.parametrize("back", ["https://x.org/", "//x.org", "javascript:x", "", None])
def test_a_form_leads_nowhere_but_to_a_page_of_this_server(
    student: Visitor, back: str | None
) -> None:
    done = student.post("/notes/facts/alphalol/flag", on="yes", here=back)
    assert done.location == "/notes/facts/alphalol"


def test_the_room_lists_finds_and_takes_back(student: Visitor, web: Flask) -> None:
    assert "What you flag, write, bury or suspend stands here." in student.get("/notes").text
    student.post("/notes/facts/alphalol/note", text="Look at the Leber")
    student.post("/notes/facts/betalol/suspend", on="yes")
    assert statements(student, "/notes") == ["betalol blocks alpha.", "alphalol blocks alpha."]
    assert statements(student, "/notes?q=léber") == ["alphalol blocks alpha."]
    assert statements(student, "/notes?show=suspended") == ["betalol blocks alpha."]
    assert statements(student, "/notes?show=nonsense&topic=none&page=x") == [
        "betalol blocks alpha.",
        "alphalol blocks alpha.",
    ]
    assert statements(student, "/notes?show=suspended&q=leber&topic=drugs") == []
    assert "Nothing that you keep fits." in student.page
    student.get("/notes?show=suspended")
    back = hidden(student.page.split("kept-list")[1], "here")
    assert back == "/notes?show=suspended"
    student.post("/notes/facts/betalol/suspend", on="no", here=back)
    assert statements(student, "/notes") == ["alphalol blocks alpha."]


def statements(student: Visitor, path: str) -> list[str]:
    page = student.get(path).text
    return [re.sub("<.*?>", "", each) for each in re.findall(r"<h2>(?!<svg)(.*?)</h2>", page)]


def test_a_query_that_is_too_long_is_cut_and_told_so(student: Visitor) -> None:
    student.post("/notes/facts/alphalol/flag", on="yes")
    refused = student.get(f"/notes?q={'x' * 300}")
    assert refused.status_code == 422
    assert "Use at most 200 characters; you sent 300. The end was cut off." in refused.text


def test_what_others_keep_is_not_shown(student: Visitor, classmate: Visitor) -> None:
    student.post("/notes/facts/alphalol/note", text="Mine alone")
    assert statements(classmate, "/notes") == []
    for path in ("/notes", "/notes/facts/alphalol", "/library/facts/alphalol", "/notes/file/csv"):
        assert "Mine alone" not in classmate.get(path).text


def test_a_note_of_a_fact_that_left_the_bank_is_still_there(student: Visitor, web: Flask) -> None:
    student.post("/notes/facts/alphalol/note", text="It was so.")
    del web.extensions["bank"].facts["alphalol"]
    assert statements(student, "/notes") == ["A fact that was withdrawn"]
    assert "It was so." in student.page
    page = student.get("/notes/facts/alphalol")
    assert page.status_code == 200
    assert "This fact was withdrawn: it is not asked any more." in page.text
    student.post("/notes/facts/alphalol/note", text="")
    assert student.get("/notes/facts/alphalol").status_code == 404


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("csv", "text/csv", "\ufeffFact,Statement"),
        ("markdown", "text/markdown", "# Notes from Metastasis Trainer\n\n## Drugs"),
    ],
)
def test_all_of_it_is_taken_along(student: Visitor, form: str, kind: str, begins: str) -> None:
    student.post("/notes/facts/alphalol/note", text="=1+1")
    got = student.get(f"/notes/file/{form}")
    assert (got.mimetype, got.status_code) == (kind, 200)
    assert got.data.decode().startswith(begins)
    assert "attachment" in got.headers["Content-Disposition"]


def test_there_are_no_other_files(student: Visitor) -> None:
    assert student.get("/notes/file/xlsx").status_code == 404


def test_a_suspended_fact_says_so_where_it_would_say_when_it_comes_back(student: Visitor) -> None:
    back = answered(student)
    assert "You will see it again" in student.page
    student.post("/notes/facts/alphalol/suspend", on="yes", here=back)
    page = student.get(back).text
    assert "You will see it again" not in page
    assert '<p data-live="comes-back">Suspended: it will not be asked.</p>' in page
    student.get("/library/facts/alphalol")
    assert "<p>Suspended: it will not be asked.</p>" in student.page


def test_a_flagged_question_says_so(student: Visitor) -> None:
    student.post("/notes/facts/alphalol/flag", on="yes")
    assert 'class="flagged"' in student.get("/study/question?fact=alphalol").text
    assert 'class="flagged"' not in student.get("/study/question?fact=betalol").text


def test_a_visitor_without_an_account_keeps_nothing(web: Flask, visitor: Visitor) -> None:
    visitor.post("/try", zone="Europe/Vienna")
    visitor.get("/study/question")
    page = visitor.post("/study/answer", token=hidden(visitor.page, "token"), reply="1")
    assert 'id="verdict"' in page.text
    assert 'data-live="yours"' not in page.text
    assert visitor.post("/notes/facts/alphalol/flag", on="yes").location == "/register"
    assert stored(web) == []
