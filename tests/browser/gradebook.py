"""Scenes of grades: with nobody, one and three hundred, set by hand, and one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.assignments import fill_in, given, handed_in
from tests.browser.assignments import joined as joined_course
from tests.browser.courses import opened

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.scenes import Stage

REASON = "Asked in person on Monday: knows the drainage of the breast well."


def nothing(stage: Stage) -> None:
    stage.go(f"/courses/{opened(stage)}/grades")


def nobody(stage: Stage) -> None:
    stage.go(f"{given(stage).partition('/assignments')[0]}/grades")


def graded(many: int, assignments: int, working: int = 9) -> Callable[[Stage], None]:
    """A class of so many, some working on its first assignment; every third has handed in."""

    def act(stage: Stage) -> None:
        path = given(stage)
        course = path.partition("/assignments")[0]
        stage.joined(course.rpartition("/")[2], many)
        stage.worked(path.rpartition("/")[2], min(many, working))
        for _ in range(1, assignments):
            stage.go(f"{course}/assignments/new")
            fill_in(stage.page)
            stage.page.get_by_label("Weight in the course").fill("3")
            stage.page.get_by_role("button", name="Set it").click()
            stage.page.wait_for_selector("#work-title")
        stage.go(f"{course}/grades")

    return act


def found(stage: Stage) -> None:
    graded(30, 2)(stage)
    stage.page.get_by_label("Name or e-mail").fill("ba")
    stage.page.get_by_role("button", name="Find").click()
    stage.page.wait_for_selector("[role=status]")


def one(stage: Stage) -> None:
    """The page of a student."""
    graded(3, 2)(stage)
    stage.page.locator(".grades tbody th a").first.click()
    stage.page.wait_for_selector(".graded")


def set_by_hand(page: Page, per_cent: str, reason: str = REASON) -> None:
    """Set the grade of the first assignment on a student's page."""
    page.locator(".grade-change summary").first.click()
    page.get_by_label("Grade in %").first.fill(per_cent)
    page.get_by_label("Reason").first.fill(reason)
    page.get_by_role("button", name="Set it").first.click()


def by_hand(stage: Stage) -> None:
    one(stage)
    set_by_hand(stage.page, "80.5")
    stage.page.wait_for_selector(".grade-history")


def by_hand_errors(stage: Stage) -> None:
    one(stage)
    set_by_hand(stage.page, "plenty", "")
    stage.page.wait_for_selector(".summary")


def mine(stage: Stage) -> None:
    handed_in(stage)
    stage.go(
        f"{stage.page.url.removeprefix(stage.address).partition('/assignments')[0]}/grades/mine"
    )


def mine_none(stage: Stage) -> None:
    stage.go(f"{joined_course(stage).partition('/assignments')[0]}/grades/mine")


INSTRUCTOR: dict[str, Callable[[Stage], None]] = {
    "grades-none": nothing,
    "grades-0": nobody,
    "grades-1": graded(1, 3),
    "grades-300": graded(300, 3),
    "grades-found": found,
    "grades-student": by_hand,
    "grades-student-errors": by_hand_errors,
}
STUDENT: dict[str, Callable[[Stage], None]] = {"grades-mine": mine, "grades-mine-none": mine_none}
