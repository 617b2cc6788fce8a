"""Scenes of rulings: the questions of an assignment, and the key of one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser import assignments

if TYPE_CHECKING:
    from tests.browser.scenes import Stage


def questions(stage: Stage) -> None:
    """The questions of an assignment that thirty have begun, and ten handed in."""
    assignments.worked(30)(stage)
    stage.page.get_by_role("link", name="Questions", exact=True).click()
    stage.page.wait_for_selector(".ruled-lines")


def none(stage: Stage) -> None:
    stage.go(f"{assignments.given(stage)}/questions")


def question(stage: Stage) -> None:
    """One that somebody answered wrongly, if there is one: sets are drawn."""
    questions(stage)
    page = stage.page
    every = [each.get_attribute("href") or "" for each in page.locator(".ruled-lines a").all()]
    for path in every:
        stage.go(path)
        if page.locator("[name=replies]").count():
            return


def errors(stage: Stage) -> None:
    question(stage)
    stage.page.get_by_role("button", name="See who changes").click()
    stage.page.wait_for_selector(".summary")


def preview(stage: Stage) -> None:
    question(stage)
    page = stage.page
    if page.locator("[name=replies]").count():
        page.locator("[name=replies]").first.check()
        page.get_by_label("Accept the replies that are ticked as well").check()
    else:
        page.get_by_label("Give everybody who was asked all its points").check()
    page.get_by_label("Reason").fill("The guideline of 2026 allows both")
    page.get_by_role("button", name="See who changes").click()
    page.wait_for_selector("#who-title")


def ruled(stage: Stage) -> None:
    preview(stage)
    stage.page.get_by_role("button", name="Change it").click()
    stage.page.wait_for_selector(".ruling-history li")


def asked_again(stage: Stage) -> None:
    """Nothing is withdrawn any more."""
    stage.go("/withdrawals")
    while stage.page.get_by_role("button", name="Ask it again").count():
        stage.page.get_by_role("button", name="Ask it again").first.click()


def withdraw(stage: Stage) -> None:
    """Before a fact is withdrawn: from the page of the first of a topic."""
    asked_again(stage)
    stage.go("/library")
    page = stage.page
    page.locator("a[href*='/library/topics/']").first.click()
    page.wait_for_selector("a[href*='/library/facts/']")
    stage.go(page.locator("a[href*='/library/facts/']").first.get_attribute("href") or "")
    page.get_by_role("link", name="Withdraw this fact").click()
    page.wait_for_selector("#reason")


def withdrawal_error(stage: Stage) -> None:
    withdraw(stage)
    stage.page.get_by_role("button", name="Withdraw it").click()
    stage.page.wait_for_selector(".summary")


def withdrawn(stage: Stage) -> None:
    """One that stands, and one that was put back."""
    for _ in range(2):
        withdraw(stage)
        stage.page.get_by_label("Reason").fill("The trial that it rests on was retracted")
        stage.page.get_by_role("button", name="Withdraw it").click()
        stage.page.wait_for_selector(".withdrawn-lines button")


INSTRUCTOR: dict[str, Callable[[Stage], None]] = {
    "ruling-questions": questions,
    "ruling-questions-none": none,
    "ruling": question,
    "ruling-errors": errors,
    "ruling-preview": preview,
    "ruling-made": ruled,
}
CURATOR: dict[str, Callable[[Stage], None]] = {
    "withdraw": withdraw,
    "withdraw-errors": withdrawal_error,
    "withdrawals": withdrawn,
}
