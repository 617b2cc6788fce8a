"""The dashboard as a reader sees it: pure values."""

from __future__ import annotations

from app.memory.answers import Nothing
from app.study import board
from app.study.queries import Standing

MONDAY = 20514  # 2 March 2026


def test_the_board_is_in_parts_that_fill_the_bar() -> None:
    made = board.board(Standing(8, 6, (2, 3, 1, 1, 1), (0, 4, 2, 0, 0, 0, 0)), MONDAY)
    assert [part.count for part in made.slices] == [2, 3, 1, 1, 1]
    assert made.slices[-1].start + made.slices[-1].width == 100
    assert [(day.name, day.count, day.share) for day in made.days[:3]] == [
        ("Tue", 0, 0.0),
        ("Wed", 4, 100.0),
        ("Thu", 2, 50.0),
    ]


def test_when_nothing_waits_the_next_day_is_named() -> None:
    nothing = Nothing(next_due_at=None, new_tomorrow=True)
    assert board.study_now(nothing, MONDAY, MONDAY + 2, 25).next_words == (
        "in 2 days, on Wednesday 4 March"
    )
