"""Statistics as tables: what stands in each cell, and what stays empty."""

from __future__ import annotations

from datetime import UTC, datetime

from app.analysis.sheets import OPTIONS, QUESTIONS, of_options, of_questions
from app.analysis.statistics import of_column, of_slots
from exports.sheet import write_xlsx
from tests.app.analysis.made import a_class, chosen

AT = datetime(2026, 11, 30, tzinfo=UTC)


def test_a_question_of_twenty_says_all_and_its_flags() -> None:
    pairs = [("a" if n % 2 else "b", 5.0 * n) for n in range(20)]
    sheet = of_questions([("Which drug?", of_column(chosen(*pairs)))])
    found = dict(zip(QUESTIONS, sheet.rows[0], strict=True))
    # C(x, X) = 20/19 1/4 5, V(x) = 20/19 1/4, V(X) = 25 35: r = 0.0867
    assert found == {
        "question": "Which drug?",
        "n": 20,
        "facility (%)": 50.0,
        "standard deviation (%)": 51.3,
        "item-rest correlation": 0.0867,
        "discrimination index (%)": 8.67,
        "discriminative efficiency (%)": 10.0,
        "intended weight (%)": None,
        "effective weight (%)": None,
        "random guess score (%)": 25.0,
        "median time (s)": 60,
        "functioning distractors": 1,
        "distractors": 3,
        "flags": "It hardly tells those who did well on the rest: r = 0.09, below 0.1. "
        "2 distractors were chosen by nobody of 20.",
    }


def test_what_is_not_said_is_an_empty_cell() -> None:
    sheet = of_questions([("q", of_column(()))])
    assert sheet.rows == [("q", 0, *[None] * 11, "")]


def test_a_row_an_option_and_one_for_blanks() -> None:
    found = of_column(chosen(("a", 10), ("a", 20), ("", 30)))
    sheet = of_options([("q", found)])
    assert sheet.columns == OPTIONS
    assert sheet.rows == [
        ("q", "a", True, 2, 3, 66.67, None, None, None, None),
        ("q", "b", False, 0, 3, 0.0, None, None, None, False),
        ("q", "c", False, 0, 3, 0.0, None, None, None, False),
        ("q", "d", False, 0, 3, 0.0, None, None, None, False),
        ("q", "left blank", False, 1, 3, 33.33, None, None, None, None),
    ]


def test_a_question_without_options_has_no_row_of_them() -> None:
    assert of_options([("q", of_column(chosen(("a", 1), options=())))]).rows == []


def test_a_class_of_three_hundred_is_written_whole() -> None:
    found = [(f"q{n}", each) for n, each in enumerate(of_slots(a_class(300, 5)))]
    sheets = [of_questions(found), of_options(found)]
    assert [len(sheet.rows) for sheet in sheets] == [5, 25]
    assert write_xlsx(sheets, AT)[:2] == b"PK"
