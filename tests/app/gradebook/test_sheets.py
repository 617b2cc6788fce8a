"""The gradebook as files, read back by the standard library and by openpyxl."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy.orm import Session

from app.coursework.grade_overrides import made as made_by_hand
from app.gradebook.reading import read
from app.gradebook.sheets import of_assignments, of_grades, of_overrides
from exports.plain import plain
from exports.sheet import write_csv, write_xlsx
from tests.app.gradebook.classes import NOW, Class

HOSTILE = [
    '=HYPERLINK("https://evil.example")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    'Ada, "the" first;\nsecond',
]
AT = datetime(2026, 11, 30, tzinfo=UTC)


@pytest.fixture
def made(engine: sa.Engine) -> Iterator[Class]:
    with Session(engine, expire_on_commit=False) as session:
        yield Class(session)


@pytest.fixture
def hostile(made: Class) -> Class:
    """A class in which every name, title and reason could be taken for a formula."""
    one, two = made.assignment(HOSTILE[0]), made.assignment(HOSTILE[1], weight=3)
    for name in HOSTILE:
        who = made.person(name, f"{name[0]}x{name[-1]}@example.org".replace("\n", ""))
        made.member(who)
        made.attempt(one, who, 10 / 3)
        made.by_hand(two, who, "excused", reason=HOSTILE[3])
    made.attempt(two, who, 5)
    return made


def workbook(of: Class) -> list[Worksheet]:
    book = read(of.session, of.course.id, NOW)
    overrides = of_overrides(book, made_by_hand(of.session, of.course.id))
    content = write_xlsx((of_grades(book), of_assignments(book), overrides), AT)
    return load_workbook(io.BytesIO(content)).worksheets


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(hostile: Class) -> None:
    pages = workbook(hostile)
    assert [page.title for page in pages] == ["Grades", "Assignments", "Set by hand"]
    cells = [cell for page in pages for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    names = [row[0].value for row in pages[0].iter_rows(min_row=2)]
    assert sorted(map(str, names)) == sorted(map(plain, HOSTILE))


def test_no_cell_of_the_table_begins_like_a_formula(hostile: Class) -> None:
    text = write_csv(of_grades(read(hostile.session, hostile.course.id, NOW)))
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(HOSTILE)
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    assert rows[0][4:] == [f"'{HOSTILE[0]} (%)", f"'{HOSTILE[1]} (%)"]


def test_grades_stand_as_numbers_in_per_cent(made: Class) -> None:
    one, two = made.assignment("Bones"), made.assignment("Liver", weight=3)
    ada, ben = made.student("Ada"), made.student("Ben", left_at=NOW)
    made.attempt(one, ada, 10 / 3)
    made.attempt(two, ada, 10)
    made.attempt(one, ben, 10)
    made.by_hand(two, ben, "excused", reason="Ill.")
    grades, assignments, by_hand = (
        [list(row) for row in page.iter_rows(values_only=True)] for page in workbook(made)
    )
    assert grades == [
        ["student", "e-mail", "in the course", "course (%)", "Bones (%)", "Liver (%)"],
        ["Ada", ada.email, "yes", 83.33, 33.33, 100],
        ["Ben", ben.email, "no", 100, 100, "excused"],
    ]
    assert [row[0:2] + row[4:] for row in assignments[1:]] == [
        ["Bones", 1, "no", 1, 33.33],
        ["Liver", 3, "no", 1, 100],
    ]
    assert by_hand[1] == [
        "Ben", ben.email, "Liver", "excused", None, "Ill.", "Ina", "2026-03-02T09:00:00+00:00",
    ]  # fmt: skip
