"""What `doctor` calls a difference between a memory and its log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.memory.checking import alike
from app.memory.replay import NOTHING, Remembered

MET = Remembered(5.0, 6.0, 20005, 20000, 20000, 5, 1, 0, ("one",), {"single_best": 1})


def test_equal_memories_are_alike() -> None:
    assert alike(MET, replace(MET))
    assert alike(NOTHING, NOTHING)


def test_the_last_digit_of_another_machine_is_no_difference() -> None:
    assert alike(MET, replace(MET, stability=5.0 * (1 + 1e-12)))


@pytest.mark.parametrize(
    "change",
    [
        {"stability": 5.001},
        {"difficulty": 6.001},
        {"stability": None},
        {"due_day": 20006},
        {"reps": 2},
        {"last_items": ()},
        {"forms": {}},
    ],
)
def test_anything_else_is(change: dict[str, object]) -> None:
    assert not alike(MET, replace(MET, **change))  # type: ignore[arg-type]
    assert not alike(replace(MET, **change), MET)  # type: ignore[arg-type]
