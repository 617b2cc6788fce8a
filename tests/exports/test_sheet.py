"""Tables for spreadsheets, read back by the standard library and by openpyxl."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from exports.plain import plain
from exports.sheet import LONGEST, Sheet, Value, cell, titles, write_csv, write_xlsx
from exports.table import guarded

AT = datetime(2026, 11, 30, 12, tzinfo=UTC)
FORMULAS = (
    "=1+1",
    '=HYPERLINK("https://x.org","go")',
    "@SUM(A1)",
    "+49 30 1234",
    "-2+3",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "'t Hooft",
    "{=1+1}",
    "https://x.org",
    "mailto:a@x.org",
    "007",
    "1e5",
    "µ β → é 漢字 שלום",
    "_x0041_",
    'a,b;"c"',
    "two\nlines",
)


def sheet(*rows: tuple[Value, ...], title: str = "Grades") -> Sheet:
    return Sheet(title, ("student", "grade"), rows)


def read_xlsx(content: bytes) -> list[list[object]]:
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[each.value for each in row] for row in page.iter_rows()]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_numbers_are_numbers_and_texts_are_texts_in_a_workbook() -> None:
    rows = (("Ann", 66.5), ("Bob", Decimal("12.50")), ("Cyd", None), ("007", 3), (True, AT))
    assert read_xlsx(write_xlsx([sheet(*rows)], AT)) == [
        ["student", "grade"],
        ["Ann", 66.5],
        ["Bob", 12.5],
        ["Cyd", None],
        ["007", 3],
        ["yes", "2026-11-30T12:00:00+00:00"],
    ]


def test_the_same_in_a_csv_file() -> None:
    rows = (("Ann", 66.5), ("Bob", Decimal("12.50")), ("Cyd", None), (False, date(2026, 11, 30)))
    assert write_csv(sheet(*rows)) == (
        b"\xef\xbb\xbfstudent,grade\r\nAnn,66.5\r\nBob,12.50\r\nCyd,\r\nno,2026-11-30\r\n"
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula_or_a_link_in_a_workbook_and_each_is_exact(text: str) -> None:
    content = write_xlsx([sheet((text, 1), (1, text))], AT)
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [page["A2"].value, page["B3"].value] == [text, text]
    assert {each.data_type for row in page.iter_rows() for each in row} == {"s", "n"}
    assert [each.hyperlink for each in page["A"]] == [None, None, None]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        written = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in written
    assert b"hyperlink" not in written


def test_what_looks_like_a_formula_stays_a_text_when_it_is_edited() -> None:
    page = load_workbook(io.BytesIO(write_xlsx([sheet(("=1+1", "Ann"))], AT))).worksheets[0]
    assert [page["A2"].quotePrefix, page["B2"].quotePrefix] == [True, False]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_be_a_formula_stands_behind_an_apostrophe_in_a_csv_file(text: str) -> None:
    found = read_csv(write_csv(sheet((text, -1))))[1]
    dangerous = text.startswith(("=", "+", "-", "@", "＝", "'"))
    assert found == [f"'{text}" if dangerous else text, "-1"]


def test_a_column_that_is_called_like_a_formula_is_guarded_too() -> None:
    named = Sheet("x", ("=1+1", "b"), ())
    assert read_csv(write_csv(named)) == [["'=1+1", "b"]]
    assert read_xlsx(write_xlsx([named], AT)) == [["=1+1", "b"]]


def test_a_cell_holds_no_sign_that_no_format_holds_and_is_not_too_long() -> None:
    assert cell("\x00a\x1f\ud800\tb\x7f\u2028c ") == "a b\nc"
    assert cell("x" * LONGEST) == "x" * LONGEST
    assert cell("x" * (LONGEST + 1)) == "x" * (LONGEST - 1) + "…"
    assert read_xlsx(write_xlsx([sheet(("x" * 40_000, 1))], AT))[1][0] == cell("x" * 40_000)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="no cell holds"):
        cell(number)


@settings(max_examples=20)
@given(st.lists(st.tuples(st.text(max_size=20), st.floats(-1e9, 1e9)), min_size=1, max_size=20))
def test_every_text_and_number_comes_back(rows: list[tuple[str, float]]) -> None:
    texts, numbers = zip(*rows, strict=True)
    found = read_xlsx(write_xlsx([sheet(*rows)], AT))[1:]
    assert [text for text, _ in found] == [plain(text) for text in texts]
    assert [number for _, number in found] == pytest.approx(numbers, rel=1e-15)  # 16 digits
    back = read_csv(write_csv(sheet(*rows)))[1:]
    assert back == [[guarded(plain(text)), repr(number)] for text, number in rows]


def test_equal_sheets_give_equal_bytes() -> None:
    assert write_xlsx([sheet(("Ann", 1))], AT) == write_xlsx([sheet(("Ann", 1))], AT)


def test_a_workbook_has_every_sheet_under_its_title() -> None:
    content = write_xlsx([sheet(("a", 1)), sheet(("b", 2), title="grades")], AT)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Grades", "grades 2"]
    assert book.properties.created == AT.replace(tzinfo=None)
    assert book.worksheets[0].freeze_panes == "A2"
    assert [book.worksheets[0][each].font.bold for each in ("A1", "A2")] == [True, False]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["Week 1: [bones]/liver?"], ["Week 1 bones liver"]),
        (["'quoted'", "History", ""], ["quoted", "History 1", "Sheet"]),
        (["x" * 40, "X" * 40], ["x" * 31, "X" * 29 + " 2"]),
        (["a", "a", "A"], ["a", "a 2", "A 3"]),
        (["\x00*", "*"], ["Sheet", "Sheet 2"]),
    ],
)
def test_titles_are_such_as_a_workbook_takes(wanted: list[str], found: list[str]) -> None:
    assert titles(wanted) == found
    assert (
        load_workbook(
            io.BytesIO(write_xlsx([Sheet(each, ("a",), ()) for each in wanted], AT))
        ).sheetnames
        == found
    )


def test_a_workbook_without_a_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="one sheet at least"):
        write_xlsx([], AT)
