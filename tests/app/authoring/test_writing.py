"""The editor through its doors: kept at once, checked, saved in versions, two editors told."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from app.authoring.words import PUT_AWAY
from app.db import db
from app.models import ItemVersion, Learner, ProblemReport
from app.rights import ARCHIVED
from questions.authored import Draft, Row
from questions.item import Item, load
from tests.app.authoring.writing import begin, drafts, names, send, sent, write
from tests.app.courses.teaching import notices, teacher
from tests.app.sets.building import text
from tests.app.web import Visitor, hidden
from tests.questions.authored.drafts import CHOICE, PAIRS, STATEMENT, STEPS, WHOLE


def stored(web: Flask) -> list[Item]:
    with web.app_context():
        own = sa.select(ItemVersion.body).where(ItemVersion.item_id.startswith("course/"))
        return [load(body) for body in db.session.scalars(own.order_by(ItemVersion.published_at))]


def test_an_empty_room_offers_the_first_question(instructor: Visitor, course: str) -> None:
    page = text(instructor.get(f"{course}/questions").text)
    assert "Write the first question" in page
    page = text(instructor.get(f"{course}/questions?archived=yes").text)
    assert "No question is archived." in page


def test_a_question_begins_with_its_form(web: Flask, instructor: Visitor, course: str) -> None:
    assert instructor.post(f"{course}/questions/new", form="table").status_code == 422
    path = begin(instructor, course, "ordering")
    assert drafts(web) == [(Draft(form="ordering"), 0, 0)]
    page = text(instructor.get(path).text)
    assert "Say what is to be put in order." in page
    assert "The question stands here once there is enough of it to show." in page


@pytest.mark.parametrize("draft", WHOLE, ids=lambda draft: draft.form)
def test_every_form_is_kept_shown_and_saved(
    web: Flask, instructor: Visitor, course: str, draft: Draft
) -> None:
    path = begin(instructor, course, draft.form)
    assert send(instructor, path, draft, "check").location == f"{path}#checks"
    assert drafts(web) == [(draft, 1, 0)]
    page = text(instructor.get(path).text)
    assert "Nothing is missing." in page
    assert f"As students see it Preview {draft.stem}" in page
    assert stored(web) == []
    assert send(instructor, path, draft, "save").status_code == 303
    assert drafts(web) == [(draft, 1, 1)]
    (item,) = stored(web)
    assert [(item.id, item.version)] == names(web)
    assert (item.form, item.stem) == (draft.form, draft.stem)
    assert f"{draft.stem}" in text(instructor.get(f"{course}/questions").text)
    assert "Key" in text(instructor.get(f"{path}/versions").text)


def test_what_is_missing_is_told_at_the_top_and_beside_its_field(
    web: Flask, instructor: Visitor, course: str
) -> None:
    path = begin(instructor, course, "single_best")
    half = Draft(form="single_best", stem="Which?", rows=(Row(text="One"), Row(text="one")))
    answer = send(instructor, path, half, "save")
    assert answer.status_code == 422
    assert '<a href="#rows">Mark the right option.</a>' in answer.text
    assert 'id="rows-1-text-error"' in answer.text
    assert "The draft is kept; no version was saved." in answer.text
    assert drafts(web) == [(half, 1, 0)]
    assert stored(web) == []


def test_a_script_gets_the_part_beside_the_editor(
    web: Flask, instructor: Visitor, course: str
) -> None:
    path = begin(instructor, course, "single_best")
    instructor.get(path)
    fields = {**sent(CHOICE), "revision": "0", "csrf_token": instructor.csrf()}
    fields["stem"] = "Which cell does not resorb bone?"
    kept = {name: value for name, value in fields.items() if value is not None}
    answer = instructor.client.post(path, data=kept, headers={"X-Part": "panel"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'data-panel data-revision="1"' in answer.text
    assert "Asked in the negative" in answer.text
    again = instructor.client.post(path, data={**kept, "revision": "0"}, headers={"X-Part": "p"})
    assert again.status_code == 409
    assert "Somebody changed this question meanwhile" in again.text
    assert drafts(web)[0][1] == 1


def test_two_editors_are_told_and_nothing_is_lost(
    web: Flask, instructor: Visitor, course: str
) -> None:
    path = begin(instructor, course, "ordering")
    send(instructor, path, STEPS, "check", revision="0")
    other = STEPS.model_copy(update={"stem": "Another stem"})
    answer = send(instructor, path, other, "save", revision="0")
    assert answer.status_code == 409
    assert "Another stem</textarea>" in answer.text
    assert drafts(web) == [(STEPS, 1, 0)]
    seen = hidden(answer.text, "revision")
    assert send(instructor, path, other, "save", revision=seen).status_code == 303
    assert drafts(web) == [(other, 2, 1)]


def test_the_same_again_moves_and_saves_nothing(
    web: Flask, instructor: Visitor, course: str
) -> None:
    path = write(instructor, course, STATEMENT)
    assert send(instructor, path, STATEMENT, "save").status_code == 303
    instructor.get(path)
    assert notices(instructor)[-1:] == [
        "There is nothing to save: the question stands as it was saved last."
    ]
    assert drafts(web) == [(STATEMENT, 1, 1)]


def test_a_version_stays_when_another_is_saved(
    web: Flask, instructor: Visitor, course: str
) -> None:
    path = write(instructor, course, CHOICE)
    other = CHOICE.model_copy(update={"stem": "Which cell takes bone away?"})
    send(instructor, path, other, "save")
    send(instructor, path, CHOICE, "save")
    first, second, third = names(web)
    assert first == third != second
    assert [item.stem for item in stored(web)] == [CHOICE.stem, other.stem]
    page = text(instructor.get(f"{path}/versions").text)
    assert page.index("Version 3") < page.index("Version 2") < page.index("Version 1")


def test_texts_that_cannot_be_stored_are_refused_at_their_fields(
    web: Flask, instructor: Visitor, course: str
) -> None:
    path = begin(instructor, course, "matching")
    wrong = (
        ({"stem": "a\0b"}, "stem-error"),
        ({"stem": "x" * 1501}, "stem-error"),
        ({"rows-1-why": "x" * 601}, "rows-1-why-error"),
        ({"rows-0-text": "x" * 251}, "rows-0-text-error"),
        ({"spares": "\n".join("abcdef")}, "spares-error"),
        ({"reference": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")}, ""),
    )
    for fields, at in wrong:
        answer = send(instructor, path, PAIRS, "check", revision="0", **fields)
        assert answer.status_code == 422, fields
        assert f'id="{at}"' in answer.text or not at
    assert drafts(web) == [(Draft(form="matching"), 0, 0)]


def test_texts_are_plain_text(web: Flask, instructor: Visitor, course: str) -> None:
    path = begin(instructor, course, "true_false")
    marked = STATEMENT.model_copy(update={"stem": "<b>Bone</b> \u200bis e\u0301 living"})
    send(instructor, path, marked, "check")
    assert drafts(web)[0][0].stem == "<b>Bone</b> is é living"
    page = instructor.get(path).text
    assert "<b>Bone</b>" not in page
    assert "Marks of a web page" in page


def test_rows_are_added_and_steps_raised(web: Flask, instructor: Visitor, course: str) -> None:
    path = begin(instructor, course, "ordering")
    more = send(instructor, path, STEPS, "more")
    assert more.status_code == 200
    assert len(re.findall(r'name="rows-\d+-text"', more.text)) == 6
    raised = send(instructor, path, STEPS, "up-2")
    assert raised.location == f"{path}#rows"
    assert [row.text for row in drafts(web)[0][0].rows] == [
        "Invasion", "Extravasation", "Intravasation",
    ]  # fmt: skip
    for act in ("up-0", "up-99", "up-x"):
        assert send(instructor, path, STEPS, act).status_code == 303


def test_a_question_is_archived_and_restored(web: Flask, instructor: Visitor, course: str) -> None:
    path = write(instructor, course, CHOICE)
    assert instructor.post(f"{path}/archive").location == f"{course}/questions"
    assert CHOICE.stem not in instructor.get(f"{course}/questions").text
    assert CHOICE.stem in instructor.get(f"{course}/questions?archived=yes").text
    send(instructor, path, STEPS, "check", revision="1")
    assert drafts(web) == [(CHOICE, 1, 1)]
    instructor.get(path)
    assert notices(instructor) == [PUT_AWAY]
    instructor.post(f"{path}/restore")
    assert CHOICE.stem in instructor.get(f"{course}/questions").text


def test_a_proposal_is_a_row_in_the_curators_inbox(
    web: Flask, instructor: Visitor, course: str
) -> None:
    path = begin(instructor, course, "single_best")
    instructor.post(f"{path}/propose")
    instructor.get(path)
    assert notices(instructor) == ["Save a version first: a proposal is made of what was saved."]
    send(instructor, path, CHOICE, "save")
    for _ in range(2):
        instructor.post(f"{path}/propose")
    with web.app_context():
        (row,) = db.session.scalars(sa.select(ProblemReport))
    assert (row.about, row.item_id, row.fact_id) == ("other", None, names(web)[0][0])
    lines = row.text.split("\n")
    assert lines[2] == "One best answer: Which cell resorbs bone?"
    assert [each.partition(". ")[2] for each in lines if each.startswith("Key: ")] == ["Osteoclast"]
    assert lines[-1] == "Reference: Lecture 4, page 12"
    assert "Proposed on " in text(instructor.get(path).text)
    curator = Visitor(web).register("curator")
    with web.app_context():
        who = sa.update(Learner).where(Learner.email == "curator@example.org")
        db.session.execute(who.values(role="curator"))
        db.session.commit()
    page = text(curator.get("/reports").text)
    assert "none yet: a course proposes a question of its own" in page
    assert "Which cell resorbs bone?" in page


def test_an_archived_course_stays_as_it_is(web: Flask, instructor: Visitor, course: str) -> None:
    path = write(instructor, course, CHOICE)
    instructor.post(f"{course}/archive")
    for act in ("check", "save"):
        assert send(instructor, path, STEPS, act, revision="1").status_code == 303
    for move in ("archive", "propose"):
        instructor.post(f"{path}/{move}")
    instructor.post(f"{course}/questions/new", form="ordering")
    assert drafts(web) == [(CHOICE, 1, 1)]
    instructor.get(path)  # with the notices of what was refused
    page = instructor.get(path).text
    assert "disabled" in page
    assert ARCHIVED in page


def test_nobody_of_another_course_reaches_it(web: Flask, instructor: Visitor, course: str) -> None:
    path = write(instructor, course, CHOICE)
    other = teacher(web, "other")
    theirs = other.post("/courses/new", title="Surgery").location
    elsewhere = path.replace(course, theirs)
    for page in (path, f"{path}/versions", elsewhere, f"{elsewhere}/versions"):
        assert other.get(page).status_code == 404
    for page in (elsewhere, f"{elsewhere}/archive", f"{elsewhere}/propose"):
        assert other.post(page, revision="1").status_code == 404
    item_id, version = names(web)[0]
    for who in (other, instructor):
        assert who.get(f"/reports/new?item={item_id}&version={version}").status_code == 404
    assert CHOICE.stem not in other.get(f"{theirs}/questions").text


def test_a_list_of_many_costs_as_many_statements_as_one(
    instructor: Visitor, course: str, statements: list[str]
) -> None:
    def cost() -> int:
        before = len(statements)
        instructor.get(f"{course}/questions")
        return len(statements) - before

    write(instructor, course, CHOICE)
    once = cost()
    for draft in WHOLE:
        write(instructor, course, draft)
    assert cost() == once


def test_no_statement_is_without_the_course(
    instructor: Visitor, course: str, statements: list[str]
) -> None:
    path = write(instructor, course, CHOICE)
    send(instructor, path, STEPS, "check")
    for page in ("", "/versions"):
        instructor.get(path + page)
    for act in ("propose", "archive", "restore"):
        instructor.post(f"{path}/{act}")
    own = [each for each in statements if re.search(r"\bcourse_question(_version)?\b", each)]
    assert len(own) > 20
    assert [
        each
        for each in own
        if not each.startswith("INSERT")
        and not re.search(r"course_id = ", " ".join(each.split("WHERE")[1:]))
    ] == []
