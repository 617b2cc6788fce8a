"""axe finds nothing on any page of a learner, in either theme, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.axe import EVERY_LOOK, violations
from tests.browser.examining import found_on_pages, stage
from tests.browser.learners import DECKED, SPENT
from tests.browser.scenes import Stage

__all__ = ["stage"]
pytestmark = pytest.mark.long
LEARNERS = {"visitor": None, "newcomer": 0, "student": 6, "decks": DECKED, "spent": SPENT}


@pytest.mark.parametrize("days", LEARNERS.values(), ids=LEARNERS)
def test_axe_finds_nothing(stage: Stage, days: int | None) -> None:
    assert found_on_pages(stage, days, EVERY_LOOK) == {}


def test_what_is_wrong_is_found(page: Page) -> None:
    page.set_content(
        '<html lang="en"><title>A page</title><main><h1>A page</h1><img src="data:,">'
        '<p style="color: #bbb; background: #fff">Hard to read</p><input></main></html>'
    )
    assert {each["id"] for each in violations(page)} == {"color-contrast", "image-alt", "label"}
