"""Scenes of assignments: set, begun, worked on, handed in, seen by staff and by students."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser import sets
from tests.browser.courses import opened

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.scenes import Stage

TITLE = "Week 3: bone"


def with_set(stage: Stage) -> str:
    """A course with a saved set; its path."""
    path = sets.begun(stage)
    sets.blueprint(stage.page, 1, 8)
    sets.save(stage.page)
    return path.partition("/sets/")[0]


def fill_in(page: Page, *, minutes: str = "30", attempts: str = "1") -> None:
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Time limit in minutes").fill(minutes)
    page.get_by_label("Attempts").fill(attempts)


def given(stage: Stage, **rules: str) -> str:
    """An assignment of a new set; its path."""
    course = with_set(stage)
    stage.go(f"{course}/assignments/new")
    fill_in(stage.page, **rules)
    stage.page.get_by_label("Due").fill("2030-03-09T18:00")
    stage.page.get_by_label("Closes").fill("2030-03-16T18:00")
    stage.page.get_by_role("button", name="Set it").click()
    stage.page.wait_for_selector("#work-title")
    return stage.page.url.removeprefix(stage.address)


def new(stage: Stage) -> None:
    stage.go(f"{with_set(stage)}/assignments/new")


def new_errors(stage: Stage) -> None:
    new(stage)
    stage.page.get_by_label("Time limit in minutes").fill("soon")
    stage.page.get_by_role("button", name="Set it").click()
    stage.page.wait_for_selector(".summary")


def nothing(stage: Stage) -> None:
    stage.go(f"/courses/{opened(stage)}/assignments")


def exceptions(stage: Stage) -> None:
    path = given(stage)
    stage.joined(path.split("/")[2], 12)
    stage.go(f"{path}/exceptions")


def excepted(stage: Stage) -> None:
    exceptions(stage)
    page = stage.page
    page.get_by_label("All with extra time × 1.25").check()
    page.get_by_label("Closes").fill("2030-03-20T18:00")
    page.get_by_role("button", name="Make the exception").click()
    page.wait_for_selector(".exceptions")


def listed(stage: Stage) -> None:
    stage.go(given(stage).rpartition("/")[0])


def preview(stage: Stage) -> None:
    stage.go(f"{given(stage)}/preview/1")


def at_work(stage: Stage, many: int) -> str:
    """An assignment at which so many students work, every third of whom has handed in.

    It is made once in a window; its path.
    """

    def make() -> str:
        path = given(stage)
        stage.joined(path.split("/")[2], many)
        stage.worked(path.rpartition("/")[2], many)
        return path

    return stage.once(("at work", many), make)


def worked(many: int) -> Callable[[Stage], None]:
    return lambda stage: stage.go(at_work(stage, many))


def one_work(stage: Stage) -> None:
    worked(3)(stage)
    stage.page.locator(".people tbody a").first.click()
    stage.page.wait_for_selector(".place-row")


def joined(stage: Stage) -> str:
    """In somebody else's course, which has an assignment; its path."""
    code, assignment = stage.assigned()
    stage.go(f"/join/{code}")
    stage.page.get_by_role("button", name="Join the course").click()
    stage.page.wait_for_selector("#sharing-title")
    return assignment


def to_do(stage: Stage) -> None:
    stage.go(joined(stage).rpartition("/")[0])


def start(stage: Stage) -> None:
    stage.go(joined(stage))


def begun(stage: Stage) -> None:
    start(stage)
    stage.page.get_by_role("button", name="Begin").click()
    stage.page.wait_for_selector("[data-question]")


def overview(stage: Stage) -> None:
    begun(stage)
    stage.page.get_by_role("link", name="Overview").click()
    stage.page.wait_for_selector(".quiz-places")


def submitting(stage: Stage) -> None:
    overview(stage)
    stage.page.get_by_role("link", name="Hand in").click()
    stage.page.wait_for_selector("h1:has-text('Hand in')")


def handed_in(stage: Stage) -> None:
    submitting(stage)
    stage.page.get_by_role("button", name="Hand in").click()
    stage.page.wait_for_selector("#result-title")


def explained(stage: Stage) -> None:
    handed_in(stage)
    stage.page.locator(".quiz-places a").first.click()
    stage.page.wait_for_selector("#verdict")


INSTRUCTOR: dict[str, Callable[[Stage], None]] = {
    "assignments-none": nothing,
    "assignment-new": new,
    "assignment-new-errors": new_errors,
    "assignment": excepted,
    "assignment-exceptions": exceptions,
    "assignment-preview": preview,
    "assignment-300": worked(300),
    "assignment-work": one_work,
    "assignments-staff": listed,
}
STUDENT: dict[str, Callable[[Stage], None]] = {
    "assignments": to_do,
    "assignment-start": start,
    "assignment-question": begun,
    "assignment-overview": overview,
    "assignment-submit": submitting,
    "assignment-result": handed_in,
    "assignment-answer": explained,
}
