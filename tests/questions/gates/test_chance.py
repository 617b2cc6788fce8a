"""Standard errors and the chi-square test, against published values."""

from math import sqrt

import pytest

from questions.gates.chance import share, survival, uneven

# Upper critical values at 5 %, 1 % and 0.1 % (NIST/SEMATECH e-Handbook, table 1.3.6.7.4).
CRITICAL = {
    1: (3.841, 6.635, 10.828),
    2: (5.991, 9.210, 13.816),
    3: (7.815, 11.345, 16.266),
    4: (9.488, 13.277, 18.467),
    5: (11.070, 15.086, 20.515),
    10: (18.307, 23.209, 29.588),
}


@pytest.mark.parametrize("freedom", sorted(CRITICAL))
def test_the_survival_function_meets_the_table(freedom):
    found = [survival(x, freedom) for x in CRITICAL[freedom]]
    assert found == [pytest.approx(p, rel=2e-3) for p in (0.05, 0.01, 0.001)]


def test_at_nought_everything_survives():
    assert [survival(0, freedom) for freedom in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_even_counts_are_even_and_one_place_is_not():
    assert uneven([25, 25, 25, 25]) == 1
    assert uneven([40, 20, 20, 20]) == pytest.approx(survival(12, 3))
    assert uneven([100, 0, 0, 0]) < 1e-6
    assert uneven([0, 0]) == 1


def test_a_share_counts_what_could_not_be_guessed_as_nought():
    found = share([1.0, 0.0], [0.25, 0.25], 4)
    assert (found.rate, found.expected) == (0.25, 0.125)
    assert found.error == pytest.approx(sqrt(2 * 0.25 * 0.75) / 4)
    assert found.limit == pytest.approx(0.125 + 3 * found.error)


def test_nothing_is_neither_high_nor_off():
    nothing = share([], [], 0)
    assert (nothing.rate, nothing.is_high, nothing.is_off) == (0.0, False, False)
