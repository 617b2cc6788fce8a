"""Foreign HTML in a real browser, without any policy to help: nothing runs, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.browsing import window
from tests.exports.foreign import one
from tests.exports.hostile import ALL

pytestmark = pytest.mark.long

HOST = "https://trainer.example"
HEAD = "<!doctype html><html lang=en><meta charset=utf-8><title>Card</title><body>"
TOUCH = """() => {
  document.body.innerHTML = document.body.innerHTML;
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of document.querySelectorAll("body *")) {
    if (!/^https?:/.test(each.href ?? "")) each.click?.();
    each.focus?.();
    for (const name of ["mouseover", "animationstart", "toggle"])
      each.dispatchEvent(new Event(name, {bubbles: true}));
  }
}"""


class Host:
    """Answers every address: its own page, and nothing where anything else is asked for."""

    def __init__(self) -> None:
        self.body, self.asked = "", list[str]()

    def answer(self, route: Route) -> None:
        address = route.request.url
        if address == f"{HOST}/card":
            route.fulfill(body=HEAD + self.body, content_type="text/html; charset=utf-8")
            return
        self.asked.append(address)
        route.fulfill(status=404, body="")


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def page(opened: Browser, host: Host) -> Iterator[Page]:
    with window(opened) as context:
        context.route("**/*", host.answer)
        yield context.new_page()


def ran(page: Page, host: Host, html: str) -> tuple[bool, list[str]]:
    """Whether it ran, and what it asked for."""
    host.body, host.asked = html, []
    page.goto(f"{HOST}/card")
    page.evaluate(TOUCH)
    page.wait_for_timeout(20)
    told = page.evaluate("window.ran === 1") if page.url == f"{HOST}/card" else True
    return told, [each for each in host.asked if not each.endswith("/favicon.ico")]


def test_no_cleaned_side_runs_or_fetches(page: Page, host: Host) -> None:
    alive = {}
    for html in ALL:
        own = one(f"front {html}", f"back {html}", templates=(("{{Front}}", "{{Back}}"),))
        sides = "".join(card.front + card.back for card in own.cards)
        assert "front" in sides
        if (found := ran(page, host, sides)) != (False, []):
            alive[html] = found
    assert alive == {}


def test_uncleaned_they_would(page: Page, host: Host) -> None:
    """The control: the same steps find what is alive."""
    found = [ran(page, host, html) for html in ALL if "http-equiv=refresh" not in html]
    assert sum(told for told, _ in found) > 25
    assert sum(bool(asked) for _, asked in found) > 40
