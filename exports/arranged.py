"""Questions that are answered by arranging, in words."""

from __future__ import annotations

from exports import arrangement
from exports.listings import Reason, Worded, lettered, numbered
from questions.item import ExtendedMatching, Matching, Ordering, Table
from questions.paragraphs import says_how


def order(item: Ordering, version: str) -> Worded:
    """Steps by letters; the answer is the steps in their order."""
    shown = arrangement.steps(item, version)
    listing = lettered([each.text for each in shown])
    named = {each.id: name for name, each in zip(listing.named, shown, strict=True)}
    texts = {each.id: each for each in shown}
    reasons = tuple(Reason(texts[id_].text, True, texts[id_].rationale) for id_ in item.answer)
    answer = tuple(named[id_] for id_ in item.answer)
    return Worded((item.stem,), answer, "", (listing,), ("Order",), reasons=_said(reasons))


def pairs(item: Matching, version: str) -> Worded:
    """Rows by letters, partners by numbers; why of each row, then of what belongs to none."""
    left, right = arrangement.pairs(item, version)
    rows = lettered([each.text for each in left])
    partners = numbered([each.text for each in right], "Partners")
    named = {each.id: name for name, each in zip(partners.named, right, strict=True)}
    answer = tuple(
        f"{mark} – {named[item.answer[each.id]]}"
        for mark, each in zip(rows.marks, left, strict=True)
    )
    needed = set(item.answer.values())
    spare = (each for each in right if each.id not in needed)
    reasons = (
        *(Reason(each.text, True, each.rationale) for each in left),
        *(Reason(f"{each.text}: belongs to none", False, each.rationale) for each in spare),
    )
    return Worded(
        (item.stem,),
        answer,
        listings=(rows, partners),
        to_mark=rows.marks,
        reasons=_said(reasons),
    )


def table(item: Table, version: str) -> Worded:
    """A table to tick: rows by letters, columns by numbers; why of each cell."""
    rows, columns = arrangement.cells(item, version)
    down, across = lettered([each.text for each in rows]), numbered([each.text for each in columns])
    cells = {(each.row, each.column): each for each in item.cells}
    answer = tuple(
        f"{mark} – {name}"
        for mark, row in zip(down.marks, rows, strict=True)
        for name, column in zip(across.named, columns, strict=True)
        if cells[row.id, column.id].correct
    )
    reasons = tuple(
        Reason(f"{row.text}: {column.text}", cell.correct, cell.rationale)
        for row in rows
        for column in columns
        for cell in (cells[row.id, column.id],)
    )
    task = "" if says_how(item) else "Tick the boxes that are right."
    return Worded((item.stem,), answer, task, (down, across), grid=True, reasons=_said(reasons))


def cases(item: ExtendedMatching, version: str) -> Worded:
    """Options by numbers, then cases by letters; why of each option in each case."""
    options, parts = arrangement.cases(item, version)
    listing = numbered([each.text for each in options])
    named = {each.id: name for name, each in zip(listing.named, options, strict=True)}
    told = lettered(
        [each.stem for each in parts], "Cases: an option may serve more than once, or never"
    )
    by_mark = tuple(zip(told.marks, parts, strict=True))
    answer = tuple(f"{mark} – {named[part.answer]}" for mark, part in by_mark)
    reasons = tuple(
        Reason(f"{mark}, {option.text}", option.correct, option.rationale)
        for mark, part in by_mark
        for option in part.options
    )
    return Worded(
        (item.stem,), answer, listings=(listing, told), to_mark=told.marks, reasons=_said(reasons)
    )


def _said(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Those that say something."""
    return tuple(each for each in reasons if each.why)
