"""The time that study takes: an answer, a day, a week, and what waits."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.memory.tallying import Tally
from app.progress import charts, pages
from app.progress.pages import Figure
from app.progress.queries import Record
from app.progress.spending import pace, spent_by_week
from tests.app.progress.conftest import bank

NBSP = "\N{NO-BREAK SPACE}"
MONDAY = 20514  # 2 March 2026
MINUTE = 60_000
NOTHING = Record({}, {}, frozenset(), frozenset(), tallies={}, ahead=(0,) * 30, weak=())


def test_the_pace_is_that_of_the_last_thirty_days_where_twenty_were_answered() -> None:
    old = Tally(answers=500, duration_ms=500 * MINUTE)
    some = {MONDAY - 30: old, MONDAY - 29: Tally(answers=10, duration_ms=100_000)}
    assert pace({}, MONDAY) is None
    assert pace(some, MONDAY) is None
    assert pace({**some, MONDAY: Tally(answers=10, duration_ms=300_000)}, MONDAY) == 20_000


def test_weeks_begin_on_monday_and_the_last_is_this_one() -> None:
    days = {
        MONDAY - 1: Tally(duration_ms=2),
        MONDAY: Tally(duration_ms=3),
        MONDAY + 2: Tally(duration_ms=4),
        MONDAY + 3: Tally(duration_ms=9),  # yet to come
    }
    weeks = spent_by_week(days, MONDAY + 2)
    assert (len(weeks), weeks[-2:]) == (26, ((MONDAY - 7, 2), (MONDAY, 7)))


@given(st.dictionaries(st.integers(MONDAY - 150, MONDAY), st.integers(0, 10**7)))
def test_no_time_of_the_last_weeks_is_lost(spent: dict[int, int]) -> None:
    weeks = spent_by_week({day: Tally(duration_ms=ms) for day, ms in spent.items()}, MONDAY)
    assert sum(ms for _, ms in weeks) == sum(spent.values())


def test_bars_are_minutes_rounded_up_and_the_last_is_this_week() -> None:
    weeks = [(MONDAY - 7 * n, 0) for n in range(25, 1, -1)]
    drawn = charts.spent([*weeks, (MONDAY - 7, 30 * MINUTE), (MONDAY, 1)])
    last, this = drawn.bars[-2:]
    assert (last.count, last.words) == (30, "Week of 23 February 2026")
    assert (this.count, this.words, this.today) == (1, "This week", True)
    assert this.height >= 2
    assert [rule.words for rule in drawn.rules] == ["10", "20", "30"]
    assert (
        drawn.desc == f"30{NBSP}min in all, the most in the week of 23 February 2026: 30{NBSP}min."
    )
    assert charts.spent(weeks).desc == "No time was spent in any of these weeks."


def test_what_waits_is_told_in_minutes_at_the_learners_pace() -> None:
    waiting = replace(NOTHING, ahead=(10, 50, *(0,) * 28))
    sheet = pages.sheet(waiting, bank(), MONDAY)
    assert (sheet.minutes, sheet.minutes_ahead) == (f"about 5{NBSP}min", f"about 21{NBSP}min")
    day = Tally(answers=30, duration_ms=30 * MINUTE)
    slow = pages.sheet(replace(waiting, tallies={MONDAY: day}), bank(), MONDAY)
    assert slow.minutes == f"about 10{NBSP}min"
    assert slow.time == Figure(f"30{NBSP}min", f"in the last 30{NBSP}days")
    assert slow.pace == f"30{NBSP}min on a day of study, 60{NBSP}s an answer."
    assert pages.sheet(NOTHING, bank(), MONDAY).minutes == ""
