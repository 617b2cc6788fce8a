"""Question sets through their doors: built by blueprint and by hand, saved, copied, deleted."""

from __future__ import annotations

import re

from flask import Flask

from app.clock import now
from app.db import db
from app.memory.publishing import publish_items
from questions.blueprint import Blueprint, Listed, Pinned, Pool
from tests.app.courses.teaching import code_of, invite, join, notices, open_course, teacher
from tests.app.items import choice, typed
from tests.app.sets.building import (
    ALPHA,
    GAMMA,
    by_blueprint,
    by_hand,
    draft,
    save,
    sets,
    specs,
    text,
)
from tests.app.web import Visitor, hidden


def pinned(*items: object) -> Listed:
    return Listed(items=tuple(Pinned(item_id=one.id, version=one.version) for one in items))  # type: ignore[attr-defined]


def test_a_set_begins_empty_and_stands_in_the_list(instructor: Visitor, path: str) -> None:
    instructor.get(path)
    assert instructor.title() == "Week 1"
    assert "The set is empty." in text(instructor.page)
    assert "Save as version" not in instructor.page
    listed = text(instructor.get(path.rpartition("/")[0]).text)
    assert "Week 1 Not saved yet, begun by Instructor" in listed


def test_a_set_without_a_title_is_refused_beside_the_field(instructor: Visitor, path: str) -> None:
    answer = instructor.post(f"{path.rpartition('/')[0]}/new", title=" ")
    assert answer.status_code == 422
    assert "Give the set a title." in answer.text


def test_a_pool_by_blueprint_says_how_many_of_how_many(
    web: Flask, instructor: Visitor, path: str
) -> None:
    fields = {"topics": "drugs", "forms": "single_best", "points": "0,5", "each": "each"}
    assert by_blueprint(instructor, path, number="2", **fields) == 303
    source = Blueprint(topics=("drugs",), forms=("single_best",))
    assert draft(web).pools == (Pool(key=1, source=source, number=2, points=0.5, each=True),)
    shown = text(instructor.get(path).text)
    assert "Drugs 2 of 2 facts 0.5 points each · drawn for each student · one best answer" in shown


def test_the_form_counts_what_fits_without_being_sent(instructor: Visitor, path: str) -> None:
    def said(query: str) -> str:
        return instructor.get(f"{path}/pools/count?{query}").text

    assert said("number=2") == "2 of 3 facts, with 3 questions that fit today."
    assert said("number=2&forms=single_best") == "2 of 2 facts, with 2 questions that fit today."
    short = "3 of 2 facts, with 2 questions that fit today; 1 fact too few."
    assert said("number=3&forms=single_best") == short
    assert said("number=3&stages=specialist") == "No fact fits today. Loosen a filter."
    assert said("number=many") == "0 of 3 facts, with 3 questions that fit today."


def test_numbers_that_are_none_are_told_at_their_fields(
    web: Flask, instructor: Visitor, path: str
) -> None:
    wrong = (("number", "0"), ("number", "201"), ("number", "1e2"), ("points", "0"),
             ("points", "0.3"), ("points", "101"), ("points", "-1"), ("points", "nan"),
             ("topics", "no-such"), ("each", "some"))  # fmt: skip
    for name, value in wrong:
        assert by_blueprint(instructor, path, **{name: value}) == 422, (name, value)
    assert draft(web).pools == ()


def test_a_pool_is_changed_moved_and_removed(web: Flask, instructor: Visitor, path: str) -> None:
    by_blueprint(instructor, path)
    by_hand(instructor, path, ALPHA)
    page = instructor.get(f"{path}/pools/1").text
    sent = {"revision": hidden(page, "revision"), "number": "3", "points": "2", "each": "all"}
    assert instructor.post(f"{path}/pools/1", **sent, known="y").status_code == 303
    assert draft(web).pools[0] == Pool(key=1, source=Blueprint(known=True), number=3, points=2)
    instructor.post(f"{path}/pools/2/up")
    assert [pool.key for pool in draft(web).pools] == [2, 1]
    page = instructor.get(f"{path}/pools/2").text
    instructor.post(f"{path}/pools/2", **{**sent, "revision": hidden(page, "revision")})
    shown = text(instructor.get(path).text)
    assert "2 questions too few: loosen the pool, or ask for fewer." in shown
    assert instructor.post(f"{path}/pools/2/remove").status_code == 303
    assert [pool.key for pool in draft(web).pools] == [1]
    assert instructor.get(f"{path}/pools/2").status_code == 404


def test_a_search_shows_the_questions_of_facts_and_adds_them(
    web: Flask, instructor: Visitor, path: str
) -> None:
    found = instructor.get(f"{path}/search?q=alphalol").text
    assert "alphalol blocks alpha. 1 question" in text(found)
    back = hidden(found, "back")
    sent = {"item": ALPHA.id, "version": ALPHA.version, "pool": "0", "back": back}
    answer = instructor.post(f"{path}/add", **sent)
    assert answer.location == f"{path}/search?q=alphalol&pool=1"
    assert "What you add goes into pool 1." in text(instructor.get(answer.location).text)
    assert "in pool 1" in text(instructor.page)
    by_hand(instructor, path, GAMMA, pool=1)
    assert draft(web).pools == (Pool(key=1, source=pinned(ALPHA, GAMMA), number=2),)
    instructor.post(f"{path}/drop", pool="1", item=ALPHA.id)
    assert draft(web).pools == (Pool(key=1, source=pinned(GAMMA), number=1),)


def test_a_topic_lists_all_its_facts(instructor: Visitor, path: str) -> None:
    shown = text(instructor.get(f"{path}/search?topic=drugs").text)
    assert "3 facts" in shown
    assert "No fact fits." in text(instructor.get(f"{path}/search?q=xyzzy&topic=drugs").text)
    assert instructor.get(f"{path}/search?q={'x' * 300}").status_code == 422


def test_a_question_is_looked_at_with_its_key(instructor: Visitor, path: str) -> None:
    answer = instructor.get(f"{path}/questions/{ALPHA.id}/{ALPHA.version}")
    shown = text(answer.text)
    assert "Which class?" in shown
    assert f"Key {ALPHA.key_text}" in re.sub(r"Key [A-C]\. ", "Key ", shown)
    assert "alphalol blocks alpha." in shown
    for wrong in (f"{ALPHA.id}/0000", "none/1", f"{ALPHA.id}%00/1", f"{ALPHA.id}/1%00"):
        assert instructor.get(f"{path}/questions/{wrong}").status_code == 404


def test_what_was_never_published_cannot_be_added(
    web: Flask, instructor: Visitor, path: str
) -> None:
    for item, version in ((ALPHA.id, "0000"), ("", ""), ("a\0", "1")):
        answer = instructor.post(f"{path}/add", item=item, version=version, pool="0")
        assert answer.status_code == 404
    assert by_hand(instructor, path, ALPHA, pool=7) == 303
    assert "This pool is not there any more." in instructor.get(path).text
    assert draft(web).pools == ()


def test_an_excluded_fact_is_drawn_by_no_pool(web: Flask, instructor: Visitor, path: str) -> None:
    by_blueprint(instructor, path, number="3")
    instructor.post(f"{path}/facts/alphalol/exclude")
    assert draft(web).excluded == ("alphalol",)
    shown = text(instructor.get(path).text)
    assert "3 of 2 facts" in shown
    assert "1 question too few" in shown
    assert "Which class?" in text(instructor.get(f"{path}/preview").text)
    assert "alphalol blocks alpha." not in text(instructor.get(f"{path}/preview?as=staff").text)
    assert instructor.post(f"{path}/facts/no-such/exclude").status_code == 404
    instructor.post(f"{path}/facts/alphalol/include")
    assert draft(web).excluded == ()


def test_a_preview_as_a_student_has_no_key_in_it(instructor: Visitor, path: str) -> None:
    by_blueprint(instructor, path, number="3")
    page = instructor.get(f"{path}/preview").text
    assert text(page).count("Which class?") == 2
    for told in ("is-key", "alphalol", "blocks", ALPHA.rule, ALPHA.id, "authority"):
        assert told.lower() not in page.lower(), told
    staff = text(instructor.get(f"{path}/preview?as=staff").text)
    assert "alphalol blocks alpha." in staff
    assert "An authority: A text , 2025" in staff


def test_each_save_is_a_version_that_stays(web: Flask, instructor: Visitor, path: str) -> None:
    by_blueprint(instructor, path, topics="drugs")
    save(instructor, path)
    by_hand(instructor, path, ALPHA)
    assert "There are changes since version 1." in text(instructor.get(path).text)
    save(instructor, path)
    first, second = specs(web)
    assert [len(first.pools), len(second.pools)] == [1, 2]
    told = text(instructor.get(f"{path}/versions").text)
    assert "Version 2" in told
    assert "by Instructor “Chosen by hand” added" in told
    assert "by Instructor 1 pool, 1 question" in told
    assert "Question 2" not in instructor.get(f"{path}/preview?version=1").text
    assert instructor.get(f"{path}/preview?version=3").status_code == 404


def test_an_earlier_version_is_worked_on_again(web: Flask, instructor: Visitor, path: str) -> None:
    by_blueprint(instructor, path)
    save(instructor, path)
    by_hand(instructor, path, ALPHA)
    save(instructor, path)
    assert instructor.post(f"{path}/versions/1/take").status_code == 303
    save(instructor, path)
    one, two, three = specs(web)
    assert one == three != two
    assert instructor.post(f"{path}/versions/9/take").status_code == 404
    assert instructor.post(f"{path}/versions/99999999999999999999/take").status_code == 404


def test_changes_are_left_and_the_set_stands_as_it_was_saved(
    web: Flask, instructor: Visitor, path: str
) -> None:
    by_blueprint(instructor, path)
    save(instructor, path)
    by_hand(instructor, path, ALPHA)
    instructor.post(f"{path}/discard", revision=hidden(instructor.get(path).text, "revision"))
    assert sets(web)[0].draft is None
    assert "Chosen by hand" not in instructor.get(path).text


def test_a_change_that_is_taken_back_is_none(web: Flask, instructor: Visitor, path: str) -> None:
    by_blueprint(instructor, path)
    save(instructor, path)
    by_hand(instructor, path, ALPHA)
    instructor.post(f"{path}/drop", pool="2", item=ALPHA.id)
    assert sets(web)[0].draft is None
    save(instructor, path)
    assert len(specs(web)) == 1


def test_an_empty_set_is_not_saved(web: Flask, instructor: Visitor, path: str) -> None:
    instructor.post(f"{path}/save", revision="0")
    instructor.get(path)
    assert notices(instructor) == ["There is nothing to save yet. Add a pool first."]
    assert specs(web) == []


def test_what_was_changed_meanwhile_is_not_overwritten(
    web: Flask, instructor: Visitor, path: str
) -> None:
    by_blueprint(instructor, path)
    stale = hidden(instructor.get(f"{path}/pools/1").text, "revision")
    instructor.post(f"{path}/facts/betalol/exclude")
    before = draft(web)
    sent = {"number": "2", "points": "1", "each": "all", "revision": stale}
    for page in ("pools/1", "pools/new", "save", "discard"):
        instructor.post(f"{path}/{page}", **sent)
        instructor.get(path)
        assert notices(instructor)[0].startswith("Somebody changed this set meanwhile"), page
    assert (draft(web), specs(web)) == (before, [])


def test_a_copy_begins_as_its_model_and_goes_its_own_way(
    web: Flask, instructor: Visitor, path: str
) -> None:
    by_blueprint(instructor, path)
    save(instructor, path)
    by_hand(instructor, path, ALPHA)
    other = instructor.post(f"{path}/copy").location
    instructor.get(other)
    assert instructor.title() == "Copy of Week 1"
    save(instructor, other)
    assert [(each.latest, each.draft is None) for each in sets(web)] == [(1, False), (2, True)]
    assert [len(spec.pools) for spec in specs(web)] == [1, 1, 2]


def test_a_set_gets_another_title(instructor: Visitor, path: str) -> None:
    assert instructor.post(f"{path}/title", title="Week 2").status_code == 303
    instructor.get(path)
    assert instructor.title() == "Week 2"


def test_an_instructor_deletes_a_set_and_an_assistant_does_not(
    web: Flask, instructor: Visitor, student: Visitor, path: str
) -> None:
    by_blueprint(instructor, path)
    save(instructor, path)
    join(student, invite(instructor, path.partition("/sets")[0], "assistant"))
    assert student.get(path).status_code == 200
    assert "Delete it" not in student.page
    assert student.post(f"{path}/delete").status_code == 403
    assert instructor.get(f"{path}/delete").status_code == 200
    assert instructor.post(f"{path}/delete").status_code == 303
    assert (sets(web), specs(web)) == ([], [])
    assert instructor.get(path).status_code == 404
    assert by_hand(instructor, path, ALPHA) == 404


def test_a_set_is_no_part_of_another_course(instructor: Visitor, path: str) -> None:
    other = open_course(instructor, "Another")
    assert instructor.get(f"{other}/sets/{path.rpartition('/')[2]}").status_code == 404
    assert "Week 1" not in instructor.get(f"{other}/sets").text


def test_students_see_no_set(web: Flask, instructor: Visitor, student: Visitor, path: str) -> None:
    course = path.partition("/sets")[0]
    join(student, code_of(instructor, course))
    for page in ("", "/preview?as=staff", "/search", "/versions"):
        assert student.get(path + page).status_code == 403
    assert "Question sets" not in student.get(course).text
    assert teacher(web, "stranger").get(path).status_code == 404


def test_an_archived_course_keeps_its_sets_as_they_are(
    web: Flask, instructor: Visitor, path: str
) -> None:
    by_blueprint(instructor, path)
    revision = hidden(instructor.get(path).text, "revision")
    instructor.post(f"{path.partition('/sets')[0]}/archive")
    before = draft(web)
    for act in ("save", "copy", "delete", "pools/1/remove", "facts/betalol/exclude"):
        instructor.post(f"{path}/{act}", revision=revision)
        instructor.get(path)
        assert notices(instructor)[0].startswith("This course is archived"), act
    assert (draft(web), specs(web), len(sets(web))) == (before, [], 1)
    assert "<button" not in instructor.page.partition("<main")[2].partition("</main>")[0]


def test_what_was_withdrawn_or_revised_is_told_and_stays_readable(
    web: Flask, instructor: Visitor, path: str
) -> None:
    by_hand(instructor, path, ALPHA)
    by_hand(instructor, path, GAMMA, pool=1)
    revised = choice("alphalol", stem="Which class is it?")
    with web.app_context():
        publish_items(db.session, [revised, typed("betalol")], "2", now())
        db.session.commit()
    shown = text(instructor.get(path).text)
    assert "Which class? One best answer a newer version exists See the newer" in shown
    assert "1 question was withdrawn from the bank, and is not drawn any more." in shown
    assert "Of 1 question there is a newer version." in shown
    for item in (ALPHA, GAMMA):
        page = instructor.get(f"{path}/questions/{item.id}/{item.version}").text
        assert "Which class?" in page
    newer = instructor.get(f"{path}/questions/{revised.id}/{revised.version}?pool=1").text
    assert "Take this version" in newer
    by_hand(instructor, path, revised, pool=1)
    assert draft(web).pools[0].source == pinned(revised, GAMMA)


def test_a_list_of_sets_costs_the_same_for_one_and_three(
    web: Flask, instructor: Visitor, path: str, statements: list[str]
) -> None:
    def cost() -> int:
        statements.clear()
        instructor.get(path.rpartition("/")[0])
        return len(statements)

    one = cost()
    for _ in range(2):
        instructor.post(f"{path}/copy")
    assert cost() == one


def test_the_builder_costs_the_same_for_one_question_and_two(
    instructor: Visitor, path: str, statements: list[str]
) -> None:
    def cost() -> int:
        statements.clear()
        instructor.get(path)
        return len(statements)

    by_hand(instructor, path, ALPHA)
    one = cost()
    by_hand(instructor, path, GAMMA, pool=1)
    by_blueprint(instructor, path)
    assert cost() == one
