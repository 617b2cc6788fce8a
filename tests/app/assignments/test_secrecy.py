"""Before its time nothing tells the key: no page, header, tag of a page, file or other door."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask
from werkzeug.test import TestResponse

from app.clock import now
from app.db import db
from app.memory.publishing import publish_items
from app.models import AttemptSlot, ItemVersion
from questions.item import Item
from tests.app.assignments.setting import (
    ALL,
    assign,
    attempt_of,
    begin,
    course_with,
    questions,
    reply,
    soon,
    text,
)
from tests.app.items import each_form
from tests.app.web import UNITS, Visitor

FORMS = 12
SECRET = "zzsecretzz"  # in every rationale, rule and explanation of the items below


def marked(value: Any) -> Any:
    """The body of an item in which every word that explains holds a mark."""
    if isinstance(value, dict):
        return {
            key: f"{SECRET} {each}"
            if key in ("rationale", "because", "rule", "explanation") and isinstance(each, str)
            else marked(each)
            for key, each in value.items()
        }
    return [marked(each) for each in value] if isinstance(value, list) else value


@pytest.fixture
def forms(web: Flask) -> tuple[Item, ...]:
    """An item of every form, each asked of a fact of its own; what explains holds the mark."""
    made = tuple(each_form(f"fact-of-form-{at}")[at] for at in range(FORMS))
    with web.app_context():
        publish_items(db.session, made, "2", now())
        for row in db.session.scalars(sa.select(ItemVersion)):
            row.body = marked(json.loads(json.dumps(row.body)))
        db.session.commit()
    return made


def whole(answer: TestResponse) -> str:
    """The status, every header and the body."""
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers)
    return f"{answer.status}\n{heads}\n{answer.get_data(as_text=True)}"


def names_of(web: Flask) -> set[str]:
    """Ids of facts, items, versions, and all that rows of attempts keep to themselves."""
    with web.app_context():
        found: set[str] = set(UNITS)
        for item_id, version, facts in db.session.execute(
            sa.select(ItemVersion.item_id, ItemVersion.version, ItemVersion.facts)
        ):
            found |= {item_id, version, *facts}
        for slot in db.session.scalars(sa.select(AttemptSlot)):
            for id_ in (slot.order_seed, slot.review_id):
                found |= {str(id_), id_.hex}
    return found - {"classes"}  # which is a word of any page


def tells(said: str, names: set[str]) -> list[str]:
    """Which of these names, and of the marked words, stand in an answer."""
    return sorted(name for name in (*names, SECRET) if name in said)


def place_of(web: Flask) -> int:
    with web.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(AttemptSlot)) or 0


def test_no_page_of_an_attempt_names_what_is_asked_or_why(
    web: Flask, forms: tuple[Item, ...], instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student, number=FORMS)
    given = assign(web, instructor, course, review=[f"closed:{what}" for what in ALL],
                   close=soon(600))  # fmt: skip
    said = [whole(student.get(page)) for page in (course, f"{course}/assignments", given)]
    attempt = attempt_of(begin(student, given))
    every = questions(student, attempt)
    assert len(every) == place_of(web) == FORMS
    for page in (*every, attempt, f"{attempt}/submit", f"{course}/assignments", given):
        said.append(whole(student.get(page)))
    for page in every:
        said.append(whole(student.client.post(page, data={"csrf_token": student.csrf()})))
        if re.search(r'type="radio"[^>]*name="reply"', student.get(page).text):
            student.post(page, reply="1", correction="not sure")
    said.append(whole(student.client.post(f"{attempt}/submit",
                                          data={"csrf_token": student.csrf()})))  # fmt: skip
    said += [whole(student.get(page)) for page in (attempt, given, f"{course}/assignments")]
    said += [whole(student.get(page, follow_redirects=True)) for page in every]
    token = {"csrf_token": student.csrf()}
    with student.client.post("/account/data/json", data=token) as own:
        kept = json.loads(own.get_data(as_text=True))
    said += [json.dumps(kept["attempts"]), json.dumps(kept["attempt_answers"])]
    assert kept["attempt_answers"]
    names = names_of(web)
    assert [found for each in said if (found := tells(each, names))] == []


def test_right_and_wrong_answers_get_the_same_answer(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    given = assign(web, instructor, course)
    seen: list[list[tuple[int, list[str]]]] = []
    for who, right in ((student, True), (classmate, False)):
        attempt = attempt_of(begin(who, given))
        got = []
        for page in questions(who, attempt):
            reply(who, page, right=right)
            answer = who.get(page)
            got.append((answer.status_code, sorted(set(answer.headers.keys()))))
        overview = re.sub(r"\d+", "", text(who.get(attempt).text.partition("<main")[2]))
        assert "correct" not in overview.lower()
        seen.append(got)
    assert seen[0] == seen[1]


def test_the_key_comes_when_it_is_closed_for_all_and_not_before(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    course = course_with(web, instructor, student, classmate)
    at = now()
    with time_machine.travel(at, tick=False):
        given = assign(web, instructor, course, review=[f"closed:{what}" for what in ALL],
                       close=soon(600))  # fmt: skip
        instructor.get(f"{given}/exceptions")
        mate = re.findall(r'value="([-0-9a-f]{36})"[^>]*><span>Classmate<', instructor.page)
        sent = instructor.post(f"{given}/exceptions", whom=mate[0], close=soon(7200))
        assert sent.status_code == 303
        page = begin(student, given)
        every = questions(student, attempt_of(page))
        for each in every:
            reply(student, each, right=True)
        student.post(f"{attempt_of(page)}/submit")
    for seconds, told in ((60, False), (601, False), (7199, False), (7204, False), (7206, True)):
        with time_machine.travel(at + timedelta(seconds=seconds), tick=False):
            student.get(every[0], follow_redirects=True)
            assert ("An authority" in student.page) is told, seconds
            assert ("Correct" in student.page) is told, seconds


def test_a_page_of_an_attempt_carries_no_tag_that_follows_from_the_key(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    course = course_with(web, instructor, student)
    page = begin(student, assign(web, instructor, course))
    answer = student.get(page)
    assert answer.headers.get("ETag") is None
    assert "no-store" in answer.headers["Cache-Control"]
