"""A file comes in through the page: sent, looked at, taken in, thrown away; every refusal."""

from __future__ import annotations

import html
import io
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app import incoming
from app.accounts.forms import LEAVING
from app.clock import now
from app.db import db
from app.exchange import uploading, uploads
from app.exchange.working import work as worked
from app.models import Review, Upload
from tests.app.exchange.sending import Desk, figures, files, row, send, sent_id
from tests.app.exchange.test_coming_back import answer_once, reviewed, taken
from tests.app.web import PASSWORD, Visitor

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
    assert figures(student.page) == {
        "Reviews": "1",
        "Facts with a new review": "1",
        "Facts with a new own note": "1",
        "Facts with new own tags": "1",
    }


def errors(who: Visitor) -> list[str]:
    """What stands beside the field."""
    found = re.findall(r'id="file-error">.*?<span>(.*?)</span>', who.page, re.DOTALL)
    return [html.unescape(each) for each in found]


EMPTY = "The file is empty. Export it once more in Anki."
NO_PACKAGE = (
    "“deck.apkg” is no package of Anki’s, whatever its name says. Export it once more in Anki, and "
    "send the file as it is."
)
NO_SUFFIX = (
    "“{}” ends in neither .apkg nor .colpkg. In Anki choose File, Export, and send the file that "
    "it makes."
)


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("deck.apkg", b"", EMPTY),
        ("deck.apkg", b"A list.", NO_PACKAGE),
        ("deck.apkg", b"PK", NO_PACKAGE),
        ("deck.txt", FEW, NO_SUFFIX.format("deck.txt")),
        ("deck", FEW, NO_SUFFIX.format("deck")),
        ("deck.apkg.exe", FEW, NO_SUFFIX.format("deck.apkg.exe")),
        ("../../etc/passwd", FEW, NO_SUFFIX.format("passwd")),
        ("<script>x", FEW, NO_SUFFIX.format("<script>x")),
    ],
)
def test_what_is_no_package_is_refused_beside_the_field(
    web: Flask, student: Visitor, desk: Desk, name: str, body: bytes, said: str
) -> None:
    assert send(student, body, name).status_code == 422
    assert errors(student) == [said]
    assert "<script>x" not in student.page
    assert (count(web, Upload), files(web)) == (0, [])


def test_no_file_is_refused_beside_the_field(web: Flask, student: Visitor, desk: Desk) -> None:
    for body in ({}, {"file": (io.BytesIO(b""), "")}):
        sent = {"csrf_token": student.csrf(), **body}
        answer = student.client.post("/import", data=sent, content_type="multipart/form-data")
        student.page = answer.text
        assert answer.status_code == 422
        assert errors(student) == ["Choose a file that ends in .apkg or .colpkg."]


def test_two_files_are_refused_beside_the_field(web: Flask, student: Visitor, desk: Desk) -> None:
    two = [(io.BytesIO(FEW), "one.apkg"), (io.BytesIO(FEW), "two.apkg")]
    sent = {"csrf_token": student.csrf(), "file": two}
    answer = student.client.post("/import", data=sent)
    student.page = answer.text
    assert (answer.status_code, errors(student)) == (422, ["Send one file at a time."])
    assert files(web) == []


@pytest.mark.parametrize("field", ["reviews", "csrf_token", "other"])
def test_a_file_in_another_field_is_refused(
    web: Flask, student: Visitor, desk: Desk, field: str
) -> None:
    sent = {"csrf_token": student.csrf(), "file": (io.BytesIO(FEW), "deck.apkg")}
    answer = student.client.post("/import", data={**sent, field: (io.BytesIO(b"x"), "x")})
    assert (answer.status_code, count(web, Upload)) == (400, 0)


def test_json_is_refused(student: Visitor, desk: Desk) -> None:
    token = {"X-CSRFToken": student.csrf()}
    assert student.client.post("/import", json={"file": "x"}, headers=token).status_code == 400


def test_a_file_without_the_forms_token_is_refused(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    assert send(student, FEW, csrf_token=None).status_code == 400
    assert (count(web, Upload), files(web)) == (0, [])


class Unread(io.BytesIO):
    """A body that nobody may read."""

    def read(self, *size: int | None) -> bytes:
        raise AssertionError("the body was read")


def test_the_body_is_not_read_before_it_is_known_who_asks(visitor: Visitor) -> None:
    answer = visitor.client.post(
        "/import",
        input_stream=Unread(),
        content_type="multipart/form-data; boundary=cut",
        headers={"Content-Length": "100"},
    )
    assert (answer.status_code, answer.location) == (303, "/sign-in")


def test_a_visitor_without_an_account_cannot_send(web: Flask, visitor: Visitor) -> None:
    visitor.post("/try")
    answer = visitor.client.get("/import")
    assert answer.status_code == 303


def test_a_file_that_is_too_large_is_not_kept_and_the_limit_is_named(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    web.config["MAX_UPLOAD"] = 1 << 20
    assert send(student, FEW + bytes(1 << 20)).status_code == 413
    assert student.title() == "Too large"
    assert "The file has more than 1 MB. Nothing of it was stored." in student.page
    assert "untick “Include media”" in student.page
    assert files(web) == []
    assert send(student, FEW + bytes(600_000)).status_code == 303


def test_every_other_form_keeps_its_small_limit(web: Flask, student: Visitor, desk: Desk) -> None:
    upload = sent_id(send(student, FEW + bytes(600_000)))
    large = {"reviews": "y" * 300_000}
    assert student.post(f"/import/{upload}/take", **large).status_code == 413
    assert student.post("/account", name="x" * 300_000).status_code == 413


def test_files_that_wait_are_few(web: Flask, student: Visitor, desk: Desk) -> None:
    for _ in range(uploading.MOST_OPEN):
        assert send(student, FEW).status_code == 303
    assert send(student, FEW).status_code == 422
    assert errors(student) == [uploads.FULL]
    assert len(files(web)) == uploading.MOST_OPEN


@pytest.mark.usefixtures("still")
def test_files_are_sent_so_often_an_hour(web: Flask, student: Visitor, desk: Desk) -> None:
    for _ in range(uploads.OFTEN.tries):
        upload = sent_id(send(student, FEW))
        student.post(f"/import/{upload}/drop")
    answer = send(student, FEW)
    assert (answer.status_code, files(web)) == (429, [])
    assert int(answer.headers["Retry-After"]) > 0


def test_another_learners_upload_is_nothing(
    web: Flask, student: Visitor, classmate: Visitor, desk: Desk
) -> None:
    upload = sent_id(send(student, FEW))
    assert classmate.get(f"/import/{upload}").status_code == 404
    assert classmate.post(f"/import/{upload}/take").status_code == 404
    assert classmate.post(f"/import/{upload}/drop").status_code == 404
    assert (row(web, upload).state, files(web)) == ("waiting", [upload.hex])
    classmate.get("/import")
    assert str(upload) not in classmate.page


def test_what_is_thrown_away_leaves_a_line_and_no_file(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    upload = sent_id(send(student, FEW))
    student.post(f"/import/{upload}/drop")
    assert (row(web, upload).state, files(web)) == ("dropped", [])
    student.get("/import")
    assert "Thrown away" in student.page
    student.post(f"/import/{upload}/take")
    student.get(f"/import/{upload}")
    assert student.title() == "Thrown away"
    assert desk.work() == 0


def test_only_what_is_ticked_is_taken_in(web: Flask, student: Visitor, desk: Desk) -> None:
    package = reviewed(taken(student), "betalol", days=3, note="from Anki")
    upload = sent_id(send(student, package, notes=None))
    desk.work()
    student.get(f"/import/{upload}")
    assert re.findall(r'<input (checked )?id="(\w+)"', student.page) == [
        ("checked ", "reviews"),
        ("", "notes"),
        ("checked ", "cards"),
        ("checked ", "scheduling"),
    ]
    student.post(f"/import/{upload}/take", notes="y")
    desk.work()
    student.get(f"/import/{upload}")
    assert figures(student.page) == {
        "Facts with a new own note": "1",
        "Facts with new own tags": "1",
    }
    assert count(web, Review) == 0


def test_the_same_file_again_brings_nothing(web: Flask, student: Visitor, desk: Desk) -> None:
    package = reviewed(taken(student), "betalol", days=3)
    for _ in range(2):
        upload = sent_id(send(student, package))
        desk.work()
        student.post(f"/import/{upload}/take", reviews="y", notes="y")
        desk.work()
    assert count(web, Review) == 1
    student.get(f"/import/{upload}")
    assert "Nothing of it was new here" in student.page


def test_it_is_told_what_each_side_knows_alone(web: Flask, student: Visitor, desk: Desk) -> None:
    package = reviewed(taken(student), "betalol", days=3)
    answer_once(student)
    upload = sent_id(send(student, package))
    desk.work()
    student.post(f"/import/{upload}/take", reviews="y", notes="y")
    desk.work()
    student.get(f"/import/{upload}")
    assert "<li>1 review of 1 fact made here.</li>" in student.page


def test_a_file_that_lies_about_itself_is_told_and_removed(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    upload = sent_id(send(student, FEW + b"no more"))
    desk.work()
    student.get(f"/import/{upload}")
    assert student.title() == "That came to nothing"
    assert "The file is no whole .apkg or .colpkg" in student.page
    assert (row(web, upload).state, files(web)) == ("failed", [])


def test_a_file_with_a_hostile_name_keeps_its_last_part(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    names = {
        "../../secret_key.apkg": "secret_key.apkg",
        "C:\\decks\\bones.apkg": "bones.apkg",
        "<b>&.apkg": "<b>&.apkg",
        "a\u202egpka.apkg": "agpka.apkg",
        "x" * 300 + ".apkg": "x" * 250 + ".apkg",
        ".apkg": ".apkg",
    }
    for sent, kept in names.items():
        upload = sent_id(send(student, FEW, sent))
        assert (row(web, upload).name, files(web)) == (kept, [upload.hex])
        assert student.get(f"/import/{upload}").status_code == 200
        assert "<b>&.apkg" not in student.page
        student.post(f"/import/{upload}/drop")


def test_files_lie_where_nobody_else_can_read_them(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    upload = sent_id(send(student, FEW))
    file = incoming.path(web.instance_path, upload)
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_who_leaves_takes_files_and_lines_along(web: Flask, student: Visitor, desk: Desk) -> None:
    send(student, FEW)
    student.post("/account/delete", password=PASSWORD, word=LEAVING)
    assert (count(web, Upload), files(web)) == (0, [])


def test_a_file_is_kept_for_a_day(
    web: Flask, student: Visitor, classmate: Visitor, desk: Desk
) -> None:
    upload = sent_id(send(student, FEW))
    old = (now() - incoming.KEPT - timedelta(minutes=1)).timestamp()
    os.utime(incoming.path(web.instance_path, upload), (old, old))
    with web.app_context():
        db.session.execute(
            sa.update(Upload).values(created_at=now() - incoming.KEPT - timedelta(minutes=1))
        )
        db.session.commit()
    other = sent_id(send(classmate, FEW))
    assert files(web) == [other.hex]
    student.get(f"/import/{upload}")
    assert html.unescape(student.page).count(uploading.FORGOTTEN) == 1


def set_row(web: Flask, **values: object) -> None:
    with web.app_context():
        db.session.execute(sa.update(Upload).values(values))
        db.session.commit()


def test_a_process_that_ended_without_a_word_is_told_at_once(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    upload = sent_id(send(student, FEW))
    set_row(web, state="reading")
    student.get(f"/import/{upload}")
    assert html.unescape(student.page).count(uploading.DIED) == 1
    assert (row(web, upload).state, files(web)) == ("failed", [])


def test_a_process_that_lives_is_left_alone(web: Flask, student: Visitor, desk: Desk) -> None:
    upload = sent_id(send(student, FEW))
    set_row(web, state="taking", moved_at=now() - timedelta(hours=1))
    file = incoming.held(web.instance_path, upload)
    assert file is not None
    student.get(f"/import/{upload}")
    os.close(file)
    assert student.title() == "Taking it in"
    assert row(web, upload).state == "taking"


def test_a_process_on_another_machine_is_known_by_its_sign_of_life(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    upload = sent_id(send(student, FEW))
    incoming.remove(web.instance_path, [upload])
    set_row(web, state="reading", moved_at=now())
    student.get(f"/import/{upload}")
    assert student.title() == "Reading the file"
    set_row(web, moved_at=now() - uploading.LIFE - timedelta(seconds=1))
    student.get(f"/import/{upload}")
    assert student.title() == "That came to nothing"


def test_a_file_that_is_gone_is_told(web: Flask, student: Visitor, desk: Desk) -> None:
    upload = sent_id(send(student, FEW))
    incoming.remove(web.instance_path, [upload])
    assert desk.work() == 0
    student.get(f"/import/{upload}")
    assert html.unescape(student.page).count(uploading.GONE) == 1


def test_nothing_is_taken_in_for_who_has_thrown_it_away_or_left(
    web: Flask, student: Visitor, desk: Desk
) -> None:
    upload = sent_id(send(student, reviewed(taken(student), "betalol", days=3)))
    desk.work()
    student.post(f"/import/{upload}/take", reviews="y")
    desk.leave()
    begun = desk.begin()
    assert begun is not None
    student.post("/account/delete", password=PASSWORD, word=LEAVING)
    with os.fdopen(begun.file, "rb") as file:
        assert worked(desk.job(begun.learner_id, upload), file) is None
    os.close(begun.place)
    assert (count(web, Review), count(web, Upload), files(web)) == (0, 0, [])


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen once, after the next file is stored and before it has a row."""
    store = incoming.store

    def stored(*given: Any) -> int:
        size = store(*given)
        monkeypatch.setattr(incoming, "store", store)
        with ThreadPoolExecutor(1) as other:  # a request of its own, not one within this one
            other.submit(act).result()
        return size

    monkeypatch.setattr(incoming, "store", stored)


def test_of_two_files_that_come_at_once_one_too_many_is_not_kept(
    web: Flask, student: Visitor, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(uploading.MOST_OPEN - 1):
        send(student, FEW)
    first: list[int] = []
    meanwhile(monkeypatch, lambda: first.append(send(student, FEW).status_code))
    assert (send(student, FEW).status_code, first) == (422, [303])
    assert errors(student) == [uploads.FULL]
    assert (len(files(web)), count(web, Upload)) == (uploading.MOST_OPEN,) * 2


def test_whose_account_is_deleted_while_a_file_comes_leaves_no_file(
    web: Flask, student: Visitor, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[str] = []

    def leave() -> None:
        answer = student.post("/account/delete", password=PASSWORD, word=LEAVING)
        gone.append(answer.location)

    meanwhile(monkeypatch, leave)
    assert send(student, FEW).location == "/sign-in?lost=yes"
    assert (gone, files(web), count(web, Upload)) == (["/goodbye"], [], 0)
