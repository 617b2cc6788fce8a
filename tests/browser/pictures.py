"""Pictures of every page, wide and narrow, light and dark: `make pictures`.

Writes build/pictures/<page>-<width>-<theme>.png and an index.html; `forms` is a page of every
form, of a small bank, `anki` a card of every form as Anki shows it. The student, the
instructor of a class and the curator are those of the demonstration; it is simulated once for a
bank and a story, and kept in build/demonstration.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from functools import partial
from html import escape
from itertools import product
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Browser, Page

from app.clock import now
from app.db import db
from app.demo import people
from app.models import Learner
from app.passwords import hash_password
from questions import bank
from questions.item import digest
from tests.browser.browsing import NARROW, WIDE, browser, chromium, press, served, window
from tests.browser.card_pictures import take_cards
from tests.browser.classes import assigned, elsewhere, fill, handed_in, work
from tests.browser.learners import (
    CURATING,
    PASSWORD,
    TAUGHT,
    first_answers,
    learner_of,
    real_application,
    setup_path,
)
from tests.browser.scenes import HISTORIES, SCENES, Stage, fill_in, quiz
from tests.browser.small import ITEMS, small_application

FOLDER = Path("build/pictures")
EVERY_FORM = "forms"
CARDS = "anki"
THEMES = ("light", "dark")
CAST = {6: "student@example.org", CURATING: "curator@example.org", TAUGHT: "instructor@example.org"}
Size = tuple[int, int]
SHOWN = tuple(product((WIDE, NARROW), THEMES))


def take(page: Page, width: int, path: Path) -> None:
    """The whole page in one picture, the bar of actions at its foot."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, page.viewport_size["height"])})
    page.screenshot(path=path)


def take_all(
    opened: Browser, app: Flask, address: str, names: list[str], size: Size, theme: str
) -> None:
    """Every scene of `names` in one kind of window."""
    for days in HISTORIES:
        context = window(opened, size, theme)
        stage = Stage(
            context.new_page(),
            address,
            lambda n: who(app, n),
            setup_path(app),
            partial(first_answers, app),
            partial(fill, app),
            partial(elsewhere, app),
            partial(work, app),
            partial(assigned, app),
            handed_in=partial(handed_in, app),
            registration=partial(app.config.__setitem__, "REGISTRATION"),
        )
        wanted = [name for name in names if SCENES[name][0] == days]
        if days is not None and wanted:
            stage.sign_in(days)
        for name in wanted:
            stage.page.set_viewport_size({"width": size[0], "height": size[1]})
            SCENES[name][1](stage)
            take(stage.page, size[0], FOLDER / f"{name}-{size[0]}-{theme}.png")
            print(f"{name}-{size[0]}-{theme}.png", flush=True)
        context.close()


def take_forms(opened: Browser, address: str, app: Flask, size: Size, theme: str) -> None:
    """A question of every form, filled in, and then its answer."""
    context = window(opened, size, theme)
    stage = Stage(context.new_page(), address, lambda n: learner_of(app, n), "")
    stage.sign_in(0)
    quiz(stage, "tutor", len(ITEMS))
    page = stage.page
    for _ in ITEMS:
        form = page.locator("[data-question]").get_attribute("data-form")
        fill_in(page)
        for state in ("", "-answered"):
            name = f"form-{form}{state}-{size[0]}-{theme}.png"
            take(page, size[0], FOLDER / name)
            print(name, flush=True)
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.eval_on_selector("#main > *", "first => { first.dataset.old = '' }")
            press(page, "Enter")
            page.wait_for_selector("#main > [data-old]", state="detached")
    context.close()


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


def demonstration(folder: Path) -> Flask:
    """The application in `folder`, with a copy of the demonstration of this bank."""
    kept = Path("build/demonstration").resolve() / _name_of_demonstration()
    if not (kept / "done").exists():
        shutil.rmtree(kept, ignore_errors=True)  # what is left of a run that was stopped
        kept.mkdir(parents=True)
        app = real_application(kept)
        with app.app_context():
            people.fill(db.session, app.extensions["bank"], now(), lambda *_: None)
            known = hash_password(PASSWORD)
            db.session.execute(sa.update(Learner).values(password_hash=known))
            db.session.commit()
            db.engine.dispose()
        (kept / "done").touch()
    for file in kept.glob("browser.db*"):
        shutil.copy(file, folder)
    return real_application(folder)


def _name_of_demonstration() -> str:
    """Another bank, or another story, is another demonstration."""
    story = sorted(Path(people.__file__).parent.glob("*.py"))
    texts = [each.read_text(encoding="utf-8") for each in story]
    return digest([bank.load().digest, *texts], 16)


def who(app: Flask, days: int) -> str:
    """The e-mail of a scene's learner; a newcomer is new in each window."""
    return CAST.get(days) or learner_of(app, days)


def main(names: list[str]) -> int:
    path = chromium()
    if path is None:
        print("There is no chromium; install it with: apt-get install chromium", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not names or CARDS in names:
        with browser(path) as opened:
            take_cards(opened, FOLDER / CARDS)
    for size, theme in SHOWN:  # each from the same day: answering changes what comes next
        with tempfile.TemporaryDirectory() as folder:
            os.environ["METASTASIS_INSTANCE"] = folder
            if not names or EVERY_FORM in names:
                small = small_application(Path(folder))
                with served(small) as address, browser(path) as opened:
                    take_forms(opened, address, small, size, theme)
            if scenes := [name for name in names or SCENES if name not in (EVERY_FORM, CARDS)]:
                app = demonstration(Path(folder))
                with served(app) as address, browser(path) as opened:
                    take_all(opened, app, address, scenes, size, theme)
    every = [each.relative_to(FOLDER).as_posix() for each in FOLDER.rglob("*.png")]
    (FOLDER / "index.html").write_text(index(every), encoding="utf-8")
    print(f"{len(every)} pictures: {FOLDER / 'index.html'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
