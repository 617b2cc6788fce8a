"""A gradebook: students by assignments, what each counts, and what of it may be told. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from functools import cached_property
from uuid import UUID

from app.coursework.grades import Grade, course_share
from app.coursework.standing import Standing, Stay
from app.coursework.terms import Terms
from app.models import Assignment, Attempt


@dataclass(frozen=True)
class Person:
    """Whose grades these are. `stay` is None where nothing is known of it any more.

    `present`: is a student of the course now.
    """

    id: UUID
    name: str
    email: str | None
    extra_time: int = 100
    stay: Stay | None = None
    present: bool = True


@dataclass(frozen=True)
class Cell:
    """An assignment as one student has it: own terms, attempts, and what came of them."""

    assignment: Assignment
    terms: Terms
    attempts: tuple[Attempt, ...]
    standing: Standing

    @property
    def grade(self) -> Grade:
        return self.standing.grade


@dataclass(frozen=True)
class Row:
    """A student's grades, in the order of the assignments."""

    person: Person
    cells: tuple[Cell, ...]

    @cached_property
    def share(self) -> Fraction | None:
        """The grade of the course, of everything that has a grade."""
        return weighed(self.cells)

    @cached_property
    def told_share(self) -> Fraction | None:
        """The same of what the student may see: it must not tell the rest."""
        return weighed(each for each in self.cells if each.standing.told)

    @cached_property
    def told(self) -> int:
        """How many assignments that share is made of."""
        return sum(
            each.standing.told and each.grade.share is not None and each.assignment.weight > 0
            for each in self.cells
        )

    @property
    def has_grades(self) -> bool:
        return any(each.attempts or each.grade.override for each in self.cells)


@dataclass(frozen=True)
class Summary:
    """Of how many students the mean is. What is excused or has no grade is left out."""

    n: int
    mean: Fraction | None


@dataclass(frozen=True)
class Book:
    """The gradebook of a course as it was at `at`: who is in it, and who no longer is."""

    at: datetime
    assignments: tuple[Assignment, ...]
    rows: tuple[Row, ...]
    former: tuple[Row, ...] = field(default=())

    @cached_property
    def columns(self) -> tuple[Summary, ...]:
        """One summary an assignment, of who is in the course."""
        return tuple(
            summary(row.cells[place].grade.share for row in self.rows)
            for place in range(len(self.assignments))
        )

    @cached_property
    def course(self) -> Summary:
        """The same of the grade of the course."""
        return summary(row.share for row in self.rows)


def weighed(cells: Iterable[Cell]) -> Fraction | None:
    """The weighted mean of what these count."""
    return course_share((each.grade, Fraction(each.assignment.weight)) for each in cells)


def summary(shares: Iterable[Fraction | None]) -> Summary:
    """How many have a share, and their mean."""
    found = [share for share in shares if share is not None]
    return Summary(len(found), sum(found, Fraction(0)) / len(found) if found else None)


def named(rows: Sequence[Row], words: str) -> list[Row]:
    """The rows in whose name or address each of the words stands."""
    wanted = words.casefold().split()
    return [row for row in rows if all(each in _said(row.person) for each in wanted)]


def _said(person: Person) -> str:
    return f"{person.name} {person.email or ''}".casefold()
