"""Scenes of who has no account yet: trying, registering, welcomed; and of a wrong password."""

from __future__ import annotations

from uuid import uuid4

from tests.browser.answering import answer
from tests.browser.browsing import press
from tests.browser.learners import PASSWORD
from tests.browser.stage import Stage


def register_with_errors(stage: Stage) -> None:
    stage.go("/register")
    stage.page.fill("#email", "not an address")
    stage.page.get_by_role("button", name="Register").click()
    stage.page.wait_for_selector(".summary")


def wrong_password(stage: Stage) -> None:
    stage.go("/sign-in")
    stage.page.fill("#email", f"{uuid4().hex}@example.org")
    stage.page.fill("#password", "guessed")
    stage.page.get_by_role("button", name="Sign in").click()
    stage.page.wait_for_selector(".summary")


def visit(stage: Stage) -> None:
    """Try the questions without an account, to the end."""
    stage.go("/")
    stage.page.get_by_role("button", name="Try 5 questions").click()
    stage.page.wait_for_selector("[data-question]")
    while not stage.page.locator("#over").count():
        answer(stage.page)
        if stage.page.locator("#over").count():
            return
        press(stage.page, "Enter")
        stage.page.wait_for_selector("[data-question]")


def welcome(stage: Stage) -> None:
    """What follows a registration."""
    stage.go("/register")
    stage.page.fill("#name", "Ada")
    stage.page.fill("#email", f"{uuid4().hex}@example.org")
    stage.page.fill("#password", PASSWORD)
    stage.page.get_by_role("button", name="Register").click()
    stage.page.wait_for_url("**/plan/welcome")


def welcome_with_errors(stage: Stage) -> None:
    stage.go("/plan/welcome")
    stage.page.fill("#on", "2020-01-31")
    stage.page.get_by_role("button", name="Start").click()
    stage.page.wait_for_selector(".summary")
