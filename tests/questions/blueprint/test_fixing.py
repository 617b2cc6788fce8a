"""What all students of an assignment are asked does not move with the bank."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from questions.blueprint import Candidates, Pool, Seed, Slot, Spec, draw, fixed
from tests.questions.blueprint.pools import bank, by, listed, question

EXAM = Seed("exam")
OLD = bank("a0", "a1", "a2", "b0", "b1")


def for_all(spec: Spec, slots: tuple[Slot, ...]) -> list[Slot]:
    return [slot for slot in slots if not _pool(spec, slot).each]


def _pool(spec: Spec, slot: Slot) -> Pool:
    found = spec.pool(slot.pool)
    assert found is not None
    return found


@given(
    st.lists(st.sampled_from(["a3", "a4", "a5", "b2", "b3"]), unique=True),
    st.integers(1, 3),
    st.booleans(),
)
def test_new_facts_change_nothing_of_it(new: list[str], number: int, each: bool) -> None:
    spec = Spec(pools=(by(1, number, "a"), by(2, 1, "b", each=each)))
    first = draw(spec, OLD, EXAM)
    kept = fixed(spec, first)
    later = draw(kept, Candidates((*OLD.served, *bank(*new).served)), EXAM)
    assert for_all(kept, later) == for_all(spec, first)


def test_without_it_the_same_change_would_be_another_test() -> None:
    spec = Spec(pools=(by(1, 2, "a"),))
    more = Candidates((*OLD.served, *bank("a3", "a4", "a5", "a6", "a7", "a8").served))
    assert draw(spec, more, EXAM) != draw(spec, OLD, EXAM)


def test_a_question_keeps_the_version_in_which_it_was_drawn() -> None:
    spec = Spec(pools=(by(1, 1, "a"),))
    old, new = question("a0"), question("a0", version="b2")
    kept = fixed(spec, draw(spec, Candidates((old,)), EXAM))
    assert [slot.version for slot in draw(kept, Candidates((new,), (old,)), EXAM)] == ["a1"]


def test_what_is_withdrawn_is_not_asked_any_more() -> None:
    spec = Spec(pools=(by(1, 2, "a"),))
    two = Candidates((question("a0"), question("a1")))
    kept = fixed(spec, draw(spec, two, EXAM))
    left = draw(kept, Candidates((question("a1"),), (question("a0"),)), EXAM)
    assert [slot.item_id for slot in left] == ["single-best-a1"]


def test_of_a_pool_by_hand_the_drawn_ones_are_kept() -> None:
    spec = Spec(pools=(listed(1, 2, [question(f"a{n}") for n in range(3)]),))
    first = draw(spec, OLD, EXAM)
    kept = fixed(spec, first)
    assert {each.item_id for each in kept.pools[0].pinned} == {slot.item_id for slot in first}
    assert draw(kept, OLD, EXAM) == first
