"""Names a few edits away are found without comparing all, and none is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from questions.nearness import Nearness
from questions.spelling import typos_allowed

LETTERS = st.text(alphabet="abc", min_size=1, max_size=24)


def compared_with_all(name: str, names: set[str], edits: int) -> set[tuple[str, int]]:
    found = ((each, OSA.distance(name, each)) for each in names)
    return {(each, distance) for each, distance in found if distance <= edits}


@given(LETTERS, st.sets(LETTERS, max_size=30), st.integers(0, 4))
def test_the_names_within_some_edits_are_those_of_a_comparison_with_all(name, names, edits):
    assert set(Nearness(names).within(name, edits)) == compared_with_all(name, names, edits)


@given(LETTERS, st.lists(st.integers(0, 3), max_size=4), st.data())
def test_a_name_that_was_edited_is_found(name, kinds, data):
    edited = name
    for kind in kinds:
        place = data.draw(st.integers(0, max(0, len(edited) - 2)))
        head, tail = edited[:place], edited[place:]
        edited = {
            0: head + "b" + tail,
            1: head + tail[1:],
            2: head + "b" + tail[1:],
            3: head + tail[1:2] + tail[:1] + tail[2:],
        }[kind]
    distance = OSA.distance(name, edited)
    assert (edited, distance) in Nearness([edited]).within(name, max(distance, len(kinds)))


def test_every_name_of_the_bank_has_the_neighbours_that_a_comparison_with_all_finds(bank):
    names = set(bank.places_of)
    for name in sorted(names)[::7]:
        edits = 2 * typos_allowed(name)
        assert set(bank.near.within(name, edits)) == compared_with_all(name, names, edits)
