"""What days and memories amount to: pure values."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.memory.days import EPOCH, date_of
from app.memory.tallying import Tally
from app.memory.weeks import Week, answers_step, weeks
from app.progress import measures
from app.progress.measures import Habit, Recalled, Share, Span

MONDAY = 20514  # 2 March 2026


def day(right: int, of: int, spaced_right: int = 0, spaced: int = 0) -> Tally:
    return Tally(
        answers=of,
        first=of,
        first_right=right,
        spaced=spaced,
        spaced_right=spaced_right,
        duration_ms=of * 1000,
    )


def on_days(*days: int) -> dict[int, Tally]:
    return dict.fromkeys(days, day(1, 1))


def number(*calendar: int) -> int:
    return (date(*calendar) - EPOCH).days


def test_without_a_day_there_is_no_run() -> None:
    assert measures.habit({}, MONDAY) == Habit(0, 0, 0, 0, 0, None)


def test_one_answer_today_is_a_run_of_one_day() -> None:
    assert measures.habit(on_days(MONDAY), MONDAY) == Habit(1, 1, 1, 1, 1000, MONDAY)


def test_a_run_waits_for_today_and_ends_after_a_day_without_answers() -> None:
    tallies = on_days(1, 2, 3, 4, 8, 9)
    runs = [(today, measures.habit(tallies, today).run) for today in (8, 9, 10, 11)]
    assert runs == [(8, 2), (9, 2), (10, 2), (11, 0)]
    assert measures.habit(tallies, 11).longest == 4


def test_a_day_on_which_all_was_undone_is_no_day() -> None:
    tallies = {**on_days(1, 2), 3: Tally(), 4: day(1, 1)}
    assert measures.habit(tallies, 4) == Habit(3, 1, 2, 3, 3000, 1)


def test_a_run_goes_over_the_turn_of_the_year_and_a_leap_day() -> None:
    year = range(number(2023, 12, 30), number(2024, 1, 3) + 1)
    leap = range(number(2024, 2, 28), number(2024, 3, 1) + 1)
    tallies = on_days(*year, *leap)
    assert measures.habit(tallies, leap[-1]).longest == 5
    assert measures.habit(tallies, leap[-1]).run == 3


@given(st.integers(-400_000, 60_000))
def test_weeks_begin_on_monday_and_hold_the_whole_year(today: int) -> None:
    year = weeks({}, today)
    assert len(year) == 53
    assert {date_of(week.monday).weekday() for week in year} == {0}
    drawn = [
        week.monday + place
        for week in year
        for place, answers in enumerate(week.answers)
        if answers is not None
    ]
    assert drawn == list(range(year[0].monday, today + 1))
    assert year[0].monday <= today - 364


def test_weeks_hold_the_answers_and_nothing_of_days_to_come() -> None:
    tallies = {MONDAY: day(1, 2), MONDAY + 1: day(3, 4), MONDAY + 2: day(5, 6)}
    last = weeks(tallies, MONDAY + 1)[-1]
    assert last == Week(MONDAY, (2, 4, None, None, None, None, None))


def test_the_share_recalled_is_that_of_the_day_and_of_seven() -> None:
    tallies = {MONDAY - 7: day(0, 9), MONDAY - 6: day(10, 10), MONDAY: day(5, 10)}
    found = measures.recalled(tallies, MONDAY)
    assert len(found) == 91
    assert found[-1] == Recalled(MONDAY, Share(5, 10), Share(15, 20))
    assert found[-2] == Recalled(MONDAY - 1, Share(), Share(10, 19))
    assert (found[-1].window.enough, found[-2].window.enough) == (True, False)


def test_spans_are_of_the_last_days_and_of_all_time() -> None:
    tallies = {
        MONDAY - 200: day(1, 1, 1, 1),
        MONDAY - 89: day(2, 2, 2, 2),
        MONDAY - 29: day(3, 4, 3, 4),
        MONDAY - 7: day(4, 8, 4, 8),
        MONDAY - 6: day(5, 16, 5, 16),
        MONDAY: day(6, 32, 6, 32),
    }
    assert measures.spans(tallies, MONDAY) == tuple(
        Span(days, share, share)
        for days, share in (
            (7, Share(11, 48)),
            (30, Share(18, 60)),
            (90, Share(20, 62)),
            (None, Share(21, 63)),
        )
    )


def test_a_day_lived_twice_counts() -> None:
    tallies = {MONDAY + 1: day(1, 1, 1, 1)}
    assert measures.spans(tallies, MONDAY)[0] == Span(7, Share(1, 1), Share(1, 1))
    assert measures.habit(tallies, MONDAY).run == 1


def test_the_interval_of_a_share_is_wilsons() -> None:
    assert measures.interval(Share(0, 0)) == (0.0, 1.0)
    low, high = measures.interval(Share(81, 263))  # Newcombe 1998, table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert [round(end, 4) for end in measures.interval(Share(0, 20))] == [0.0, 0.1611]
    assert measures.interval(Share(20, 20))[1] == 1.0


@given(st.integers(1, 10_000), st.data())
def test_the_interval_holds_its_share(of: int, data: st.DataObject) -> None:
    share = Share(data.draw(st.integers(0, of)), of)
    low, high = measures.interval(share)
    assert 0 <= low <= share.value <= high <= 1


def test_the_scale_of_answers_has_five_steps() -> None:
    answers = (0, 1, 14, 15, 29, 30, 59, 60, 900)
    assert [answers_step(each) for each in answers] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
