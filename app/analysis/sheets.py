"""Statistics and grades as tables for spreadsheets. Pure; `exports.sheet` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.analysis.flags import flags
from app.analysis.statistics import Statistics
from app.coursework.grades import Grade, course_share, percent
from exports.sheet import Sheet, Value

PER_CENT, CORRELATION = 2, 4
QUESTIONS = (
    "question",
    "n",
    "facility (%)",
    "standard deviation (%)",
    "item-rest correlation",
    "discrimination index (%)",
    "discriminative efficiency (%)",
    "intended weight (%)",
    "effective weight (%)",
    "random guess score (%)",
    "median time (s)",
    "functioning distractors",
    "distractors",
    "flags",
)
OPTIONS = (
    "question",
    "option",
    "key",
    "chosen by",
    "n",
    "share (%)",
    "lower third (%)",
    "middle third (%)",
    "upper third (%)",
    "functioning",
)


@dataclass(frozen=True)
class Row:
    """A student of a gradebook, with a grade for each of its assignments."""

    student: str
    email: str
    grades: tuple[Grade, ...]


def of_questions(found: Iterable[tuple[str, Statistics]], title: str = "Questions") -> Sheet:
    """A row a question, under its name; a cell is empty where its figure is not said."""
    return Sheet(title, QUESTIONS, [_question(name, each) for name, each in found])


def of_options(found: Iterable[tuple[str, Statistics]], title: str = "Options") -> Sheet:
    """A row an option of each question that has some, and one for what was left blank."""
    rows: list[tuple[Value, ...]] = [
        (
            name,
            choice.option or "left blank",
            choice.key,
            choice.count,
            each.n,
            _rounded(choice.share),
            *(_rounded(share) for share in choice.thirds or (None, None, None)),
            choice.functioning,
        )
        for name, each in found
        for choice in each.choices
    ]
    return Sheet(title, OPTIONS, rows)


def of_grades(
    assignments: Sequence[tuple[str, Fraction]], rows: Iterable[Row], title: str = "Grades"
) -> Sheet:
    """A row a student: every grade in force and the course's, in per cent to two decimals.

    `assignments` are titles with weights. What has no grade is empty, what is excused says so.
    """
    weights = [weight for _, weight in assignments]
    columns = ("student", "e-mail", *(f"{name} (%)" for name, _ in assignments), "course (%)")
    return Sheet(title, columns, [_grades(row, weights) for row in rows])


def _question(name: str, found: Statistics) -> tuple[Value, ...]:
    working = [each.functioning for each in found.choices if each.functioning is not None]
    return (
        name,
        found.n,
        _rounded(found.facility),
        _rounded(found.deviation),
        _rounded(found.item_rest, CORRELATION),
        _rounded(found.discrimination),
        _rounded(found.efficiency),
        _rounded(found.intended_weight),
        _rounded(found.effective_weight),
        _rounded(found.guess),
        _rounded(found.median_seconds, 1),
        sum(working) if working else None,
        len(working) or None,
        " ".join(flag.rule for flag in flags(found)),
    )


def _grades(row: Row, weights: Sequence[Fraction]) -> tuple[Value, ...]:
    course = course_share(zip(row.grades, weights, strict=True))
    return (
        row.student,
        row.email,
        *(_grade(each) for each in row.grades),
        None if course is None else percent(course),
    )


def _grade(grade: Grade) -> Value:
    if grade.excused:
        return "excused"
    return None if grade.share is None else percent(grade.share)


def _rounded(value: float | None, digits: int = PER_CENT) -> float | None:
    return None if value is None else round(value, digits)
