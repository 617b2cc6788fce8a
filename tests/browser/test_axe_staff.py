"""axe finds nothing on any page of who teaches, curates or administers.

Wide in the light and narrow in the dark: each width and each theme once, since most of these pages
take a course of their own. Pages of a class of 300 are looked through in the first only.
"""

from __future__ import annotations

import pytest

from tests.browser.axe import Theme
from tests.browser.browsing import NARROW, WIDE
from tests.browser.examining import found_on_pages, stage
from tests.browser.learners import CURATING, RUNNING, TAUGHT, TEACHING
from tests.browser.scenes import HISTORIES, Stage
from tests.browser.test_axe import LEARNERS

__all__ = ["stage"]
pytestmark = pytest.mark.long
STAFF = {"curator": CURATING, "admin": RUNNING, "instructor": TEACHING, "class": TAUGHT}


@pytest.mark.parametrize("days", STAFF.values(), ids=STAFF)
@pytest.mark.parametrize(
    ("stage", "theme"),
    [(WIDE, "light"), (NARROW, "dark")],
    indirect=["stage"],
    ids=["wide", "narrow"],
)
def test_axe_finds_nothing(stage: Stage, days: int, theme: Theme) -> None:
    assert found_on_pages(stage, days, [theme]) == {}


def test_every_history_is_looked_at_by_one_of_both() -> None:
    assert {*LEARNERS.values(), *STAFF.values()} == set(HISTORIES)
