"""The page as a reader sees it: pure values from what was read."""

from __future__ import annotations

from dataclasses import replace

from app.memory.tallying import Tally
from app.progress import pages
from app.progress.pages import Figure, Topic
from app.progress.queries import Met, Record
from tests.app.progress.conftest import DRUGS, SITES, bank

NBSP = "\N{NO-BREAK SPACE}"
MONDAY = 20514  # 2 March 2026
SERVED = frozenset(f"bank/{name}" for name in (*DRUGS, *SITES))
NOTHING = Record({}, {}, SERVED, frozenset(), tallies={}, ahead=(0,) * 30, weak=())


def test_what_was_never_answered_is_empty() -> None:
    met = {"bank/bone": Met(MONDAY, MONDAY + 1, 0)}
    assert pages.is_empty(NOTHING)
    assert pages.is_empty(replace(NOTHING, tallies={MONDAY: Tally()}))
    assert not pages.is_empty(replace(NOTHING, tallies={MONDAY: Tally(answers=1)}))
    assert not pages.is_empty(replace(NOTHING, met=met))


def test_nothing_divides_by_nothing() -> None:
    found = replace(NOTHING, met={"bank/gone": Met(MONDAY, MONDAY + 1, 0)}, served=frozenset())
    sheet = pages.sheet(found, bank(), MONDAY)
    assert sheet.begun == "No answer stands at the moment."
    assert (sheet.whole, sheet.topics) == (Figure(f"0{NBSP}%", f"0 of 0{NBSP}facts met"), ())
    assert (sheet.recall.number, sheet.retention.number) == ("–", "–")


def test_one_answer_is_told_as_one() -> None:
    day = Tally(answers=1, first=1, first_right=1, duration_ms=40_000, met=1)
    sheet = pages.sheet(replace(NOTHING, tallies={MONDAY: day}), bank(), MONDAY)
    assert sheet.begun == f"1{NBSP}answer on 1{NBSP}day since 2 March 2026."
    assert sheet.days == Figure("1", "day")
    assert sheet.habit == (
        ("Current run", f"1{NBSP}day"),
        ("Longest run", f"1{NBSP}day"),
        ("Answers", "1"),
        ("Time spent", f"1{NBSP}min"),
    )
    assert sheet.recall == Figure("–", f"of 1{NBSP}first answer, last 30{NBSP}days")
    assert sheet.retention == Figure("–", f"of 0{NBSP}reviews, last 30{NBSP}days")


def test_topics_stand_in_the_order_of_the_bank_with_what_can_be_asked() -> None:
    found = replace(NOTHING, recall={"bank/bone": 0.9, "bank/brain": 0.9, "own/card": 1.0})
    sheet = pages.sheet(found, bank(), MONDAY)
    assert sheet.topics == (
        Topic("drugs", "Drugs", 0, 0.0, 0.0, f"0{NBSP}%", 0, 45),
        Topic("sites", "Sites", 2, 45.0, 50.0, f"45{NBSP}%", 1, 2),
    )
    assert (sheet.whole, sheet.met) == (Figure(f"2{NBSP}%", f"1 of 47{NBSP}facts met"), 1)


def test_a_topic_that_was_just_answered_is_not_called_certain() -> None:
    found = replace(NOTHING, recall={"bank/bone": 1.0, "bank/liver": 1.0})
    sites = pages.sheet(found, bank(), MONDAY).topics[1]
    assert (sites.mastery, sites.step) == (f"over 99{NBSP}%", 4)


def test_late_is_what_was_due_before_today_and_can_be_asked() -> None:
    due = {"bank/bone": -1, "bank/liver": 0, "bank/drug-1": 1, "bank/brain": -5}
    met = {unit: Met(MONDAY - 9, MONDAY + days, 0) for unit, days in due.items()}
    found = replace(NOTHING, met=met, ahead=(2, 1, *(0,) * 28))
    sheet = pages.sheet(found, bank(), MONDAY)
    assert (sheet.due, sheet.late, sheet.ahead) == (2, 1, 1)
