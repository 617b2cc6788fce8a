"""Distractors: proved, plausible, even, without a giveaway; never padded."""

from __future__ import annotations

import pytest

from questions.asking import Asking, Choice
from questions.bank import Bank, load
from questions.distractors import NotAsked, choose, even, shared_alone
from questions.item import Proof
from questions.plausibility import plausibility
from tests.questions.small import concept, small, write


@pytest.fixture
def bank(tmp_path) -> Bank:
    return load(write(tmp_path, small()))


def rival(text: str, plausible: int = 1, id_: str = "") -> Choice:
    return Choice(id_ or text, text, "Not this.", Proof("not", ("n",), "No."), plausible)


def asking(key: str, rivals: list[Choice], stem: str = "Which?", refused: str = "") -> Asking:
    return Asking(
        "t/1",
        "object",
        {},
        stem,
        Choice("key", key, "Yes."),
        tuple(rivals),
        "remember",
        refused=refused,
    )


def chosen(bank: Bank, key: str, rivals: list[Choice], stem: str = "Which?") -> list[str]:
    return sorted(each.text for each in choose(asking(key, rivals, stem), "single-best-1", bank))


def rule(
    bank: Bank, key: str, rivals: list[Choice], stem: str = "Which?", refused: str = ""
) -> str:
    with pytest.raises(NotAsked) as said:
        choose(asking(key, rivals, stem, refused), "single-best-1", bank)
    return str(said.value)


def test_the_three_most_plausible_are_chosen(bank):
    rivals = [rival("liver", 3), rival("brain", 2), rival("lung", 4), rival("bone", 1)]
    assert chosen(bank, "skin", rivals) == ["brain", "liver", "lung"]


def test_what_has_no_proof_is_never_chosen(bank):
    rivals = [rival("liver"), rival("brain"), Choice("lung", "lung", "Perhaps.")]
    assert chosen(bank, "skin", rivals) == ["brain", "liver"]


def test_fewer_than_two_are_refused_not_padded(bank):
    assert rule(bank, "skin", [rival("liver")]) == "1 provably wrong options, 2 are needed"


def test_a_key_longer_than_every_option_is_refused(bank):
    rivals = [rival("liver"), rival("brain"), rival("lung")]
    assert rule(bank, "adrenal gland", rivals) == (
        "the key is more than 1.25 times as long as any other option"
    )


def test_one_as_long_as_the_key_is_taken_in(bank):
    rivals = [rival("liver", 4), rival("brain", 4), rival("lung", 4), rival("thyroid gland", 1)]
    assert "thyroid gland" in chosen(bank, "adrenal gland", rivals)


def test_a_word_shared_by_stem_and_key_alone_is_refused(bank):
    rivals = [rival("hormone blocker"), rival("enzyme blocker"), rival("channel opener")]
    stem = "Which of these acts on the receptor?"
    assert rule(bank, "receptor blocker", rivals, stem) == "stem and key alone share 'rece'"


def test_a_rival_that_shares_the_word_takes_the_clue_away(bank):
    rivals = [rival("hormone blocker", 4), rival("enzyme blocker", 4), rival("receptor opener", 1)]
    stem = "Which of these acts on the receptor?"
    assert "receptor opener" in chosen(bank, "receptor blocker", rivals, stem)


def test_a_refused_question_says_why(bank):
    rivals = [rival("liver"), rival("brain")]
    assert rule(bank, "skin", rivals, refused="another is right too") == "another is right too"


def test_two_names_of_one_thing_never_stand_together(tmp_path):
    twin = concept("tamolol", "site") + "    accepted: [tamol]\n"
    bank = load(write(tmp_path, small(concepts=twin)))
    rivals = [
        rival("Tamol", 4, "tamol"),
        rival("Tamolol", 4, "tamolol"),
        rival("Rudex", 1, "rudex"),
    ]
    assert len(chosen(bank, "Novar", rivals)) == 2


def test_lengths_are_even_unless_all_are_short():
    assert even(["MRI", "bone scintigraphy"])
    assert not even(["MRI", "bone scintigraphy with technetium"])


def test_class_endings_count_as_shared_words():
    assert shared_alone("Which -ciclib is it? ribociclib", "palbociclib", ["olaparib"]) == "ciclib"
    assert shared_alone("Which drug is it?", "palbociclib", ["olaparib"]) is None


CONTRASTED = """
contrast_sets:
  - id: confused
    members: [alpha-blocker, gamma-blocker]
    why: Their names are alike.
"""


def test_a_contrast_set_and_a_family_make_an_option_plausible(tmp_path):
    text = small(more=CONTRASTED)
    bank = load(write(tmp_path, text))
    assert plausibility(bank, "alpha-blocker", "beta-blocker") == 1
    assert plausibility(bank, "alpha-blocker", "gamma-blocker") == 4
    assert plausibility(bank, "alpha-blocker", "tamol") == 0


def test_a_contrast_set_lifts_along_is_a(tmp_path):
    kin = concept("slow-alpha-blocker", "drug-class") + "    is_a: [alpha-blocker]\n"
    bank = load(write(tmp_path, small(more=CONTRASTED, concepts=kin)))
    assert plausibility(bank, "slow-alpha-blocker", "gamma-blocker") == 4
