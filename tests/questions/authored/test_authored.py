"""A draft says what it lacks, and makes an item that is asked and graded as any other."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.plain import references
from exports.worded import worded
from questions import item as items
from questions.authored import (
    FORMS,
    BadDraft,
    Draft,
    Fault,
    Row,
    dump,
    faults,
    is_sketch,
    item_of,
    load,
    notes,
    own_id,
)
from questions.bank import load as load_bank
from questions.flaws.known import Known, known
from questions.grading import grade
from questions.item import Cited, Ordering, SingleBest
from questions.world import Bank
from tests.questions.authored.drafts import (
    CHOICE,
    PAIRS,
    SEVERAL,
    STATEMENT,
    STEPS,
    TYPED,
    WHOLE,
    replies,
)

NONE = Bank()
ID = own_id(UUID(int=1), UUID(int=2))
TEXT = st.text("ab <é", max_size=6)
ROW = st.builds(Row, text=TEXT, right=st.booleans(), partner=TEXT, why=TEXT)
DRAFT = st.builds(
    Draft,
    form=st.sampled_from(FORMS),
    stem=TEXT,
    rows=st.lists(ROW, max_size=5).map(tuple),
    keep_order=st.booleans(),
    accepted=st.lists(TEXT.filter(str.strip), max_size=3).map(tuple),
    rivals=st.lists(TEXT, max_size=2).map(tuple),
    is_true=st.none() | st.booleans(),
    correction=TEXT,
    spares=st.lists(TEXT.filter(str.strip), max_size=2).map(tuple),
    explanation=TEXT,
    reference=TEXT,
)


def lacks(draft: Draft) -> list[tuple[str, str]]:
    return [(each.at, each.message) for each in faults(draft)]


def changed(draft: Draft, **values: object) -> Draft:
    return draft.model_copy(update=values)


def test_an_id_fits_its_column_and_names_course_and_question() -> None:
    assert f"course/{1:032x}/{2:032x}" == ID
    assert len(ID) == 72


def test_there_is_a_whole_draft_of_every_form() -> None:
    assert {each.form for each in WHOLE} == set(FORMS)
    assert [faults(each) for each in WHOLE] == [()] * len(FORMS)


@given(DRAFT)
def test_a_draft_comes_back_from_json(draft: Draft) -> None:
    assert load(dump(draft)) == draft


@given(DRAFT)
def test_every_draft_without_faults_is_asked_graded_and_comes_back(draft: Draft) -> None:
    if is_sketch(draft):
        item = item_of(draft, ID, NONE)
        assert items.load(json.loads(json.dumps(items.dump(item)))) == item
        assert worded(item).stem == (draft.stem,)
        notes(item, Known({}, {}, {}))
    if not faults(draft):
        assert is_sketch(draft)
        assert grade(item, replies(item)[0]).correct


@pytest.mark.parametrize("draft", WHOLE, ids=lambda draft: draft.form)
def test_a_right_reply_is_right_and_a_wrong_one_is_not(draft: Draft) -> None:
    item = item_of(draft, ID, NONE)
    assert [grade(item, each).correct for each in replies(item)] == [True, False]
    assert (item.id, item.unit, item.facts, item.form) == (ID, ID, (ID,), draft.form)
    assert item.is_own


def test_what_is_not_a_draft_says_where() -> None:
    with pytest.raises(BadDraft, match="form"):
        load({"form": "cloze"})
    with pytest.raises(BadDraft, match="stem"):
        load({"form": "ordering", "stem": "x" * 1501})
    with pytest.raises(BadDraft, match="rows"):
        load({"form": "ordering", "rows": [{}] * 11})


def test_equal_drafts_make_equal_versions_and_a_changed_word_another() -> None:
    one, same = (item_of(each, ID, NONE) for each in (CHOICE, load(dump(CHOICE))))
    assert one == same
    assert one.version != item_of(changed(CHOICE, stem="Which?"), ID, NONE).version


def test_an_option_keeps_its_name_when_another_is_added() -> None:
    more = changed(CHOICE, rows=(Row(text="Fibroblast"), *CHOICE.rows))
    before, after = (item_of(each, ID, NONE) for each in (CHOICE, more))
    assert isinstance(before, SingleBest)
    assert isinstance(after, SingleBest)
    assert {each.id for each in before.options} < {each.id for each in after.options}
    assert before.answer == after.answer


def test_nothing_of_the_steps_right_order_stands_in_their_order_or_names() -> None:
    item = item_of(STEPS, ID, NONE)
    turned = item_of(changed(STEPS, rows=STEPS.rows[::-1]), ID, NONE)
    assert isinstance(item, Ordering)
    assert isinstance(turned, Ordering)
    assert item.elements == turned.elements
    assert item.answer == turned.answer[::-1]


def test_the_place_of_the_key_does_not_follow_from_the_order_of_writing() -> None:
    def shown(draft: Draft) -> tuple[str, ...]:
        item = item_of(draft, ID, NONE)
        assert isinstance(item, SingleBest)
        return tuple(each.text for each in item.options)

    turned = changed(CHOICE, rows=CHOICE.rows[::-1])
    assert shown(CHOICE) == shown(turned)
    kept = changed(CHOICE, keep_order=True)
    assert shown(kept) == ("Osteoclast", "Osteoblast", "Chondrocyte")


def test_what_is_cited_is_a_text_without_an_address() -> None:
    item = item_of(CHOICE, ID, NONE)
    assert item.references == (Cited("own", "Lecture 4, page 12", "", "", "", None),)
    assert references(item) == ("Lecture 4, page 12",)
    assert item_of(STEPS, ID, NONE).references == ()


def test_an_empty_draft_lacks_what_its_form_needs() -> None:
    assert [lacks(Draft(form=form))[0][1] for form in FORMS] == [
        "Write the question.",
        "Write the question.",
        "Write the statement.",
        "Write the question.",
        "Say what is to be matched.",
        "Say what is to be put in order.",
    ]
    assert [lacks(Draft(form=form, stem="x"))[0] for form in FORMS] == [
        ("rows", "Write at least two options."),
        ("rows", "Write at least two options."),
        ("is_true", "Say whether the statement is true."),
        ("accepted", "Write the answer that is right."),
        ("rows", "Write at least two pairs."),
        ("rows", "Write at least two steps."),
    ]


def test_one_best_answer_has_one_key() -> None:
    rows = tuple(row.model_copy(update={"right": False}) for row in CHOICE.rows)
    assert lacks(changed(CHOICE, rows=rows)) == [("rows", "Mark the right option.")]
    both = tuple(row.model_copy(update={"right": not row.is_blank}) for row in CHOICE.rows)
    assert lacks(changed(CHOICE, rows=both)) == [("rows", "Mark one option as right, and no more.")]


def test_of_several_one_at_least_is_right_and_one_is_not() -> None:
    all_ = "Every option is right. Write one at least that is not."
    for right, told in ((False, "Mark every right option."), (True, all_)):
        rows = tuple(row.model_copy(update={"right": right}) for row in SEVERAL.rows)
        assert lacks(changed(SEVERAL, rows=rows)) == [("rows", told)]


def test_options_that_read_alike_are_told_at_the_second() -> None:
    rows = (*CHOICE.rows, Row(text="OSTEOCLAST "))
    assert lacks(changed(CHOICE, rows=rows)) == [
        ("rows-4-text", "“OSTEOCLAST” stands in another option too. Each is needed once.")
    ]
    signs = (Row(text="< 5", right=True), Row(text="> 5"))
    assert lacks(changed(CHOICE, rows=signs)) == []


def test_a_row_without_its_text_or_partner_is_told() -> None:
    rows = (*PAIRS.rows, Row(why="Why?"))
    assert lacks(changed(PAIRS, rows=rows)) == [
        ("rows-2-text", "This row has no text. Write it, or empty the row."),
        ("rows-2-partner", "This row has no partner. Write it."),
    ]
    spare = changed(PAIRS, spares=("builds bone",))
    assert [each for each, _ in lacks(spare)] == ["spares"]


def test_a_false_statement_says_what_is_right() -> None:
    assert lacks(changed(STATEMENT, correction="")) == [
        ("correction", "Write what is right instead.")
    ]
    assert lacks(changed(STATEMENT, correction="", is_true=True)) == []
    assert grade(item_of(STATEMENT, ID, NONE), "false").note == (
        "It is false. Right is: osteoclasts resorb bone."
    )


def test_a_name_is_accepted_or_wrong_and_not_both() -> None:
    assert faults(changed(TYPED, rivals=("osteoclasts",))) == (
        Fault("rivals", "“osteoclasts” is accepted as well. It cannot be both."),
    )
    assert [each for each, _ in lacks(changed(TYPED, accepted=("…",)))] == ["accepted"]


def test_a_slip_is_forgiven_but_where_it_may_mean_a_rival() -> None:
    item = item_of(TYPED, ID, NONE)
    said = {
        typed: grade(item, typed).correct for typed in ("osteoclats", "osteoblast", "ostoclast")
    }
    assert said == {"osteoclats": True, "osteoblast": False, "ostoclast": True}


def test_names_of_the_bank_that_a_slip_could_mean_are_rivals() -> None:
    bank = load_bank()
    item = item_of(changed(TYPED, accepted=("Osteoblast",), rivals=()), ID, bank)
    assert "osteoclast" in {each.name.casefold() for each in item.rivals}  # type: ignore[attr-defined]
    assert not grade(item, "osteoclast").correct
    assert grade(item, "Osteoblasts").correct


def test_flaws_are_told_with_the_field_that_shows_them() -> None:
    rows = (*CHOICE.rows, Row(text="All of the above"))
    flawed = changed(CHOICE, stem="Which cell does not resorb <b>bone</b>?", rows=rows)
    found = {(each.criterion, each.at) for each in notes(item_of(flawed, ID, NONE), known(NONE))}
    assert {("all_of_the_above", "rows"), ("negative_stem", "stem"), ("markup", "stem")} <= found
    assert notes(item_of(CHOICE, ID, NONE), known(NONE)) == ()


def test_a_flaw_of_both_sides_of_pairs_is_told_once() -> None:
    flawed = changed(PAIRS, stem="Which of these is not a cell?")
    told = [each.criterion for each in notes(item_of(flawed, ID, NONE), known(NONE))]
    assert told.count("negative_stem") == 1


def test_the_version_is_of_what_is_rendered() -> None:
    item = item_of(CHOICE, ID, NONE)
    assert items.with_version(replace(item, version="")) == item
