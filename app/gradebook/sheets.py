"""A gradebook as tables for spreadsheets. Pure; `exports.sheet` writes them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from app.coursework.grade_overrides import Made
from app.coursework.grades import Grade, percent
from app.gradebook.book import Book, Row
from exports.sheet import Sheet, Value

PEOPLE = ("student", "e-mail", "in the course", "course (%)")
ASSIGNMENTS = ("assignment", "weight", "due (UTC)", "closes (UTC)", "archived", "n", "mean (%)")
BY_HAND = ("student", "e-mail", "assignment", "act", "grade (%)", "reason", "by", "at (UTC)")


def of_grades(book: Book, title: str = "Grades") -> Sheet:
    """A row a student, those last who left: the course's grade and every one in force.

    In per cent to two decimals. What has no grade is empty, what is excused says so.
    """
    columns = (*PEOPLE, *(f"{each.title} (%)" for each in book.assignments))
    return Sheet(title, columns, [_line(row) for row in (*book.rows, *book.former)])


def of_assignments(book: Book, title: str = "Assignments") -> Sheet:
    """A row an assignment: what it weighs, its times for all, and how the course did."""
    rows: list[tuple[Value, ...]] = [
        (given.title, given.weight, given.due_at, given.close_at, given.archived_at is not None,
         column.n, _percent(column.mean))
        for given, column in zip(book.assignments, book.columns, strict=True)
    ]  # fmt: skip
    return Sheet(title, ASSIGNMENTS, rows)


def of_overrides(book: Book, made: Iterable[Made], title: str = "Set by hand") -> Sheet:
    """A row for each time that a grade was set by hand or taken back, the first one first."""
    people = {row.person.id: row.person for row in (*book.rows, *book.former)}
    titles = {each.id: each.title for each in book.assignments}
    rows: list[tuple[Value, ...]] = [
        (people[each.learner_id].name, people[each.learner_id].email, titles[each.assignment_id],
         each.act, _percent(each.share), each.reason, each.who, each.when)
        for each in made
        if each.learner_id in people and each.assignment_id in titles
    ]  # fmt: skip
    return Sheet(title, BY_HAND, rows)


def _line(row: Row) -> tuple[Value, ...]:
    person = row.person
    head = (person.name, person.email, person.present, _percent(row.share))
    return (*head, *(_grade(cell.grade) for cell in row.cells))


def _grade(grade: Grade) -> Value:
    return "excused" if grade.excused else _percent(grade.share)


def _percent(share: Fraction | None) -> Decimal | None:
    return None if share is None else percent(share)
