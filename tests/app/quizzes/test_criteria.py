"""What fits the choices of a quiz: never more by a filter more, and what a naive filter finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quizzes import words
from app.quizzes.criteria import (
    FILTERS,
    Candidate,
    Criteria,
    alike,
    fitting,
    loaded,
    loosened,
    stored,
    that_are_left,
)

VALUES = {name: [f"{name}-{number}" for number in range(3)] for name in FILTERS}
EVERY = {name: frozenset(VALUES[name]) for name in ("topics", "stages")}
some = {name: st.frozensets(st.sampled_from(values)) for name, values in VALUES.items()}
chosen = {name: st.lists(st.sampled_from(values), unique=True) for name, values in VALUES.items()}
candidates = st.lists(st.fixed_dictionaries(some), max_size=12).map(
    lambda each: tuple(Candidate(f"bank/{at}", **has) for at, has in enumerate(each))
)
filters = st.fixed_dictionaries(chosen).map(lambda each: {k: tuple(v) for k, v in each.items()})


@given(candidates, filters, st.sampled_from(FILTERS), st.data())
def test_one_more_filter_never_adds_a_unit(
    every: tuple[Candidate, ...], has: dict[str, tuple[str, ...]], name: str, data: st.DataObject
) -> None:
    wide = Criteria().filtered({**has, name: ()})
    more = data.draw(st.lists(st.sampled_from(VALUES[name]), min_size=1, unique=True))
    narrow = wide.filtered({name: tuple(more)})
    assert set(fitting(every, narrow)) <= set(fitting(every, wide))


@given(candidates, filters)
def test_what_fits_is_what_a_naive_filter_finds_in_the_same_order(
    every: tuple[Candidate, ...], has: dict[str, tuple[str, ...]]
) -> None:
    criteria = Criteria().filtered(has)
    left = list(every)
    for name, wanted in has.items():
        for each in list(left):
            if wanted and not any(value in getattr(each, name) for value in wanted):
                left.remove(each)
    assert fitting(every, criteria) == tuple(each.unit for each in left)


@given(candidates, filters)
def test_what_is_told_to_loosen_helps_by_just_so_much(
    every: tuple[Candidate, ...], has: dict[str, tuple[str, ...]]
) -> None:
    criteria = Criteria().filtered(has)
    for name, count in loosened(every, criteria).items():
        assert has[name]
        assert len(fitting(every, criteria.filtered({name: ()}))) == count > 0


@given(filters, st.randoms(use_true_random=False))
def test_criteria_are_kept_whole_and_equal_in_any_order(
    has: dict[str, tuple[str, ...]], chance: object
) -> None:
    criteria = Criteria(number=7, mode="test", minutes=5, counts=True).filtered(has)
    mixed = criteria.filtered({name: tuple(reversed(each)) for name, each in has.items()})
    assert stored(mixed) == stored(criteria)
    assert stored(loaded(stored(criteria))) == stored(criteria)
    assert alike(stored(criteria), {**stored(criteria), "counts": False}, EVERY)
    assert not alike(stored(criteria), {**stored(criteria), "number": 8}, EVERY)


def test_mistakes_and_quizzes_of_before_are_like_no_other() -> None:
    assert not alike({}, {}, EVERY)
    assert not alike({"redo": True}, {"redo": True}, EVERY)


@pytest.mark.parametrize(
    ("name", "ticked", "same"),
    [
        ("topics", VALUES["topics"], True),
        ("topics", [*VALUES["topics"], "gone"], True),
        ("topics", VALUES["topics"][:2], False),
        ("stages", VALUES["stages"], True),
        ("sites", VALUES["sites"], False),
    ],
)
def test_every_topic_ticked_is_the_same_quiz_as_none(
    name: str, ticked: list[str], same: bool
) -> None:
    """Each fact has one topic and one level; it may have no site."""
    none, all_ = stored(Criteria()), stored(Criteria().filtered({name: tuple(ticked)}))
    assert (alike(none, all_, EVERY), alike(all_, none, EVERY)) == (same, same)


def test_what_is_gone_is_left_out_and_counted() -> None:
    kept = Criteria(topics=("here", "gone"), sites=("gone", "gone-too"), stages=("clinical",))
    left, gone = that_are_left(kept, {"topics": ["here"], "sites": ["liver"]})
    assert left == Criteria(topics=("here",), sites=(), stages=("clinical",))
    assert gone == {"topics": 1, "sites": 2}
    said = "1 topic and 2 sites of this preset are not there any more. The rest was kept."
    assert words.gone(gone) == said
    assert words.gone({"forms": 1}).startswith("1 form of question of this preset is not there")
    assert words.gone({}) == ""


@pytest.mark.parametrize(
    ("helps", "said"),
    [
        (
            {"statuses": 44, "sites": 5},
            "No fact fits. 44 would without the status, 5 without the sites.",
        ),
        ({"stages": 1}, "No fact fits. 1 would without the level."),
        ({}, "No fact fits, and none would without one of these filters. Loosen several."),
    ],
)
def test_what_to_loosen_is_said(helps: dict[str, int], said: str) -> None:
    assert words.nothing_fits(helps) == said


@pytest.mark.parametrize(
    ("spent", "said"), [(None, ""), (10, "1 s"), (59_400, "59 s"), (61_000, "1 min 01 s")]
)
def test_a_time_is_told_in_seconds_and_minutes(spent: float | None, said: str) -> None:
    assert words.clock(spent) == said
