"""A real browser, and the application served to it from a thread."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = (1280, 900), (390, 844)
PATIENCE = 20_000  # milliseconds until what a page should come to show is called missing
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str | None:
    """Where Debian's chromium is, or a like browser; None if there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """A headless browser, closed afterwards."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield opened
        opened.close()


def window(opened: Browser, size: tuple[int, int] = WIDE, theme: str = "light") -> BrowserContext:
    """A window of its own, with its own cookies."""
    width, height = size
    return opened.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        timezone_id="Europe/Vienna",
        locale="en-GB",
    )


def press(page: Page, key: str) -> None:
    """Press a key once the page's scripts have run: one that comes before them goes nowhere."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def write(page: Page, text: str) -> None:
    """Type a text, key by key, as `press` does."""
    page.wait_for_load_state()
    page.keyboard.type(text)


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        pass


def closing(app: Flask) -> WSGIApplication:
    """The application, with each response closed once it is sent, as gunicorn does it too.

    werkzeug's server forgets that where the browser resets the connection right after the page,
    and what is done then, as mailing a link, is not done.
    """

    def inner(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        with contextlib.closing(app(environ, start_response)) as sent:  # type: ignore[type-var]
            yield from sent

    return inner


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application on a free port; its address."""
    server = make_server("127.0.0.1", 0, closing(app), threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def watched(
    opened: Browser, size: tuple[int, int] = WIDE, *, may_miss: bool = False
) -> Iterator[Page]:
    """A page in a window of its own. What the browser complains of fails the test.

    `may_miss`: that something could not be loaded is no complaint; the test takes it away.
    """
    context = window(opened, size)
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    yield page
    context.close()
    assert [each for each in said if not (may_miss and "Failed to load resource" in each)] == []
