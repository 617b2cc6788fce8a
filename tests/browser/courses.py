"""Scenes of courses: with nobody, one and three hundred in them; rosters, slips, joining."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.accounts import Scene, sent, to
from tests.browser.classes import ABOUT, TERM, TITLE

if TYPE_CHECKING:
    from tests.browser.scenes import Stage

PEOPLE = """Name;E-mail;Matriculation;Extra time
Amara Adeyemi;amara@students.example.org;0815;
Björn Bauer;bjoern@students.example.org;0816;125 %
Chidi Chen;;0817;
"""
MIXED = f"""{PEOPLE}Amara A.;Amara@students.example.org;0818;
Dalia Dumont;dalia.example.org;0819;
Emre Eriksen;;0820;dyslexia
;;0821;
=HYPERLINK("https://evil.example");;0822;
Chidi Chen;;0823;
"""


def opened(stage: Stage, title: str = TITLE) -> str:
    """Open a course; its id."""
    stage.go("/courses/new")
    page = stage.page
    page.get_by_label("Title").fill(title)
    page.get_by_label("Term").fill(TERM)
    page.get_by_label("About the course").fill(ABOUT)
    page.get_by_role("button", name="Open the course").click()
    page.wait_for_selector(".code")
    return page.url.rpartition("/")[2]


def filled(many: int) -> Scene:
    """A course with so many students."""

    def act(stage: Stage) -> None:
        course = opened(stage, f"{TITLE}, {many} students" if many > 1 else TITLE)
        stage.joined(course, many)
        stage.go(f"/courses/{course}")

    return act


def member(stage: Stage) -> None:
    filled(1)(stage)
    stage.page.locator(".people tbody a").first.click()
    stage.page.wait_for_selector("#remove-title")


def archived(stage: Stage) -> None:
    filled(1)(stage)
    stage.page.get_by_role("link", name="Settings").click()
    stage.page.get_by_role("button", name="Archive the course").click()
    stage.page.wait_for_selector(".notice")


def pasted(stage: Stage, people: str) -> None:
    """Look at the rows of a list."""
    stage.go(f"/courses/{opened(stage)}/roster/list")
    stage.page.get_by_label("The list").fill(people)
    stage.page.get_by_role("button", name="Look at the rows").click()
    stage.page.wait_for_selector(".tally")


def roster(stage: Stage) -> None:
    pasted(stage, PEOPLE)
    stage.page.get_by_role("button", name="Add 3 people").click()
    stage.page.wait_for_selector(".codes")
    stage.page.get_by_role("button", name="Withdraw").last.click()
    stage.page.wait_for_selector("td:has-text('withdrawn')")


def slips(stage: Stage) -> None:
    roster(stage)
    stage.page.get_by_role("link", name="Slips to print").click()
    stage.page.wait_for_selector(".slips")


def invited(stage: Stage) -> None:
    stage.go(f"/courses/{opened(stage)}/staff")
    stage.page.get_by_label("Name").fill("Goran Gruber")
    stage.page.get_by_role("button", name="Make a code").click()
    stage.page.wait_for_selector(".codes")


def empty_list(stage: Stage) -> None:
    sent(f"/courses/{opened(stage)}/roster/list", "Look at the rows")(stage)


def inside(path: str) -> Scene:
    """A page of a course that was just opened."""
    return lambda stage: stage.go(f"/courses/{opened(stage)}{path}")


def asked(stage: Stage) -> None:
    """Before joining."""
    stage.go(f"/join/{stage.course()}")


def joined(stage: Stage) -> None:
    asked(stage)
    stage.page.get_by_role("button", name="Join the course").click()
    stage.page.wait_for_selector("#sharing-title")


def leaving(stage: Stage) -> None:
    joined(stage)
    stage.page.get_by_role("link", name="Leave the course").click()
    stage.page.wait_for_selector("h1:has-text('Leave')")


def own_code(stage: Stage) -> str:
    """The first code of the roster that lies open."""
    return re.findall(r"<code>([-A-Z0-9]{11})</code>", stage.page.content())[0]


INSTRUCTOR: dict[str, Callable[[Stage], None]] = {
    "courses-teacher-new": to("/courses"),
    "course-new": to("/courses/new"),
    "course-new-errors": sent("/courses/new", "Open the course"),
    "course-0": filled(0),
    "course-1": filled(1),
    "course-300": filled(300),
    "courses-teacher": to("/courses"),
    "course-member": member,
    "course-archived": archived,
    "course-settings": inside("/settings"),
    "course-list": inside("/roster/list"),
    "course-list-errors": empty_list,
    "course-preview": lambda stage: pasted(stage, MIXED),
    "course-roster-none": inside("/roster"),
    "course-roster": roster,
    "course-slips": slips,
    "course-staff": invited,
}
STUDENT: dict[str, Callable[[Stage], None]] = {
    "courses-none": to("/courses"),
    "course-code": to("/join"),
    "course-code-wrong": to("/join/K7Q-F9M-2XW"),
    "course-join": asked,
    "course-student": joined,
    "course-leave": leaving,
    "courses": to("/courses"),
}
