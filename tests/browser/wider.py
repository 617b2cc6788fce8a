"""How the right answer to each form of several choices is filled in, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.browsing import press, write

RIGHT = ("Alpha", "Gamma")
PARTNERS = {
    "Alphalol": "Slows",
    "Betalol": "Relaxes",
    "A man with a slow pulse": "Alpha",
    "A woman with a fast pulse": "Gamma",
}
TICKED = ["Alphalol Slows", "Betalol Slows", "Betalol Relaxes"]


@dataclass(frozen=True)
class Ways:
    """By keys alone, by touch, and where no script runs."""

    by_keys: Callable[[Page], None]
    by_touch: Callable[[Page], None]
    without_script: Callable[[Page], None]


def number_of(page: Page, words: str, among: str = "label.option") -> str:
    """The digit of the row that says this."""
    texts = page.locator(among).all_inner_texts()
    return str(next(at for at, each in enumerate(texts, start=1) if words in each))


def walk_the_table(page: Page) -> None:
    """Tick the right boxes with arrow keys and space, row by row."""
    press(page, "Tab")
    for number, row in enumerate(page.locator("tbody tr").all()):
        for at, box in enumerate(row.get_by_role("checkbox").all()):
            expect(box).to_be_focused()
            if accessible_name(box) in TICKED:
                press(page, "Space")
            press(page, "ArrowRight" if at == 0 else "ArrowLeft")
        if number == 0:
            press(page, "ArrowDown")


def accessible_name(box: Locator) -> str:
    """What a reader hears of a box: its row and its column."""
    ids = (box.get_attribute("aria-labelledby") or "").split()
    return " ".join(box.page.locator(f"#{each}").inner_text() for each in ids)


def box_named(page: Page, name: str) -> Locator:
    """The box of a row and a column."""
    boxes = page.locator("[data-grid] input")
    return next(each for each in boxes.all() if accessible_name(each) == name)


def digits_of_several(page: Page) -> None:
    """A digit pressed again takes its choice back."""
    for words in ("Beta", *RIGHT, "Beta"):
        press(page, number_of(page, words))


def tap_several(page: Page) -> None:
    for words in RIGHT:
        page.locator("label.option", has_text=words).tap()


def click_several(page: Page) -> None:
    for words in RIGHT:
        page.locator("label.option", has_text=words).click()


def tap_boxes(page: Page) -> None:
    for name in TICKED:
        box_named(page, name).tap()


def check_boxes(page: Page) -> None:
    for name in TICKED:
        box_named(page, name).check()


def digits_of_partners(page: Page) -> None:
    """The focus goes on to the next row by itself."""
    for row in page.locator(".pair-text").all_inner_texts():
        press(page, number_of(page, PARTNERS[row], "[data-choice]"))


def tap_partners(page: Page) -> None:
    for row in page.locator(".pair-text").all_inner_texts():
        page.locator("[data-choice]", has_text=PARTNERS[row]).locator("span").nth(1).tap()


def choose_partners(page: Page) -> None:
    for row in page.locator("[data-pair]").all():
        partner = PARTNERS[row.locator(".pair-text").inner_text()]
        wanted = row.locator("option", has_text=partner).inner_text()
        row.locator("select").select_option(label=wanted)


def tap_and_type_a_number(page: Page) -> None:
    page.locator("#reply").tap()
    write(page, "41")


PAIRED = Ways(digits_of_partners, tap_partners, choose_partners)
WIDER = {
    "select_all": Ways(digits_of_several, tap_several, click_several),
    "table": Ways(walk_the_table, tap_boxes, check_boxes),
    "matching": PAIRED,
    "extended_matching": PAIRED,
    "numeric_band": Ways(
        lambda page: write(page, "41"),
        tap_and_type_a_number,
        lambda page: page.fill("#reply", "41"),
    ),
}
