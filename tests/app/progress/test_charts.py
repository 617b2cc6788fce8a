"""Where bars, squares and dots stand, and what is said of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.memory.tallying import Tally
from app.memory.weeks import Week, weeks
from app.progress import charts, measures
from app.progress.charts import axes
from app.progress.measures import Recalled, Share, Span

NBSP = "\N{NO-BREAK SPACE}"
MONDAY = 20514  # 2 March 2026


@pytest.mark.parametrize(
    ("top", "steps"),
    [
        (1, (1,)),
        (3, (1, 2, 3)),
        (4, (2, 4)),
        (7, (5, 10)),
        (15, (5, 10, 15)),
        (16, (10, 20)),
        (101, (50, 100, 150)),
        (5000, (2000, 4000, 6000)),
    ],
)
def test_counts_have_round_steps(top: int, steps: tuple[int, ...]) -> None:
    assert axes.counts(top) == steps


def test_a_scale_of_shares_begins_below_the_lowest() -> None:
    assert axes.lowest([]) == 0.6
    assert [axes.lowest([low, 1.0]) for low in (0.6, 0.59, 0.2, 0.19, 0.0)] == [0.6, 0.4, 0.2, 0, 0]
    assert [axes.steps(low) for low in axes.LOWEST] == [
        (0.6, 0.8, 1.0),
        (0.4, 0.6, 0.8, 1.0),
        (0.2, 0.4, 0.6, 0.8, 1.0),
        (0.0, 0.25, 0.5, 0.75, 1.0),
    ]


def test_bars_ahead_stand_on_their_base() -> None:
    made = charts.ahead((10, 0, 5, 0), MONDAY)
    assert [(bar.x, bar.width, bar.y, bar.height) for bar in made.bars] == [
        (3.5, 18.0, 8.0, 144.0),
        (28.5, 18.0, 152, 0),
        (53.5, 18.0, 80.0, 72.0),
        (78.5, 18.0, 152, 0),
    ]
    assert [(rule.at, rule.words) for rule in made.rules] == [(80.0, "5"), (8.0, "10")]
    assert [(bar.words, bar.count) for bar in made.bars][:3] == [
        ("Today", 10),
        ("Tuesday 3 March 2026", 0),
        ("Wednesday 4 March 2026", 5),
    ]
    assert made.desc == (
        f"10{NBSP}facts today. After today the most come back on Wednesday 4 March 2026: 5."
    )


def test_a_single_fact_is_seen_beside_a_thousand() -> None:
    made = charts.ahead((1000, 1), MONDAY)
    assert made.bars[1].height == 2
    assert charts.ahead((1, 0), MONDAY).desc == f"1{NBSP}fact today. None on the days after."


def test_the_axis_ahead_names_today_and_mondays_with_room() -> None:
    for today, named in (
        (MONDAY, ("Today", "9 Mar", "16 Mar", "23 Mar")),
        (MONDAY + 4, ("Today", "16 Mar", "23 Mar", "30 Mar")),
    ):
        marks = charts.ahead((0,) * 30, today).marks
        assert tuple(mark.words.replace(NBSP, " ") for mark in marks) == named


def year(today: int, answers: dict[int, int]) -> tuple[Week, ...]:
    return weeks({day: Tally(answers=each) for day, each in answers.items()}, today)


def test_the_calendar_has_two_halves_and_marks_today() -> None:
    today = MONDAY + 1
    made = charts.calendar(year(today, {MONDAY: 1, today: 60}), today)
    early, late = made.halves
    assert [len(half.days) for half in made.halves] == [27 * 7, 25 * 7 + 2]
    assert early.title == "Answers on each day from 3 March 2025 to 7 September 2025"
    assert late.title == "Answers on each day from 8 September 2025 to 3 March 2026"
    assert early.desc == "No answers on any of these days."
    assert late.desc == f"61{NBSP}answers on 2{NBSP}days, 60 at most."
    assert [(day.x, day.y, day.step, day.today, day.words) for day in late.days[-2:]] == [
        (326, 20, 1, False, f"Mon 2 March 2026: 1{NBSP}answer"),
        (326, 33, 4, True, f"Tue 3 March 2026: 60{NBSP}answers"),
    ]
    assert made.scale == ("none", "1–14", "15–29", "30–59", "60 or more")
    assert made.rows[-1].answers == (1, 60, None, None, None, None, None)
    assert (made.rows[-1].words, made.rows[-1].total) == (f"2{NBSP}Mar 2026", 61)


@pytest.mark.parametrize("today", range(MONDAY, MONDAY + 366, 5))
def test_no_month_juts_out_or_overlaps(today: int) -> None:
    for half in charts.calendar(year(today, {}), today).halves:
        places = [mark.x for mark in half.months]
        assert places[-1] <= half.width - 25
        assert all(after - before >= 26 for before, after in pairwise(places))


def test_months_stand_over_the_week_of_their_first_day() -> None:
    early, late = charts.calendar(year(MONDAY, {}), MONDAY).halves
    assert [mark.words for mark in early.months] == [
        *("Mar", "Apr", "May", "Jun", "Jul", "Aug"),
    ]
    assert [(mark.words, mark.x) for mark in late.months] == [
        ("Sep", 1),
        *(("Oct", 40), ("Nov", 92), ("Dec", 157), ("Jan", 209), ("Feb", 261), ("Mar", 313)),
    ]


def test_dots_and_line_of_the_share_recalled() -> None:
    few, many = Share(8, 10), Share(18, 20)
    days = (
        Recalled(MONDAY, few, few),
        Recalled(MONDAY + 1, many, Share(27, 30)),
        Recalled(MONDAY + 2, Share(), Share(27, 30)),
        Recalled(MONDAY + 3, few, few),
    )
    made = charts.recall(days)
    assert [(dot.x, dot.y, dot.many) for dot in made.dots] == [
        (12.5, 94.0, False),
        (37.5, 52.0, True),
        (87.5, 94.0, False),
    ]
    assert made.path == "M37.5 52.0h0L62.5 52.0"
    assert [(rule.at, rule.words.replace(NBSP, " ")) for rule in made.rules] == [
        (178.0, "60 %"),
        (94.0, "80 %"),
        (10.0, "100 %"),
    ]
    assert [(row.right, row.of, row.share, row.window, row.window_of) for row in made.rows] == [
        (8, 10, "–", "–", 10),
        (18, 20, f"90{NBSP}%", f"90{NBSP}%", 30),
        (8, 10, "–", "–", 10),
    ]
    assert made.desc == (
        f"In the last 7 days there were 10{NBSP}first answers: too few to say a share."
    )


def test_a_line_breaks_where_seven_days_hold_too_little() -> None:
    windows = (Share(20, 20), Share(1, 1), Share(20, 20))
    days = tuple(Recalled(MONDAY + n, Share(), share) for n, share in enumerate(windows))
    assert charts.recall(days).path == "M16.67 10.0h0M83.33 10.0h0"
    assert charts.recall(days).desc == (
        f"In the last 7 days 100{NBSP}% of 20 first answers were right."
    )


def test_without_an_answer_no_dot_is_drawn() -> None:
    made = charts.recall(measures.recalled({}, MONDAY))
    assert (made.dots, made.path, made.rows) == ((), "", ())


def test_months_of_the_share_recalled_leave_room_for_today() -> None:
    made = charts.recall(measures.recalled({}, MONDAY))
    assert [mark.words.replace(NBSP, " ") for mark in made.marks] == ["1 Jan", "1 Feb", "Today"]


def test_retention_stands_against_the_wish() -> None:
    spans = (Span(7, Share(), Share(19, 19)), Span(None, Share(), Share(360, 400)))
    made = charts.retention(spans, 0.9)
    assert (made.wish.x, made.wish.words) == (75.0, f"desired 90{NBSP}%")
    few, all_time = made.rows
    assert (few.words, few.share, few.of, few.at, few.interval) == (
        f"Last 7{NBSP}days",
        "–",
        19,
        None,
        "–",
    )
    assert (all_time.words, all_time.share, all_time.at) == ("All time", f"90{NBSP}%", 75.0)
    assert all_time.interval == f"87{NBSP}% to 93{NBSP}%"
    assert (all_time.low, all_time.high) == (66.67, 81.43)
    assert made.desc == (
        f"Against a desired retention of 90{NBSP}%. "
        f"Last 7{NBSP}days: – of 19. All time: 90{NBSP}% of 400."
    )


def test_a_low_retention_widens_the_scale() -> None:
    spans = (Span(None, Share(), Share(10, 20)),)
    assert charts.retention(spans, 0.9).rules[0].words == f"20{NBSP}%"
    assert charts.retention((), 0.97).rules[0].words == f"60{NBSP}%"
