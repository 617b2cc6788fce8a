"""What is told of grades, in one place."""

from __future__ import annotations

from fractions import Fraction

from app.coursework.grades import percent, shown
from app.gradebook.book import Cell

COUNTS = {"best": "the best attempt", "last": "the last attempt", "mean": "the mean of all"}
ENDED = {
    "learner": "handed in",
    "time": "handed in by the end of its time",
    "close": "handed in by the close of the assignment",
}
CHOICES = {"share": "A grade in per cent", "excused": "Excused: it counts for nothing"}
TAKEN_BACK = "It is taken back: what was earned counts again."
SAME = "That is in force already. Nothing was changed."
NOTHING_SET = "Nothing is set by hand any more. Nothing was changed."


def figure(cell: Cell) -> str:
    """A grade as it stands in a cell: per cent with two decimals, a word, or a dash."""
    return "excused" if cell.grade.excused else shown(cell.grade.share)


def mark(cell: Cell) -> str:
    """What else there is to say of a grade, in a word or two; mostly nothing."""
    standing, override = cell.standing, cell.grade.override
    if override is not None:
        return "" if override.share is None else "by hand"
    if standing.missed:
        return "not in"
    if standing.running and not standing.handed:
        return "working"
    return "late" if standing.late else ""


def per_cent(share: Fraction | None) -> str:
    """A share in a sentence: `66.67 %`, `80 %`; a dash for none."""
    if share is None:
        return "–"
    number = f"{percent(share):.2f}".rstrip("0").rstrip(".")
    return f"{number} %"
