"""Own questions in sets, assignments and attempts; never outside of their course or in the log."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from app.cards.sent import sent_again
from app.coursework.keyed import Key
from app.coursework.placing import Placed, placed
from app.db import db
from app.models import Attempt, QuestionSetVersion, Review
from questions.blueprint import Listed, Pinned, Pool, Spec, dump
from tests.app.assignments.setting import ALL, RULES, assign, attempt_of, begin, questions
from tests.app.assignments.test_secrecy import whole
from tests.app.authoring.writing import drafts, names, send, write
from tests.app.courses.teaching import code_of, join, teacher
from tests.app.sets.building import by_blueprint, draft, save, text
from tests.app.web import Visitor
from tests.questions.authored.drafts import CHOICE, STATEMENT, WHOLE, replies

ATTEMPT = re.compile(r"/courses/([-0-9a-f]{36})/assignments/([-0-9a-f]{36})/attempts/(\d+)")


def add(who: Visitor, path: str, item_id: str, version: str, pool: int = 0) -> int:
    sent = {"item": item_id, "version": version, "pool": str(pool)}
    return who.post(f"{path}/add", **sent).status_code


@pytest.fixture
def own_set(web: Flask, instructor: Visitor, course: str) -> str:
    """A saved set of every form, all of them the course's own; its path."""
    for each in WHOLE:
        write(instructor, course, each)
    path = instructor.post(f"{course}/sets/new", title="Ours").location
    for pool, name in enumerate(names(web)):
        assert add(instructor, path, *name, pool=min(pool, 1)) == 303
    save(instructor, path)
    return path


def places(web: Flask, attempt: str) -> list[Placed]:
    """The questions of an attempt of the one student."""
    found = ATTEMPT.search(attempt)
    assert found
    with web.app_context():
        row = db.session.scalars(sa.select(Attempt)).one()
        key = Key(row.course_id, row.assignment_id, row.learner_id, int(found[3]))
        return placed(db.session, key)


def answer(who: Visitor, page: str, one: Placed, *, right: bool) -> None:
    """Send the reply as its page would."""
    said = replies(one.item)[0 if right else 1]
    sent = sent_again(one.item, one.order_seed, said)
    cells = [f"{group}:{row}" for group, row in sent.cells]
    ways = [f"{row}:{place}" for row, place in sent.places.items()]
    came = who.post(page, reply=sent.reply, correction=sent.correction, cell=cells, place=ways,
                    pick=list(sent.picks))  # fmt: skip
    assert came.status_code == 303, who.page


def attempted(
    web: Flask, instructor: Visitor, student: Visitor, course: str, **rules: object
) -> tuple[str, list[str], list[Placed]]:
    """The attempt that a student has begun, with its pages and its questions."""
    assert join(student, code_of(instructor, course)) == 303
    given = assign(web, instructor, course, **rules)
    attempt = attempt_of(begin(student, given))
    return attempt, questions(student, attempt), places(web, attempt)


def test_the_search_of_a_set_offers_them(web: Flask, instructor: Visitor, course: str) -> None:
    path = instructor.post(f"{course}/sets/new", title="Ours").location
    assert "Write a question" in instructor.get(f"{path}/own").text
    write(instructor, course, CHOICE)
    write(instructor, course, STATEMENT)
    page = text(instructor.get(f"{path}/own").text)
    assert f"{CHOICE.stem} One best answer Add" in page
    assert f"{STATEMENT.stem} (False) True or false Add" in page
    found = text(instructor.get(f"{path}/own?q=cell+RESORBS").text)
    assert CHOICE.stem in found
    assert STATEMENT.stem not in found
    (name, _) = names(web)
    assert add(instructor, path, *name) == 303
    pinned = Pinned(item_id=name[0], version=name[1])
    assert draft(web).pools == (Pool(key=1, source=Listed(items=(pinned,)), number=1),)
    assert f"{CHOICE.stem} One best answer in pool 1" in text(instructor.get(f"{path}/own").text)
    look = text(instructor.get(f"{path}/questions/{quote(name[0])}/{name[1]}").text)
    assert "Key" in look
    assert "Reference Lecture 4, page 12" in look
    assert "in 1 set" in text(instructor.get(f"{course}/questions").text)


def test_a_newer_version_is_told_and_taken(web: Flask, instructor: Visitor, course: str) -> None:
    path = write(instructor, course, CHOICE)
    made = instructor.post(f"{course}/sets/new", title="Ours").location
    add(instructor, made, *names(web)[0])
    other = CHOICE.model_copy(update={"stem": "Which cell takes bone away?"})
    send(instructor, path, other, "save")
    page = text(instructor.get(made).text)
    assert "a newer version exists" in page
    assert CHOICE.stem in page
    assert "textbook knowledge" not in page
    assert add(instructor, made, *names(web)[1], pool=1) == 303
    page = text(instructor.get(made).text)
    assert other.stem in page
    assert "a newer version exists" not in page


def test_a_blueprint_never_draws_them(web: Flask, instructor: Visitor, own_set: str) -> None:
    by_blueprint(instructor, own_set, number="3", known="y")
    page = text(instructor.get(own_set).text)
    assert "3 of 3 facts" in page
    shown = instructor.get(f"{own_set}/preview?as=staff").text
    assert "Question 9" in shown
    assert "Question 10" not in shown


def test_another_course_can_neither_list_nor_look(
    web: Flask, instructor: Visitor, own_set: str
) -> None:
    other = teacher(web, "other")
    theirs = other.post("/courses/new", title="Surgery").location
    path = other.post(f"{theirs}/sets/new", title="Theirs").location
    for name in names(web):
        assert add(other, path, *name) == 404
        assert other.get(f"{path}/questions/{quote(name[0])}/{name[1]}").status_code == 404
    assert "no saved question of its own" in text(other.get(f"{path}/own").text)
    stems = [each.stem for each, *_ in drafts(web)]
    other.get("/library/search?q=bone")
    assert [stem for stem in stems if stem in unescape(other.page)] == []


def test_a_set_that_lists_another_courses_question_finds_and_asks_nothing(
    web: Flask, instructor: Visitor, student: Visitor, own_set: str
) -> None:
    other = teacher(web, "other")
    theirs = other.post("/courses/new", title="Surgery").location
    path = other.post(f"{theirs}/sets/new", title="Theirs").location
    by_blueprint(other, path)
    save(other, path)
    set_id = UUID(path.rpartition("/")[2])
    item_id, version = names(web)[0]
    source = Listed(items=(Pinned(item_id=item_id, version=version),))
    with web.app_context():
        row = db.session.scalars(
            sa.select(QuestionSetVersion).where(QuestionSetVersion.set_id == set_id)
        ).one()
        row.spec = dump(Spec(pools=(Pool(key=1, source=source, number=1),)))
        db.session.commit()
    page = text(other.get(path).text)
    assert "A question that is not on this server not found" in page
    assert CHOICE.stem not in page
    assert CHOICE.stem not in other.get(f"{path}/preview?as=staff").text
    fields = {**RULES, "set_id": str(set_id)}
    given = other.post(f"{theirs}/assignments/new", **fields).location
    assert join(student, code_of(other, theirs)) == 303
    assert student.post(f"{given}/start").location == given
    assert "None of its questions can be asked today." in text(student.get(given).text)


def test_a_right_answer_of_every_form_earns_its_points(
    web: Flask, instructor: Visitor, student: Visitor, course: str, own_set: str
) -> None:
    attempt, pages, every = attempted(web, instructor, student, course,
                                      review=[f"after:{what}" for what in ALL])  # fmt: skip
    assert len(pages) == len(WHOLE)
    for page, one in zip(pages, every, strict=True):
        answer(student, page, one, right=True)
    student.post(f"{attempt}/submit")
    assert "6 of 6 points" in text(student.get(attempt).text)
    for page, one in zip(pages, every, strict=True):
        shown = text(student.get(page).text)
        assert "Correct" in shown
        assert one.item.stem in shown
        assert "/reports/new" not in student.get(page).text  # which is the curators'
        assert "The rule" not in shown
        assert "Authority" not in shown


def test_wrong_answers_are_explained_with_what_was_written(
    web: Flask, instructor: Visitor, student: Visitor, course: str, own_set: str
) -> None:
    attempt, pages, every = attempted(web, instructor, student, course,
                                      review=[f"after:{what}" for what in ALL])  # fmt: skip
    for page, one in zip(pages, every, strict=True):
        answer(student, page, one, right=False)
    student.post(f"{attempt}/submit")
    shown = {one.item.form: text(student.get(page).text)
             for page, one in zip(pages, every, strict=True)}  # fmt: skip
    assert "It lays bone down." in shown["single_best"]
    assert "Reference Lecture 4, page 12" in shown["single_best"]
    assert "It is false. Right is: osteoclasts resorb bone." in shown["true_false"]
    assert "First the basement membrane is crossed." in shown["ordering"]
    assert "It dissolves it." in shown["matching"]
    assert all("Not correct" in each for each in shown.values())


def test_nothing_of_the_key_stands_in_a_page_before_its_time(
    web: Flask, instructor: Visitor, student: Visitor, course: str, own_set: str
) -> None:
    attempt, pages, every = attempted(web, instructor, student, course,
                                      review=[f"closed:{what}" for what in ALL])  # fmt: skip
    said = [whole(student.get(page)) for page in (course, f"{course}/assignments", attempt, *pages)]
    for page, one in zip(pages, every, strict=True):
        answer(student, page, one, right=True)
        said.append(whole(student.get(page)))
    student.post(f"{attempt}/submit")
    said += [whole(student.get(page, follow_redirects=True)) for page in (attempt, *pages)]
    secret = {name for pair in names(web) for name in pair}
    secret |= {name.rpartition("/")[2] for name in secret}
    for each in WHOLE:
        secret |= {row.why for row in each.rows} | {each.explanation, each.reference}
        secret |= {each.correction, *each.rivals}
    secret.discard("")
    secret.discard("Osteoblast")  # an option of another question
    assert [found for page in said if (found := sorted(s for s in secret if s in page))] == []


def test_options_stand_in_the_order_of_the_attempt(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor, course: str
) -> None:
    for draft_ in (CHOICE, CHOICE.model_copy(update={"keep_order": True, "stem": "In order?"})):
        write(instructor, course, draft_)
    path = instructor.post(f"{course}/sets/new", title="Ours").location
    for pool, name in enumerate(names(web)):
        add(instructor, path, *name, pool=pool)
    save(instructor, path)
    _, pages, every = attempted(web, instructor, student, course, attempts="")
    kept = next(
        page for page, one in zip(pages, every, strict=True) if one.item.stem == "In order?"
    )
    student.get(kept)
    rows = re.findall(r'class="option".*?<span>([^<]*)</span>', student.page, re.DOTALL)
    assert rows == ["Osteoclast", "Osteoblast", "Chondrocyte"]


def test_practice_enters_the_log_for_facts_and_never_for_own_questions(
    web: Flask, instructor: Visitor, student: Visitor, course: str, own_set: str
) -> None:
    by_blueprint(instructor, own_set, number="1", known="y")
    save(instructor, own_set)
    attempt, pages, every = attempted(web, instructor, student, course, kind="practice")
    for page, one in zip(pages, every, strict=True):
        student.get(page)
        if one.item.is_own:
            answer(student, page, one, right=True)
        else:
            student.post(page, reply="1")
    assert student.post(f"{attempt}/submit").status_code == 303
    with web.app_context():
        units = list(db.session.scalars(sa.select(Review.unit)))
    assert len(pages) == 7
    assert [unit.partition("/")[0] for unit in units] == ["bank"]
    page = text(student.get(attempt.partition("/attempts/")[0]).text)
    assert "questions that your instructors wrote themselves are in no schedule" in page


def test_letting_a_graded_attempt_count_skips_them(
    web: Flask, instructor: Visitor, student: Visitor, course: str, own_set: str
) -> None:
    attempt, pages, every = attempted(web, instructor, student, course,
                                      review=[f"after:{what}" for what in ALL])  # fmt: skip
    for page, one in zip(pages, every, strict=True):
        student.get(page)
        answer(student, page, one, right=True)
    student.post(f"{attempt}/submit")
    assert student.post(f"{attempt}/count").status_code == 303
    with web.app_context():
        assert list(db.session.scalars(sa.select(Review.unit))) == []


def test_an_archived_question_is_asked_where_it_is_listed_and_offered_nowhere(
    web: Flask, instructor: Visitor, student: Visitor, course: str, own_set: str
) -> None:
    for path in re.findall(r'href="([^"]*/questions/[-0-9a-f]{36})"',
                           instructor.get(f"{course}/questions").text):  # fmt: skip
        instructor.post(f"{path}/archive")
    assert "no saved question of its own" in text(instructor.get(f"{own_set}/own").text)
    assert "withdrawn" not in text(instructor.get(own_set).text)
    _, pages, _ = attempted(web, instructor, student, course)
    assert len(pages) == len(WHOLE)
