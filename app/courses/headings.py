"""How a pasted list is laid out: what separates its cells, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.models.courses import EXTRA_TIME

SEPARATORS = ("\t", ";", ",")
LOOKED_AT = 50
NAMES = frozenset({"name", "fullname", "student", "studentname", "displayname", "participant"})
FIRST = frozenset({"firstname", "givenname", "forename", "vorname", "firstnames"})
LAST = frozenset({"lastname", "surname", "familyname", "nachname", "lastnames"})
EMAILS = frozenset({"email", "mail", "emailaddress", "address", "mailaddress", "emails"})
LABELS = frozenset({"label", "extratime", "time", "extra", "timefactor", "allowance"})


@dataclass(frozen=True)
class Layout:
    """Which column holds what; None where no column does. `unused` are headings left aside.

    A name may stand in two columns: `last` is None where it stands in one.
    """

    name: int | None
    last: int | None
    email: int | None
    label: int | None
    has_heading: bool
    unused: tuple[str, ...] = ()


def separator(lines: Sequence[str]) -> str:
    """The separator that most of the first lines hold; a tab before a semicolon before a comma."""
    seen = lines[:LOOKED_AT]
    return max(SEPARATORS, key=lambda sign: sum(sign in line for line in seen))


def layout(rows: Sequence[Sequence[str]]) -> Layout:
    """The layout by the first row, if it is a heading, or by what the cells look like."""
    plain = [re.sub(r"[\W_\d]", "", cell).casefold() for cell in rows[0]] if rows else []
    known = NAMES | FIRST | LAST | EMAILS | LABELS
    if known.isdisjoint(plain) or any("@" in cell for cell in rows[0]):
        return _by_cells(rows[:LOOKED_AT])
    name, last = _names(plain)
    used = (name, last, email := _where(plain, EMAILS), label := _where(plain, LABELS))
    unused = tuple(cell for at, cell in enumerate(rows[0]) if at not in used and cell.strip())
    return Layout(name, last, email, label, True, unused)


def _names(plain: Sequence[str]) -> tuple[int | None, int | None]:
    """The column of the name, or of the first and the last name. A name beside one is the other."""
    whole, first, last = (_where(plain, words) for words in (NAMES, FIRST, LAST))
    if first is not None and (last is not None or whole is not None):
        return first, whole if last is None else last
    found = (whole, last, first)
    return next((at for at in found if at is not None), None), None


def _where(plain: Sequence[str], words: frozenset[str]) -> int | None:
    return next((at for at, cell in enumerate(plain) if cell in words), None)


def _by_cells(rows: Sequence[Sequence[str]]) -> Layout:
    """Without a heading: the e-mail is where most @ are, a label where each cell is one.

    The first of the other columns is the name, the second its other half if it has no digits.
    """
    columns = [_column(rows, at) for at in range(max(map(len, rows), default=0))]
    addresses = [sum("@" in cell for cell in column) for column in columns]
    email = addresses.index(max(addresses)) if any(addresses) else None
    labels = [at for at, column in enumerate(columns) if at != email and _all(column, _is_label)]
    label = labels[0] if labels else None
    left = [at for at, column in enumerate(columns) if at not in (email, label) and column]
    two = len(left) > 1 and _all(columns[left[1]], _has_no_digit)
    return Layout(left[0] if left else None, left[1] if two else None, email, label, False)


def _column(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at].strip() for row in rows if at < len(row) and row[at].strip()]


def _all(column: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return bool(column) and all(map(holds, column))


def _has_no_digit(cell: str) -> bool:
    return not any(map(str.isdigit, cell))


def _is_label(cell: str) -> bool:
    return cell not in ("1", "2") and extra_time(cell) is not None


def extra_time(cell: str) -> int | None:
    """The time in per cent that a label gives: `125 %`, `x1.25`, `+25`; None if it says none.

    Nobody is given less than the whole time: a percentage below 100 is what is added.
    """
    plain = re.sub(r"[\s%]", "", cell).replace(",", ".").replace("×", "x").casefold()
    if not plain:
        return 100
    found = re.fullmatch(r"(\+|x?)([0-9]{1,3}(?:\.[0-9]{1,2})?)(x?)", plain)
    if found is None:
        return None
    sign, number = found[1], float(found[2])
    if number <= 2 and sign != "+" and "%" not in cell:
        number *= 100
    given = number + 100 if sign == "+" or number < 100 else number
    return int(given) if given in EXTRA_TIME else None
