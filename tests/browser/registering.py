"""Scenes of a server on which not everybody registers: by a code of a course, or not at all."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.stage import Stage, to

Scene = Callable[[Stage], None]


def where(registration: str, act: Scene) -> Scene:
    """The same on a server with this REGISTRATION, which is open again afterwards."""

    def scene(stage: Stage) -> None:
        stage.registration(registration)
        try:
            act(stage)
        finally:
            stage.registration("open")

    return scene


def without_code(stage: Stage) -> None:
    stage.go("/register")
    stage.page.fill("#name", "Ada")
    stage.page.fill("#email", "ada@example.org")
    stage.page.fill("#password", "correct horse battery")
    stage.page.fill("#code", "K7Q-F9M-2XW")
    stage.page.get_by_role("button", name="Register").click()
    stage.page.wait_for_selector(".summary")


STRANGER: dict[str, Scene] = {
    "landing-invited": where("invited", to("/")),
    "sign-in-invited": where("invited", to("/sign-in")),
    "register-invited": where("invited", to("/register")),
    "register-invited-errors": where("invited", without_code),
    "landing-closed": where("closed", to("/")),
    "sign-in-closed": where("closed", to("/sign-in")),
    "register-closed": where("closed", to("/register")),
}
