"""What axe finds wrong with a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
# Every rule is tried on every node; what passes is not written down, which takes most of the time.
BRIEFLY = {"resultTypes": ["violations"]}


def violations(page: Page) -> list[dict[str, Any]]:
    """Each rule that is broken, with its `id` and its `nodes`."""
    found: list[dict[str, Any]] = Axe().run(page, options=BRIEFLY)["violations"]
    return found


def findings(page: Page) -> list[str]:
    """The same in words: rule, and the first place of each."""
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in violations(page)]


def findings_in(page: Page, themes: Iterable[Theme] = THEMES) -> list[str]:
    """The findings in each of these themes: of one page, since the style sheet alone makes them."""
    found = []
    for theme in themes:
        page.emulate_media(color_scheme=theme)
        found += [f"{theme}: {each}" for each in findings(page)]
    return found
