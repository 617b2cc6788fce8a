"""What axe finds on the pages of a history, in either theme, wide or narrow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.browser.axe import findings
from tests.browser.browsing import NARROW, WIDE, window
from tests.browser.classes import assigned, elsewhere, fill, handed_in, work
from tests.browser.learners import first_answers, learner_of, setup_path
from tests.browser.scenes import SCENES, Stage

LARGE = "-300"  # pages of a class: the same markup over and over, looked through once


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def stage(
    request: pytest.FixtureRequest, opened: Browser, address: str, trainer: Flask, theme: str
) -> Iterator[Stage]:
    context = window(opened, request.param, theme)
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


def found_on_pages(stage: Stage, days: int | None, *, large: bool) -> dict[str, list[str]]:
    """What axe found on each page on which it found something."""
    if days is not None:
        stage.sign_in(days)
    found: dict[str, list[str]] = {}
    for name, (history, act) in SCENES.items():
        if history == days and (large or not name.endswith(LARGE)):
            act(stage)
            found[name] = findings(stage.page)
    return {name: each for name, each in found.items() if each}
