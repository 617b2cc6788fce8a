"""What axe finds on the pages of a history, wide and narrow, in the themes asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.browser.axe import Looks, findings_in
from tests.browser.browsing import WIDE, window
from tests.browser.classes import assigned, elsewhere, fill, handed_in, work
from tests.browser.learners import first_answers, learner_of, setup_path
from tests.browser.scenes import SCENES, Stage

LARGE = "-300"  # pages of a class: the same markup over and over, looked through once, wide


@pytest.fixture
def stage(opened: Browser, address: str, trainer: Flask) -> Iterator[Stage]:
    context = window(opened, WIDE)
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


def found_on_pages(stage: Stage, days: int | None, looks: Looks) -> dict[str, list[str]]:
    """What axe found in the themes of each width, by page; pages without a finding are left out."""
    if days is not None:
        stage.sign_in(days)
    found: dict[str, list[str]] = {}
    for name, (history, act) in SCENES.items():
        if history == days:
            act(stage)
            wanted = {WIDE: looks[WIDE]} if name.endswith(LARGE) else looks
            found[name] = findings_in(stage.page, wanted)
    return {name: each for name, each in found.items() if each}
