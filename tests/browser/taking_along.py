"""Scenes of what a course gives and what is taken out of it: material, and sets as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from anki.collection import Collection

from tests.browser import sets
from tests.browser.bringing import clear, look_until, send
from tests.browser.courses import opened
from tests.browser.decks import SIDES, drawing
from tests.browser.learners import TEACHING
from tests.exports.students import add, exported

if TYPE_CHECKING:
    from tests.browser.scenes import Stage

Scene = Callable[["Stage"], None]
DECKS = ("Anatomy::Bones", "Pharmacology of bone metastases")


def packages(folder: Path) -> list[bytes]:
    """Two decks as a teacher exports them from the real Anki, now and after some changes."""
    made = Collection(str(folder / "collection.anki2"))
    picture = made.media.write_data("femur.png", drawing())
    decks = [int(made.decks.id(name) or 0) for name in DECKS]
    front = f'Which bone is this?<br><img src="{picture}">'
    add(made, decks[0], "Basic", Front=front, Back="The femur, of the leg")
    for number, (asked, told) in enumerate(SIDES[4:40]):
        add(made, decks[number > 30], "Basic", Front=asked, Back=told)
    one = exported(made, "newest-apkg", folder)
    (first,) = made.find_notes("femur.png")
    note = made.get_note(first)
    note["Back"] = "The femur: the longest bone"
    made.update_note(note)
    for asked in ("Bones of the forearm", "The longest bone of the arm"):
        add(made, decks[0], "Basic", Front=asked, Back="See the atlas")
    other = exported(made, "newest-apkg", folder)
    made.close()
    return [one, other]


def bring(stage: Stage, package: bytes) -> None:
    """Take a package in through its page."""
    clear(stage)
    send(stage, package, "teaching.apkg")
    look_until(stage, "What it holds")
    stage.page.get_by_role("button", name="Take it in").click()
    look_until(stage, "What was taken in")


def given(stage: Stage) -> tuple[str, bytes]:
    """A course of a new teacher's with a deck in its material; its path, and the newer package."""
    sign_out(stage)
    stage.sign_in(TEACHING)
    with TemporaryDirectory() as folder:
        first, newer = packages(Path(folder))
    bring(stage, first)
    path = f"/courses/{opened(stage)}"
    stage.go(f"{path}/material")
    stage.page.get_by_role("button", name="Give Anatomy › Bones to the course").click()
    stage.page.wait_for_selector(".notice")
    return path, newer


def nothing(stage: Stage) -> None:
    stage.go(f"/courses/{opened(stage)}/material")


def with_deck(stage: Stage) -> tuple[str, bytes]:
    """What `given` makes, once in a window: for scenes while its teacher is still signed in."""
    return stage.once("material", lambda: given(stage))


def instructors(stage: Stage) -> None:
    with_deck(stage)


def newer_waits(stage: Stage) -> None:
    path, newer = with_deck(stage)
    bring(stage, newer)
    stage.go(f"{path}/material")


def one_deck(stage: Stage) -> None:
    path, _ = with_deck(stage)
    stage.go(f"{path}/material")
    stage.page.get_by_role("link", name="Anatomy › Bones", exact=True).click()
    stage.page.wait_for_selector("#cards-title")


def withdrawing(stage: Stage) -> None:
    path, _ = with_deck(stage)
    stage.go(f"{path}/material")
    stage.page.get_by_role("link", name="Withdraw Anatomy › Bones").click()
    stage.page.wait_for_selector("h1:has-text('Withdraw')")


def sign_out(stage: Stage) -> None:
    """With the button of the account page, which a phone has too."""
    stage.go("/account")
    stage.page.locator("main").get_by_role("button", name="Sign out", exact=True).click()
    stage.page.wait_for_url(lambda url: "/account" not in url)


def joined(stage: Stage) -> str:
    """A newcomer in a course that has a deck; the path of its material."""
    path, _ = given(stage)
    stage.go(path)
    code = stage.page.locator(".code").inner_text()
    sign_out(stage)
    stage.sign_in(0)
    stage.go(f"/join/{code}")
    stage.page.get_by_role("button", name="Join the course").click()
    stage.page.wait_for_selector("#sharing-title")
    stage.go(f"{path}/material")
    return f"{path}/material"


def to_take(stage: Stage) -> None:
    joined(stage)


def taken(stage: Stage) -> None:
    joined(stage)
    stage.page.get_by_role("button", name="Take a copy of Anatomy › Bones").click()
    stage.page.wait_for_selector(".notice")


def files(stage: Stage) -> None:
    """The files of a set of both kinds of pool."""
    sets.begun(stage)
    sets.blueprint(stage.page, 1, 8, each=True)
    sets.by_hand(stage.page, "bone")
    sets.save(stage.page)
    stage.page.get_by_role("link", name="Version 1 as a file").click()
    stage.page.wait_for_selector("#files-title")
    stage.page.wait_for_load_state()  # without the script the button says nothing


def files_with_errors(stage: Stage) -> None:
    files(stage)
    stage.page.get_by_label("Number of the draw").fill("the first")
    stage.page.get_by_role("button", name="Download (.csv)").click()
    stage.page.wait_for_selector(".summary")


SCENES: dict[str, tuple[int, Scene]] = {
    "material-none": (TEACHING, nothing),
    "material-staff": (TEACHING, instructors),
    "material-deck": (TEACHING, one_deck),
    "material-withdraw": (TEACHING, withdrawing),
    "material-newer": (TEACHING, newer_waits),
    "set-files": (TEACHING, files),
    "set-files-errors": (TEACHING, files_with_errors),
    "material-student": (0, to_take),
    "material-taken": (0, taken),
}
