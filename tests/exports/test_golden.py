"""Every form in every format, as it was looked at and found good; compared as contents.

`python -m tests.exports.test_golden` writes the files anew: look at the difference, every line.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from exports import WRITERS
from questions.item import FORMS
from tests.exports.samples import deck, each_form, fact

FOLDER = Path(__file__).parent / "golden"
FORMATS = sorted(WRITERS.keys() - {"anki"})  # test_anki_sides looks at every form of a card
ITEMS = each_form("olaparib")
DECK = deck(
    *(
        fact(f"olaparib.{place}", (item,), topic="drugs" if place % 2 else "sites")
        for place, item in enumerate(ITEMS)
    )
)


def path(form: str) -> Path:
    return FOLDER / f"every-form{WRITERS[form].suffix}"


def contents(form: str, body: bytes) -> Any:
    """What the file says, whatever its bytes."""
    match form:
        case "csv" | "tsv":
            text = io.StringIO(body.decode("utf-8-sig"), newline="")
            return list(csv.reader(text, delimiter="," if form == "csv" else "\t"))
        case "jsonl":
            return [json.loads(line) for line in body.decode().splitlines()]
        case "moodle_xml":
            return ElementTree.canonicalize(body.decode(), strip_text=True)
    return body.decode().split("\n")


def test_the_sample_has_every_form() -> None:
    assert {item.form for item in ITEMS} == set(FORMS)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_written_as_it_was(form: str) -> None:
    made = WRITERS[form].write(DECK)
    assert contents(form, made) == contents(form, path(form).read_bytes())


@pytest.mark.parametrize("form", FORMATS)
def test_equal_decks_give_equal_bytes(form: str) -> None:
    assert WRITERS[form].write(DECK) == WRITERS[form].write(DECK)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in FORMATS:
        path(name).write_bytes(WRITERS[name].write(DECK))
