"""The order in which a learner meets new facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.memory.ordering import PLAIN, Taste, learning_order
from questions.fact import Fact
from tests.app.memory.test_next_question import fact
from tests.real import real_bank

BASE = fact("base", "preclinical")
CELL = fact("cell", "preclinical")
WARD = fact("ward", "clinical", ("cell",))
RARE = fact("rare", "specialist")
SCAN = fact("scan", "clinical").model_copy(update={"topic": "detection"})
FACTS: list[Fact] = [BASE, CELL, WARD, SCAN, RARE]
BANK = real_bank()
TOPICS = sorted(BANK.topics)


def order(taste: Taste) -> list[str]:
    return [each.id for each in learning_order(FACTS, taste)]


def test_without_wishes_the_order_is_the_banks() -> None:
    assert learning_order(FACTS, PLAIN) is FACTS


def test_whoever_begins_later_meets_what_it_needs_first_and_the_rest_afterwards() -> None:
    assert order(Taste("clinical")) == ["cell", "ward", "scan", "base", "rare"]
    assert order(Taste("specialist")) == ["rare", "cell", "ward", "scan", "base"]
    assert order(Taste("preclinical")) == ["base", "cell", "ward", "scan", "rare"]


def test_topics_come_first_within_their_stage() -> None:
    assert order(Taste(topics=("detection",))) == ["base", "cell", "scan", "ward", "rare"]


def test_the_topics_of_the_nearest_exam_come_first_of_all() -> None:
    assert order(Taste(exams={"detection": 0}))[0] == "scan"
    both = Taste(exams={"drugs": 0, "detection": 1})
    assert order(both) == ["base", "cell", "ward", "rare", "scan"]


def test_an_exam_on_everything_leaves_the_order_as_it_is() -> None:
    assert order(Taste(every=0)) == ["base", "cell", "ward", "scan", "rare"]


def test_needs_that_go_round_lose_no_fact() -> None:
    round_ = [fact("a", "clinical", ("b",)), fact("b", "clinical", ("a",))]
    assert sorted(each.id for each in learning_order(round_, Taste("clinical"))) == ["a", "b"]


@pytest.mark.parametrize("level", [None, "preclinical", "clinical", "specialist", "unheard-of"])
@given(st.sets(st.sampled_from(TOPICS)), st.sets(st.sampled_from(TOPICS)))
def test_every_fact_keeps_its_place_after_what_it_needs(
    level: str | None, topics: set[str], exam: set[str]
) -> None:
    asked = BANK.asked()
    taste = Taste(level, frozenset(topics), dict.fromkeys(sorted(exam), 0))
    ordered = learning_order(asked, taste)
    place = {each.id: number for number, each in enumerate(ordered)}
    assert len(ordered) == len(asked) == len(place)
    for each in ordered:
        assert all(place[need] < place[each.id] for need in each.needs if need in place)
