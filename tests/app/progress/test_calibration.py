"""Calibration: measures by hand and by independent computation, what is judged, the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from math import exp, log, sqrt
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.progress import charts
from app.progress.calibration import Bin, curve, groups, predicted
from app.progress.predictors import report
from app.progress.scoring import (
    Predicted,
    auc,
    average,
    average_per_form,
    log_loss,
    moving_average,
    rmse_bins,
)
from tests.app.memory.histories import entry, remark
from tests.app.progress.test_progress import past, text
from tests.app.web import Visitor

NBSP = "\N{NO-BREAK SPACE}"
DAY = 1440
CHANCES = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])
PAIRS = st.lists(st.tuples(CHANCES, st.booleans()), min_size=1, max_size=40)


def answer(p: float, right: bool, form: str = "cloze", **values: int) -> Predicted:
    return replace(Predicted(form, p, right, elapsed=1, review=2, lapses=0), **values)


def some(*right: bool, form: str = "cloze") -> list[Predicted]:
    return [answer(0.8, each, form) for each in right]


def test_log_loss_by_hand() -> None:
    assert log_loss([0.8, 0.3], [True, False]) == pytest.approx(-(log(0.8) + log(0.7)) / 2)
    assert log_loss([1.0, 0.0], [False, True]) == pytest.approx(-log(1e-6))


def test_auc_by_hand() -> None:
    assert auc([0.1, 0.4, 0.35, 0.8], [False, False, True, True]) == 0.75
    assert auc([0.5, 0.5, 0.5], [True, False, True]) == 0.5
    assert auc([0.2, 0.9], [True, True]) is None
    assert auc([0.2, 0.9], [False, False]) is None


@given(PAIRS)
def test_auc_is_the_share_of_pairs_in_the_right_order(pairs: list[tuple[float, bool]]) -> None:
    right = [p for p, y in pairs if y]
    wrong = [p for p, y in pairs if not y]
    won = sum((a > b) + (a == b) / 2 for a, b in product(right, wrong))
    found = auc([p for p, _ in pairs], [y for _, y in pairs])
    if not right or not wrong:
        assert found is None
    else:
        assert found == pytest.approx(won / (len(right) * len(wrong)))


def test_rmse_holds_answers_that_are_alike_together() -> None:
    alike = [answer(0.9, True), answer(0.7, False)]  # mean p .8 against .5
    far = [answer(0.6, True, elapsed=4)]  # a bin of its own, off by .4
    chances = [each.p for each in (*alike, *far)]
    expected = sqrt((2 * 0.3**2 + 1 * 0.4**2) / 3)
    assert rmse_bins([*alike, *far], chances) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"elapsed": 1}, {"elapsed": 3}, True),  # 3.62 ** 1 begins the next
        ({"elapsed": 3}, {"elapsed": 4}, False),
        ({"elapsed": 4}, {"elapsed": 13}, True),
        ({"elapsed": 13}, {"elapsed": 14}, False),
        ({"review": 2}, {"review": 3}, True),
        ({"review": 3}, {"review": 4}, False),
        ({"lapses": 0}, {"lapses": 1}, False),
        ({"lapses": 1}, {"lapses": 2}, False),
        ({"lapses": 3}, {"lapses": 5}, True),
    ],
)
def test_bins_are_those_of_the_benchmark(
    one: dict[str, int], other: dict[str, int], same: bool
) -> None:
    pair = [answer(0.9, True, **one), answer(0.1, False, **other)]
    assert (rmse_bins(pair, [0.9, 0.1]) < 1e-9) == same


@given(st.lists(st.tuples(CHANCES, st.booleans(), st.integers(1, 400)), min_size=1, max_size=30))
def test_rmse_equals_the_benchmarks_own_way(rows: list[tuple[float, bool, int]]) -> None:
    answers = [answer(p, y, elapsed=days) for p, y, days in rows]
    kept: dict[float, list[tuple[float, bool]]] = {}
    for p, y, days in rows:
        label = next(k for k in range(30) if days < 3.62 ** (k + 1) * (1 - 1e-12))
        kept.setdefault(label, []).append((p, y))
    squares = [
        len(each) * (sum(p for p, _ in each) / len(each) - sum(y for _, y in each) / len(each)) ** 2
        for each in kept.values()
    ]
    found = rmse_bins(answers, [each.p for each in answers])
    assert found == pytest.approx(sqrt(sum(squares) / len(rows)), abs=1e-9)


def test_averages_see_only_what_came_before() -> None:
    mixed = [*some(True, True, form="cloze"), *some(False, True, form="table")]
    assert average(mixed) == [1 / 2, 2 / 3, 3 / 4, 3 / 5]
    assert average_per_form(mixed) == [1 / 2, 2 / 3, 1 / 2, 1 / 3]


def test_the_moving_average_by_hand() -> None:
    first = 1 / (1 + exp(-1.2))
    second = 1 / (1 + exp(-(1.2 + 0.3 * (1 - first))))
    third = 1 / (1 + exp(-(1.2 + 0.3 * (1 - first) - 0.3 * second)))
    assert moving_average(some(True, False, True)) == pytest.approx([first, second, third])


@given(st.lists(st.booleans(), max_size=30), st.booleans())
def test_no_average_looks_ahead(right: list[bool], last: bool) -> None:
    for guess in (average, average_per_form, moving_average):
        longer = guess(some(*right, last))
        assert longer[: len(right)] == guess(some(*right))
        assert longer == guess(some(*right, not last))


def logged(number: int, day: int, **values: Any) -> SimpleNamespace:
    """A row of the log as the page reads it."""
    known = {"p": 0.8, "elapsed": 1, "unit": "bank/x"}
    row = entry(number, day * DAY, **{k: v for k, v in values.items() if k not in known})
    given_ = {k: v for k, v in values.items() if k in known}
    return SimpleNamespace(**vars(row), **{**known, **given_})


def said(number: int, kind: str, of: int, **values: Any) -> SimpleNamespace:
    row = remark(number, 90 * DAY, kind, entry(of).id, **values)
    return SimpleNamespace(**vars(row), p=None, elapsed=None, unit="bank/x")


def test_first_meetings_and_answers_of_the_same_day_are_not_judged() -> None:
    rows = [
        logged(1, 0, elapsed=None, p=0.25),
        logged(2, 0, elapsed=0, p=0.99),
        logged(3, 4, elapsed=4, correct=False),
        logged(4, 5, elapsed=1),
    ]
    assert predicted(rows) == (
        Predicted("short_answer", 0.8, False, elapsed=4, review=3, lapses=0),
        Predicted("short_answer", 0.8, True, elapsed=1, review=4, lapses=1),
    )


def test_what_did_not_count_was_undone_or_came_from_elsewhere_is_not_judged() -> None:
    rows = [
        logged(1, 1, counted=False),
        logged(2, 2, kind="relearn", counted=False),
        logged(3, 3),
        logged(4, 4, p=None, form=None, kind="imported"),
        said(9, "undo", 3),
    ]
    assert predicted(rows) == ()


def test_an_override_is_right_and_a_guess_stays_right() -> None:
    rows = [
        logged(1, 1, correct=False),
        logged(2, 2),
        said(8, "override", 1, override=True),
        said(9, "rating", 2, rating="guessed"),
    ]
    assert [each.right for each in predicted(rows)] == [True, True]


def test_units_count_their_own_reviews_and_the_order_is_that_of_the_answers() -> None:
    rows = [logged(2, 2, unit="bank/y", p=0.6), logged(1, 1), logged(3, 3)]
    assert [(each.p, each.review) for each in predicted(rows)] == [(0.8, 1), (0.6, 1), (0.8, 2)]


def test_groups_are_all_and_then_the_forms_by_number() -> None:
    mixed = [*some(True, form="table"), *some(True, False, form="cloze")]
    found = groups(mixed)
    assert [(each.form, each.n) for each in found] == [("", 3), ("cloze", 2), ("table", 1)]
    assert found[2].schedule.log_loss == pytest.approx(-log(0.8))
    assert found[2].average.log_loss == pytest.approx(-log(1 / 2))
    assert found[2].schedule.auc is None


def test_the_curve_has_a_bin_for_each_tenth_that_was_predicted() -> None:
    answers = [answer(0.1, False), answer(0.95, True), answer(1.0, True), answer(0.19, True)]
    assert curve(answers) == (
        Bin(0.1, 0.2, 2, 1, pytest.approx(0.145)),
        Bin(0.9, 1.0, 2, 2, pytest.approx(0.975)),
    )
    assert curve([]) == ()


@given(PAIRS)
def test_every_answer_is_in_one_bin(pairs: list[tuple[float, bool]]) -> None:
    bins = curve([answer(p, y) for p, y in pairs])
    assert sum(each.n for each in bins) == len(pairs)
    assert sum(each.right for each in bins) == sum(y for _, y in pairs)
    assert all(each.low - 1e-9 <= each.mean <= each.high + 1e-9 for each in bins)


def test_a_point_stands_at_its_mean_and_its_share_with_its_number() -> None:
    (point,) = charts.calibration((Bin(0.5, 0.6, 40, 20, 0.55),)).points
    assert (point.x, point.y, point.middle, point.n) == (55.0, 162.0, 55.0, 40)
    assert point.high < point.y < point.low
    assert (point.words, point.right) == (f"50 to 60{NBSP}%", f"50{NBSP}%")


def test_below_fifty_answers_nothing_is_said() -> None:
    few = report(groups(some(*[True] * 49)))
    assert (few.n, few.missing, few.blocks) == (49, 1, ())
    assert report(()).missing == 50
    assert report(groups(some(*[True] * 50))).missing == 0


def test_a_form_of_few_answers_has_no_figures() -> None:
    mixed = [*some(*[True, True, False] * 15, form="cloze"), *some(*[True] * 19, form="table")]
    every, cloze, table = report(groups(mixed)).blocks
    assert [each.name for each in (every, cloze, table)] == ["All forms", "Gap", "Table"]
    assert (len(every.rows), len(cloze.rows), table.rows) == (4, 4, ())
    assert table.n == f"19{NBSP}answers"


def test_the_best_of_each_column_is_marked_and_a_lost_comparison_is_told() -> None:
    sure_and_wrong = [answer(0.99, place % 3 > 0) for place in range(60)]
    found = report(groups(sure_and_wrong))
    schedule, mean, *_ = found.blocks[0].rows
    assert (schedule.scores[0].best, mean.scores[0].best) == (False, True)
    assert found.verdict.startswith("By log loss this predicts you better than the schedule: aver")
    known = [answer(0.99 if place % 3 else 0.01, place % 3 > 0) for place in range(60)]
    assert report(groups(known)).verdict == (
        "By log loss no average predicts you better than the schedule does."
    )


@pytest.fixture
def _midday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=True):
        yield


@pytest.mark.usefixtures("_midday")
def test_the_page_says_how_many_answers_are_missing(web: Flask, student: Visitor) -> None:
    student.get("/progress/calibration")
    assert "You have 0 predicted answers so far. It takes 50 to say anything: 50 to go." in text(
        student.page
    )
    assert student.page.count('class="btn') == 1


@pytest.mark.usefixtures("_midday")
def test_the_page_shows_the_curve_and_the_scores(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    past(web, 600, 60)
    student.get("/progress/calibration")
    said_ = text(student.page)
    assert "answers in each tenth of predicted chance" in said_
    assert "All forms" in said_
    assert "Average per form" in said_
    assert student.page.count('role="img" aria-labelledby="curve-chart-title') == 1
    student.get("/progress")
    assert 'href="/progress/calibration"' in student.page
    classmate.get("/progress/calibration")
    assert "You have 0 predicted answers" in text(classmate.page)


def test_a_stranger_does_not_see_it(web: Flask, visitor: Visitor) -> None:
    found = visitor.get("/progress/calibration")
    assert found.location == "/sign-in?next=/progress/calibration"
