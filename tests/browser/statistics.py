"""Scenes of statistics: of nobody, one student, a class of 300; of a question and of a course."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser import assignments

if TYPE_CHECKING:
    from tests.browser.scenes import Stage


def of_test(many: int) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.go(f"{assignments.at_work(stage, many)}/statistics")

    return act


def of_course(many: int) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        course = assignments.at_work(stage, many).partition("/assignments/")[0]
        stage.go(f"{course}/statistics")

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
