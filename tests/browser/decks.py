"""A learner with decks of their own, and the pages of these decks."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from app.clock import now
from app.memory.own import take_in
from app.models import Learner
from exports.anki.own import Picture
from tests.app.foreign import foreign, package
from tests.browser.browsing import press

SIZE = (360, 200)


def drawing() -> bytes:
    """A PNG of a long bone, grey on white."""
    width, height = SIZE

    def is_bone(x: int, y: int) -> bool:
        shaft = abs(y - 100) < 16 and 60 < x < 300
        ends = any((x - cx) ** 2 + (y - cy) ** 2 < 34**2 for cx in (60, 300) for cy in (76, 124))
        return shaft or ends

    rows = b"".join(
        b"\0" + bytes(150 if is_bone(x, y) else 250 for x in range(width)) for y in range(height)
    )
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


DRAWING = Picture(hashlib.sha256(drawing()).hexdigest(), "image/png", drawing())
IMAGE = f'<img src="{DRAWING.digest}" alt="">'
SIDES = (
    (f"Which bone is this?{IMAGE}", f"Which bone is this?{IMAGE}<hr>The <b>femur</b>, of the leg."),
    ("ما اسم هذا العظم؟", "ما اسم هذا العظم؟<hr>عظم الفخذ"),
    (
        'The longest bone is the <span class="own-gap">[…]</span>.',
        'The longest bone is the <span class="own-gap">femur</span>.',
    ),
    (
        "Bones of the forearm",
        "Bones of the forearm<hr><table><tr><th>Side of the thumb</th><td>Radius</td></tr>"
        "<tr><th>Other side</th><td>Ulna</td></tr></table><p>Palm up they lie side by side; palm "
        "down the radius crosses over the ulna.</p>",
    ),
    *((f"Carpal bone {number}", f"Bone number {number}") for number in range(1, 40)),
)


def bring_decks(session: Session, learner: Learner) -> None:
    """Two decks, of which one holds pictures; the plan takes up no new facts."""
    cards = [
        foreign(
            number,
            front=front,
            back=back,
            pictures=(DRAWING.digest,) if "<img" in front else (),
            deck="Anatomy::Bones" if number < 40 else "Pharmacology",
            suspended=number == 7,
            flagged=number in (3, 8),
        )
        for number, (front, back) in enumerate(SIDES)
    ]
    learner.new_per_day = 0
    take_in(session, learner, package(*cards, pictures=(DRAWING,)), scheduling=True, now=now())


def shown(stage: Any) -> None:
    """The front of the card that is next."""
    stage.go("/study/question")
    stage.page.wait_for_selector("[data-turn]")


def revealed(stage: Any) -> None:
    shown(stage)
    press(stage.page, "Space")
    stage.page.wait_for_selector("[data-feedback]")


def rated(stage: Any) -> None:
    revealed(stage)
    press(stage.page, "3")
    stage.page.get_by_role("link", name="Last answer").click()
    stage.page.wait_for_selector("#rated-title")


def opened(stage: Any) -> None:
    """The deck of the bones."""
    stage.go("/decks")
    stage.page.get_by_role("link", name="Bones").click()
    stage.page.wait_for_selector("#cards-title")


def refused(stage: Any) -> None:
    opened(stage)
    stage.page.get_by_label("New cards a day").fill("many")
    stage.page.get_by_role("button", name="Save the deck").click()
    stage.page.wait_for_selector(".summary")


def listed(stage: Any) -> None:
    """The first card, from the list."""
    opened(stage)
    stage.page.locator(".own-lines a").first.click()
    stage.page.wait_for_selector("#back-title")


def removing(stage: Any) -> None:
    opened(stage)
    stage.page.get_by_role("link", name="Take this deck away").click()
    stage.page.wait_for_selector("h1:has-text('away')")


def ended(stage: Any) -> None:
    """A summary with cards in it."""
    for key in ("1", "3"):
        revealed(stage)
        press(stage.page, key)
        stage.page.wait_for_selector("[data-front]:not([hidden])")
    stage.go("/study/summary")


OWNER: dict[str, Callable[[Any], None]] = {
    "own-decks": lambda stage: stage.go("/decks"),
    "own-deck": opened,
    "own-deck-errors": refused,
    "own-card": listed,
    "own-front": shown,
    "own-back": revealed,
    "own-rated": rated,
    "own-summary": ended,
    "own-remove": removing,
}
