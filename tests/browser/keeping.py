"""Scenes of what a learner keeps beside a fact, and of reports on one."""

from __future__ import annotations

from tests.browser.answering import feedback, question
from tests.browser.browsing import press, write
from tests.browser.stage import Stage


def report(stage: Stage) -> None:
    stage.go("/study/question")
    stage.page.get_by_role("link", name="Report a problem").click()
    stage.page.wait_for_selector("#text")


def report_with_errors(stage: Stage) -> None:
    report(stage)
    stage.page.get_by_role("button", name="Send the report").click()
    stage.page.wait_for_selector(".summary")


def reported(stage: Stage) -> None:
    report(stage)
    stage.page.get_by_label("The question or an option is unclear").check()
    stage.page.fill("#text", "Two options say the same.")
    stage.page.get_by_role("button", name="Send the report").click()
    stage.page.wait_for_url("**/thanks")


def keeping(stage: Stage) -> None:
    """Answer, flag, write a note and a mnemonic, and suspend the fact."""
    page = stage.page
    feedback(stage, right=False)
    press(page, "f")
    page.wait_for_selector("text=Remove flag")
    press(page, "n")
    write(page, "Asked on the ward: see the atlas, plate 12.")
    page.get_by_role("button", name="Save the note").press("Enter")
    page.wait_for_selector(".yours-note")
    press(page, "m")
    write(page, "First flows, then follows")
    press(page, "Enter")
    page.wait_for_selector(".mnemonic")
    press(page, "s")
    page.wait_for_selector(".yours-state")


def keys(stage: Stage) -> None:
    question(stage)
    stage.page.get_by_role("button", name="Keys", exact=True).click()
    stage.page.wait_for_selector("dialog[open]")


def note_too_long(stage: Stage) -> None:
    notes_of_one(stage)
    stage.page.fill("#note", "word " * 801)
    stage.page.get_by_role("button", name="Save the note").click()
    stage.page.wait_for_selector("#note-error")


def notes(stage: Stage) -> None:
    stage.go("/notes")
    if not stage.page.locator(".kept-list").count():
        keeping(stage)
        stage.go("/notes")


def notes_of_one(stage: Stage) -> None:
    notes(stage)
    stage.page.get_by_role("link", name="Change").first.click()
    stage.page.wait_for_url("**/notes/facts/*")
