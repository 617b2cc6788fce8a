"""The files of what is kept: no cell is a formula, no sign is taken for a mark."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.memory.answers import Kept
from app.notes.files import COLUMNS, FORMULA, guarded, write_csv, write_markdown
from app.notes.pages import GONE, Row

AT = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


def row(note: str = "", mnemonic: str = "", topic: str = "Drugs", **values: bool) -> Row:
    statement = "Alphalol blocks <2 alpha_1." if topic else GONE
    kept = Kept(note=note, mnemonic=mnemonic, **values)
    return Row("alphalol", statement, topic.lower(), topic, not topic, bool(topic), kept, AT)


def table(*rows: Row) -> list[list[str]]:
    return list(csv.reader(StringIO(write_csv(rows).decode("utf-8-sig"), newline="")))


def test_the_table_has_a_line_a_fact_and_is_known_as_utf_8() -> None:
    made = row("One.\nTwo, “three”.", "Älpha", flagged=True, suspended=True)
    assert write_csv([made]).startswith(b"\xef\xbb\xbfFact,")
    line = ["alphalol", made.statement, "Drugs", "yes", "yes", "", "Älpha", made.kept.note]
    assert table(made) == [list(COLUMNS), [*line, "2026-03-02 09:05"]]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(sign: str) -> None:
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"
    assert guarded(f"1{sign}1") == f"1{sign}1"


@given(st.text(), st.text())
def test_no_cell_of_any_text_is_a_formula(note: str, mnemonic: str) -> None:
    _, cells = table(row(note.replace("\x00", ""), mnemonic.replace("\x00", "")))
    assert [cell for cell in cells if cell.startswith(FORMULA)] == []


def test_the_text_has_topics_facts_and_what_is_kept_with_every_sign_as_it_is() -> None:
    made = write_markdown(
        [row("Old.", topic=""), row("# not *bold*\n\nlast", "a_b", flagged=True, buried=True)]
    )
    assert made.decode().split("\n\n") == [
        "# Notes from Metastasis Trainer",
        "## Drugs",
        "### Alphalol blocks \\<2 alpha\\_1.",
        "Flagged, Buried.",
        "**Mnemonic:** a\\_b",
        "> \\# not \\*bold\\*\\\n>\\\n> last",
        "## Withdrawn facts",
        f"### {GONE}",
        "> Old.\n",
    ]
