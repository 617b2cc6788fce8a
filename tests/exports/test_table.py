"""Tables: what is written is what is read, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.table import COLUMNS, GUARDED, guarded, rows, write_csv, write_tsv
from tests.app.items import pairs
from tests.exports.samples import choice, deck, each_form, fact
from tests.exports.torture import TEXTS, TORTURE, every_torture, spoilt


def read(body: bytes, delimiter: str) -> list[tuple[str, ...]]:
    csv.field_size_limit(10_000_000)  # the reader's own bound is 131,072 signs
    text = io.StringIO(body.decode("utf-8-sig"), newline="")
    return [tuple(row) for row in csv.reader(text, delimiter=delimiter, strict=True)]


def freed(cell: str) -> str:
    """A cell without the apostrophe that guards it, as the documentation says."""
    return cell[1:] if cell.startswith("'") else cell


@given(st.lists(st.one_of(TEXTS, st.sampled_from([f"{sign}1" for sign in GUARDED]))))
def test_no_guarded_cell_begins_a_formula_and_all_come_back(cells: list[str]) -> None:
    kept = [guarded(cell) for cell in cells]
    assert [cell for cell in kept if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert [freed(cell) for cell in kept] == cells


@settings(max_examples=25)
@every_torture
@given(TEXTS)
def test_every_form_comes_back_from_both_tables(more: str) -> None:
    made = deck(fact("f", tuple(spoilt(item, more) for item in each_form("f"))))
    wanted = [tuple(map(guarded, row)) for row in rows(made)]
    for body, delimiter in ((write_csv(made), ","), (write_tsv(made), "\t")):
        head, *found = read(body, delimiter)
        assert head == COLUMNS
        assert found == wanted
        assert [tuple(map(freed, row)) for row in found] == list(rows(made))


def test_a_spreadsheet_finds_the_mark_of_utf_8_and_a_program_does_not() -> None:
    made = deck(fact("f", (choice("f"),)))
    assert (write_csv(made)[:3], write_tsv(made)[:5]) == (b"\xef\xbb\xbf", b"fact\t")


def test_a_row_says_question_choices_answer_and_reasons() -> None:
    (row,) = rows(deck(fact("olaparib.target", (choice("olaparib.target"),))))
    told = dict(zip(COLUMNS, row, strict=True))
    assert (told["question"], told["choices"], told["answer"], told["reasons"]) == (
        "At which target is olaparib directed (1)?",
        "A. CDK4/6\nB. PARP\nC. HER2",
        "B. PARP",
        "CDK4/6: The target of palbociclib.\n✓ PARP: Olaparib binds PARP.\n"
        "HER2: The target of trastuzumab.",
    )


def test_pairs_are_told_by_letter_and_number() -> None:
    (row,) = rows(deck(fact("f", (pairs("f"),))))
    told = dict(zip(COLUMNS, row, strict=True))
    assert told["choices"] == (
        "A. Alphalol\nB. Betalol\nPartners:\n1. Slows\n2. Tightens\n3. Relaxes"
    )
    assert told["answer"] == "A – 1. Slows\nB – 3. Relaxes"


@pytest.mark.parametrize("text", TORTURE)
def test_a_formula_in_a_name_is_text(text: str) -> None:
    (row,) = rows(deck(fact("f", (spoilt(choice("f"), f"={text}"),))))
    assert guarded(row[COLUMNS.index("rule")]).startswith("'=")
