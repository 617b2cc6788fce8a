"""Pictures of every page, wide and narrow, light and dark: `make pictures`.

Writes build/pictures/<page>-<width>-<theme>.png and an index.html.
"""

from __future__ import annotations

import os
import sys
import tempfile
from html import escape
from itertools import product
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, Page

from tests.browser.browsing import NARROW, WIDE, browser, chromium, served, window
from tests.browser.learners import learner_of, real_application, setup_path
from tests.browser.scenes import HISTORIES, SCENES, Stage

FOLDER = Path("build/pictures")
THEMES = ("light", "dark")
SHOWN = tuple(product((WIDE, NARROW), THEMES))


def take(page: Page, width: int, path: Path) -> None:
    """The whole page in one picture, the bar of actions at its foot."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, page.viewport_size["height"])})
    page.screenshot(path=path)


def take_all(opened: Browser, app: Flask, address: str, names: list[str]) -> list[str]:
    """Every scene of `names` in every window; the file names."""
    written = []
    for (size, theme), days in product(SHOWN, HISTORIES):
        context = window(opened, size, theme)
        stage = Stage(context.new_page(), address, lambda n: learner_of(app, n), setup_path(app))
        if days is not None:
            stage.sign_in(days)
        for name in [name for name in names if SCENES[name][0] == days]:
            stage.page.set_viewport_size({"width": size[0], "height": size[1]})
            SCENES[name][1](stage)
            written.append(f"{name}-{size[0]}-{theme}.png")
            take(stage.page, size[0], FOLDER / written[-1])
            print(written[-1], flush=True)
        context.close()
    return written


def index(names: list[str]) -> str:
    """A page with every picture."""
    figures = "".join(
        f'<figure><a href="{escape(name)}"><img src="{escape(name)}" loading="lazy" alt=""></a>'
        f"<figcaption>{escape(name)}</figcaption></figure>"
        for name in sorted(names)
    )
    style = "body{font:16px system-ui;columns:4 280px}figure{margin:0 0 24px}img{width:100%}"
    head = f"<!doctype html><title>Pictures</title><style>{style}</style>"
    return f"{head}<h1>Every page</h1>{figures}"


def main(names: list[str]) -> int:
    path = chromium()
    if path is None:
        print("There is no chromium; install it with: apt-get install chromium", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["METASTASIS_INSTANCE"] = folder
        app = real_application(Path(folder))
        with served(app) as address, browser(path) as opened:
            take_all(opened, app, address, names or list(SCENES))
    every = [each.name for each in FOLDER.glob("*.png")]
    (FOLDER / "index.html").write_text(index(every), encoding="utf-8")
    print(f"{len(every)} pictures: {FOLDER / 'index.html'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
