"""The page that deletes an account, and what other tabs meet afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from app.accounts import operations, removing
from app.clock import now
from app.db import db, engine_options
from app.factory import create_app
from app.memory.publishing import publish_items
from app.models import DayTally, Learner, Memory, Quiz, Review, SignIn
from tests.app.items import choice, typed
from tests.app.web import CHEAP, PASSWORD, Visitor, hidden, small_bank

GONE = "/goodbye"


@pytest.fixture
def trainer(database: str) -> Iterator[Flask]:
    """The application on both databases, in every run."""
    made = create_app({"DATABASE_URL": database, "BANK": small_bank(), "TESTING": True, **CHEAP})
    with made.app_context():
        publish_items(db.session, [choice("alphalol"), typed("betalol")], "1", now())
        db.session.commit()
    yield made
    with made.app_context():
        db.engine.dispose()


def delete(who: Visitor, **fields: object) -> int:
    given = {"password": PASSWORD, "word": "delete", **fields}
    return who.post("/account/delete", **given).status_code


def learners(web: Flask) -> list[tuple[str, str | None]]:
    with web.app_context():
        rows = db.session.execute(sa.select(Learner.name, Learner.email).order_by(Learner.name))
        return [(name, email) for name, email in rows]


def kept(web: Flask) -> dict[str, int]:
    """How many rows there are of what a learner leaves by studying."""
    with web.app_context():
        count = sa.select(sa.func.count())
        tables = (Review, Memory, DayTally, Quiz, SignIn)
        return {
            table.__tablename__: db.session.scalar(count.select_from(table)) or 0
            for table in tables
        }


NOTHING = {"review": 0, "memory": 0, "day_tally": 0, "quiz": 0, "sign_in": 0}


def reply(who: Visitor) -> dict[str, str]:
    """An answer to the question that lies open in a tab, not sent yet."""
    who.get("/study/question")
    return {
        "token": hidden(who.page, "token"),
        "csrf_token": hidden(who.page, "csrf_token"),
        "reply": "1",
    }


def test_a_student_leaves_and_every_device_is_signed_out(trainer: Flask) -> None:
    student = Visitor(trainer).register("student")
    phone = Visitor(trainer)
    phone.post("/sign-in", email="student@example.org", password=PASSWORD)
    assert student.post("/study/answer", **reply(student)).status_code == 200
    answer = student.post("/account/delete", password=PASSWORD, word=" Delete ")
    assert (answer.status_code, answer.location) == (303, GONE)
    assert student.get(GONE).status_code == 200
    assert student.title() == "It is deleted"
    for who in (student, phone):
        for path in ("/account", "/study", "/study/question", "/quizzes", "/progress"):
            assert who.get(path).location == f"/sign-in?next={path}"
    assert learners(trainer) == [("Former student 1", None)]
    assert kept(trainer) == NOTHING
    again = Visitor(trainer)
    code = again.post("/sign-in", email="student@example.org", password=PASSWORD).status_code
    assert code == 422
    assert again.register("student").get("/account").status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": "guess"}, "This is not your password."),
        ({"password": ""}, "Enter your password."),
        ({"password": "x" * 201}, "Use at most 200 characters; you sent 201."),
        ({"word": "yes"}, "Type “delete”, so that nothing is lost by a slip."),
        ({"word": ""}, "Type “delete”, so that nothing is lost by a slip."),
    ],
)
def test_without_password_and_word_nothing_is_deleted(
    web: Flask, student: Visitor, fields: dict[str, str], said: str
) -> None:
    assert delete(student, **fields) == 422
    assert said in student.page
    assert learners(web) == [("Student", "student@example.org")]
    assert student.get("/account").status_code == 200


@pytest.mark.usefixtures("still")
def test_passwords_are_guessed_ten_times_here_too(web: Flask, student: Visitor) -> None:
    codes = [delete(student, password="guess") for _ in range(11)]
    assert codes == [422] * 10 + [429]


def test_the_page_names_what_is_lost(student: Visitor) -> None:
    student.post("/study/answer", **reply(student))
    student.get("/account/delete")
    assert "1 answer, and when each fact comes back" in student.page
    assert "quizzes" not in student.page.partition("You lose:")[2].partition("</ul>")[0]


def test_what_was_taken_away_again_is_not_lost(student: Visitor) -> None:
    for on, told in (("yes", "your notes, flags and mnemonics on 1 fact<"), ("no", "")):
        student.post("/notes/facts/alphalol/flag", on=on)
        student.get("/account/delete")
        lost = student.page.partition("You lose:")[2].partition("</ul>")[0]
        assert ("your notes" in lost) == bool(told)
        assert told in lost


def test_an_only_administrator_stays_and_reads_what_to_do(web: Flask, student: Visitor) -> None:
    with web.app_context():
        db.session.execute(sa.update(Learner).values(role="admin"))
        db.session.commit()
    assert delete(student) == 422
    assert "You are the only administrator" in student.page
    assert learners(web) == [("Student", "student@example.org")]
    Visitor(web).register("classmate")
    with web.app_context():
        db.session.execute(sa.update(Learner).values(role="admin"))
        db.session.commit()
    assert delete(student) == 303


@contextmanager
def meanwhile(
    url: str, statement: str | tuple[str, ...], act: Callable[[Session], None]
) -> Iterator[None]:
    """Act in another session, once, right before the first statement that begins like this."""
    waiting = [act]

    def note(_: object, __: object, sent: str, *___: object) -> None:
        if waiting and sent.startswith(statement):
            apart = threading.Thread(target=run, args=(waiting.pop(),))
            apart.start()
            apart.join(timeout=20)

    def run(act: Callable[[Session], None]) -> None:
        engine = sa.create_engine(**engine_options(url))
        with Session(engine) as session:
            act(session)
            session.commit()
        engine.dispose()

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    assert waiting == []


def leave_elsewhere(session: Session) -> None:
    removing.remove(session, session.scalars(sa.select(Learner)).one(), now())


@pytest.mark.parametrize(
    ("path", "statement", "fields"),
    [
        ("/study/answer", ("SELECT learner.id \n", "UPDATE learner "), {}),
        ("/theme", "UPDATE learner ", {"theme": "dark", "back": "/study"}),
        ("/account", "UPDATE learner ", {"name": "Ada", "theme": "dark", "zone": "UTC"}),
        (
            "/reports/new?fact=betalol",
            "INSERT INTO problem_report",
            {"about": "wrong", "text": "x"},
        ),
    ],
)
def test_what_was_on_its_way_brings_nothing_back(
    trainer: Flask, path: str, statement: str | tuple[str, ...], fields: dict[str, str]
) -> None:
    student = Visitor(trainer).register("student")
    sent = reply(student) | fields if path == "/study/answer" else fields
    with meanwhile(trainer.config["DATABASE_URL"], statement, leave_elsewhere):
        answer = student.post(path, **sent)
    assert (answer.status_code, answer.location) == (303, "/sign-in?lost=yes")
    assert kept(trainer) == NOTHING
    assert learners(trainer) == [("Former student 1", None)]
    student.get(answer.location)
    assert "You were signed out. What you just sent was not stored." in student.page


def test_a_sign_in_that_was_on_its_way_is_none(
    trainer: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    Visitor(trainer).register("student")
    authenticate = operations.authenticate

    def and_leave(*given: Any) -> Learner | None:
        found = authenticate(*given)
        with Session(db.engine) as other:
            leave_elsewhere(other)
            other.commit()
        return found

    monkeypatch.setattr(operations, "authenticate", and_leave)
    phone = Visitor(trainer)
    answer = phone.post("/sign-in", email="student@example.org", password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/study")
    assert phone.get("/study/question").location == "/sign-in?next=/study/question"


def test_a_visitor_leaves_with_the_answers(web: Flask, visitor: Visitor) -> None:
    visitor.post("/try", zone="UTC")
    visitor.post("/study/answer", **reply(visitor))
    visitor.get("/register")
    assert "Leave, and discard your answer" in visitor.page
    answer = visitor.post("/leave")
    assert (answer.status_code, answer.location) == (303, GONE)
    assert kept(web) == NOTHING
    assert visitor.get("/study/question").location == "/sign-in?next=/study/question"


def test_who_has_an_account_is_asked_before_leaving(web: Flask, student: Visitor) -> None:
    assert student.post("/leave").location == "/account/delete"
    assert learners(web) == [("Student", "student@example.org")]


def test_a_stranger_has_nothing_to_leave(visitor: Visitor) -> None:
    assert visitor.post("/leave").location == "/sign-in"
