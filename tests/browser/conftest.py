"""One browser and one server with the real bank for all tests of this folder.

They end with the folder: while Playwright runs its loop, no application can be closed in
this thread.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from app.db import db
from tests.browser import browsing
from tests.browser.learners import apart, learner_of, real_application
from tests.browser.scenes import Stage


@pytest.fixture(scope="package")
def opened() -> Iterator[Browser]:
    path = browsing.chromium()
    if path is None:
        missing = "there is no chromium; install it with: apt-get install chromium"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with browsing.browser(path) as browser:
        yield browser


@pytest.fixture(scope="package")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("trainer")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("METASTASIS_INSTANCE", str(folder))
        made = apart(lambda: real_application(folder))
    yield made
    apart(lambda: _close(made))


@pytest.fixture(scope="package")
def address(trainer: Flask) -> Iterator[str]:
    with browsing.served(trainer) as found:
        yield found


@pytest.fixture
def page(opened: Browser) -> Iterator[Page]:
    """A window, in which a test may take the connection away."""
    with browsing.watched(opened, may_miss=True) as made:
        yield made


@pytest.fixture
def stage(page: Page, address: str, trainer: Flask) -> Stage:
    return Stage(page, address, lambda days: learner_of(trainer, days), "")


def _close(app: Flask) -> None:
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
