"""Cloze, true or false, and ordering: what they are made from, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.bank import Bank, load
from questions.generators import GENERATORS, items_of, refusals_of
from questions.item import Cloze, Item, Ordering, ShortAnswer, SingleBest, TrueFalse
from tests.questions.small import concept, small, write
from tests.questions.written import CHECK, COMMON, GRID, contrast, gap, misconception, sequence

FINDINGS = "".join(concept(each, "finding") for each in ("fever", "cough", "jaundice", "pain"))
STEPS = "fever, cough, jaundice, pain"


def bank_of(folder: Path, text: str) -> Bank:
    return load(write(folder, text))


def made(folder: Path, text: str, fact: str, form: type[Item]) -> tuple[Item, ...]:
    bank = bank_of(folder, text)
    return tuple(item for item in items_of(bank.facts[fact], bank) if isinstance(item, form))


def rules(folder: Path, text: str, fact: str, form: type[Item]) -> list[tuple[str, str]]:
    bank = bank_of(folder, text)
    found = refusals_of(bank.facts[fact], bank)
    return [(each.asks, each.rule) for each in found if each.form == form.form]


def with_findings(more: str) -> str:
    return small(more=more, concepts=FINDINGS)


LIVER = contrast("jaundice") + gap("Bile that is blocked causes ____.", "jaundice", "finding")


def test_a_gap_is_asked_as_a_sentence_with_a_blank(tmp_path):
    (item,) = made(tmp_path, with_findings(LIVER), "one", Cloze)
    assert isinstance(item, Cloze)
    assert (item.stem, item.category) == ("Bile that is blocked causes ____.", "Finding")
    assert (item.asks, item.answer, item.face) == ("gap", "jaundice", "recall")
    assert (item.proof.kind, item.proof.rests_on) == ("only", ("one",))
    assert item.proof.because == "Nothing else does."


def test_a_fact_without_a_gap_has_no_cloze(tmp_path):
    text = with_findings(contrast("jaundice"))
    assert rules(tmp_path, text, "one", Cloze) == [("gap", "no 'gap' is written for it")]


def test_what_a_short_answer_asks_for_is_not_asked_as_a_cloze(tmp_path):
    more = meaning("alpha-blocker") + gap(
        "What binds one receptor is a ____.", "alpha-blocker", "drug class"
    )
    bank = bank_of(tmp_path, small(more=more))
    items = items_of(bank.facts["def"], bank)
    assert [item.answer for item in items if isinstance(item, ShortAnswer)] == ["alpha blocker"]
    assert [item for item in items if isinstance(item, Cloze)] == []
    assert [each.rule for each in refusals_of(bank.facts["def"], bank) if each.form == "cloze"] == [
        "a short answer asks for 'alpha blocker' already"
    ]


def test_the_next_step_of_a_sequence_is_chosen_and_not_typed(tmp_path):
    bank = bank_of(tmp_path, with_findings(sequence("fever")))
    recalled = [
        item.form for item in items_of(bank.facts["cascade"], bank) if item.face == "recall"
    ]
    assert recalled == ["ordering"]


def test_a_relation_may_word_a_gap_in_place_of_a_question(tmp_path):
    blank = 'blank_object: "To which class does {subject} belong? Drug class: ____"'
    text = small().replace(blank, 'gap_object: "{Subject} binds its receptor as an ____."')
    bank = bank_of(tmp_path, text)
    typed = [item for item in items_of(bank.facts["tamol.class"], bank) if item.face == "recall"]
    assert [(item.form, item.stem, item.key_text) for item in typed] == [
        ("cloze", "Tamol binds its receptor as an ____.", "alpha blocker")
    ]
    assert typed[0].facts == ("tamol.class", "classes")


def test_a_triple_makes_a_true_and_a_false_statement(tmp_path):
    true, false = made(tmp_path, small(), "tamol.class", TrueFalse)
    assert isinstance(true, TrueFalse)
    assert isinstance(false, TrueFalse)
    assert (true.stem, true.answer, true.asks) == (
        "Tamol is an alpha blocker.",
        True,
        "true statement",
    )
    assert (false.stem, false.answer, false.asks) == (
        "Tamol is a delta blocker.",
        False,
        "false statement",
    )
    assert true.correction == false.correction
    assert (true.correction.text, true.correction.category) == ("alpha blocker", "Drug class")
    assert set(false.facts) == {"tamol.class", "classes", "novar.class"}


def test_judgements_stand_in_order_and_each_has_its_reason(tmp_path):
    true, false = made(tmp_path, small(), "tamol.class", TrueFalse)
    assert isinstance(true, TrueFalse)
    assert isinstance(false, TrueFalse)
    assert [(each.id, each.text, each.correct) for each in true.options] == [
        ("true", "True", True),
        ("false", "False", False),
    ]
    assert [each.rationale for each in true.options] == [
        "Tamol is an alpha blocker.",
        "It is true. False would be: “Tamol is a delta blocker.”",
    ]
    assert [each.rationale for each in false.options] == [
        "Novar is a delta blocker.",
        "Tamol is an alpha blocker.",
    ]


def test_where_another_object_may_be_right_no_correction_is_typed(tmp_path):
    text = small().replace("    typed: [object]\n", "").replace("    blank_object", "    that")
    both = made(tmp_path, text, "tamol.class", TrueFalse)
    corrections = [item.correction for item in both if isinstance(item, TrueFalse)]
    assert [(each.text, each.category) for each in corrections] == [("alpha blocker", "")] * 2


SITES = "".join(concept(each, "site") for each in ("liver", "lung", "bone"))


def test_a_cell_is_judged_only_in_words_that_tell_its_scope(tmp_path):
    text = small(more=GRID, concepts=FINDINGS + SITES)
    cell = "findings.jaundice.liver"
    assert rules(tmp_path / "bare", text, cell, TrueFalse) == [
        ("-", "a cell holds within the scope of its grid, which the bare statement does not tell")
    ]
    says = '    says: "{Subject} points to {the object}."'
    scoped = text.replace(
        says, f'{says}\n    judged: "In adults {{subject}} is of {{the object}}."'
    )
    both = made(tmp_path / "worded", scoped, cell, TrueFalse)
    assert [item.stem for item in both] == [
        "In adults jaundice is of the liver.",
        "In adults jaundice is of the bone.",
    ]


def test_of_the_facts_of_one_row_one_is_judged(tmp_path):
    says = '    says: "{Subject} points to {the object}."'
    judged = f'{says}\n    judged: "In adults {{subject}} is of {{the object}}."'
    grid = GRID.replace("lung:\n            level: refuted", "lung:\n            level: typical")
    text = small(more=grid, concepts=FINDINGS + SITES).replace(says, judged)
    liver, lung = "findings.jaundice.liver", "findings.jaundice.lung"
    bank = bank_of(tmp_path, text)
    asked = [
        (cell, item.stem)
        for cell in (liver, lung)
        for item in items_of(bank.facts[cell], bank)
        if isinstance(item, TrueFalse)
    ]
    assert asked == [
        (liver, "In adults jaundice is of the liver."),
        (liver, "In adults jaundice is of the bone."),
    ]
    assert rules(tmp_path / "again", text, lung, TrueFalse) == [
        ("-", f"'{liver}' is judged, which differs by one word")
    ]


def test_a_belief_is_judged_beside_its_correction(tmp_path):
    more = misconception("It harms.", true="It helps.", about="tamol in fever")
    true, false = made(tmp_path, small(more=more), "myth", TrueFalse)
    assert isinstance(false, TrueFalse)
    assert (true.stem, false.stem) == (
        "Someone says of tamol in fever: “It helps.”",
        "Someone says of tamol in fever: “It harms.”",
    )
    assert (false.correction.text, false.correction.category) == ("It helps.", "")
    assert [each.rationale for each in false.options] == [
        "It was tried. The mistake comes easily, because it seems so.",
        "It is so.",
    ]


@pytest.mark.parametrize(
    ("belief", "true", "rule"),
    [
        ("It always harms.", "It helps.", "'always' stands in one of the two statements alone"),
        ("It harms.", "It helps only some.", "'only' stands in one of the two statements alone"),
        (
            "It harms.",
            "It helps " + "very " * 20 + "much.",
            "one statement is much longer than the other",
        ),
        ("It harms all.", "It helps all.", None),
    ],
)
def test_a_pair_that_tells_which_is_false_is_refused(tmp_path, belief, true, rule):
    more = misconception(belief, true=true, about="tamol")
    expected = [("-", rule)] if rule else []
    assert rules(tmp_path, small(more=more), "myth", TrueFalse) == expected


def test_a_belief_that_needs_its_other_options_is_not_judged(tmp_path):
    more = misconception("It helps some.", true="It helps many.", about="tamol")
    text = small(more=f"{more}    stands_alone: no\n")
    expected = [("-", "'stands_alone' says that it needs its other options")]
    assert rules(tmp_path, text, "myth", TrueFalse) == expected


def test_half_of_all_statements_are_true(tmp_path):
    more = misconception("It harms.", true="It helps.", about="tamol")
    bank = bank_of(tmp_path, small(more=more))
    items = [item for fact in bank.asked() for item in items_of(fact, bank)]
    answers = [item.answer for item in items if isinstance(item, TrueFalse)]
    assert len(answers) == 10
    assert sum(answers) == 5


def test_a_sequence_is_put_in_order(tmp_path):
    (item,) = made(tmp_path, with_findings(sequence("fever")), "cascade", Ordering)
    assert isinstance(item, Ordering)
    assert item.stem == "Put these steps of the cascade in order, from the first to the last."
    assert item.answer == ("fever", "cough", "jaundice", "pain")
    assert sorted(each.id for each in item.elements) == sorted(item.answer)
    assert {each.id: each.rationale for each in item.elements} == {
        "fever": "Fever is the first step.",
        "cough": "Cough comes immediately after the fever.",
        "jaundice": "Jaundice comes immediately after the cough.",
        "pain": "Pain comes immediately after the jaundice.",
    }
    assert (item.level, item.face, item.k) == ("understand", "recall", 24)
    assert (item.proof.kind, item.proof.rests_on) == ("order", ("cascade",))


@pytest.mark.parametrize("number", range(12))
def test_steps_are_never_shown_in_the_right_order(tmp_path, number):
    text = with_findings(sequence("fever", f"cascade-{number}"))
    text = text.replace(f"[{STEPS}]", "[fever, cough, pain]")
    (item,) = made(tmp_path, text, f"cascade-{number}", Ordering)
    assert isinstance(item, Ordering)
    assert tuple(each.id for each in item.elements) != item.answer


def test_of_three_steps_the_first_is_asked(tmp_path):
    text = with_findings(sequence("fever")).replace(f"[{STEPS}]", "[fever, cough, pain]")
    (item,) = made(tmp_path, text, "cascade", SingleBest)
    assert (item.stem, item.key_text) == ("In the cascade, which step comes first?", "Fever")


def test_more_than_six_steps_are_not_put_in_order(tmp_path):
    extra = "".join(concept(each, "finding") for each in ("rash", "thirst", "fall"))
    text = small(more=sequence("fever"), concepts=FINDINGS + extra)
    text = text.replace(f"[{STEPS}]", f"[{STEPS}, rash, thirst, fall]")
    assert rules(tmp_path, text, "cascade", Ordering) == [
        ("order", "7 steps are too many to order; at most 6")
    ]


def test_a_kind_without_a_form_is_told_why(tmp_path):
    bank = bank_of(tmp_path, with_findings(LIVER))
    told = {each.form: each.rule for each in refusals_of(bank.facts["one"], bank)}
    assert told == {
        "single_best": "the key is more than 1.25 times as long as any other option",
        "select_all": "a contrast has one right answer",
        "true_false": "a contrast is no belief and no plain statement",
        "short_answer": "a contrast has no one-word answer",
        "ordering": "a contrast has no order",
        "matching": "a contrast is no pair",
        "odd_one_out": "a contrast belongs to no group",
        "table": "a contrast is no cell of a grid",
        "vignette": "no case asks it; write one under 'cases'",
        "extended_matching": "only cases and cells of a grid share a list of options",
        "numeric_band": "a contrast is no figure",
    }


def test_what_is_never_keyed_is_refused_in_every_form(tmp_path):
    text = small(more=sequence("fever") + "    status: contested\n", concepts=FINDINGS)
    bank = bank_of(tmp_path, text)
    found = refusals_of(bank.facts["cascade"], bank)
    assert [each.form for each in found] == list(GENERATORS)
    assert {each.rule for each in found} == {"its status is 'contested', which is never asked"}


def meaning(term: str) -> str:
    return (
        f"definitions:\n  - id: def{COMMON}{CHECK}    term: {term}\n    within: classes\n"
        "    meaning: what binds alpha\n"
    )


def test_a_definition_is_typed_once(tmp_path):
    text = small(more=meaning("alpha-blocker"))
    bank = bank_of(tmp_path, text)
    typed = [item.form for item in items_of(bank.facts["def"], bank) if item.face == "recall"]
    assert typed == ["short_answer"]
