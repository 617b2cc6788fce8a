"""One browser and one server with the real bank for all tests of this folder.

They end with the folder: while Playwright runs its loop, no application can be closed in
this thread.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser

from app.db import db
from tests.browser import browsing
from tests.browser.learners import apart, real_application


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


def _close(app: Flask) -> None:
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
