"""Our statistics beside the figures of Moodle's own tests: equal in every digit that those have."""

from __future__ import annotations

import statistics
from math import fsum

import pytest

from app.analysis.columns import slots
from app.analysis.discrimination import efficiency, index
from app.analysis.facility import deviation, facility
from app.analysis.moments import correlation, covariance, largest_covariance
from app.analysis.pooling import per_version
from app.analysis.statistics import of_slots, of_test
from tests.app.analysis import moodle

SLOTS = sorted(moodle.GENERATED_EXPECTED)


def test_the_marks_add_up_as_in_moodles_file() -> None:
    for line in moodle.lines(moodle.GENERATED):
        *marks, whole = map(float, line)
        assert fsum(marks) == pytest.approx(whole)


@pytest.mark.parametrize("slot", SLOTS)
def test_a_slot_of_unequal_weights_is_as_in_moodle(slot: int) -> None:
    found = of_slots(moodle.generated())[slot - 1]
    weight = 8 if slot == 8 else 1
    assert found.deviation is not None
    assert [
        found.facility,
        found.deviation * weight * 10,
        found.effective_weight,
        found.discrimination,
        found.efficiency,
    ] == pytest.approx(list(moodle.GENERATED_EXPECTED[slot]), rel=1e-8)


def test_slots_without_a_mark_or_without_a_difference_are_none_and_not_nan() -> None:
    found = of_slots(moodle.generated())[:7]
    assert [each.facility for each in found] == [0.0] * 7
    assert [each.effective_weight for each in found] == [0.0] * 7
    assert {each.discrimination for each in found} == {None}
    assert {each.efficiency for each in found} == {None}


def test_intended_weights_are_shares_of_the_marks() -> None:
    found = [each.intended_weight for each in of_slots(moodle.generated())]
    assert found == [100 / 24] * 4 + [0.0] * 3 + [800 / 24] + [100 / 24] * 12


@pytest.mark.parametrize("slot", sorted(moodle.WALKED_EXPECTED))
def test_a_slot_of_equal_weights_is_as_in_moodle(slot: int) -> None:
    found = of_slots(moodle.walked())[slot - 1]
    expected = moodle.WALKED_EXPECTED[slot]
    assert [found.facility, found.deviation] == pytest.approx(
        [100 * each for each in expected[:2]], rel=1e-8
    )
    assert [found.effective_weight, found.discrimination, found.efficiency] == pytest.approx(
        list(expected[2:]), rel=1e-9
    )


@pytest.mark.parametrize("variant", sorted(moodle.VARIANTS_EXPECTED))
def test_a_version_alone_is_as_moodles_variant(variant: str) -> None:
    column = per_version([moodle.walked(variants=True)])["q2", variant]
    n, share, spread, *discriminates = moodle.VARIANTS_EXPECTED[variant]
    assert len(column) == n
    assert [facility(column), deviation(column)] == pytest.approx([100 * share, 100 * spread])
    assert [index(column), efficiency(column)] == pytest.approx(discriminates, rel=1e-8)


def test_a_drawn_question_is_held_against_the_rest_where_moodle_takes_the_whole() -> None:
    whole = slots(moodle.walked())[0]
    column = tuple(whole[number - 1] for number in moodle.DRAWN)
    x, total = [entry.mark for entry in column], [entry.total for entry in column]
    both, most = covariance(x, total), largest_covariance(x, total)
    assert both is not None
    assert most is not None
    assert [
        facility(column),
        deviation(column),
        100 * (correlation(x, total) or 0),
        100 * both / most,
    ] == pytest.approx(list(moodle.DRAWN_EXPECTED), rel=1e-8)
    rest = [whole - mark for whole, mark in zip(total, x, strict=True)]
    assert index(column) == pytest.approx(100 * statistics.correlation(x, rest))


def test_the_whole_test_is_as_in_moodle() -> None:
    found, expected = of_test(moodle.walked()), moodle.WALKED_TEST
    assert found.n == 25
    assert found.alpha is not None
    in_marks = {
        "median": found.median,
        "mean": found.mean,
        "deviation": found.deviation,
        "standard_error": found.standard_error,
    }
    assert {name: value * 7 / 100 for name, value in in_marks.items() if value} == pytest.approx(
        {name: expected[name] for name in in_marks}, rel=1e-6
    )
    assert [found.skewness, found.kurtosis] == pytest.approx(
        [expected["skewness"], expected["kurtosis"]], rel=1e-9
    )
    assert [100 * found.alpha, found.error_ratio] == pytest.approx(
        [expected["cic"], expected["error_ratio"]], rel=1e-6
    )


def test_where_all_were_asked_the_same_item_rest_is_a_hundredth_of_moodles_index() -> None:
    for column in slots(moodle.walked()):
        found = index(column)
        assert found is not None
    assert [each.item_rest for each in of_slots(moodle.walked())] == pytest.approx(
        [(index(column) or 0) / 100 for column in slots(moodle.walked())], rel=1e-9
    )
