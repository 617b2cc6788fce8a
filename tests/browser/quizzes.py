"""Scenes of quizzes: built, kept as presets, taken, left, looked back at."""

from __future__ import annotations

from tests.browser.answering import answer
from tests.browser.browsing import press
from tests.browser.stage import Stage


def quizzes_with_errors(stage: Stage) -> None:
    stage.go("/quizzes")
    stage.page.get_by_label("How many questions").fill("0")
    stage.page.get_by_role("button", name="Begin the quiz").click()
    stage.page.wait_for_selector(".summary")


def quiz(stage: Stage, mode: str, number: int = 4) -> None:
    """Begin a quiz of all topics."""
    page = stage.page
    stage.go("/quizzes")
    for box in page.locator("[name=topics]").all():
        box.check()
    page.get_by_label("How many questions").fill(str(number))
    page.get_by_label(f"{mode.capitalize()}:").check()
    page.get_by_role("button", name="Begin the quiz").click()
    page.wait_for_selector("[data-question]")


def quiz_overview(stage: Stage) -> None:
    quiz(stage, "test")
    answer(stage.page)
    stage.page.get_by_role("link", name="Overview", exact=True).click()
    stage.page.wait_for_selector("[data-after]")


def quiz_abandon(stage: Stage) -> None:
    quiz(stage, "tutor")
    answer(stage.page)
    stage.page.get_by_role("link", name="Overview", exact=True).click()
    stage.page.get_by_role("link", name="Abandon").click()
    stage.page.wait_for_selector("h1:has-text('Abandon this quiz')")


def quiz_result(stage: Stage) -> None:
    quiz_abandon(stage)
    stage.page.get_by_role("button", name="Abandon").click()
    stage.page.wait_for_selector("#result-title")


def quiz_missed(stage: Stage) -> None:
    quiz_result(stage)
    stage.page.locator(".quiz-places a").last.click()
    stage.page.wait_for_selector("#verdict")


def builder(stage: Stage) -> None:
    """The form that builds a quiz, its filters in sight."""
    stage.go("/quizzes")
    stage.page.locator("summary", has_text="Narrow it down").click()


def preset(stage: Stage) -> None:
    """Keep a timed test of four facts about the liver."""
    builder(stage)
    page = stage.page
    page.get_by_label("Liver", exact=True).check()
    page.get_by_label("How many questions").fill("4")
    page.get_by_label("Test:").check()
    page.get_by_label("Time limit in minutes").fill("12")
    page.locator("summary", has_text="Keep these choices").click()
    page.locator("#name").fill("Liver, before the round")
    page.get_by_role("button", name="Keep them").click()
    page.wait_for_selector(".preset-line")


def struck(stage: Stage) -> None:
    """A timed test of single best answers, an option struck out."""
    builder(stage)
    page = stage.page
    page.get_by_label("One best answer").check()
    page.get_by_label("How many questions").fill("4")
    page.get_by_label("Test:").check()
    page.get_by_label("Time limit in minutes").fill("12")
    page.get_by_role("button", name="Begin the quiz").click()
    page.wait_for_selector("[data-question]")
    press(page, "Shift+Digit2")
    page.wait_for_selector(".is-struck")


def compared(stage: Stage) -> None:
    """The result of a preset's second quiz, each left after an answer."""
    preset(stage)
    page = stage.page
    for _ in range(2):
        stage.go("/quizzes")
        page.get_by_role("button", name="Begin: Liver").first.click()
        page.wait_for_selector("[data-question]")
        answer(page)
        page.get_by_role("link", name="Overview", exact=True).click()
        page.get_by_role("link", name="Finish").click()
        page.get_by_role("button", name="Finish").click()
        page.wait_for_selector("#result-title")


def redo(stage: Stage) -> None:
    compared(stage)
    stage.page.get_by_role("link", name="Redo my mistakes").click()
    stage.page.wait_for_selector("#number")


def preset_deleted(stage: Stage) -> None:
    preset(stage)
    stage.page.get_by_role("link", name="Delete: Liver").click()
    stage.page.wait_for_selector("h1:has-text('Delete')")
