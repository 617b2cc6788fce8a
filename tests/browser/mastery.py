"""Scenes of the live view and of a course's knowledge: nobody, one, three hundred students."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser import sets
from tests.browser.assignments import fill_in
from tests.browser.courses import opened

if TYPE_CHECKING:
    from tests.browser.scenes import Stage

QUESTIONS = 24


def with_set(stage: Stage, questions: int = QUESTIONS) -> str:
    """A course with a saved set of questions on all topics; its path."""
    path = sets.begun(stage)
    page = stage.page
    page.get_by_role("link", name="Add a pool by blueprint").click()
    page.get_by_label("How many questions").fill(str(questions))
    page.get_by_role("button", name="Add the pool").click()
    page.wait_for_selector(".pool")
    sets.save(page)
    return path.partition("/sets/")[0]


def given(stage: Stage) -> str:
    """A graded assignment of questions on all topics; its path."""
    course, page = with_set(stage), stage.page
    stage.go(f"{course}/assignments/new")
    fill_in(page)
    page.get_by_role("button", name="Set it").click()
    page.wait_for_selector("#work-title")
    return page.url.removeprefix(stage.address)


def course_of(assignment: str) -> str:
    return assignment.partition("/assignments/")[0]


def worked(stage: Stage, many: int, of: int) -> str:
    """An assignment at which so many of the students work, made once in a window; its path."""

    def make() -> str:
        path = given(stage)
        stage.joined(course_of(path).rpartition("/")[2], of)
        stage.worked(path.rpartition("/")[2], many)
        return path

    return stage.once(("knowledge", many, of), make)


def live(many: int, of: int) -> Callable[[Stage], None]:
    return lambda stage: stage.go(f"{worked(stage, many, of)}/live")


def known(part: str, many: int, of: int) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.go(f"{course_of(worked(stage, many, of))}/mastery{part}")

    return act


def nothing_set(stage: Stage) -> None:
    stage.go(f"/courses/{opened(stage)}/mastery")


def set_made(stage: Stage) -> None:
    known("", 300, 300)(stage)
    stage.page.get_by_role("button", name="Make a set of these").click()
    stage.page.wait_for_selector(".set-desk")


INSTRUCTOR: dict[str, Callable[[Stage], None]] = {
    "live-none": live(0, 1),
    "live-1": live(1, 1),
    "live-300": live(300, 300),
    "mastery-none": nothing_set,
    "mastery-waiting": known("", 0, 1),
    "mastery-1": known("", 1, 1),
    "mastery-300": known("", 300, 300),
    "mastery-students-1": known("/students", 1, 1),
    "mastery-students-300": known("/students", 300, 300),
    "mastery-shared-none": known("/shared", 0, 0),
    "mastery-shared-300": known("/shared", 300, 300),
    "mastery-set": set_made,
}
