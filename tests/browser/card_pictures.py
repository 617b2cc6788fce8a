"""Pictures of cards in Anki: of every form the front as it comes, then answered, and the back."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from tests.browser.browsing import NARROW
from tests.exports.cards import Rendered, middling_of_each, one_of_each, page, rendered

HERE = "http://card.test/"
SHOWN = ".mt-front > :not([hidden])"
TYPED = "what I remember of it"
THEMES = ("light", "dark")


def take_cards(opened: Browser, folder: Path) -> None:
    """Every form of the real bank on a phone's screen, light and dark, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made:
        cards = rendered(one_of_each(middling_of_each()), Path(made))
    width, height = NARROW
    for theme in THEMES:
        context = opened.new_context(viewport={"width": width, "height": height})
        window = context.new_page()
        for card in cards:
            name = f"{card.name.split('.')[0]}-{{}}-{theme}.png"
            _show(window, card.front, card, theme)
            _take(window, folder / name.format("1-front"))
            _answer(window)
            _take(window, folder / name.format("2-answered"))
            _show(window, card.back, card, theme)
            _take(window, folder / name.format("3-back"))
        context.close()


def _show(window: Page, side: str, card: Rendered, theme: str) -> None:
    body = page(side, card.style, dark=theme == "dark")
    window.route(
        "**/*", lambda way: way.fulfill(body=body, content_type="text/html; charset=utf-8")
    )
    window.goto(HERE)


def _answer(window: Page) -> None:
    """Steps from the last to the first, each row of pairs a partner, else the last option."""
    rows = window.locator(f"{SHOWN} .tappable:not(.mt-field)").all()
    if window.locator(f"{SHOWN} .mt-turn").count():
        rows = window.locator(f"{SHOWN} .mt-order .tappable").all()[:3]
    elif window.locator(f"{SHOWN} .mt-stem", has_text="in order").count():
        rows.reverse()
    else:
        rows = rows[-1:]
    for row in rows:
        row.click()
    field = window.locator(f"{SHOWN} .mt-field")
    if field.count():
        field.fill(TYPED)


def _take(window: Page, path: Path) -> None:
    width, height = NARROW
    needed = window.evaluate("document.documentElement.scrollHeight")
    window.set_viewport_size({"width": width, "height": max(height, needed)})
    window.screenshot(path=path)
    window.set_viewport_size({"width": width, "height": height})
    print(f"anki/{path.name}", flush=True)
