"""Own questions of every form with hostile texts, taken along in every format."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from xml.etree import ElementTree

import pytest
from flask import Flask

from exports import WRITERS
from questions.authored import Draft
from tests.app.authoring.test_asking import add
from tests.app.authoring.writing import names, write
from tests.app.sets.building import save
from tests.app.web import Visitor
from tests.questions.authored.drafts import CHOICE, PAIRS, SEVERAL, STATEMENT, STEPS, TYPED

FORMULA, GIFT, MARKUP = "=1+1", "a ~ = # { } : \\n", "<script>alert(1)</script>"
TURNED = "\u05d0\u05d1 or \u0627\u0644"
BAD = (FORMULA, GIFT, MARKUP)


def hostile(draft: Draft) -> Draft:
    rows = tuple(
        row.model_copy(update={"text": row.text and f"{BAD[at % 3]} {row.text}",
                               "partner": row.partner and f"{MARKUP} {row.partner}",
                               "why": row.why and f"{GIFT} {MARKUP}"})
        for at, row in enumerate(draft.rows)
    )  # fmt: skip
    given = {"stem": f"{FORMULA} {GIFT} {MARKUP} {TURNED} {draft.stem}", "rows": rows}
    if draft.accepted:
        given |= {"accepted": tuple(f"{FORMULA} {each}" for each in draft.accepted)}
    return draft.model_copy(update={**given, "explanation": f"{MARKUP} ]]> {GIFT}"})


@pytest.fixture
def hostile_set(web: Flask, instructor: Visitor, course: str) -> str:
    for each in (CHOICE, SEVERAL, STATEMENT, TYPED, PAIRS, STEPS):
        write(instructor, course, hostile(each))
    path = instructor.post(f"{course}/sets/new", title="=1+1 <script>").location
    for pool, name in enumerate(names(web)):
        assert add(instructor, path, *name, pool=min(pool, 1)) == 303
    save(instructor, path)
    return path


@pytest.fixture
def bodies(instructor: Visitor, hostile_set: str) -> dict[str, str]:
    """The set as each format that holds questions has it."""
    made = {}
    for form, writer in WRITERS.items():
        sent = {"which": "all", "number": "1"}
        answer = instructor.post(f"{hostile_set}/versions/1/files/{form}", **sent)
        if writer.holds != "facts":  # an own question rests on none
            assert answer.status_code == 200, form
            made[form] = answer.get_data(as_text=True)
        answer.close()
    return made


def test_no_text_is_more_than_text_in_any_file(bodies: dict[str, str]) -> None:
    for form in ("paper", "markdown"):
        assert MARKUP not in bodies[form]
        assert "alert(1)" in bodies[form]
    for form, between in (("csv", ","), ("tsv", "\t")):
        cells = [
            cell for row in csv.reader(StringIO(bodies[form]), delimiter=between) for cell in row
        ]
        assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")] == []
        assert any(cell.lstrip("'").startswith(FORMULA) for cell in cells)
    every = [json.loads(line) for line in bodies["jsonl"].splitlines()]
    assert all(MARKUP in json.dumps(each) for each in every[-6:])
    tree = ElementTree.fromstring(bodies["moodle_xml"])
    html = [each for each in tree.iter() if each.get("format") in ("html", "moodle_auto_format")]
    assert [each for each in html if MARKUP in "".join(each.itertext())] == []
    assert bodies["gift"].count("[plain]") == 6
    loose = re.findall(r"(?<!\\)[{}]", re.sub(r"(?m)^//.*$", "", bodies["gift"]))
    assert loose == ["{", "}"] * 6


def test_what_cites_a_text_or_nothing_says_so_in_markdown(bodies: dict[str, str]) -> None:
    assert "> - Lecture 4, page 12\n" in bodies["markdown"]
    assert "()" not in bodies["markdown"]
    assert bodies["markdown"].count("Sources:") == 1


def test_no_text_is_more_than_text_on_any_page(instructor: Visitor, hostile_set: str) -> None:
    for page in ("", "/preview", "/preview?as=staff", "/own", "/versions/1/files"):
        assert MARKUP not in instructor.get(hostile_set + page).text
