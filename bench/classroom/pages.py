"""What a student reads off a page, and fills into its form. Pure."""

from __future__ import annotations

import html
import re
from random import Random

from bench.classroom.plan import Fields

QUESTION = re.compile(r"/attempts/(\d+)/questions/(\d+)$")
RADIO = re.compile(r'type="radio" name="reply" value="(\d+)"')
BOX = re.compile(r'type="checkbox" name="pick" value="(\d+)"')
CELL = re.compile(r'type="checkbox" name="cell" value="([\d:]+)"')
GROUP = re.compile(r'<select[^>]*name="cell" id="cell-(\d+)"')
STEP = re.compile(r'name="place" id="place-(\d+)"')
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]*)"')


def token(page: str) -> str:
    """The page's token against foreign forms.

    Raises:
        LookupError: the page has no form.
    """
    found = TOKEN.search(page)
    if found is None:
        raise LookupError("the page has no form")
    return html.unescape(found[1])


def filled(page: str, text: str, rng: Random) -> Fields:
    """The form of a question, whatever its form: something chosen, or `text` where one types."""
    groups, cells = GROUP.findall(page), CELL.findall(page)
    steps = STEP.findall(page)
    places = sorted(range(1, len(steps) + 1), key=lambda _: rng.random())
    boxes = BOX.findall(page)
    radios = RADIO.findall(page)
    return {
        "csrf_token": token(page),
        "reply": radios[rng.randrange(len(radios))] if radios else text,
        "correction": text,
        "place": [f"{step}:{place}" for step, place in zip(steps, places, strict=True)],
        "pick": [each for each in boxes if rng.random() < 0.4] or boxes[:1],
        "cell": [f"{group}:{group}" for group in groups] or cells[:1],
        "duration": str(rng.randrange(400, 4000)),
    }
