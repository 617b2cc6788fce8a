"""Changes of a spec, what an author is told of it, and what differs between two."""

from __future__ import annotations

import pytest

from questions.blueprint import BadSpec, Blueprint, Candidate, Candidates, Listed, Pinned, Spec
from questions.blueprint.cautions import Caution, cautions
from questions.blueprint.differences import Differences, PoolChange, differences
from questions.blueprint.editing import (
    NoPool,
    changed,
    excluding,
    including,
    moved,
    with_item,
    with_pool,
    without_item,
    without_pool,
)
from tests.questions.blueprint.pools import bank, by, listed, question

FACTS = ("a1", "a2", "b1", "b2")
SPEC = Spec(pools=(by(1, 1, "a"), listed(2, 1, [question("b1")])))


def keys(spec: Spec) -> list[int]:
    return [pool.key for pool in spec.pools]


def pinned(fact: str, version: str = "a1") -> Pinned:
    return Pinned(item_id=question(fact).item_id, version=version)


def told(spec: Spec, candidates: Candidates | None = None) -> tuple[Caution, ...]:
    return cautions(spec, candidates or bank(*FACTS), ("a", "b"))


def test_pools_are_added_last_moved_and_removed() -> None:
    three = with_pool(SPEC, Blueprint(topics=("b",)), 2, 0.5, each=True)
    assert three.pools[2] == by(3, 2, "b", each=True, points=0.5)
    assert keys(moved(three, 3, -1)) == [1, 3, 2]
    assert keys(moved(three, 1, -1)) == [1, 2, 3]
    assert keys(moved(three, 1, 9)) == [2, 3, 1]
    assert keys(without_pool(three, 2)) == [1, 3]
    assert keys(without_pool(three, 9)) == [1, 2, 3]


def test_a_pool_is_changed_by_its_key_and_checked() -> None:
    assert changed(SPEC, 1, number=3, each=True).pool(1) == by(1, 3, "a", each=True)
    with pytest.raises(NoPool):
        changed(SPEC, 9, number=3)
    with pytest.raises(BadSpec):
        changed(SPEC, 1, number=0)
    with pytest.raises(BadSpec):
        with_pool(Spec(pools=tuple(by(n, 1) for n in range(1, 41))), Listed(), 1, 1, each=False)


def test_where_all_are_asked_one_more_question_is_one_more_asked() -> None:
    two = with_item(SPEC, 2, pinned("b2"))
    assert two.pool(2) == listed(2, 2, [question("b1"), question("b2")])
    one_of_two = changed(two, 2, number=1)
    three = with_item(one_of_two, 2, pinned("a1")).pool(2)
    assert three is not None
    assert (three.number, len(three.pinned)) == (1, 3)


def test_a_question_that_is_listed_takes_the_other_version() -> None:
    newer = with_item(SPEC, 2, pinned("b1", "a2")).pool(2)
    assert newer is not None
    assert (newer.number, newer.pinned) == (1, (pinned("b1", "a2"),))


def test_a_pool_without_its_last_question_goes() -> None:
    two = with_item(SPEC, 2, pinned("b2"))
    assert without_item(two, 2, pinned("b2").item_id) == SPEC
    assert keys(without_item(SPEC, 2, pinned("b1").item_id)) == [1]


def test_a_blueprint_takes_no_single_question() -> None:
    for change in (lambda: with_item(SPEC, 1, pinned("a1")), lambda: without_item(SPEC, 1, "x")):
        with pytest.raises(NoPool):
            change()


def test_facts_are_excluded_once_and_in_order() -> None:
    spec = excluding(excluding(excluding(SPEC, "b1"), "a1"), "b1")
    assert spec.excluded == ("a1", "b1")
    assert including(including(spec, "a1"), "z").excluded == ("b1",)


def test_a_sound_set_has_no_caution_and_an_empty_one_has() -> None:
    assert told(SPEC) == ()
    assert told(Spec()) == (Caution("empty"),)


def test_a_pool_that_is_short_says_by_how_many() -> None:
    assert told(changed(SPEC, 1, number=5)) == (Caution("short", 1, 3),)


def test_what_listed_questions_have_become() -> None:
    old = [question(fact) for fact in ("b1", "b2", "a1", "a2")]
    spec = Spec(pools=(listed(2, 1, [*old, question("c1")]),), excluded=("a1",))
    served = [question("b1", version="b9"), *old[2:], question("b1", "cloze")]
    found = told(spec, Candidates(tuple(served), tuple(old)))
    assert found == (
        Caution("unknown", 2, 1),
        Caution("withdrawn", 2, 1),
        Caution("hidden", 2, 1),
        Caution("newer", 2, 1),
    )


def test_two_questions_of_one_fact_and_one_that_nobody_checked() -> None:
    twice = [question("a1"), question("a1", "cloze")]
    known = Candidate("x", "1", "b9", "single_best", "b", "clinical", known=True)
    spec = Spec(pools=(listed(1, 1, [*twice, known]),))
    candidates = Candidates((*twice, known))
    assert told(spec, candidates) == (Caution("known", 1, 1), Caution("doubled", 1, 1))


def test_pools_that_share_facts_and_topics_that_are_gone() -> None:
    spec = Spec(pools=(by(1, 1, "a", "z"), by(2, 1)))
    assert told(spec) == (Caution("gone", 1, 1), Caution("overlap", 1, 2, 2))


def test_equal_specs_do_not_differ() -> None:
    assert differences(SPEC, SPEC) == Differences((), False, 0, 0)


def test_what_differs_is_told_pool_by_pool() -> None:
    before = Spec(pools=(by(1, 1, "a"), SPEC.pools[1], by(3, 1)), excluded=("a1", "a2"))
    after = Spec(
        pools=(
            listed(2, 2, [question("b1", version="b9"), question("b2")]),
            by(1, 2, "b", points=2.0),
            by(4, 1),
        ),
        excluded=("b2",),
    )
    told = differences(before, after)
    assert told.pools == (
        PoolChange(before.pools[1], after.pools[0], ("number",), added=1, revised=1),
        PoolChange(before.pools[0], after.pools[1], ("number", "points", "topics")),
        PoolChange(None, after.pools[2]),
        PoolChange(before.pools[2], None),
    )
    assert (told.moved, told.excluded, told.included) == (True, 1, 2)
