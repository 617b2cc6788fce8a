"""Cases: what a curator is told when one is not sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.bank import BadBank, load
from tests.questions.small import write
from tests.questions.ward import CASE, GRID, ward

SIGN = "      - text: His skin is dry.\n        kind: sign\n"
SKIN = "          gamma-blocker:\n            because: A wet skin would be seen."


def told(folder: Path, text: str) -> list[str]:
    with pytest.raises(BadBank) as bad:
        load(write(folder, text))
    return [f"{each.id}: {each.message}" for each in bad.value.problems]


def test_a_sound_case_is_read_and_is_a_claim(tmp_path):
    bank = load(write(tmp_path, ward()))
    assert list(bank.cases) == ["case-tamol"]
    assert bank.claim("case-tamol") is bank.cases["case-tamol"]
    assert bank.cases["case-tamol"].rests_on == (
        "rudex.class",
        "epsin.class",
        "classes",
        "novar.class",
    )


CHANGES = [
    (
        ("Which class does he take?", "Name his class."),
        "'entry': expected a 'question' that ends in a question mark",
    ),
    (
        ("[beta-blocker, gamma", "[alpha-blocker, gamma"),
        "'entry': found 'alpha-blocker' twice among key and options; expected each once",
    ),
    (
        ("His eyes are wide.", "His skin is dry."),
        "'entry': found the line 'His skin is dry.' twice; expected each once",
    ),
    (
        ("      delta-blocker: It suits small pupils.", "      tamol: It suits no one."),
        "'entry': 'instead' speaks of 'tamol', which is not among 'options'",
    ),
    (
        (SIGN, f"{SIGN}        weight:\n          tamol: 1\n"),
        "'entry': a line weighs 'tamol', which is neither key nor option",
    ),
    (
        ("          delta-blocker:\n            because", "          tamol:\n            because"),
        "'entry': a line is against 'tamol', which is not among 'options'",
    ),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_what_a_case_says_of_itself_is_checked(tmp_path, change, expected):
    assert told(tmp_path, ward(CASE.replace(*change))) == [f"case-tamol: {expected}"]


ACROSS = [
    (
        ("rests_on: [rudex.class]", "rests_on: [case-tamol]"),
        "a line rests on 'case-tamol', which is no fact, refuted cell, negative or partition; "
        "name one of 'python -m questions facts' or 'negatives'",
    ),
    (
        ("    fact: tamol.class", "    fact: rudex.class"),
        "its fact 'rudex.class' names neither the key 'alpha-blocker' nor what is hidden; name "
        "the fact that decides",
    ),
    (
        ("      delta-blocker: It suits small pupils.\n", ""),
        "nothing says what 'delta-blocker' would be right for; write it under 'instead', or give "
        "the concept a gloss",
    ),
    (
        ("A man of 50 takes one drug.", "A man of 50 takes tamol."),
        "found 'tamol', which is to be inferred, in 'A man of 50 takes tamol.'; describe it",
    ),
    (
        ("His pulse stays fast.", "He has read of an alpha blocker."),
        "found 'alpha blocker', which is to be inferred, in 'He has read of an alpha blocker.'; "
        "describe it",
    ),
    (
        ("His pulse stays fast.", "His alphabet is gone."),
        "found 'alph', which only the key has too, in 'His alphabet is gone.'; reword it",
    ),
    (
        ("how: read", "how: known"),
        "found 'how: known'; a drug, figure, rank, gap, misconception or negative must be read or "
        "seen",
    ),
    (
        ("          delta-blocker:\n", "          beta-blocker:\n"),
        "no line rules out 'delta-blocker'; add a line against it, or take it away",
    ),
    (
        (SKIN, SKIN.replace("gamma", "beta")),
        "no line rules out 'gamma-blocker'; add a line against it, or take it away",
    ),
    (
        (SIGN, f"{SIGN}        weight:\n          delta-blocker: 2\n          alpha-blocker: 3\n"),
        None,
    ),
    (
        (SIGN, f"{SIGN}        weight:\n          delta-blocker: 2\n          alpha-blocker: 1\n"),
        "the lines weigh 2 for 'delta-blocker' and 1 for the key 'alpha-blocker'; expected more "
        "for the key",
    ),
    (
        ("key: alpha-blocker", "key: nothing"),
        "found the concept 'nothing', which is defined nowhere; expected the id of a concept",
    ),
]


@pytest.mark.parametrize(("change", "expected"), ACROSS)
def test_a_case_is_compared_with_the_bank(tmp_path, change, expected):
    text = ward(CASE.replace(*change))
    if expected is None:
        assert list(load(write(tmp_path, text)).cases) == ["case-tamol"]
    else:
        assert told(tmp_path, text) == [f"case-tamol: {expected}"]


def test_one_line_may_not_do_all_the_work(tmp_path):
    more = "".join(
        f"          {each}:\n            because: No.\n            rests_on: [rudex.class]\n"
        for each in ("gamma-blocker", "delta-blocker")
    )
    first = "            rests_on: [rudex.class]\n"
    assert told(tmp_path, ward(CASE.replace(first, first + more))) == [
        "case-tamol: the line 'His pulse stays fast.' alone rules out every option, so that the "
        "others are not needed; let it speak against fewer, or add an option that fits it"
    ]


def test_a_rival_of_another_type_is_refused(tmp_path):
    text = CASE.replace("delta-blocker", "novar")
    assert (
        "case-tamol: the option 'novar' is a drug, the key a drug-class; expected one type"
        in told(tmp_path, ward(text))
    )


def test_a_deciding_fact_that_is_never_asked_is_refused(tmp_path):
    text = ward().replace(
        "            value: [alpha-blocker]\n",
        "            value: [alpha-blocker]\n            status: contested\n",
    )
    assert told(tmp_path, text) == [
        "case-tamol: its fact 'tamol.class' is contested, which is never asked; name another"
    ]


def test_a_case_shares_its_id_with_no_other_claim(tmp_path):
    text = ward(CASE.replace("id: case-tamol", "id: classes"))
    assert [each.split("; ")[1] for each in told(tmp_path, text) if "twice" in each] == [
        "expected once",
    ]


def test_a_bedside_names_no_column(tmp_path):
    text = ward().replace("A woman comes to the ward.", "A woman has pain of the liver.")
    assert told(tmp_path, text) == [
        "ward: found 'liver', one of the columns, in 'A woman has pain of the liver.'; take it out"
    ]


def test_only_normal_results_rule_out_and_they_are_checked(tmp_path):
    sign = ward(CASE + GRID.replace("kind: normal\n", "kind: sign\n"))
    assert told(tmp_path / "sign", sign) == [
        "normal-bone-scan: 'entry': a sign has 'rules_out'; expected 'kind: normal', or a refuted "
        "cell of a grid instead"
    ]
    head, _, _ = GRID.rpartition("    references:")
    assert told(tmp_path / "unchecked", ward(CASE + head)) == [
        "normal-bone-scan: found no 'checked'; say how, against which references and when it was "
        "checked"
    ]
