"""What axe finds wrong with a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.browsing import NARROW, WIDE

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
Looks = Mapping[tuple[int, int], Sequence[Theme]]  # the themes of each size of a window
EVERY_LOOK: Looks = {WIDE: THEMES, NARROW: THEMES}
# Every rule is tried on every node; what passes is not written down, which takes most of the time.
BRIEFLY = {"resultTypes": ["violations"]}


def violations(page: Page) -> list[dict[str, Any]]:
    """Each rule that is broken, with its `id` and its `nodes`, once the page is whole."""
    page.wait_for_load_state()
    found: list[dict[str, Any]] = Axe().run(page, options=BRIEFLY)["violations"]
    return found


def findings(page: Page) -> list[str]:
    """The same in words: rule, and the first place of each."""
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in violations(page)]


def findings_in(page: Page, looks: Looks = EVERY_LOOK) -> list[str]:
    """The findings in the themes of each width, and whether the page is wider than its window.

    Of one page, made once: its style sheet alone tells widths and themes apart, no script asks for
    either. The window is as wide as in the first look again afterwards.
    """
    found = []
    for size, themes in looks.items():
        resize(page, size)
        for theme in themes:
            page.emulate_media(color_scheme=theme)
            found += [f"{size[0]} px, {theme}: {each}" for each in findings(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{size[0]} px: wider than the window")
    resize(page, next(iter(looks)))
    return found


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
