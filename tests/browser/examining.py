"""What axe finds on the pages of a history, wide or narrow, in the themes asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.browser.axe import Theme, findings_in
from tests.browser.browsing import NARROW, WIDE, window
from tests.browser.classes import assigned, elsewhere, fill, handed_in, work
from tests.browser.learners import first_answers, learner_of, setup_path
from tests.browser.scenes import SCENES, Stage

LARGE = "-300"  # pages of a class: the same markup over and over, looked through once, wide


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


def found_on_pages(stage: Stage, days: int | None, themes: Sequence[Theme]) -> dict[str, list[str]]:
    """What axe found, by page, in these themes; pages without a finding are left out."""
    if days is not None:
        stage.sign_in(days)
    is_wide = stage.page.viewport_size == {"width": WIDE[0], "height": WIDE[1]}
    found: dict[str, list[str]] = {}
    for name, (history, act) in SCENES.items():
        if history == days and (is_wide or not name.endswith(LARGE)):
            act(stage)
            found[name] = findings_in(stage.page, themes)
    return {name: each for name, each in found.items() if each}
