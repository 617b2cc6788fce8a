"""The roster as a file for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from exports.table import guarded

COLUMNS = ("name", "e-mail", "extra time", "state", "code", "address")


def sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark that spreadsheets look for, commas, CRLF; no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(map(guarded, row) for row in rows)
    return out.getvalue().encode("utf-8-sig")
