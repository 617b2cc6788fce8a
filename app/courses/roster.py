"""A pasted list of people, row by row: good, doubled or bad, each with its line; none is lost."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from email_validator import EmailNotValidError, validate_email

from app.courses import headings
from app.courses.headings import Layout
from app.fields import REPLACED, composed, is_plain

LONGEST = 256 * 1024  # bytes
MOST_ROWS = 5000
LONGEST_NAME, LONGEST_EMAIL, SHOWN = 120, 254, 80
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
State = Literal["good", "doubled", "bad"]


@dataclass(frozen=True)
class Row:
    """One line of the list that is not empty. `why` says why one is not good.

    The name of a bad one is what stands there, as far as it can be shown.
    """

    line: int
    name: str
    email: str | None = None
    extra_time: int = 100
    state: State = "good"
    why: str = ""

    @property
    def is_good(self) -> bool:
        return self.state == "good"

    def doubled(self, why: str) -> Row:
        return replace(self, state="doubled", why=why)


@dataclass(frozen=True)
class Roster:
    """The rows in their order, and how the list was understood."""

    rows: tuple[Row, ...]
    layout: Layout
    separator: str

    def of(self, state: State) -> list[Row]:
        return [row for row in self.rows if row.state == state]


class TooMany(ValueError):
    """More rows than are read at once. `rows`: how many there are."""

    def __init__(self, rows: int) -> None:
        super().__init__(f"{rows} rows")
        self.rows = rows


@dataclass(frozen=True)
class _Line:
    number: int
    cells: tuple[str, ...]
    broken: bool


def read(text: str, there: Collection[str] = ()) -> Roster:
    """The people of a list. `there` are the keys (see `key`) of those whom the course has invited.

    Raises:
        TooMany: it has more than `MOST_ROWS` rows.
    """
    lines = [line.strip("\r") for line in text.removeprefix(MARK).split("\n")]
    sign = headings.separator([line for line in lines if line.strip()])
    if lines[0].casefold().startswith("sep=") and len(lines[0]) == 5:  # a spreadsheet says so
        sign, lines[0] = lines[0][4], ""
    split = list(_split(lines, sign))
    layout = headings.layout([line.cells for line in split if not line.broken])
    rows = _without_heading(split) if layout.has_heading else split
    if len(rows) > MOST_ROWS:
        raise TooMany(len(rows))
    read_rows = (_row(line, layout) for line in rows)
    return Roster(tuple(_told_apart(read_rows, there)), layout, sign)


def key(name: str, email: str | None) -> str:
    """Two rows of this key are one person: by the address, or by the name where there is none."""
    return unicodedata.normalize("NFKC", (email or name).casefold())


def _split(lines: Sequence[str], sign: str) -> Iterator[_Line]:
    """The cells of each line that has some.

    A line is read by itself: a quotation mark that is never closed would swallow all that follow.
    """
    for number, line in enumerate(lines, start=1):
        try:
            cells = next(csv.reader([line], delimiter=sign, strict=True), [])
        except csv.Error:
            yield _Line(number, (line,), True)
            continue
        if any(cell.strip() for cell in cells):
            yield _Line(number, tuple(cells), False)


def _without_heading(split: list[_Line]) -> list[_Line]:
    heading = next(line for line in split if not line.broken)
    return [line for line in split if line is not heading]


def _row(line: _Line, layout: Layout) -> Row:
    names = [_cell(line, at) for at in (layout.name, layout.last)]
    told, email = " ".join(filter(None, names)), composed(_cell(line, layout.email))
    name = composed(told) or email
    label = headings.extra_time(composed(_cell(line, layout.label)))
    row = Row(line.number, name, email or None, label or 100)
    why = _wrong(line, row, label)
    return Row(line.number, _shown(line), state="bad", why=why) if why else row


def _shown(line: _Line) -> str:
    cells = (cell.strip() for cell in line.cells)
    text = " · ".join(filter(None, cells))[: SHOWN + 1]  # apart, so that it is seen what was read
    plain = "".join(each if is_plain(each) else REPLACED for each in text)
    return f"{plain[:SHOWN]}…" if len(plain) > SHOWN else plain


def _cell(line: _Line, at: int | None) -> str:
    return line.cells[at].strip() if at is not None and at < len(line.cells) else ""


def _wrong(line: _Line, row: Row, label: int | None) -> str:
    """What keeps a row out, in a sentence; "" if nothing does."""
    if line.broken:
        return "It cannot be split into cells: a quotation mark is not closed."
    if not all(map(is_plain, line.cells)):
        return "It holds characters that are no text."
    if not row.name:
        return "It has neither a name nor an e-mail address."
    if len(row.name) > LONGEST_NAME:
        return f"The name is longer than {LONGEST_NAME} characters."
    if row.email is not None and not _is_address(row.email):
        return "This is no e-mail address. Correct it, or leave it empty."
    if label is None:
        return "The extra time is none of 100, 125, 150 and 200 per cent."
    return ""


def _is_address(email: str) -> bool:
    if len(email) > LONGEST_EMAIL:
        return False
    try:
        validate_email(email, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _told_apart(rows: Iterator[Row], there: Collection[str]) -> Iterator[Row]:
    """The rows, those that came before or are invited already marked as doubled."""
    seen: dict[str, int] = {}
    for row in rows:
        if row.is_good:
            which = "e-mail address" if row.email else "name, without an e-mail address,"
            known = key(row.name, row.email)
            if known in seen:
                row = row.doubled(f"This {which} stands in line {seen[known]} already.")
            elif known in there:
                row = row.doubled(f"This {which} is on the roster already.")
            else:
                seen[known] = row.line
        yield row
