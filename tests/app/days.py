"""A day for tests that answer and then read what today holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from app import clock


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """It is today at noon, so that no learner's day ends within a test; the clock goes on.

    Imported by a conftest it holds for the tests beside that.
    """
    with time_machine.travel(clock.now().replace(hour=12, minute=0, second=0), tick=True):
        yield
