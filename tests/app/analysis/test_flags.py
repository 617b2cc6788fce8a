"""Flags: each rule just before and just past its bound, its words, and the order of all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.analysis.flags import FLAGS, Flag, flags, flags_of_test
from app.analysis.options import Choice, Thirds
from app.analysis.statistics import Statistics, WholeTest, of_column, of_slots
from tests.app.analysis.made import a_class, chosen

SOUND = Statistics(
    n=40,
    facility=70.0,
    deviation=45.0,
    item_rest=0.3,
    discrimination=30.0,
    efficiency=40.0,
    guess=25.0,
    choices=(),
    median_seconds=40.0,
    usual_seconds=40.0,
)
WHOLE = WholeTest(
    n=40,
    same=True,
    mean=70.0,
    median=71.0,
    deviation=12.0,
    skewness=0.0,
    kurtosis=0.0,
    alpha=0.8,
    error_ratio=44.7,
    standard_error=5.4,
)


def shared(key: Thirds | None, wrong: Thirds | None, count: int = 5) -> tuple[Choice, ...]:
    """A key, a distractor, and a blank, by thirds."""
    return (
        Choice("a", True, 20, 50.0, key),
        Choice("b", False, count, 12.5, wrong),
        Choice("", False, 0, 0.0, (0.0, 0.0, 0.0)),
    )


def test_a_sound_question_has_no_flag() -> None:
    assert flags(replace(SOUND, choices=shared((40, 60, 80), (30, 20, 10)))) == ()


@pytest.mark.parametrize(
    ("before", "past", "name", "rule"),
    [
        (
            {"facility": 95.0},
            {"facility": 96.0},
            "too_easy",
            "The mean score is 96 %, above 95 %.",
        ),
        (
            {"facility": 25.0},
            {"facility": 24.0},
            "too_hard",
            "The mean score is 24 %, below the 25 % of guessing.",
        ),
        (
            {"facility": 1.0, "guess": 0.0},
            {"facility": 0.0, "guess": 0.0},
            "too_hard",
            "Nobody earned anything.",
        ),
        (
            {"item_rest": 0.1},
            {"item_rest": 0.05},
            "low_discrimination",
            "It hardly tells those who did well on the rest: r = 0.05, below 0.1.",
        ),
        (
            {"item_rest": 0.1},
            {"item_rest": -0.05},
            "negative_discrimination",
            "Those who did well on the rest did worse here: r = -0.05, below 0.",
        ),
        (
            {"choices": shared((0, 0, 40), (0, 0, 20), count=1)},
            {"choices": shared((0, 0, 40), (0, 0, 20), count=0)},
            "idle_distractor",
            "1 distractor was chosen by nobody of 40.",
        ),
        (
            {"choices": shared((0, 0, 29), (0, 0, 29))},
            {"choices": shared((0, 0, 28), (0, 0, 29))},
            "key_below_distractor",
            "In the upper third 29 % chose a distractor, 28 % what is keyed as right.",
        ),
        (
            {"choices": shared((0, 0, 60), (0, 0, 29))},
            {"choices": shared((0, 0, 60), (0, 0, 30))},
            "ambiguous_key",
            "The upper third is split: 60 % chose the key, 30 % a distractor, both 30 % or more. "
            "Two answers may be right.",
        ),
        (
            {"median_seconds": 120.0},
            {"median_seconds": 121.0},
            "slow",
            "Half took longer than 121 s; more than 3 times the 40 s of this test’s questions.",
        ),
        (
            {"median_seconds": 14.0},
            {"median_seconds": 13.0},
            "fast",
            "Half took less than 13 s; less than a third of the 40 s of this test’s questions.",
        ),
    ],
)
def test_a_flag_is_raised_past_its_bound_and_says_why(
    before: dict[str, object], past: dict[str, object], name: str, rule: str
) -> None:
    assert flags(replace(SOUND, **before)) == ()  # type: ignore[arg-type]
    assert flags(replace(SOUND, **past)) == (Flag(name, rule),)  # type: ignore[arg-type]


def test_nothing_is_said_of_nineteen_students_or_without_thirds() -> None:
    few = replace(SOUND, n=19, item_rest=None, choices=shared(None, None, count=0))
    assert flags(replace(few, facility=100.0, median_seconds=1.0)) == ()
    assert flags(replace(few, facility=0.0, median_seconds=900.0)) == ()
    assert flags(replace(SOUND, choices=shared((None, 50, None), (None, 50, None)))) == ()


def test_nothing_is_said_of_nobody() -> None:
    assert flags(of_column(())) == ()


def test_several_distractors_that_nobody_takes_are_counted() -> None:
    found = of_column(chosen(*[("a", 50)] * 15, *[("b", 50)] * 5))
    assert flags(found) == (Flag("idle_distractor", "2 distractors were chosen by nobody of 20."),)


def test_a_wrong_key_is_found_in_a_class() -> None:
    """The key is `a`, but the better a student does on the rest, the more takes `b`."""
    pairs = [("a" if rest < 40 else "b", float(rest)) for rest in range(0, 90, 3)]
    assert [each.name for each in flags(of_column(chosen(*pairs)))] == [
        "negative_discrimination",
        "key_below_distractor",
        "idle_distractor",
    ]


def test_the_gravest_flag_comes_first() -> None:
    bad = replace(SOUND, item_rest=-0.2, facility=10.0, median_seconds=500.0)
    assert [each.name for each in flags(bad)] == ["negative_discrimination", "too_hard", "slow"]
    assert len(FLAGS) == 9


def test_a_low_alpha_is_a_flag_of_the_test() -> None:
    assert flags_of_test(replace(WHOLE, alpha=0.6)) == ()
    assert flags_of_test(replace(WHOLE, alpha=None)) == ()
    assert flags_of_test(replace(WHOLE, alpha=0.59)) == (
        Flag(
            "low_alpha",
            "Cronbach’s alpha is 0.59, below 0.6: the questions do not measure one thing well "
            "enough to rank students by the score.",
        ),
    )


def test_a_well_made_test_of_a_large_class_has_few_flags() -> None:
    raised = [flag.name for found in of_slots(a_class(300, 40)) for flag in flags(found)]
    assert len(raised) <= 4
