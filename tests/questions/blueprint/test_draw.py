"""What a set draws: the same for equal inputs, no fact twice, no pool short that need not be."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from questions.blueprint import (
    Blueprint,
    Candidate,
    Candidates,
    Pool,
    Seed,
    Short,
    Slot,
    Spec,
    draw,
    every,
    fitting,
    shortfalls,
)
from tests.questions.blueprint.pools import FORMS, bank, by, listed, question

EXAM = Seed("exam", "ada")
FACTS = [f"{topic}{number}" for topic in "abc" for number in range(5)]


def facts(slots: tuple[Slot, ...]) -> list[str]:
    return [slot.item_id.rpartition("-")[2] for slot in slots]


@st.composite
def specs(drawn: st.DrawFn) -> Spec:
    """Up to four pools of both kinds, that overlap or not."""
    pools = []
    for key in range(1, drawn(st.integers(1, 4)) + 1):
        number, each = drawn(st.integers(1, 6)), drawn(st.booleans())
        if drawn(st.booleans()):
            topics = drawn(st.lists(st.sampled_from("abc"), unique=True))
            pools.append(by(key, number, *topics, each=each))
        else:
            chosen = drawn(st.lists(st.sampled_from(FACTS), unique=True, max_size=8))
            pools.append(listed(key, number, [question(one) for one in chosen], each=each))
    excluded = drawn(st.lists(st.sampled_from(FACTS), unique=True, max_size=4))
    return Spec(pools=tuple(pools), excluded=tuple(excluded))


def most(spec: Spec, candidates: Candidates) -> int:
    """How many questions a full draw can have at most: by Hall's theorem, over sets of pools."""
    fits = [{each.fact for each in fitting(pool, spec, candidates)} for pool in spec.pools]
    asked = [pool.number for pool in spec.pools]
    return min(
        sum(asked[n] for n in range(len(asked)) if n not in chosen)
        + len(set().union(*(fits[n] for n in chosen)))
        for chosen in ([n for n in range(len(asked)) if mask >> n & 1]
                       for mask in range(1 << len(asked)))
    )  # fmt: skip


@given(specs(), st.text(max_size=3), st.text(max_size=3))
@settings(max_examples=60, deadline=None)
def test_a_draw_is_as_full_as_can_be_and_has_no_fact_twice(spec: Spec, one: str, own: str) -> None:
    candidates = bank(*FACTS)
    slots = draw(spec, candidates, Seed(one, own))
    assert draw(spec, candidates, Seed(one, own)) == slots
    assert max(Counter(facts(slots)).values(), default=1) == 1
    assert len(slots) == most(spec, candidates)
    for pool in spec.pools:
        allowed = {(each.item_id, each.version) for each in fitting(pool, spec, candidates)}
        mine = {(slot.item_id, slot.version) for slot in slots if slot.pool == pool.key}
        assert mine <= allowed
    assert not set(facts(slots)) & set(spec.excluded)


@given(specs(), st.text(max_size=3), st.text(max_size=3))
@settings(max_examples=50, deadline=None)
def test_what_is_fixed_and_what_is_short_is_the_same_for_every_student(
    spec: Spec, ada: str, ben: str
) -> None:
    fixed = {pool.key for pool in spec.pools if not pool.each}
    one, other = (draw(spec, bank(*FACTS), Seed("exam", who)) for who in (ada, ben))
    same = [[slot for slot in slots if slot.pool in fixed] for slots in (one, other)]
    assert same[0] == same[1]
    assert shortfalls(spec, one) == shortfalls(spec, other)


def test_the_pools_stand_in_their_order_with_their_points() -> None:
    spec = Spec(pools=(by(7, 1, "b", points=2.0), by(2, 2, "a")))
    slots = draw(spec, bank(*FACTS), EXAM)
    assert [(slot.pool, slot.points) for slot in slots] == [(7, 2.0), (2, 1.0), (2, 1.0)]


def test_moving_a_pool_changes_nothing_but_the_order() -> None:
    one, other = by(1, 2, "a"), by(2, 2, "b")
    ahead = draw(Spec(pools=(one, other)), bank(*FACTS), EXAM)
    behind = draw(Spec(pools=(other, one)), bank(*FACTS), EXAM)
    assert sorted(ahead, key=str) == sorted(behind, key=str) != list(behind)


def test_a_fixed_pool_is_the_same_for_all_and_another_is_not() -> None:
    people = [Seed("exam", f"student {number}") for number in range(40)]
    common, each = (Spec(pools=(by(1, 3, each=varies),)) for varies in (False, True))
    assert len({draw(common, bank(*FACTS), one) for one in people}) == 1
    assert len({draw(each, bank(*FACTS), one) for one in people}) == 40


def test_a_fact_with_many_questions_is_no_likelier_than_one_with_few() -> None:
    many = [question("a1", form=form) for form in (*FORMS, "short_answer", "select_all")]
    candidates = Candidates((*many, question("a2")))
    spec = Spec(pools=(by(1, 1, each=True),))
    drawn = Counter(
        facts(draw(spec, candidates, Seed("exam", str(number))))[0] for number in range(400)
    )
    assert 160 < drawn["a1"] < 240


def test_one_fact_more_changes_only_the_draws_that_it_enters() -> None:
    spec = Spec(pools=(by(1, 5),))
    before, after = (set(facts(draw(spec, bank(*each), EXAM))) for each in (FACTS, [*FACTS, "d1"]))
    assert len(before - after) == len(after - before) <= 1


def test_a_pool_gives_way_to_one_that_has_no_other_fact() -> None:
    spec = Spec(pools=(by(1, 1), listed(2, 1, [question("a0")])))
    for number in range(30):
        slots = draw(spec, bank("a0", "a1"), Seed(str(number)))
        assert facts(slots) == ["a1", "a0"]


def test_a_short_pool_says_by_how_many() -> None:
    spec = Spec(pools=(by(1, 2, "a"), by(2, 9, "b"), by(3, 1, "z")))
    slots = draw(spec, bank(*FACTS), EXAM)
    assert shortfalls(spec, slots) == (Short(2, 4), Short(3, 1))


def test_a_listed_question_keeps_its_version_and_a_blueprint_takes_the_newest() -> None:
    old, new = question("a1", version="0a"), question("a1", version="0b")
    candidates = Candidates(served=(new,), pinned=(old,))
    assert draw(Spec(pools=(listed(1, 1, [old]),)), candidates, EXAM)[0].version == "0a"
    assert draw(Spec(pools=(by(1, 1),)), candidates, EXAM)[0].version == "0b"
    assert candidates.newer(old.name) == new
    assert candidates.newer(new.name) is None


def test_what_was_withdrawn_is_not_drawn() -> None:
    gone = question("a1")
    spec = Spec(pools=(listed(1, 1, [gone]),))
    candidates = Candidates(served=(question("b1"),), pinned=(gone,))
    assert candidates.is_withdrawn(gone.item_id)
    assert shortfalls(spec, draw(spec, candidates, EXAM)) == (Short(1, 1),)


def test_a_blueprint_looks_at_topic_stage_form_and_how_it_was_checked() -> None:
    candidates = Candidates(
        (
            question("a1"),
            question("b1"),
            question("a2", stage="specialist"),
            question("a3", form="cloze"),
            Candidate("x", "1", "a4", "single_best", "a", "clinical", known=True),
        )
    )

    def found(**narrow: object) -> list[str]:
        source = Blueprint(**narrow)  # type: ignore[arg-type]
        pool = Pool(key=1, source=source, number=1)
        return [each.fact for each in fitting(pool, Spec(pools=(pool,)), candidates)]

    assert found() == ["a1", "b1", "a2", "a3"]
    assert found(topics=("a",)) == ["a1", "a2", "a3"]
    assert found(topics=("a",), stages=("clinical",)) == ["a1", "a3"]
    assert found(forms=("cloze",)) == ["a3"]
    assert found(topics=("a",), known=True) == ["a1", "a2", "a3", "a4"]


@settings(max_examples=60)
@given(specs(), st.text("abc", max_size=2))
def test_all_that_can_be_drawn_holds_every_draw_and_no_question_twice(
    spec: Spec, seed: str
) -> None:
    candidates = bank(*FACTS)
    whole = [each.item_id for each in every(spec, candidates)]
    assert len(set(whole)) == len(whole)
    assert {slot.item_id for slot in draw(spec, candidates, Seed("exam", seed))} <= set(whole)


def test_what_a_pool_lists_comes_in_that_version_wherever_the_pool_stands() -> None:
    old, new = question("a1", version="a0"), question("a1", version="b0")
    candidates = Candidates((new, question("a2")), (old,))
    for pools in ((by(1, 1), listed(2, 1, [old])), (listed(2, 1, [old]), by(1, 1))):
        found = every(Spec(pools=pools), candidates)
        assert sorted(each.name for each in found) == sorted([old.name, question("a2").name])
