"""Scenes of statistics: of nobody, one student, a class of 300; of a question and of a course."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser import assignments

if TYPE_CHECKING:
    from tests.browser.scenes import Stage


def handed_in(stage: Stage, many: int) -> str:
    """An assignment at which so many students work, of whom every third has handed in."""
    path = assignments.given(stage)
    stage.joined(path.split("/")[2], many)
    stage.worked(path.rpartition("/")[2], many)
    return path


def of_test(many: int) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.go(f"{handed_in(stage, many)}/statistics")

    return act


def of_course(many: int) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.go(f"{handed_in(stage, many).partition('/assignments/')[0]}/statistics")

    return act


def of_question(many: int) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        of_test(many)(stage)
        stage.page.locator(".stats tbody a").first.click()
        stage.page.wait_for_selector("#difficulty-title")

    return act


INSTRUCTOR: dict[str, Callable[[Stage], None]] = {
    "statistics-none": of_test(0),
    "statistics-one": of_test(1),
    "statistics-300": of_test(300),
    "statistics-course-none": of_course(0),
    "statistics-course": of_course(90),
    "statistics-question-one": of_question(1),
    "statistics-question": of_question(90),
}
