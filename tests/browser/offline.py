"""Scenes of a lost connection: an answer set aside, questions held, what came in late."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.answering import fill_in, until
from tests.browser.browsing import press
from tests.browser.stage import Stage


def set_aside(stage: Stage) -> None:
    """An answer that found no connection, beside its question."""
    until(stage, typed=False)
    stage.page.context.set_offline(True)
    press(stage.page, "1")
    press(stage.page, "Enter")
    stage.page.wait_for_selector(".is-kept")


def held(stage: Stage) -> None:
    """A question that was held, after another that was answered."""
    stage.go("/study/question")
    stage.lose("/study/question")
    answer_held(stage.page)
    stage.page.wait_for_selector("[data-line=waits]")


def answer_held(page: Page) -> None:
    mark = page.locator("[data-question]").get_attribute("data-mark")
    fill_in(page)
    press(page, "Enter")
    page.wait_for_selector(f"[data-mark='{mark}']", state="detached")


def held_to_the_end(stage: Stage) -> None:
    stage.go("/study/question")
    stage.lose("/study")
    while stage.page.locator("[data-question]").count():
        answer_held(stage.page)


def late(stage: Stage) -> None:
    """What came in when the connection was back."""
    stage.page.context.set_offline(False)
    stage.page.wait_for_selector("[data-line=sent]")
    stage.go("/study/late")
