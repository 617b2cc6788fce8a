"""The dashboard as a reader sees it: pure values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from app.memory.answers import Nothing, Question
from app.memory.exam import Held
from app.memory.planning import EASY, OFF, Plan
from app.memory.prospects import Aim
from app.memory.standings import Weak
from app.memory.tallying import Tally
from app.study import board
from app.study.queries import Record
from tests.app.items import choice
from tests.app.web import small_bank

MONDAY = 20514  # 2 March 2026
BANK = small_bank()
UNITS = frozenset(f"bank/{name}" for name in BANK.facts)
EMPTY = Record(
    plan=Plan(),
    seconds=25.0,
    tallies={},
    held=(),
    ahead=(0,) * 8,
    weak=(),
    exams=(),
    units=UNITS,
)
HELD = Held("bank/alphalol", 20, MONDAY - 5, MONDAY - 30, MONDAY + 15)


def question(**left: int) -> Question:
    counts: dict[str, Any] = {"due_count": 0, "new_count": 0, "pass_count": 0, **left}
    item = choice("alphalol")
    return Question(
        review_id=UUID(int=1),
        unit=item.unit,
        item=item,
        revision=0,
        place=1,
        is_new=False,
        **counts,
    )


def test_when_nothing_waits_the_next_day_is_named() -> None:
    nothing = Nothing(next_due_at=None, new_tomorrow=True)
    assert board.study_now(nothing, EMPTY, MONDAY, MONDAY + 2).next_words == (
        "in 2 days, on Wednesday 4 March"
    )


def test_as_many_are_offered_as_fit_into_what_is_left_of_the_day() -> None:
    found = replace(EMPTY, tallies={MONDAY: Tally(answers=30, duration_ms=15 * 60_000)})
    now = board.study_now(question(due_count=100, new_count=10, pass_count=3), found, MONDAY, None)
    assert (now.questions, now.fits, now.minutes) == (113, 12, 5)
    assert (now.due, now.new, now.passing) == (100, 10, 3)


def test_what_comes_back_in_the_sitting_is_no_review() -> None:
    waiting = replace(question(due_count=5, new_count=1), again=frozenset({"bank/a", "bank/b"}))
    now = board.study_now(waiting, EMPTY, MONDAY, None)
    assert (now.questions, now.due, now.again, now.new) == (6, 3, 2, 1)


def test_when_nothing_waits_a_few_facts_never_met_are_offered() -> None:
    nothing = Nothing(None, new_tomorrow=True, unmet=True)
    assert board.study_now(nothing, EMPTY, MONDAY, None).more
    assert not board.study_now(replace(nothing, unmet=False), EMPTY, MONDAY, None).more
    stopped = replace(nothing, stopped="time", waiting=2)
    assert not board.study_now(stopped, EMPTY, MONDAY, None).more


def test_whoever_goes_on_is_offered_everything() -> None:
    found = replace(EMPTY, tallies={MONDAY: Tally(answers=30, duration_ms=25 * 60_000)})
    assert board.study_now(question(due_count=30), found, MONDAY, None).fits == 30


def test_a_plan_that_has_ended_says_what_waits() -> None:
    ended = Nothing(None, new_tomorrow=True, stopped="time", waiting=7)
    now = board.study_now(ended, EMPTY, MONDAY, None)
    assert (now.stopped, now.questions, now.plan_minutes) == ("time", 7, 20)


def test_the_plate_of_the_plan_says_done_and_of() -> None:
    found = replace(
        EMPTY,
        plan=Plan(week=(EASY,) + (OFF,) * 6),
        tallies={MONDAY: Tally(answers=3, duration_ms=5 * 60_000)},
        held=(HELD, replace(HELD, unit="bank/betalol", first_day=MONDAY)),
    )
    made = board.board(found, BANK, MONDAY)
    assert (made.spent, made.minutes, made.share) == (5, 10, 50.0)
    assert (made.met_today, made.new_today, made.seen, made.facts) == (1, 5, 2, 3)
    off = board.board(found, BANK, MONDAY + 1)
    assert (off.minutes, off.share, off.new_today) == (0, 0.0, 0)


def test_the_nearest_exam_is_told_with_what_is_expected() -> None:
    aim = Aim(UUID(int=1), "Finals", MONDAY + 10, ("drugs",))
    line = board.board(replace(EMPTY, held=(HELD,), exams=(aim,)), BANK, MONDAY).exam
    assert line is not None
    assert (line.name, line.near, line.met, line.of, line.can_be_done) == (
        "Finals",
        True,
        1,
        3,
        True,
    )
    assert line.when == "in 10 days, on Thursday 12 March"


def test_weak_facts_lead_to_their_page_and_what_left_the_bank_is_not_there() -> None:
    weak = (Weak("bank/alphalol", 0.42, 0), Weak("bank/gone", 0.5, 0))
    made = board.board(replace(EMPTY, weak=weak), BANK, MONDAY)
    assert made.weak == (board.WeakLine("alphalol", "alphalol blocks alpha.", 42),)


def test_the_heat_map_ends_with_today_and_begins_on_a_monday() -> None:
    tallies = {MONDAY: Tally(answers=40), MONDAY - 70: Tally(answers=2)}
    heat = board.board(replace(EMPTY, tallies=tallies), BANK, MONDAY + 1).heat
    assert len(heat.days) == 11 * 7 + 2
    assert (heat.studied, heat.answers) == (2, 42)
    assert [(day.step, day.today) for day in heat.days[-2:]] == [(3, False), (0, True)]


def test_the_days_ahead_begin_tomorrow() -> None:
    made = board.board(replace(EMPTY, ahead=(9, 4, 2, 0, 0, 0, 0, 1)), BANK, MONDAY)
    assert [(day.name, day.count) for day in made.days[:2]] == [("Tue", 4), ("Wed", 2)]
    assert len(made.days) == 7
