"""The rules of a vignette, each with lines that it refuses."""

from __future__ import annotations

import pytest

from questions.evidence import Evidence, Reason, apart, broken, distinct
from questions.lineup import lineups
from questions.scenes.quota import most_of_a_key


def line(id_: str, *against: str, spare: bool = True, **weight: int) -> Evidence:
    reasons = {each: Reason("No.", ("claim",)) for each in against}
    return Evidence(id_, f"Line {id_}.", "sign", reasons, weight, spare=spare)


LUNG_AND_BONE = (line("one", "lung"), line("two", "bone"))


@pytest.mark.parametrize(
    ("lines", "rivals", "expected"),
    [
        (LUNG_AND_BONE, ("lung", "bone"), []),
        (
            LUNG_AND_BONE,
            ("lung", "bone", "brain"),
            ["no line rules out 'brain'; add a line against it, or take it away"],
        ),
        (
            (*LUNG_AND_BONE, line("idle", "brain")),
            ("lung", "bone"),
            ["the line 'Line idle.' rules out no option; take it away"],
        ),
        (
            (line("all", "lung", "bone"), line("two", "bone")),
            ("lung", "bone"),
            [
                "the line 'Line all.' alone rules out every option, so that the others are not "
                "needed; let it speak against fewer, or add an option that fits it"
            ],
        ),
        (
            (line("one", "lung", liver=2), line("two", "bone", lung=1, liver=1)),
            ("lung", "bone"),
            [],
        ),
        (
            (line("one", "lung", liver=2, bone=2), line("two", "bone")),
            ("lung", "bone"),
            ["the lines weigh 2 for 'bone' and 2 for the key 'liver'; expected more for the key"],
        ),
        (
            (line("one", "lung", liver=1), line("two", "bone", "lung", liver=4, brain=0)),
            ("lung", "bone"),
            [
                "the line 'Line two.' alone rules out every option, so that the others are not "
                "needed; let it speak against fewer, or add an option that fits it"
            ],
        ),
        (
            (line("one", "lung", liver=4), line("two", "bone", bone=2)),
            ("lung", "bone"),
            ["the line 'Line two.' rules out 'bone' and yet weighs 2 for it; choose one"],
        ),
    ],
)
def test_each_rule_tells_what_is_wrong(lines, rivals, expected):
    assert list(broken("liver", rivals, lines)) == expected


def test_a_line_may_point_elsewhere_if_another_rules_that_out():
    weighs = line("one", "lung", bone=2, liver=1)
    assert list(broken("liver", ("lung", "bone"), (weighs, line("two", "bone", liver=4)))) == []
    assert list(broken("liver", ("lung", "bone"), (weighs, line("two", "brain", liver=4)))) == [
        "no line rules out 'bone'; add a line against it, or take it away",
        "the line 'Line two.' rules out no option; take it away",
        "the line 'Line one.' weighs more for 'bone' than for the key 'liver', and no other line "
        "rules it out; add one",
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("ab", "ab", False), ("ab", "ac", False), ("abc", "ab", False), ("ab", "cd", True)],
)
def test_two_vignettes_differ_in_two_lines(one, other, expected):
    assert distinct(frozenset(one), frozenset(other)) is expected
    assert distinct(frozenset(other), frozenset(one)) is expected


def test_each_rival_is_given_a_line_of_its_own_if_it_can_be():
    both = line("both", "lung", "bone")
    assert apart(("lung", "bone"), (both, line("one", "lung")))
    assert not apart(("lung", "bone"), (both,))


def test_lines_that_are_needed_are_always_shown():
    lines = (line("one", "lung", spare=False), line("two", "bone"), line("three", "brain"))
    shown = {
        (each.rivals, tuple(sorted(each.names)))
        for each in lineups("liver", ("lung", "bone", "brain"), lines)
    }
    assert shown == {
        (("lung", "bone"), ("one", "two")),
        (("lung", "brain"), ("one", "three")),
        (("lung", "bone", "brain"), ("one", "three", "two")),
    }


@pytest.mark.parametrize(
    ("counts", "most"),
    [([1], 1), ([9, 1, 1, 1], 1), ([5, 4, 2, 2, 2, 1, 1], 4), ([4, 5, 2, 2, 1, 2], 3)],
)
def test_no_key_holds_more_than_a_quarter(counts, most):
    assert most_of_a_key(counts) == most
