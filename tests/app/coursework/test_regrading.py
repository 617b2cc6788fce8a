"""Stored replies under changed keys: void in two ways, accepted, taken back, and who changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from app.coursework.grades import Late
from app.coursework.regrading import (
    Change,
    InForce,
    KeyOverride,
    Sat,
    Stored,
    Verdict,
    changes,
    in_force,
    points,
    regraded,
    said,
)

AT = datetime(2026, 11, 30, 12, tzinfo=UTC)
RIGHT = Stored("one", "v1", "single_best", 1.0, "a", 1.0)
WRONG = Stored("one", "v1", "single_best", 1.0, "b", 0.0)
BLANK = Stored("one", "v1", "single_best", 1.0, None, 0.0)
OTHER = Stored("two", "v1", "single_best", 3.0, "a", 1.0)


def override(
    verdict: Verdict, *replies: str, hour: int = 0, item: str = "one", version: str = "v1"
) -> KeyOverride:
    when = AT + timedelta(hours=hour)
    return KeyOverride(item, version, verdict, "two answers are right", "who", when, replies)


def scores(stored: list[Stored], *overrides: KeyOverride) -> list[float | None]:
    return [each.score if each.counts else None for each in regraded(stored, overrides)]


ASKED = [RIGHT, WRONG, BLANK, OTHER]


def test_without_an_override_all_stays() -> None:
    assert regraded(ASKED, []) == tuple(ASKED)


def test_void_in_two_ways() -> None:
    assert scores(ASKED, override("full")) == [1.0, 1.0, 1.0, 1.0]
    assert scores(ASKED, override("dropped")) == [None, None, None, 1.0]


def test_an_accepted_reply_is_right_and_a_blank_is_not() -> None:
    assert scores(ASKED, override("accepted", "b")) == [1.0, 1.0, 0.0, 1.0]
    assert scores(ASKED, override("accepted", "c")) == [1.0, 0.0, 0.0, 1.0]


def test_what_is_ruled_is_said_of_whom_it_marks() -> None:
    def rulings(*overrides: KeyOverride) -> list[str | None]:
        return [each.ruling for each in regraded(ASKED, overrides)]

    assert rulings(override("accepted", "b")) == [None, "accepted", None, None]
    assert rulings(override("accepted", "a")) == [None, None, None, None]  # it is right anyway
    assert rulings(override("full")) == ["full", "full", "full", None]
    assert rulings(override("dropped")) == ["dropped", "dropped", "dropped", None]


def test_what_was_withdrawn_is_dropped_until_something_is_ruled_later() -> None:
    gone = [replace(each, withdrawn=AT + timedelta(hours=2)) for each in (RIGHT, WRONG)]
    assert scores(gone) == [None, None]
    assert scores(gone, override("full", hour=1)) == [None, None]
    assert scores(gone, override("full", hour=3)) == [1.0, 1.0]
    assert scores(gone, override("restored", hour=3)) == [1.0, 0.0]


def test_the_reason_is_that_of_what_holds() -> None:
    def told(*overrides: KeyOverride) -> InForce:
        return in_force("one", "v1", "single_best", overrides)

    first, second = override("full"), replace(override("dropped", hour=1), reason="it is old")
    assert told() == InForce()
    assert told(first).reason == "two answers are right"
    assert told(second, first) == InForce("dropped", frozenset(), "it is old")
    assert told(first, override("restored", hour=2)).holds is False


def test_points_of_a_dropped_question_are_in_neither_sum() -> None:
    assert points(regraded(ASKED, [])) == (4.0, 6.0)
    assert points(regraded(ASKED, [override("dropped")])) == (3.0, 3.0)
    assert points(regraded([RIGHT], [override("dropped")])) == (0.0, 0.0)


def test_accepted_replies_add_up() -> None:
    found = scores(ASKED, override("accepted", "c"), override("accepted", "b", hour=1))
    assert found == [1.0, 1.0, 0.0, 1.0]


def test_another_version_and_another_item_are_left_alone() -> None:
    assert scores([WRONG], override("full", version="v2"), override("full", item="two")) == [0.0]


def test_the_latest_ruling_holds_whatever_the_order_it_is_read_in() -> None:
    ruled = [override("dropped"), override("full", hour=1)]
    assert scores([WRONG], *ruled) == scores([WRONG], *reversed(ruled)) == [1.0]


def test_restored_takes_back_all_before_it_and_nothing_after() -> None:
    ruled = [override("dropped"), override("accepted", "b", hour=1), override("restored", hour=2)]
    assert scores([RIGHT, WRONG], *ruled) == [1.0, 0.0]
    assert scores([RIGHT, WRONG], *ruled, override("full", hour=3)) == [1.0, 1.0]


def test_an_accepted_reply_stays_accepted_beside_a_void() -> None:
    ruled = [override("accepted", "b"), override("dropped", hour=1)]
    assert scores([WRONG], *ruled) == [None]


@pytest.mark.parametrize(
    ("form", "reply", "equal", "other"),
    [
        ("single_best", "a", "a", "b"),
        ("short_answer", "Oestrogen receptor", "the oestrogen-receptor", "receptor"),
        ("select_all", "a c", "c a", "a"),
        ("matching", "x:1 y:2", "y:2 x:1", "x:2 y:1"),
        ("ordering", "a b c", "a  b c", "a c b"),
        ("true_false", "false: HER2", "false: her-2", "true"),
        ("numeric_band", "40 %", "40  %", "4 0 %"),
    ],
)
def test_when_two_replies_say_the_same(form: str, reply: str, equal: str, other: str) -> None:
    assert said(form, reply) == said(form, equal)
    assert said(form, reply) != said(form, other)


def test_a_reason_is_wanted_and_replies_go_with_accepted_alone() -> None:
    with pytest.raises(ValueError, match="needs a reason"):
        KeyOverride("one", "v1", "full", " ", "who", AT)
    with pytest.raises(ValueError, match="replies go with 'accepted' alone"):
        override("full", "a")
    with pytest.raises(ValueError, match="replies go with 'accepted' alone"):
        override("accepted")


def sat(
    student: str, *stored: Stored, number: int = 1, late: int = 0, due: datetime | None = None
) -> Sat:
    return Sat(student, number, AT + timedelta(hours=late), stored, due)


def test_who_changes_before_and_after() -> None:
    attempts = [sat("bob", WRONG, OTHER), sat("ann", RIGHT, OTHER), sat("cyd", BLANK, OTHER)]
    assert changes([], [override("accepted", "b")], attempts, "best") == (
        Change("ann", Fraction(1), Fraction(1)),
        Change("bob", Fraction(3, 4), Fraction(1)),
        Change("cyd", Fraction(3, 4), Fraction(3, 4)),
    )


def test_a_dropped_question_leaves_the_rest_to_count_for_all() -> None:
    wrong = Stored("two", "v1", "single_best", 3.0, "b", 0.0)
    found = changes([], [override("dropped")], [sat("ann", RIGHT, wrong)], "last")
    assert found == (Change("ann", Fraction(1, 4), Fraction(0)),)


def test_where_nothing_is_left_there_is_no_grade() -> None:
    found = changes([], [override("dropped")], [sat("ann", RIGHT)], "best")
    assert found == (Change("ann", Fraction(1), None),)


def test_an_override_that_stands_is_not_a_change() -> None:
    held = override("full")
    later = override("accepted", "b", hour=1)
    found = changes([held], [held, later], [sat("bob", WRONG)], "best")
    assert found == (Change("bob", Fraction(1), Fraction(1)),)


def test_a_regrade_keeps_late_credit_and_each_students_own_time() -> None:
    late = Late("once", Fraction(50))
    attempts = [
        sat("ann", WRONG, late=1, due=AT),
        sat("bob", WRONG, late=1, due=AT + timedelta(hours=2)),
    ]
    assert changes([], [override("full")], attempts, "best", late) == (
        Change("ann", Fraction(0), Fraction(1, 2)),
        Change("bob", Fraction(0), Fraction(1)),
    )


def test_the_best_of_two_attempts_is_found_anew() -> None:
    attempts = [sat("ann", RIGHT, number=1), sat("ann", OTHER, WRONG, number=2)]
    assert changes([], [override("dropped")], attempts, "best") == (
        Change("ann", Fraction(1), Fraction(1)),
    )
    assert changes([], [override("dropped", item="two")], attempts, "last") == (
        Change("ann", Fraction(3, 4), Fraction(0)),
    )
