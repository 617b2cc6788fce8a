"""Rows of several choices, pairs, tables and cases as a reader sees them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.cards import groups, rows, words
from questions.item import Matching, Proof
from questions.paragraphs import paragraphs
from tests.app.cards.test_card import ID
from tests.app.items import case, grid, pairs, parts, several


@given(st.uuids())
def test_groups_show_each_side_once_and_pairs_never_side_by_side(review_id: UUID) -> None:
    for item in (pairs("alphalol"), grid("alphalol"), parts("alphalol")):
        made = groups.groups(item, review_id)
        assert [each.number for each in made] == list(range(1, len(made) + 1))
        orders = {tuple((row.number, row.id, row.text) for row in each.rows) for each in made}
        assert len(orders) == 1
        every = {f"{each.id}:{row.id}" for each in made for row in each.rows}
        assert every == set(groups.every_choice(item))
        if isinstance(item, Matching):
            assert [each.key.number for each in made] != [1, 2]


def test_an_answer_is_marked_in_its_rows() -> None:
    made = rows.rows(several("alphalol"), ID, {"alpha", "beta"})
    marks = {row.id: (row.correct, row.chosen, row.missed) for row in made}
    assert marks == {
        "alpha": (True, True, False),
        "beta": (False, True, False),
        "gamma": (True, False, True),
    }
    assert [row.missed for row in rows.rows(several("alphalol"), ID)] == [False] * 3
    paired = groups.groups(pairs("alphalol"), ID, frozenset({"alphalol:tightens"}))
    assert {each.id: each.given and each.given.id for each in paired} == {
        "alphalol": "tightens",
        "betalol": None,
    }
    assert {each.id: each.key.id for each in paired} == {"alphalol": "slows", "betalol": "relaxes"}
    wrong = next(each for each in paired if each.id == "alphalol")
    assert wrong.given
    assert (wrong.given.rationale, wrong.key.rationale) == ("Tightens is so.", "Alphalol is so.")
    assert [each.text for each in groups.spares(pairs("alphalol"), ID)] == ["Tightens"]


def test_a_case_falls_into_its_lines_and_its_question() -> None:
    item = case("alphalol")
    assert paragraphs(item) == (
        "A man of 60 is dizzy.",
        "His pulse is slow.",
        "His chest is clear.",
        "Which drug is it?",
    )
    assert " ".join(paragraphs(item)) == item.stem
    assert paragraphs(replace(item, stem="Which drug is it?")) == ("Which drug is it?",)


def test_a_wrong_pair_is_refuted_by_its_own_reason_if_it_has_one() -> None:
    item = pairs("alphalol")
    assert isinstance(item, Matching)
    proof = Proof("grid", ("effects",), "It does the contrary.")
    item = replace(item, proofs=dict.fromkeys(item.proofs, proof))
    wrong = [each.given for each in groups.groups(item, ID, frozenset({"alphalol:relaxes"}))]
    assert [each.rationale for each in wrong if each] == ["It does the contrary."]


def test_what_to_do_is_said_once() -> None:
    item = several("alphalol")
    assert words.task(item, answered=False) == "Choose all that apply"
    told = replace(item, stem="Which block a receptor? Select all that apply.")
    assert words.task(told, answered=False) == ""
    assert words.task(told, answered=True) == "All that apply"
    assert words.task(case("alphalol"), answered=False) == ""
