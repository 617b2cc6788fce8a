"""What a browser holds for a time without a connection, and what it sends when it is back."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from datetime import datetime, timedelta
from functools import partial

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.clock import now
from app.db import db
from app.models import DayTally, Learner, Review
from tests.app.study.sitting import asked, give, log, row
from tests.app.web import PASSWORD, UNITS, Visitor

HOUR = 3600_000
FORM = re.compile(r'<template data-held="(\w{16})">(.*?)</template>', re.DOTALL)


def held(visitor: Visitor) -> list[str]:
    """The cards that this browser would hold."""
    assert visitor.get("/study/ahead").status_code == 200
    return [card for _, card in FORM.findall(visitor.page)]


def token_in(card: str) -> str:
    found = re.search(r'name="token" value="([^"]*)"', card)
    assert found
    return found[1]


def only_row(web: Flask) -> Review:
    with web.app_context():
        return db.session.scalars(sa.select(Review)).one()


def notes(visitor: Visitor) -> list[str]:
    """What is said above the answer that the page shows."""
    return re.findall(r'class="side-note">([^<]*)<', visitor.page.split("<template")[0])


def test_each_question_of_today_is_held_once_with_a_token_of_its_own(student: Visitor) -> None:
    cards = held(student)
    tokens = [token_in(card) for card in cards]
    marks = [mark for mark, _ in FORM.findall(student.page)]
    assert len(cards) == len(set(tokens)) == len(set(marks)) == len(UNITS)


def test_what_is_held_tells_no_answer(student: Visitor) -> None:
    cards = held(student)
    assert cards
    for untold in ("It blocks alpha", "Alphalol is an alpha blocker", "It is so", "is-key"):
        assert untold not in student.page
    for card in cards:
        body = token_in(card).split(".")[0]
        said = urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode("latin-1")
        assert "bank/" not in said


def test_a_held_question_is_answered_and_counts(web: Flask, student: Visitor) -> None:
    card = next(each for each in held(student) if 'type="radio"' in each)
    answer = student.post("/study/answer", token=token_in(card), reply="1", ago=str(1))
    assert answer.status_code == 200
    assert [kind for kind, _, _ in log(web)] == ["answer"]
    assert only_row(web).counted


def test_new_facts_beyond_the_plan_are_held_too(web: Flask, student: Visitor) -> None:
    with web.app_context():
        db.session.execute(sa.update(Learner).values(new_per_day=1))
        db.session.commit()
    give(student, "alpha")
    assert held(student) == []
    student.post("/study/more")
    assert len(held(student)) == len(UNITS) - 1


def test_a_visitor_is_held_nothing(visitor: Visitor) -> None:
    visitor.post("/try")
    assert visitor.get("/study/ahead").location == "/study/question"


def test_the_page_names_whose_it_is_and_every_script(student: Visitor, classmate: Visitor) -> None:
    marks = {who.get("/study/ahead").headers["Learner-Mark"] for who in (student, classmate)}
    assert len(marks) == 2
    assert all(re.fullmatch(r"[0-9a-f]{16}", mark) for mark in marks)
    assert '/js/sitting.js"' in student.page
    assert "worker.js" not in student.page


def test_the_worker_may_look_after_the_whole_room_and_is_never_old(student: Visitor) -> None:
    answer = student.get("/study/worker.js")
    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/study"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_the_line_says_who_is_signed_in_and_confirms_a_form(
    web: Flask, student: Visitor, visitor: Visitor
) -> None:
    token = asked(student)
    line = student.get("/study/line").json
    assert f'<meta name="learner" content="{line["learner"]}">' in student.page
    answer = student.post("/study/answer", token=token, reply="1", csrf_token=line["csrf_token"])
    assert answer.status_code == 200
    assert visitor.get("/study/line").location.startswith("/sign-in")


def test_a_late_answer_is_stored_for_the_time_at_which_it_was_given(
    web: Flask, student: Visitor
) -> None:
    begun = now()
    token = asked(student)
    with time_machine.travel(begun + timedelta(hours=9), tick=True):
        student.post("/study/answer", token=token, reply="1", ago=str(2 * HOUR))
    stored = only_row(web)
    assert stored.received_at is not None
    assert (
        timedelta(0)
        <= stored.received_at - stored.answered_at - timedelta(hours=2)
        < timedelta(minutes=1)
    )
    assert notes(student)[0].startswith("This answer waited for the connection; it counts for ")


@pytest.mark.parametrize("ago", ["", "-5", "soon", "1e9", "9" * 40])
def test_a_time_that_is_none_is_as_if_it_were_not_sent(
    web: Flask, student: Visitor, ago: str
) -> None:
    student.post("/study/answer", token=asked(student), reply="1", ago=ago)
    assert only_row(web).received_at is None


def test_a_time_before_the_question_is_not_believed(web: Flask, student: Visitor) -> None:
    student.post("/study/answer", token=asked(student), reply="1", ago=str(999 * HOUR))
    stored = only_row(web)
    assert stored.answered_at == stored.served_at


def test_what_came_in_late_is_listed_with_its_marks(web: Flask, student: Visitor) -> None:
    student.get("/study/late")
    assert student.title() == "Answers that were sent"
    cards = held(student)
    for card in cards:
        reply = "1" if 'type="radio"' in card else "alpha blocker"
        student.post("/study/answer", token=token_in(card), reply=reply, ago="1")
    student.get("/study/late")
    with web.app_context():
        found = db.session.execute(sa.select(Review.id, Review.correct)).all()
    right = sum(bool(correct) for _, correct in found)
    assert student.title() == f"3 answers were sent: {right} correct, {3 - right} not"
    assert set(re.findall(r'href="/study/answer/([^"]*)"', student.page)) == {
        str(id_) for id_, _ in found
    }


def test_what_waited_for_weeks_in_another_zone_is_listed_without_reading_the_whole_log(
    web: Flask, student: Visitor
) -> None:
    """The day of an answer is found by an index, the time at which it came in by none."""
    live_in(web, "Etc/GMT+12")
    with at("2026-03-02T11:00:00+00:00"):
        student.post("/sign-in", email="student@example.org", password=PASSWORD)
        token = asked(student)
    live_in(web, "Pacific/Kiritimati")
    with at("2026-03-31T11:00:00+00:00"):
        student.post("/sign-in", email="student@example.org", password=PASSWORD)
        student.post("/study/answer", token=token, reply="1", ago=str(29 * 24 * HOUR))
    with at("2026-04-01T10:00:00+00:00"), web.app_context():
        sent: list[str] = []
        note = partial(_note, sent)
        sa.event.listen(db.engine, "before_cursor_execute", note)
        student.get("/study/late")
        sa.event.remove(db.engine, "before_cursor_execute", note)
    assert student.title().startswith("1 answer was sent")
    (read,) = [line for line in sent if "received_at >=" in line]
    assert "review.learner_day >=" in read


def _note(sent: list[str], _: object, __: object, statement: str, *___: object) -> None:
    sent.append(statement)


def test_what_a_classmate_sent_late_is_not_listed(student: Visitor, classmate: Visitor) -> None:
    student.post("/study/answer", token=asked(student), reply="1", ago="1")
    classmate.get("/study/late")
    assert classmate.title() == "Answers that were sent"


def test_a_page_left_open_overnight_counts_today_and_says_so(web: Flask, student: Visitor) -> None:
    live_in(web, "UTC")
    with at("2026-03-02T22:00:00+00:00"):
        student.post("/sign-in", email="student@example.org", password=PASSWORD)
        token = asked(student)
        sent = row(student, "alpha")
    with at("2026-03-03T08:00:00+00:00"):
        student.post("/study/answer", token=token, reply=sent)
    assert notes(student) == [
        "This question was shown to you on Monday 2 March; "
        "it counts for Tuesday 3 March, the day you gave it."
    ]
    stored = only_row(web)
    assert (stored.counted, stored.learner_day) == (True, 20515)


def live_in(web: Flask, zone: str, rollover: int = 4) -> None:
    with web.app_context():
        db.session.execute(sa.update(Learner).values(zone=zone, rollover_hour=rollover))
        db.session.commit()


def at(when: str) -> time_machine.travel:
    return time_machine.travel(datetime.fromisoformat(when), tick=True)


def test_a_zone_that_changed_since_the_question_decides_the_day_and_says_so(
    web: Flask, student: Visitor
) -> None:
    live_in(web, "Europe/Vienna")
    with at("2026-03-02T20:00:00+00:00"):
        student.post("/sign-in", email="student@example.org", password=PASSWORD)
        token = asked(student)
    live_in(web, "Pacific/Auckland")
    with at("2026-03-02T23:00:00+00:00"):
        student.post("/study/answer", token=token, reply="1", ago=str(HOUR))
    assert notes(student) == [
        "This answer waited for the connection; it counts for Tuesday 3 March, the day you gave it."
    ]
    assert (only_row(web).learner_day, only_row(web).counted) == (20515, True)


def test_answers_in_the_hour_that_occurs_twice_count_once_each_on_one_day(
    web: Flask, student: Visitor
) -> None:
    live_in(web, "Europe/Vienna", rollover=2)
    with at("2026-10-25T00:05:00+00:00"):  # 02:05, for the first time
        student.post("/sign-in", email="student@example.org", password=PASSWORD)
        one, two = (token_in(card) for card in held(student)[:2])
        student.post("/study/answer", token=one, reply="1")
    with at("2026-10-25T01:05:00+00:00"):  # 02:05 again
        for _ in range(2):
            student.post("/study/answer", token=two, reply="1", ago=str(HOUR // 2))
    with web.app_context():
        found = db.session.scalars(sa.select(Review).order_by(Review.answered_at)).all()
        assert [(row.learner_day, row.counted) for row in found] == [(20751, True)] * 2
        assert db.session.scalars(sa.select(DayTally.answers)).all() == [2]


def test_an_answer_after_the_sign_in_ended_is_sent_again_and_counts(
    web: Flask, student: Visitor
) -> None:
    token = asked(student)
    sent = row(student, "alpha")
    student.post("/sign-out")
    assert student.post("/study/answer", token=token, reply=sent).location.startswith("/sign-in")
    assert log(web) == []
    student.post("/sign-in", email="student@example.org", password=PASSWORD)
    assert student.post("/study/answer", token=token, reply=sent, ago="60000").status_code == 200
    assert only_row(web).counted


def test_what_one_left_another_cannot_send(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    token = asked(student)
    assert classmate.post("/study/answer", token=token, reply="1", ago="9").status_code == 404
    assert log(web) == []


def test_two_tabs_with_the_same_fact_store_both_and_count_one(web: Flask, student: Visitor) -> None:
    one, two = asked(student), asked(student)
    for token in (one, two):
        student.post("/study/answer", token=token, reply="1")
    assert "your schedule did not move" in student.page
    with web.app_context():
        counted = db.session.scalars(sa.select(Review.counted).order_by(Review.answered_at)).all()
    assert counted == [True, False]


def test_an_answer_that_is_sent_twice_is_said_to_be_stored_once(
    web: Flask, student: Visitor
) -> None:
    token = asked(student)
    for _ in range(2):
        student.post("/study/answer", token=token, reply="1")
    assert notes(student) == ["This answer had come in before. It is stored, and counts, once."]
    assert len(log(web)) == 1


def test_a_held_question_whose_memory_moved_is_kept_uncounted(web: Flask, student: Visitor) -> None:
    first = held(student)[0]
    give(student, "alpha")
    student.post("/study/answer", token=token_in(first), reply="1", ago="1")
    assert "This answer waited for the connection." in notes(student)
    assert "your schedule did not move" in student.page
