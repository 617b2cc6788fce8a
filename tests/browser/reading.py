"""Scenes of the library and of the body map."""

from __future__ import annotations

from tests.browser.stage import Stage


def library_fact(stage: Stage) -> None:
    """A fact that was corrected: it shows the most."""
    stage.go("/library/corrections")
    stage.page.locator("a[href*='/library/facts/']").first.click()
    stage.page.wait_for_url("**/library/facts/*")


def library_entry(stage: Stage) -> None:
    stage.go("/library/concepts")
    stage.page.get_by_role("link", name="zoledronic acid", exact=True).click()
    stage.page.wait_for_url("**/library/concepts/*")


def library_topic(stage: Stage) -> None:
    stage.go("/library")
    stage.page.get_by_role("link", name="Systemic therapy").first.click()
    stage.page.wait_for_url("**/library/topics/*")


def body_map(stage: Stage) -> None:
    """The body map, the liver chosen by keyboard."""
    stage.go("/progress")
    stage.page.locator("#site-liver").focus()
