"""Scenes of reports about assignments, and of notices: as students have them, and as the staff."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser import assignments
from tests.browser.accounts import to
from tests.browser.browsing import window
from tests.browser.learners import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.scenes import Stage

WHY = "The guideline of 2025 names both; see its table 3."
ANSWER = "You are right, both count. The question is marked anew for everybody who said so."
PASSED = "The guideline of 2025 names both. Is the fact out of date?"


def work(page: Page, address: str, assignment: str) -> None:
    """Answer every question of an assignment somehow, hand in, and open one that is wrong."""
    from tests.browser.scenes import answer

    page.goto(address + assignment)
    page.get_by_role("button", name="Begin").click()
    page.wait_for_selector("[data-question]")
    while page.locator("[data-question]").count():
        answer(page)
    page.get_by_role("link", name="Hand in").click()
    page.get_by_role("button", name="Hand in").click()
    page.locator(".quiz-places a", has=page.locator(".is-not")).first.click()
    page.wait_for_selector("#verdict")


def appeal(page: Page) -> None:
    """Say that the answer that lies open was right."""
    page.get_by_role("link", name="My answer was right").click()
    page.get_by_label("Why your answer is right").fill(WHY)
    page.get_by_role("button", name="Send it to the staff").click()
    page.wait_for_selector(".own-report")


def wrong(stage: Stage) -> None:
    work(stage.page, stage.address, assignments.joined(stage))


def appealing(stage: Stage) -> None:
    wrong(stage)
    stage.page.get_by_role("link", name="My answer was right").click()
    stage.page.wait_for_selector("#text")


def appealing_with_errors(stage: Stage) -> None:
    appealing(stage)
    stage.page.get_by_role("button", name="Send it to the staff").click()
    stage.page.wait_for_selector(".summary")


def reporting(stage: Stage) -> None:
    """While the attempt runs."""
    assignments.begun(stage)
    stage.page.get_by_role("link", name="Report a problem").click()
    stage.page.wait_for_selector("#text")


def appealed(stage: Stage) -> None:
    wrong(stage)
    appeal(stage.page)


def told(stage: Stage) -> None:
    """With the result of what was handed in."""
    wrong(stage)
    stage.go("/notices")


def told_and_read(stage: Stage) -> None:
    told(stage)
    stage.page.get_by_role("button", name="Mark all as read").click()
    stage.page.wait_for_selector(".is-read")


def inbox(stage: Stage) -> None:
    """The inbox of a course in which two students appeal, made once in a window."""
    stage.go(stage.once("inbox", lambda: _inbox(stage)))


def _inbox(stage: Stage) -> str:
    page = stage.page
    course = assignments.with_set(stage)
    stage.go(course)
    code = page.locator(".code").inner_text()
    stage.go(f"{course}/assignments/new")
    assignments.fill_in(page)
    page.get_by_label("Why, for each option, with references, handed in").check()
    page.get_by_role("button", name="Set it").click()
    page.wait_for_selector("#work-title")
    assignment = page.url.removeprefix(stage.address)
    for _ in range(2):
        _one_appeals(stage, code, assignment)
    return f"{course}/reports"


def _one_appeals(stage: Stage, code: str, assignment: str) -> None:
    browser = stage.page.context.browser
    assert browser is not None
    context = window(browser)
    page = context.new_page()
    page.goto(f"{stage.address}/sign-in")
    page.fill("#email", stage.learner(0))
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/study")
    page.goto(f"{stage.address}/join/{code}")
    page.get_by_role("button", name="Join the course").click()
    page.wait_for_selector("#sharing-title")
    work(page, stage.address, assignment)
    appeal(page)
    context.close()


def one(stage: Stage) -> None:
    inbox(stage)
    stage.page.locator(".reported tbody a").first.click()
    stage.page.wait_for_selector("#answer-title")


def passed_on(stage: Stage) -> None:
    stage.go(stage.once("passed on", lambda: _passed_on(stage)))


def _passed_on(stage: Stage) -> str:
    one(stage)
    page = stage.page
    page.get_by_text("Pass it on to them").click()
    page.get_by_label("What the curators should look at").fill(PASSED)
    page.get_by_role("button", name="Pass it on").click()
    page.wait_for_selector(".passed")
    return page.url.removeprefix(stage.address)


def closed(stage: Stage) -> None:
    passed_on(stage)
    stage.page.fill("#words", ANSWER)
    stage.page.get_by_role("button", name="Answer and close").click()
    stage.page.wait_for_selector("#done-title")


def nothing(stage: Stage) -> None:
    from tests.browser.courses import opened

    stage.go(f"/courses/{opened(stage)}/reports")


STUDENT: dict[str, Callable[[Stage], None]] = {
    "notices-none": to("/notices"),
    "reports-mine-none": to("/reports/mine"),
    "notices": told,
    "notices-read": told_and_read,
    "report-running": reporting,
    "answer-wrong": wrong,
    "appeal": appealing,
    "appeal-errors": appealing_with_errors,
    "reports-mine": appealed,
}
INSTRUCTOR: dict[str, Callable[[Stage], None]] = {
    "course-reports-none": nothing,
    "course-reports": inbox,
    "course-report": one,
    "course-report-passed": passed_on,
    "course-report-closed": closed,
}
