"""Scenes of question sets: none, built by blueprint and by hand, looked at, saved twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.courses import opened

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.scenes import Stage

TITLE = "Bone metastases, week 3"


def begun(stage: Stage) -> str:
    """An empty set in a new course; its path."""
    stage.go(f"/courses/{opened(stage)}/sets")
    page = stage.page
    page.get_by_role("link", name="Make the first set").click()
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Begin the set").click()
    page.wait_for_selector(".set-desk")
    return page.url.removeprefix(stage.address)


def blueprint(page: Page, topic: int, number: int, *, each: bool = False) -> None:
    """Add a pool on one topic."""
    page.get_by_role("link", name="Add a pool by blueprint").click()
    page.locator("#topics input").nth(topic).check()
    page.get_by_label("How many questions").fill(str(number))
    if each:
        page.get_by_label("Drawn for each student").check()
    page.get_by_role("button", name="Add the pool").click()
    page.wait_for_selector(".pool")


def searched(page: Page, words: str) -> None:
    page.get_by_role("link", name="Choose questions by hand").click()
    page.get_by_label("Words of a fact").fill(words)
    page.get_by_role("button", name="Search").click()
    page.wait_for_selector(".found-facts")


def add_first(page: Page, fact: int) -> None:
    """Add the first question of a fact that was found."""
    page.locator(".found-facts summary").nth(fact).click()
    page.locator(".found-facts > li").nth(fact).get_by_role("button", name="Add").first.click()
    page.wait_for_selector(".found-facts")


def by_hand(page: Page, words: str) -> None:
    """Add the first question of each of three facts."""
    searched(page, words)
    for fact in range(3):
        add_first(page, fact)
    page.get_by_role("link", name="Back to the set").click()
    page.wait_for_selector(".pool-items")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save as version").click()
    page.wait_for_selector(".notice")


def built(stage: Stage) -> str:
    """A set of three pools, saved once, and changed since; one pool is short."""
    path = begun(stage)
    blueprint(stage.page, 1, 8, each=True)
    by_hand(stage.page, "bone")
    save(stage.page)
    blueprint(stage.page, 3, 200)
    return path


def saved_twice(stage: Stage) -> None:
    path = built(stage)
    save(stage.page)
    stage.go(f"{path}/versions")


def previewed(view: str) -> Callable[[Stage], None]:
    """A whole draw, as a student sees it or with its keys."""

    def act(stage: Stage) -> None:
        path = begun(stage)
        blueprint(stage.page, 1, 5, each=True)
        stage.go(f"{path}/preview?as={view}")

    return act


def looked(stage: Stage) -> None:
    """A search, then one of its questions."""
    begun(stage)
    searched(stage.page, "bone")
    stage.page.locator(".found-facts summary").first.click()
    stage.page.locator(".found-items a").first.click()
    stage.page.wait_for_selector(".key")


def searching(stage: Stage) -> None:
    begun(stage)
    searched(stage.page, "denosumab")
    add_first(stage.page, 0)
    stage.page.locator(".found-facts summary").first.click()


def pool_errors(stage: Stage) -> None:
    stage.go(f"{begun(stage)}/pools/new")
    stage.page.get_by_label("How many questions").fill("many")
    stage.page.get_by_role("button", name="Add the pool").click()
    stage.page.wait_for_selector(".summary")


def listed_pool(stage: Stage) -> None:
    built(stage)
    stage.page.get_by_role("link", name="Change pool 2").click()


def among(stage: Stage) -> None:
    """The list of a course's sets, one of them a copy."""
    built(stage)
    stage.page.get_by_role("button", name="Copy this set").click()
    stage.page.wait_for_selector(".notice")
    stage.page.get_by_role("link", name="Question sets").click()


INSTRUCTOR: dict[str, Callable[[Stage], None]] = {
    "sets-none": lambda stage: stage.go(f"/courses/{opened(stage)}/sets"),
    "sets": among,
    "set-new": lambda stage: stage.go(f"/courses/{opened(stage)}/sets/new"),
    "set-empty": lambda stage: void(begun(stage)),
    "set": lambda stage: void(built(stage)),
    "set-blueprint": lambda stage: stage.go(f"{begun(stage)}/pools/new"),
    "set-blueprint-errors": pool_errors,
    "set-pool": listed_pool,
    "set-search": searching,
    "set-question": looked,
    "set-preview": previewed("student"),
    "set-preview-keys": previewed("staff"),
    "set-versions": saved_twice,
    "set-delete": lambda stage: stage.go(f"{begun(stage)}/delete"),
}


def void(_: object) -> None:
    """Forget what a scene hands back."""
