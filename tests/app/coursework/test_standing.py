"""How a student stands with an assignment: what counts, what was missed, what may be told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coursework.grades import Counting, Handed, Late, Override
from app.coursework.standing import Stay, missed, standing
from app.coursework.terms import Terms, in_force

DUE = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = timedelta(days=1)
CLOSE = DUE + DAY
DAILY = Late("day", 10)
ALWAYS = Stay(DUE - 30 * DAY)
COUNTING = st.sampled_from(get_args(Counting))
SHARES = st.fractions(0, 1, max_denominator=20)
DAYS = st.integers(-3, 12).map(lambda days: timedelta(days=days))
TRIES = st.lists(st.tuples(SHARES, DAYS), max_size=5)
LATES = st.builds(Late, st.sampled_from(["once", "day"]), st.integers(0, 100))


def handed(*tries: tuple[Fraction | str, timedelta], due: datetime = DUE) -> list[Handed]:
    return [
        Handed(number, Fraction(share), DUE + after, due)
        for number, (share, after) in enumerate(tries, start=1)
    ]


def by_hand(share: Fraction | None) -> Override:
    return Override(share, "a reason", "Ina", DUE)


@pytest.mark.parametrize(
    ("now", "stay", "archived", "is_missed"),
    [
        (CLOSE - DAY, ALWAYS, None, False),  # still open
        (CLOSE, ALWAYS, None, True),
        (CLOSE, None, None, False),  # nothing is known of who deleted the account
        (CLOSE, Stay(CLOSE), None, True),
        (CLOSE + DAY, Stay(CLOSE + timedelta(seconds=1)), None, False),  # joined later
        (CLOSE + DAY, Stay(ALWAYS.since, CLOSE - DAY), None, False),  # had left
        (CLOSE + DAY, Stay(ALWAYS.since, CLOSE + DAY), None, True),  # left later
        (CLOSE, ALWAYS, CLOSE - DAY, False),  # nobody could begin it any more
        (CLOSE, ALWAYS, CLOSE + DAY, True),
    ],
)
def test_who_was_there_and_handed_in_nothing_has_missed_it_once_it_is_closed(
    now: datetime, stay: Stay | None, archived: datetime | None, is_missed: bool
) -> None:
    assert missed(CLOSE, stay, archived, now) is is_missed
    assert missed(None, stay, archived, now) is False


def test_what_was_missed_counts_nothing_and_what_is_open_has_no_grade() -> None:
    closed = standing([], "best", DAILY, closed=True)
    assert (closed.grade.share, closed.missed, closed.told) == (0, True, True)
    still = standing([], "best", DAILY)
    assert (still.grade.share, still.missed, still.told) == (None, False, False)
    runs = standing([], "best", DAILY, running=True, closed=True)
    assert (runs.grade.share, runs.missed, runs.told) == (None, False, False)


def test_late_is_what_lost_by_lateness() -> None:
    tries = (("1", -DAY), ("1/2", DAY))
    assert standing(handed(*tries), "best", DAILY).late is False
    assert standing(handed(*tries), "last", DAILY).late is True
    assert standing(handed(*tries), "last", Late("day", 0)).late is False
    assert standing(handed(*tries), "mean", DAILY).grade.share == Fraction(29, 40)


@pytest.mark.parametrize(
    ("tries", "override", "score_seen", "told"),
    [
        ((), None, False, False),
        ((("1", -DAY),), None, False, False),
        ((("1", -DAY),), None, True, True),
        ((("1", -DAY),), Fraction(1, 2), False, False),  # it would tell what is to come
        ((("1", -DAY),), Fraction(1, 2), True, True),
        ((), Fraction(1, 2), False, True),  # such as an oral test
        ((("1", -DAY),), "excused", False, True),
        ((), "excused", False, True),
    ],
)
def test_what_its_student_may_see(
    tries: tuple[tuple[str, timedelta], ...],
    override: Fraction | str | None,
    score_seen: bool,
    told: bool,
) -> None:
    set_ = None if override is None else by_hand(None if override == "excused" else override)  # type: ignore[arg-type]
    made = standing(handed(*tries), "best", DAILY, override=set_, score_seen=score_seen)
    assert made.told is told
    assert made.earned_told is (bool(tries) and score_seen)


@given(TRIES, COUNTING, LATES, st.none() | SHARES, st.booleans())
def test_an_override_wins_over_whatever_was_earned(
    tries: list[tuple[Fraction, timedelta]],
    counting: Counting,
    late: Late,
    share: Fraction | None,
    closed: bool,
) -> None:
    without = standing(handed(*tries), counting, late, closed=closed)
    made = standing(handed(*tries), counting, late, override=by_hand(share), closed=closed)
    assert made.grade.share == share
    assert made.grade.excused is (share is None)
    assert made.grade.earned == without.grade.share


@given(TRIES, COUNTING, LATES, st.randoms(use_true_random=False))
def test_the_order_in_which_attempts_are_read_does_not_matter(
    tries: list[tuple[Fraction, timedelta]], counting: Counting, late: Late, chance: object
) -> None:
    attempts = handed(*tries)
    shuffled = list(attempts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert standing(attempts, counting, late) == standing(shuffled, counting, late)


@given(TRIES, COUNTING, LATES, st.integers(0, 5), st.integers(0, 5), st.integers(0, 9))
def test_more_time_never_lowers(
    tries: list[tuple[Fraction, timedelta]],
    counting: Counting,
    late: Late,
    due_later: int,
    close_later: int,
    now_after: int,
) -> None:
    """An exception that moves the due time and the close: credit grows, a 0 may go."""
    common = Terms(due=DUE, close=CLOSE)
    more = Terms(due=DUE + due_later * DAY, close=CLOSE + close_later * DAY)
    now = CLOSE + now_after * DAY

    def share(terms: Terms) -> Fraction | None:
        assert terms.due is not None
        closed = missed(terms.close, ALWAYS, None, now)
        made = standing(handed(*tries, due=terms.due), counting, late, closed=closed)
        return made.grade.share

    before, after = share(common), share(in_force(common, own=more))
    if tries:
        assert before is not None
        assert after is not None
    assert after is None or (before is not None and after >= before)


@given(st.sampled_from([100, 125, 150, 200]), st.integers(1, 7200))
def test_a_label_of_extra_time_moves_neither_the_due_time_nor_the_close(
    extra: int, seconds: int
) -> None:
    held = in_force(Terms(due=DUE, close=CLOSE, seconds=seconds), extra_time=extra)
    assert (held.due, held.close) == (DUE, CLOSE)
    assert held.seconds is not None
    assert held.seconds >= seconds
