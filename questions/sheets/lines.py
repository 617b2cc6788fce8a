"""A CSV file as lines with their numbers, whatever spreadsheet wrote it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from questions.problem import Problem
from questions.sheets.sheet import WHERE, Fields, bare

SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Line:
    """One cell as it stands in the file: the line it begins in, where it belongs, its texts."""

    number: int
    row: str
    column: str
    fields: Fields

    @property
    def id(self) -> str:
        return f"{self.row}.{self.column}"


def lines_of(path: Path, names: tuple[str, ...]) -> tuple[list[Line], list[Problem]]:
    """The lines of a CSV file with those fields, and every line that is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = f"cannot be read: {error.strerror}; expected a CSV file"
        return [], [Problem(str(path), 1, "-", message)]
    except UnicodeDecodeError:
        message = "is not UTF-8; expected a file saved as 'CSV UTF-8'"
        return [], [Problem(str(path), 1, "-", message)]
    heading = [*WHERE, *names]
    found = text.split("\n", 1)[0].rstrip("\r")
    for separator in SEPARATORS:
        if next(csv.reader([found], delimiter=separator), []) == heading:
            return _read(path, text, separator, names)
    message = f"found the heading {found[:60]!r}; expected {','.join(heading)!r}"
    return [], [Problem(str(path), 1, "-", message)]


def _read(
    path: Path, text: str, separator: str, names: tuple[str, ...]
) -> tuple[list[Line], list[Problem]]:
    lines: list[Line] = []
    problems: list[Problem] = []
    try:
        for number, values in _records(text, separator):
            if not any(values):
                continue
            if len(values) == len(WHERE) + len(names):
                row, column, *texts = (_plain(value) for value in values)
                lines.append(Line(number, row, column, dict(zip(names, texts, strict=True))))
            else:
                message = (
                    f"found {len(values)} values; expected {len(WHERE) + len(names)}; put a text "
                    'that holds a comma into quotation marks; example: "pain, at night"'
                )
                problems.append(Problem(str(path), number, values[0] or "-", message))
    except csv.Error as error:
        message = f"is not CSV from here on ({error}); expected closed quotation marks"
        problems.append(Problem(str(path), len(lines) + 2, "-", message))
    return lines, problems


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record behind the heading with the number of the line that it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    next(reader)
    begun = reader.line_num + 1
    for values in reader:
        yield begun, values
        begun = reader.line_num + 1


def _plain(text: str) -> str:
    return bare(text).replace("\r\n", "\n").strip()
