"""axe finds nothing on any page of who teaches, curates or administers.

Wide in the light and narrow in the dark: each width and each theme once. Pages of a class of 300
are looked through in the first only.
"""

from __future__ import annotations

import pytest

from tests.browser.browsing import NARROW, WIDE
from tests.browser.examining import found_on_pages, stage
from tests.browser.learners import CURATING, RUNNING, TAUGHT, TEACHING
from tests.browser.scenes import HISTORIES, Stage
from tests.browser.test_axe import LEARNERS

__all__ = ["stage"]
pytestmark = pytest.mark.long
STAFF = {"curator": CURATING, "admin": RUNNING, "instructor": TEACHING, "class": TAUGHT}


@pytest.mark.parametrize("days", STAFF.values(), ids=STAFF)
def test_axe_finds_nothing(stage: Stage, days: int) -> None:
    assert found_on_pages(stage, days, {WIDE: ["light"], NARROW: ["dark"]}) == {}


def test_every_history_is_looked_at_by_one_of_both() -> None:
    assert {*LEARNERS.values(), *STAFF.values()} == set(HISTORIES)
