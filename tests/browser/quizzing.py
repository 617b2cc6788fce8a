"""Taking quizzes in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.browsing import press
from tests.browser.scenes import Stage, answer, quiz


def begin(stage: Stage, mode: str, number: int = 5) -> str:
    """Build a quiz of all topics and begin it; its path."""
    quiz(stage, mode, number)
    return stage.page.url.removeprefix(stage.address)


def answer_and_go_on(page: Page, mode: str) -> None:
    """Answer what is asked, and go to what comes next, by keyboard."""
    answer(page)
    if mode == "tutor":
        press(page, "Enter")
    page.wait_for_selector("[data-question], [data-after]")
