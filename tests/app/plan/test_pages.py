"""The page of the plan and the events of the feed: pure values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.memory.days import EPOCH
from app.memory.exam import Held
from app.memory.planning import EASY, NORMAL, OFF, Plan
from app.memory.simulation import curve
from app.models import Exam
from app.plan import charts, pages
from app.plan.feed import calendar
from app.plan.queries import DAYS_AHEAD, Record
from app.plan.words import BLANK
from tests.app.plan.test_feed import events
from tests.app.web import small_bank

MONDAY = 20514
BANK = small_bank()
OWNER = UUID(int=7)
EMPTY = Record(
    plan=Plan(),
    seconds=25.0,
    held=(),
    served=frozenset(BANK.facts),
    exams=(),
    coming=(0,) * DAYS_AHEAD,
    spent=0,
    met_today=0,
)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEKS = st.lists(st.sampled_from([NORMAL, EASY, OFF]), min_size=7, max_size=7).map(tuple)


def exam(days: int, *topics: str, name: str = "Finals") -> Exam:
    on = EPOCH + timedelta(days=MONDAY + days)
    return Exam(id=UUID(int=10_000 + days), name=name, on=on, topics=list(topics))


def held(names: Sequence[str], last: int = MONDAY - 9) -> list[Held]:
    return [Held(f"bank/{name}", 20, last, last - 9, last + 20) for name in names]


def line(found: Record) -> pages.ExamLine:
    return pages.sheet(found, BANK, MONDAY).exams[0]


def test_of_an_exam_it_says_when_what_and_how_much() -> None:
    made = line(replace(EMPTY, exams=[exam(10, "drugs")], held=held(["alphalol"])))
    assert made.when == "Thursday 12 March 2026, in 10 days"
    assert (made.topics, made.met, made.of, made.verdict) == ("Drugs", 1, 3, ())
    assert made.passes == "The extra pass begins on Wednesday 11 March 2026."


def test_topics_that_left_the_bank_are_named_as_they_were() -> None:
    made = line(replace(EMPTY, exams=[exam(10, "drugs", "gone")]))
    assert made.topics == "Drugs, gone"
    assert line(replace(EMPTY, exams=[exam(10, "gone")])).of == 0


def test_when_the_pass_is_on_it_says_so() -> None:
    made = line(replace(EMPTY, exams=[exam(1)], held=held(["alphalol"])))
    assert made.passes.startswith("The extra pass is on:")


def test_what_cannot_be_done_is_said_with_what_it_would_take() -> None:
    found = replace(EMPTY, exams=[exam(2)], plan=Plan(new=0))
    assert line(found).verdict == (
        f"3{BLANK}facts of these topics are not met yet; at 0 a day none of them will be by then. "
        f"To meet all: 2 a day, about 2{BLANK}minutes.",
    )


def test_a_pass_that_does_not_fit_is_said_to_be_cut() -> None:
    found = replace(
        EMPTY,
        exams=[exam(1)],
        plan=Plan(minutes=1),
        held=held(list(BANK.facts)),
        seconds=60.0,
    )
    (told,) = line(found).verdict
    assert told.startswith(f"The extra pass over what you have met takes about 3{BLANK}minutes")


def test_exams_that_are_over_stand_apart_the_latest_first() -> None:
    found = replace(EMPTY, exams=[exam(-9, name="A"), exam(-1, name="B"), exam(0, name="C")])
    made = pages.sheet(found, BANK, MONDAY)
    assert [each.name for each in made.past] == ["B", "A"]
    assert [each.name for each in made.exams] == ["C"]


def test_the_sheet_says_when_the_plan_costs_more_than_it_has() -> None:
    assert not pages.sheet(EMPTY, BANK, MONDAY).over
    tight = replace(EMPTY, plan=Plan(minutes=1), seconds=500.0)
    assert pages.sheet(tight, BANK, MONDAY).over


def test_the_curve_marks_what_was_chosen_and_says_it() -> None:
    made = charts.curve(curve(10, 729, 25), 0.9)
    assert [point.words for point in made.points if point.chosen] == [f"90{BLANK}%"]
    assert "Yours:" in made.desc
    heights = [point.minutes_y for point in made.points]
    assert heights == sorted(heights, reverse=True)
    assert all(charts.TOP <= point.known_y <= charts.BASE for point in made.points)
    assert "Yours:" not in charts.curve(curve(10, 729, 25), 0.87).desc


def test_the_feed_says_what_waits_each_day_and_when_exams_are() -> None:
    found = replace(EMPTY, coming=(4, 2, *[0] * 13), exams=[exam(-1), exam(3)])
    made = pages.entries(found, OWNER, MONDAY)
    assert [(each.on, each.summary) for each in made] == [
        (date(2026, 3, 2), f"7 due today, about 3{BLANK}minutes"),
        (date(2026, 3, 3), f"2 due on this day, about 1{BLANK}minute"),
        (date(2026, 3, 5), "Exam"),
    ]


def test_what_a_day_off_leaves_waits_for_the_next_day() -> None:
    plan = Plan(new=0, week=(OFF,) + (NORMAL,) * 6)
    found = replace(EMPTY, plan=plan, coming=(4, 2, *[0] * 13))
    made = pages.entries(found, OWNER, MONDAY)
    assert [(each.on.day, each.summary.split()[0]) for each in made] == [(3, "6")]


def test_an_event_keeps_its_name_from_day_to_day_and_nobody_elses() -> None:
    found = replace(EMPTY, coming=(1,) * DAYS_AHEAD)
    today, tomorrow = (pages.entries(found, OWNER, MONDAY + day) for day in (0, 1))
    names = {each.on: each.uid for each in today}
    assert all(names.get(each.on, each.uid) == each.uid for each in tomorrow)
    others = pages.entries(found, UUID(int=8), MONDAY)
    assert not {each.uid for each in today} & {each.uid for each in others}
    assert len(set(names.values())) == len(today)


@given(
    WEEKS,
    st.integers(0, 1000),
    st.lists(st.integers(0, 5000), min_size=DAYS_AHEAD, max_size=DAYS_AHEAD),
    st.lists(st.integers(-400, 1000), max_size=20, unique=True),
    st.integers(0, 30_000),
)
def test_any_plan_makes_a_calendar_that_reads_back(
    week: tuple[int, ...], new: int, coming: list[int], exams: list[int], today: int
) -> None:
    found = replace(
        EMPTY,
        plan=Plan(new=new, week=week),
        coming=coming,
        exams=[exam(days, name="a;b,c\\") for days in exams],
    )
    made = pages.entries(found, OWNER, today)
    read = events(calendar(made, NOW))
    assert len({each["UID"] for each in read}) == len(read) == len(made)
    assert not any("a;b" in each["SUMMARY"] for each in read)
