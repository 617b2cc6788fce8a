"""What each form takes for an answer, and what it says to it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.grading import UnknownReply, Verdict, grade
from questions.item import FORMS, dump
from questions.item import load as load_item
from tests.app.items import grid, number, pairs, parts, several
from tests.questions.forms import choice, cloze, each_form, judgement, order

RIGHT = "It is false. Right is: alpha blocker."


def test_every_form_survives_the_way_through_json():
    assert {item.form for item in each_form()} == set(FORMS)
    stored = [load_item(json.loads(json.dumps(dump(item)))) for item in each_form()]
    assert stored == list(each_form())


def test_an_option_is_named_by_its_id_and_shown_by_its_text():
    assert grade(choice(), "alpha") == Verdict(True, "Alpha blocker")
    assert grade(choice(), "beta") == Verdict(False, "Beta blocker")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("Alpha-blockers ", Verdict(True, "Alpha-blockers")),
        ("alpha blokcer", Verdict(True, "alpha blokcer", "Spelt “alpha blocker”.")),
        ("alphi blocker", Verdict(False, "alphi blocker")),
        ("", Verdict(False, "")),
    ],
)
def test_a_blank_is_graded_as_typed_text(reply, expected):
    assert grade(cloze(), reply) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("true", Verdict(True, "True", "It is true.")),
        ("false", Verdict(False, "False", "It is true.")),
        ("false: beta", Verdict(False, "False: beta", "It is true.")),
    ],
)
def test_a_true_statement_is_right_with_true(reply, expected):
    assert grade(judgement(True), reply) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("true", Verdict(False, "True", RIGHT)),
        ("false", Verdict(False, "False", RIGHT, 0.5)),
        ("false:  ", Verdict(False, "False", RIGHT, 0.5)),
        ("false: gamma blocker", Verdict(False, "False: gamma blocker", RIGHT, 0.5)),
        ("false: alpha blokcer", Verdict(True, "False: alpha blokcer", RIGHT)),
        (
            "false: Alpha-adrenergic blockers",
            Verdict(True, "False: Alpha-adrenergic blockers", RIGHT),
        ),
    ],
)
def test_a_false_statement_with_a_field_is_right_with_its_correction(reply, expected):
    assert grade(judgement(False), reply) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("true", Verdict(False, "True", "It is false. Right is: tamol binds alpha.")),
        ("false", Verdict(True, "False", "It is false. Right is: tamol binds alpha.")),
        (
            "false: whatever",
            Verdict(True, "False: whatever", "It is false. Right is: tamol binds alpha."),
        ),
    ],
)
def test_a_false_statement_without_a_field_is_right_with_false(reply, expected):
    assert grade(judgement(False, category=""), reply) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("fever cough jaundice pain", Verdict(True, "Fever → Cough → Jaundice → Pain")),
        (
            "cough fever jaundice pain",
            Verdict(
                False,
                "Cough → Fever → Jaundice → Pain",
                "2 of 3 neighbouring pairs are in the right order.",
                2 / 3,
            ),
        ),
        (
            "pain jaundice cough fever",
            Verdict(
                False,
                "Pain → Jaundice → Cough → Fever",
                "0 of 3 neighbouring pairs are in the right order.",
            ),
        ),
    ],
)
def test_an_order_is_right_as_a_whole_and_told_by_pairs(reply, expected):
    assert grade(order(), reply) == expected


@pytest.mark.parametrize(
    ("reply", "correct", "credit"),
    [
        ("alpha gamma", True, 1.0),
        ("gamma alpha", True, 1.0),
        ("alpha", False, 0.5),
        ("alpha beta", False, 0.0),
        ("beta", False, 0.0),
        ("alpha beta gamma", False, 0.0),
    ],
)
def test_a_selection_is_right_as_a_whole_and_choosing_all_is_worth_nothing(reply, correct, credit):
    verdict = grade(several("a"), reply)
    assert (verdict.correct, verdict.credit) == (correct, credit)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("40", Verdict(True, "40")),
        ("40 %", Verdict(True, "40 %")),
        ("about 41.5", Verdict(True, "about 41.5", "Near enough: it is 40%.")),
        ("41,5", Verdict(True, "41,5", "Near enough: it is 40%.")),
        ("37", Verdict(False, "37", "That is too low.")),
        ("4,000", Verdict(False, "4,000", "That is too high.")),
        ("38 or 40", Verdict(False, "38 or 40", "That holds no single number.")),
        ("many", Verdict(False, "many", "That holds no single number.")),
    ],
)
def test_a_number_is_right_within_its_band(reply, expected):
    assert grade(number("a"), reply) == expected


@pytest.mark.parametrize(
    ("item", "reply", "correct", "credit"),
    [
        (pairs("a"), "alphalol:slows betalol:relaxes", True, 1.0),
        (pairs("a"), "betalol:relaxes alphalol:tightens", False, 0.5),
        (pairs("a"), "alphalol:relaxes betalol:slows", False, 0.0),
        (grid("a"), "alphalol:slows betalol:slows betalol:relaxes", True, 1.0),
        (grid("a"), "alphalol:slows", False, 1 / 3),
        (grid("a"), "alphalol:slows alphalol:relaxes betalol:slows betalol:relaxes", False, 0.0),
        (parts("a"), "p1:alpha p2:gamma", True, 1.0),
        (parts("a"), "p1:alpha p2:alpha", False, 0.5),
    ],
)
def test_what_is_arranged_is_right_as_a_whole_and_has_credit_by_pair(item, reply, correct, credit):
    verdict = grade(item, reply)
    assert (verdict.correct, verdict.credit) == (correct, pytest.approx(credit))


@pytest.mark.parametrize(
    ("item", "reply"),
    [
        (several("a"), ""),
        (several("a"), "alpha alpha"),
        (several("a"), "alpha delta"),
        (pairs("a"), "alphalol:slows"),
        (pairs("a"), "alphalol:slows betalol:slows"),
        (pairs("a"), "alphalol:slows alphalol:relaxes"),
        (pairs("a"), "alphalol betalol"),
        (grid("a"), "alphalol"),
        (grid("a"), "alphalol:slows alphalol:slows"),
        (parts("a"), "p1:alpha"),
        (parts("a"), "p1:alpha p2:delta"),
        (choice(), "gamma"),
        (judgement(True), ""),
        (judgement(True), "True"),
        (judgement(False), "maybe"),
        (judgement(False), "true: alpha blocker"),
        (judgement(False), "alpha blocker"),
        (order(), ""),
        (order(), "fever cough jaundice"),
        (order(), "fever cough jaundice pain pain"),
        (order(), "fever cough jaundice jaundice"),
        (order(), "fever cough jaundice nausea"),
    ],
)
def test_what_a_form_cannot_send_is_no_reply(item, reply):
    with pytest.raises(UnknownReply):
        grade(item, reply)


SENT = ("true", "false", "false:", ": ", "alpha blocker", "fever", "cough", "jaundice", "pain", " ")


@given(st.text(max_size=30) | st.lists(st.sampled_from(SENT), max_size=9).map("".join))
def test_whatever_is_sent_is_graded_or_refused(reply):
    for item in each_form():
        try:
            verdict = grade(item, reply)
        except UnknownReply:
            continue
        assert isinstance(verdict, Verdict)
