"""Scenes of the demonstration's course: a class of sixty, two assignments over, one running."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.stage import Stage, to

Scene = Callable[[Stage], None]


def course(stage: Stage) -> str:
    """The path of the course, from the list of courses."""
    stage.go("/courses")
    stage.page.get_by_role("link", name="Oncology for nurses").first.click()
    stage.page.wait_for_selector(".code")
    return stage.page.url.removeprefix(stage.address)


def assignments(stage: Stage) -> None:
    stage.go(f"{course(stage)}/assignments")


def week(number: int) -> Scene:
    """The work of the class in this week."""

    def act(stage: Stage) -> None:
        assignments(stage)
        stage.page.get_by_role("link", name=f"Week {number}:").first.click()
        stage.page.wait_for_selector("#work-title")

    return act


INSTRUCTOR: dict[str, Scene] = {
    "taught-courses": to("/courses"),
    "taught-course": lambda stage: stage.go(course(stage)),
    "taught-assignments": assignments,
    "taught-over": week(1),
    "taught-running": week(5),
}
