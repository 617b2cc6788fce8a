"""A file comes in through the page: sent, looked at, taken in, thrown away; every refusal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Review, Upload
from tests.app.exchange.sending import Desk, files, row, send, sent_id
from tests.app.exchange.test_coming_back import answer_once, reviewed, taken
from tests.app.web import Visitor

FEW = b"PK\x03\x04"


@pytest.fixture
def desk(web: Flask) -> Iterator[Desk]:
    made = Desk(web)
    yield made
    made.leave()


def count(web: Flask, table: type[Review] | type[Upload]) -> int:
    with web.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_a_package_is_read_shown_and_taken_in(web: Flask, student: Visitor, desk: Desk) -> None:
    answer_once(student)
    package = reviewed(taken(student), "betalol", days=3, note="<div>from Anki</div>")
    answer = send(student, package, "my deck.apkg")
    assert answer.status_code == 303
    upload = sent_id(answer)
    assert (row(web, upload).state, files(web)) == ("waiting", [upload.hex])
    student.get(f"/import/{upload}")
    assert student.title() == "Waiting"
    assert desk.work() == 1
    assert count(web, Review) == 1
    student.get(f"/import/{upload}")
    assert student.title() == "Look before anything is written"
    assert '<th scope="row">Reviews</th><td>2</td><td>1</td>' in student.page
    assert '<th scope="row">Facts with own notes</th><td>1</td><td>1</td>' in student.page
    student.post(f"/import/{upload}/take", reviews="y", notes="y")
    assert desk.work() == 1
    student.get(f"/import/{upload}")
    assert student.title() == "Taken in"
    assert (count(web, Review), files(web), row(web, upload).state) == (2, [], "done")
    assert "<dt>Reviews</dt><dd>1</dd>" in student.page
