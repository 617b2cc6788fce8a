"""A version of a set as a file: in every format exactly what it asks, for staff alone."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.publishing import publish_items
from app.models import Audit, QuestionSetVersion
from exports import WRITERS
from questions.item import TrueFalse, with_version
from tests.app.items import choice, typed
from tests.app.sets.building import ALPHA, GAMMA, by_blueprint, by_hand, save, text
from tests.app.web import Visitor

SECOND = choice("alphalol", asks="subject", stem="Which drug?")


def versions(web: Flask) -> int:
    with web.app_context():
        return len(db.session.scalars(sa.select(QuestionSetVersion.version)).all())


def lines(answer: bytes) -> list[tuple[str, str]]:
    """Fact and item of every line of JSON."""
    told = [json.loads(line) for line in answer.decode().splitlines()]
    return [(each["fact"], each["id"]) for each in told]


def publish(web: Flask, *items: object) -> None:
    """Let these be all that is asked."""
    with web.app_context():
        publish_items(db.session, list(items), "2", now())  # type: ignore[arg-type]
        db.session.commit()


@pytest.fixture
def files(instructor: Visitor, path: str) -> str:
    """The page of files of a version: one question by hand, and one of all by blueprint."""
    by_hand(instructor, path, GAMMA)
    by_blueprint(instructor, path, number="1")
    save(instructor, path)
    return f"{path}/versions/1/files"


def test_every_format_is_a_file_of_the_version(instructor: Visitor, files: str) -> None:
    for name, writer in WRITERS.items():
        answer = instructor.post(f"{files}/{name}", which="all", number="1")
        assert (answer.status_code, answer.mimetype) == (200, writer.mimetype)
        told = answer.headers["Content-Disposition"]
        assert told == f"attachment; filename=week-1-v1{writer.suffix}"


def test_the_page_offers_every_format_and_tells_how_much_there_is(
    instructor: Visitor, files: str
) -> None:
    instructor.get(files)
    offered = re.findall(r'formaction="[^"]*/files/(\w+)">Download \(([.\w]+)\)', instructor.page)
    assert offered == [(name, each.suffix) for name, each in WRITERS.items()]
    page = text(instructor.page)
    assert "It can draw 3 questions today and asks 2 of them." in page
    assert "As notes of 3 facts, each with all its questions of today." in page


def test_a_file_holds_all_that_can_be_drawn_in_the_order_of_the_set(
    instructor: Visitor, files: str
) -> None:
    whole = instructor.post(f"{files}/jsonl", which="all", number="1").data
    beta = typed("betalol")
    assert lines(whole) == [
        ("gammalol", GAMMA.id),
        ("betalol", beta.id),
        ("alphalol", ALPHA.id),
    ]
    rows = list(
        csv.DictReader(
            io.StringIO(
                instructor.post(f"{files}/csv", which="all", number="1").data.decode("utf-8-sig")
            )
        )
    )
    assert [row["item"] for row in rows] == [id_ for _, id_ in lines(whole)]


def test_a_draw_is_as_long_as_the_set_and_the_same_for_its_number(
    instructor: Visitor, files: str
) -> None:
    draws = {
        number: [
            lines(instructor.post(f"{files}/jsonl", which="one", number=number).data)
            for _ in range(2)
        ]
        for number in map(str, range(1, 25))  # of either other one, by the id of the set
    }
    assert all(one == again for one, again in draws.values())
    assert {len(one) for one, _ in draws.values()} == {2}
    assert {one[0] for one, _ in draws.values()} == {("gammalol", GAMMA.id)}
    assert {one[1][0] for one, _ in draws.values()} == {"alphalol", "betalol"}


def test_a_paper_is_one_draw_whatever_was_chosen(instructor: Visitor, files: str) -> None:
    whole = instructor.post(f"{files}/paper", which="all", number="3").data
    assert "2 questions. Circle letters" in unescape(whole.decode())
    assert instructor.post(f"{files}/paper", which="one", number="3").data == whole


def test_a_listed_question_comes_in_the_version_that_is_listed(
    web: Flask, instructor: Visitor, files: str
) -> None:
    publish(web, choice("gammalol", stem="Worded anew?"), ALPHA, typed("betalol"))
    told = instructor.post(f"{files}/jsonl", which="all", number="1").data.decode()
    stems = {each["id"]: each["stem"] for each in map(json.loads, told.splitlines())}
    assert stems[GAMMA.id] == "Which class?"


def test_a_question_that_was_withdrawn_is_in_no_file_and_that_is_told(
    web: Flask, instructor: Visitor, files: str
) -> None:
    publish(web, ALPHA, typed("betalol"))
    told = instructor.post(f"{files}/jsonl", which="all", number="1").data
    assert [fact for fact, _ in lines(told)] == ["betalol", "alphalol"]
    instructor.get(files)
    assert "1 listed question was withdrawn since, and is in no file." in text(instructor.page)


def test_where_nothing_can_be_drawn_there_is_no_file(
    web: Flask, instructor: Visitor, path: str
) -> None:
    by_hand(instructor, path, GAMMA)
    save(instructor, path)
    publish(web, ALPHA)
    answer = instructor.post(f"{path}/versions/1/files/csv", which="all", number="1")
    assert answer.status_code == 303
    instructor.get(answer.location)
    assert "Nothing of this version can be put into such a file today." in text(instructor.page)
    assert "Nothing of this version can be drawn today" in text(instructor.page)


def test_a_deck_has_all_questions_of_the_facts_that_are_asked(
    web: Flask, instructor: Visitor, path: str
) -> None:
    """So its notes are those of every other deck, whichever comes first."""
    by_hand(instructor, path, ALPHA)
    save(instructor, path)
    publish(web, ALPHA, SECOND, typed("betalol"), GAMMA)
    page = f"{path}/versions/1/files"
    assert lines(instructor.post(f"{page}/jsonl", which="all", number="1").data) == [
        ("alphalol", ALPHA.id)
    ]
    instructor.get(page)
    assert "As notes of 1 fact, each with all its questions of today." in text(instructor.page)


def own_question() -> TrueFalse:
    """A question of the course, which rests on no fact of the bank."""
    made = choice("course/c0/q0", stem="What did we say on Monday?")
    return with_version(made.__class__(**{**vars(made), "topic": "own"}))  # type: ignore[return-value]


def test_a_question_without_a_fact_is_taken_by_every_writer_but_ankis_which_is_told(
    web: Flask, instructor: Visitor, path: str
) -> None:
    own = own_question()
    publish(web, ALPHA, own)
    by_hand(instructor, path, own)
    save(instructor, path)
    page = f"{path}/versions/1/files"
    told = instructor.post(f"{page}/csv", which="all", number="1").data.decode()
    assert "What did we say on Monday?" in told
    assert "Own questions of the course" in told
    instructor.get(page)
    said = text(instructor.page)
    assert "Left out of the deck, since they rest on no fact of the bank: What did we say" in said
    assert instructor.post(f"{page}/anki", which="all", number="1").status_code == 303


@pytest.mark.parametrize("number", ["0", "", "10000", "１", "x"])
def test_a_number_that_is_none_is_refused(instructor: Visitor, files: str, number: str) -> None:
    assert instructor.post(f"{files}/csv", which="one", number=number).status_code == 422
    assert "Name a draw by a number from 1 to 9999." in text(instructor.page)


def test_who_took_what_is_noted(web: Flask, instructor: Visitor, files: str) -> None:
    instructor.post(f"{files}/csv", which="all", number="1")
    with web.app_context():
        (row,) = db.session.scalars(sa.select(Audit).where(Audit.act == "set export"))
        assert (row.detail["version"], row.detail["format"]) == (1, "csv")
        assert row.detail["set"] in files


def test_what_is_not_there_is_nothing(instructor: Visitor, path: str, files: str) -> None:
    assert instructor.post(f"{files}/clay", which="all", number="1").status_code == 404
    assert instructor.get(f"{path}/versions/2/files").status_code == 404
    assert instructor.get(f"{path}/versions/0/files").status_code == 404


def test_the_pages_of_the_set_lead_there(instructor: Visitor, path: str, files: str) -> None:
    for page in (path, f"{path}/versions"):
        instructor.get(page)
        assert f'href="{files}"' in instructor.page
