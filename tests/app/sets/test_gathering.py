"""Facts that become a set: each asked once, from questions that the course does not know first."""

from __future__ import annotations

from flask import Flask

from app.sets.gathering import A_FACT, MOST_FACTS, NOTHING, spec_of
from questions.blueprint.spec import MOST_LISTED, MOST_NUMBER
from tests.app.courses.teaching import notices, open_course
from tests.app.items import choice
from tests.app.sets.building import draft, sets
from tests.app.web import Visitor

NAMES = {fact: [(f"{fact}-{number}", "0a") for number in range(5)] for fact in ("one", "two")}


def listed(asked: frozenset[str] = frozenset()) -> list[str]:
    (pool,) = spec_of(NAMES, asked).pools
    return [each.item_id for each in pool.pinned]


def test_three_questions_stand_for_each_fact_and_each_fact_is_asked_once() -> None:
    (pool,) = spec_of(NAMES, frozenset()).pools
    assert [each.item_id.partition("-")[0] for each in pool.pinned] == ["one"] * 3 + ["two"] * 3
    assert (pool.number, pool.each) == (2, False)


def test_what_the_course_was_asked_gives_way_to_what_it_was_not() -> None:
    first = listed()
    gone = frozenset(first[:3])
    left = sorted({f"one-{number}" for number in range(5)} - gone)
    assert sorted(listed(gone)[:2]) == left
    assert listed(gone)[2:] == [first[0], *first[3:]]


def test_a_set_of_the_most_facts_fits() -> None:
    assert MOST_FACTS <= MOST_NUMBER
    assert MOST_FACTS * A_FACT <= MOST_LISTED


def send(who: Visitor, course: str, facts: list[str], title: str = "Bones") -> str:
    answer = who.post(f"{course}/sets/of-facts", title=title, fact=facts, back=f"{course}/mastery")
    assert answer.status_code == 303
    return answer.location


def test_facts_become_a_draft(web: Flask, instructor: Visitor) -> None:
    course = open_course(instructor)
    to = send(instructor, course, ["gammalol", "alphalol", "gammalol", "no-such", "../x"])
    (made,) = sets(web)
    assert to == f"{course}/sets/{made.id}"
    assert (made.title, made.latest) == ("Bones", 0)
    (pool,) = draft(web).pools
    wanted = [(choice(name).id, choice(name).version) for name in ("gammalol", "alphalol")]
    assert [(each.item_id, each.version) for each in pool.pinned] == wanted
    assert pool.number == 2
    instructor.get(to)
    assert notices(instructor) == [
        "This set asks 2 facts. Nothing of it is saved yet: look at it first."
    ]


def test_without_a_fact_or_a_title_no_set_is_made(web: Flask, instructor: Visitor) -> None:
    course = open_course(instructor)
    for facts, title in ((["no-such"], "Bones"), ([], "Bones"), (["alphalol"], "")):
        assert send(instructor, course, facts, title) == f"{course}/mastery"
        instructor.get(f"{course}/sets")
        assert notices(instructor) == [NOTHING]
    assert sets(web) == []


def test_it_leads_back_to_no_other_server(web: Flask, instructor: Visitor) -> None:
    course = open_course(instructor)
    answer = instructor.post(f"{course}/sets/of-facts", back="//evil.example/", title="Bones")
    assert answer.location == f"{course}/sets"
