"""Scenes of accounts: leaving, links to a new password, who makes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tests.browser.scenes import Stage

Scene = Callable[["Stage"], None]
NEW = "another horse battery"


def to(path: str) -> Scene:
    return lambda stage: stage.go(path)


def sent(path: str, button: str) -> Scene:
    """A form that was sent empty."""

    def act(stage: Stage) -> None:
        stage.go(path)
        stage.page.get_by_role("button", name=button).click()
        stage.page.wait_for_selector(".summary")

    return act


def made(stage: Stage) -> None:
    """An administrator's link, as it is shown once."""
    stage.go("/accounts/reset-link")
    stage.page.fill("#email", stage.learner(0))
    stage.page.get_by_role("button", name="Make a link").click()
    stage.page.wait_for_selector("#link")


def link(stage: Stage) -> str:
    """The path of a fresh link."""
    made(stage)
    return urlsplit(stage.page.locator("#link").inner_text()).path


def reset(stage: Stage) -> None:
    stage.go(link(stage))


def reset_with_errors(stage: Stage) -> None:
    sent(link(stage), "Save the new password")(stage)


def gone(stage: Stage) -> None:
    """A link that was used."""
    path = link(stage)
    stage.go(path)
    for field in ("#new", "#again"):
        stage.page.fill(field, NEW)
    stage.page.get_by_role("button", name="Save the new password").click()
    stage.page.wait_for_url("**/sign-in")
    stage.go(path)


STRANGER: dict[str, Scene] = {"forgot": to("/forgot"), "goodbye": to("/goodbye")}
STUDENT: dict[str, Scene] = {
    "account-email": to("/account/email"),
    "account-email-errors": sent("/account/email", "Change the e-mail address"),
    "account-password": to("/account/password"),
    "account-delete": to("/account/delete"),
    "account-delete-errors": sent("/account/delete", "Delete the account for good"),
}
ADMINISTRATOR: dict[str, Scene] = {
    "account-administrator": to("/account"),
    "reset-link": to("/accounts/reset-link"),
    "reset-link-made": made,
    "reset": reset,
    "reset-errors": reset_with_errors,
    "reset-gone": gone,  # last: the sign-in ends with it
}
