"""Taking quizzes in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.scenes import Stage, answer


def begin(stage: Stage, mode: str, number: int = 5, *, counts: bool = False) -> str:
    """Build a quiz of all topics and begin it; its path."""
    page = stage.page
    stage.go("/quizzes")
    for box in page.locator("[name=topics]").all():
        box.check()
    page.get_by_label("How many questions").fill(str(number))
    page.get_by_label(f"{mode.capitalize()}:").check()
    if counts:
        page.get_by_label("Count the answers for my schedule").check()
    page.get_by_role("button", name="Begin the quiz").click()
    page.wait_for_selector("[data-question]")
    return page.url.removeprefix(stage.address)


def answer_and_go_on(page: Page, mode: str) -> None:
    """Answer what is asked, and go to what comes next, by keyboard."""
    answer(page)
    if mode == "tutor":
        page.keyboard.press("Enter")
    page.wait_for_selector("[data-question], [data-after]")
