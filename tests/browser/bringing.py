"""Scenes of files: help for those that go out; the form for those that come in, one on its way,
what it holds, what was taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.app.exchange.student_anki import through_anki
from tests.app.exchange.test_coming_back import reviewed
from tests.browser.accounts import to

if TYPE_CHECKING:
    from tests.browser.scenes import Stage

Scene = Callable[["Stage"], None]
FACT = "a[href*='/library/facts/']"


def package(stage: Stage) -> bytes:
    """This learner's own deck, used in the real Anki beside other decks, and a note on it."""
    stage.go("/export")
    token = stage.page.locator("[name=csrf_token]").first.get_attribute("value") or ""
    sent = {"csrf_token": token, "progress": "yes"}
    body = stage.page.request.post(f"{stage.address}/export/anki", form=sent).body()
    stage.go("/library/misconceptions")
    fact = (stage.page.locator(FACT).first.get_attribute("href") or "").rpartition("/")[2]
    with TemporaryDirectory() as folder:
        noted = reviewed(body, fact, note="Asked on the ward round.")
        return through_anki(noted, Path(folder))


def clear(stage: Stage) -> None:
    """Throw away what an earlier scene has left."""
    stage.go("/import")
    while stage.page.locator("a", has_text="Look at it").count():
        stage.page.locator("a", has_text="Look at it").first.click()
        stage.page.get_by_role("button", name="Throw the file away").click()
        stage.page.wait_for_selector("h1:has-text('Bring back from Anki')")


def send(stage: Stage, body: bytes, name: str = "Metastasis Trainer.apkg") -> None:
    stage.go("/import")
    file = {"name": name, "mimeType": "application/zip", "buffer": body}
    stage.page.set_input_files("#file", [file])  # type: ignore[list-item]
    stage.page.get_by_role("button", name="Send the file").click()


def with_errors(stage: Stage) -> None:
    send(stage, b"A list.", "notes.txt")
    stage.page.wait_for_selector(".summary")


def moving(stage: Stage) -> None:
    """On its way; its page does not look by itself."""
    clear(stage)
    send(stage, package(stage))
    stage.page.wait_for_selector("[data-moving]")
    stage.page.evaluate("for (let each = 0; each < 1000; each++) clearInterval(each)")


def found(stage: Stage) -> None:
    clear(stage)
    send(stage, package(stage))
    look_until(stage, "What it holds")


def done(stage: Stage) -> None:
    found(stage)
    stage.page.get_by_role("button", name="Take it in").click()
    look_until(stage, "What was taken in")


def failed(stage: Stage) -> None:
    send(stage, b"PK\x03\x04 and no more", "A deck that was cut short on its way.apkg")
    look_until(stage, "That came to nothing")


def look_until(stage: Stage, heading: str) -> None:
    """Look again, as without a script, until the page says it."""
    for _ in range(240):
        if stage.page.get_by_role("heading", name=heading).count():
            return
        stage.page.wait_for_timeout(250)
        if stage.page.locator("[data-moving]").count():
            stage.page.reload()
    raise LookupError(heading)


def deck_unfolded(place: str) -> Callable[[Stage], None]:
    """The page of files with its help for one place, every fold open."""

    def scene(stage: Stage) -> None:
        stage.go(f"/export?on={place}")
        for fold in stage.page.locator(".fold summary").all():
            fold.click()

    return scene


STUDENT: dict[str, Scene] = {
    "import": to("/import"),
    "import-errors": with_errors,
    "import-moving": moving,  # not the last: the process ends before its folder is gone
    "import-found": found,
    "import-done": done,
    "import-failed": failed,
    "import-list": to("/import"),
}
