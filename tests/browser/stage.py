"""A window, the server it looks at, and who sits before it: what every scene begins with."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from playwright.sync_api import Page

from tests.browser.learners import PASSWORD

MOST = 60
Made = TypeVar("Made")


@dataclass
class Stage:
    """A window, the server's address, and how to make a learner with a history.

    `answered` lets many others answer the version of an item, and counts that; `joined` lets so
    many join a course; `course` makes one of somebody else's, and tells its code. `worked` lets so
    many students of a course work on its assignment; `assigned` tells the code of a course of
    somebody else's that has one, and the path of that. `handed_in` lets so many students join the
    course of an assignment and hand it in. `registration` says who may register on the server.
    `made` is what `once` has made.
    """

    page: Page
    address: str
    learner: Callable[[int], str]
    setup_path: str
    answered: Callable[[str, str], None] = lambda item, version: None
    joined: Callable[[str, int], None] = lambda course, many: None
    course: Callable[[], str] = lambda: ""
    worked: Callable[[str, int], None] = lambda assignment, many: None
    assigned: Callable[[], tuple[str, str]] = lambda: ("", "")
    handed_in: Callable[[str, int], None] = lambda assignment, many: None
    registration: Callable[[str], None] = lambda who: None
    made: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """What was made in this window before, or is made now: a whole class takes its time.

        A scene that changes what it finds comes after those that only look at it.
        """
        if what not in self.made:
            self.made[what] = make()
        found: Made = self.made[what]
        return found

    def go(self, path: str) -> None:
        self.page.context.set_offline(False)
        self.page.goto(self.address + path)

    def lose(self, path: str) -> None:
        """Go there without a connection, once the next questions are held."""
        wait_until_held(self.page)
        self.page.context.set_offline(True)
        self.page.goto(self.address + path)

    def sign_in(self, days: int) -> None:
        """Sign in a learner who has studied for so many days."""
        self.go("/sign-in")
        self.page.fill("#email", self.learner(days))
        self.page.fill("#password", PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url("**/study")


def wait_until_held(page: Page) -> None:
    """Wait until the service worker has put the next questions by; it does that on its own."""
    for _ in range(MOST):
        if page.evaluate("caches.match('/study/ahead').then(Boolean)"):
            return
        page.wait_for_timeout(250)
    raise LookupError("nothing is held")


def to(path: str) -> Callable[[Stage], None]:
    return lambda stage: stage.go(path)
