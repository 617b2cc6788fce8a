"""Tables and grids as CSV, out and back: what a clinician edits in a spreadsheet."""

from __future__ import annotations

from questions.sheets.returning import Returned, returned
from questions.sheets.sheet import NoSheet, Sheet, sheet_of, written

__all__ = ["NoSheet", "Returned", "Sheet", "returned", "sheet_of", "written"]
