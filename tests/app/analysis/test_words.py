"""What is told of statistics."""

from __future__ import annotations

import pytest

from app.analysis import words
from app.analysis.flags import FLAGS, TEST_FLAGS
from app.analysis.posterior import Difficulty
from app.analysis.statistics import of_test
from tests.app.analysis.made import a_class, results


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (words.percent(64.4), "64\N{NO-BREAK SPACE}%"),
        (words.decimal(-0.256), "−0.26"),
        (words.decimal(-0.001), "0.00"),
        (words.seconds(59.4), "59 s"),
        (words.seconds(59.6), "1 min 0 s"),
        (
            words.unbroken("r = -0.26, 5 %"),
            "r\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}−0.26, 5\N{NO-BREAK SPACE}%",
        ),
    ],
)
def test_figures_in_words(told: str, value: str) -> None:
    assert told == value


def test_what_cannot_be_said_is_a_dash() -> None:
    assert [words.percent(None), words.decimal(None), words.seconds(None)] == ["–"] * 3


def test_every_flag_has_a_name() -> None:
    assert set(words.FLAGS) == {rule.__name__ for rule in (*FLAGS, *TEST_FLAGS)}


def test_a_figure_that_is_not_told_says_why() -> None:
    few = {each.name: each.why for each in words.whole(of_test(a_class(19, 5)))}
    assert few["Mean"] == ""
    assert few["Skewness"] == few["Standard error"] == "shown from 20 attempts on"
    other = words.whole(of_test(results(*([[1.0, None], [None, 0.0]] * 10))))
    assert {each.name: each.why for each in other}["Cronbach’s alpha"] == (
        "not all had the same questions"
    )
    assert {each.why for each in words.whole(of_test(a_class(20, 5)))} == {""}
    flat = {each.name: each.why for each in words.whole(of_test(results(*[[1.0, 0.0]] * 20)))}
    assert flat["Cronbach’s alpha"] == "the scores do not vary, or there is one question"


def test_a_difficulty_says_how_sure_it_is() -> None:
    assert words.sure(Difficulty("posterior", 30, 20, 40)) == (
        "After 40 answers a mean score of 60 % is to be expected; with a chance of 90 % it lies "
        "from 48 to 71 %."
    )
    assert words.sure(Difficulty("prior", 5, 5, 1)).startswith(
        "With 1 answer so far, its form lets expect a mean score of 50 %"
    )
