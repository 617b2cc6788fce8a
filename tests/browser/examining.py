"""What axe finds on the pages of a history, each looked at in several ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Literal

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.browser.axe import findings
from tests.browser.browsing import NARROW, WIDE, window
from tests.browser.classes import assigned, elsewhere, fill, handed_in, work
from tests.browser.learners import first_answers, learner_of, setup_path
from tests.browser.scenes import SCENES, Stage

Look = tuple[tuple[int, int], Literal["light", "dark"]]
LARGE = "-300"  # pages of a class: the same markup over and over, looked through once


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def stage(
    request: pytest.FixtureRequest, opened: Browser, address: str, trainer: Flask
) -> Iterator[Stage]:
    context = window(opened, request.param)
    yield Stage(
        context.new_page(),
        address,
        lambda days: learner_of(trainer, days),
        setup_path(trainer),
        partial(first_answers, trainer),
        partial(fill, trainer),
        partial(elsewhere, trainer),
        partial(work, trainer),
        partial(assigned, trainer),
        handed_in=partial(handed_in, trainer),
        registration=partial(trainer.config.__setitem__, "REGISTRATION"),
    )
    context.close()


def found_on_pages(
    stage: Stage, days: int | None, looks: Sequence[Look]
) -> dict[tuple[str, Look], list[str]]:
    """What axe found on each page in each look in which it found something.

    A page is made once, in the window as it is, and looked at in each width and theme.
    """
    if days is not None:
        stage.sign_in(days)
    found: dict[tuple[str, Look], list[str]] = {}
    for name, (history, act) in SCENES.items():
        if history == days:
            act(stage)
            for look in looks if not name.endswith(LARGE) else looks[:1]:
                with seen(stage.page, look):
                    found[name, look] = findings(stage.page)
    return {place: each for place, each in found.items() if each}


@contextmanager
def seen(page: Page, look: Look) -> Iterator[None]:
    """The page in another width and theme, for a while; the style sheet alone makes both."""
    (width, height), theme = look
    before = page.viewport_size
    assert before is not None
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=theme)
    yield
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(before)
