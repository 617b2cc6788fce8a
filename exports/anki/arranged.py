"""Sides of the forms that are answered by arranging: pairs, a table, cases with one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.anki.markup import text
from exports.anki.pieces import heading, items, listed, mark, name, reason, stem, task
from questions.item import Cell, Element, ExtendedMatching, Matching, Option, Part, Table, digest

NUMBERS = "mt-order"


def pairs_front(item: Matching) -> str:
    """The rows by letters and the partners by numbers."""
    partners = listed((each.text for each in _partners(item)), NUMBERS)
    return (
        stem(item.stem) + listed(each.text for each in item.left) + heading("Partners") + partners
    )


def pairs_back(item: Matching) -> str:
    """Each row with its partner and why; then what belongs to no row."""
    texts = {each.id: each.text for each in item.right}
    rows = [
        f"<li>{name(each.text)} {mark(texts[item.answer[each.id]])}{_why(each.rationale)}</li>"
        for each in item.left
    ]
    needed = set(item.answer.values())
    rows += [
        f'<li class="mt-other">{name(f"{each.text}: belongs to none")}{_why(each.rationale)}</li>'
        for each in item.right
        if each.id not in needed
    ]
    return items(rows)


def _partners(item: Matching) -> Sequence[Element]:
    """Mixed by a digest, and never row by row at their places."""
    mixed = sorted(item.right, key=lambda each: digest([item.id, each.id]))
    wanted = [item.answer[each.id] for each in item.left]
    aligned = [each.id for each in mixed[: len(wanted)]] == wanted
    return [*mixed[1:], mixed[0]] if aligned else mixed


def table_front(item: Table) -> str:
    """The empty table."""
    told = stem(item.stem) + task(item, "Which boxes are right?")
    return told + _table(item, dict.fromkeys(_cells(item), ""))


def table_back(item: Table) -> str:
    """The table with its ticks, then why, cell by cell."""
    cells = _cells(item)
    signs = {at: "✓" if each.correct else "–" for at, each in cells.items()}
    rows = (_row(row, item.columns, cells) for row in item.rows)
    return _table(item, signs) + items(rows, NUMBERS)


def _cells(item: Table) -> dict[tuple[str, str], Cell]:
    return {(each.row, each.column): each for each in item.cells}


def _table(item: Table, signs: dict[tuple[str, str], str]) -> str:
    head = "".join(f"<th>{text(each.text)}</th>" for each in item.columns)
    ids = [each.id for each in item.columns]
    rows = "".join(
        f"<tr><th>{text(row.text)}</th>{_ticks(signs[row.id, id_] for id_ in ids)}</tr>"
        for row in item.rows
    )
    return f'<table class="mt-table"><tr><td></td>{head}</tr>{rows}</table>'


def _ticks(signs: Iterable[str]) -> str:
    kinds = {"✓": ' class="mt-mark"'}
    return "".join(f"<td{kinds.get(sign, '')}>{sign}</td>" for sign in signs)


def _row(row: Element, columns: tuple[Element, ...], cells: dict[tuple[str, str], Cell]) -> str:
    whys = (
        _why(cells[row.id, each.id].rationale, each.text, right=cells[row.id, each.id].correct)
        for each in columns
    )
    return f"<li>{name(row.text)}{''.join(whys)}</li>"


def cases_front(item: ExtendedMatching) -> str:
    """The options by numbers, then the cases by letters."""
    options = listed((each.text for each in item.options), NUMBERS)
    told = (
        stem(item.stem) + options + heading("Cases: an option may serve more than once, or never")
    )
    return told + listed(each.stem for each in item.parts)


def cases_back(item: ExtendedMatching) -> str:
    """Each case with its option, and why of every option."""
    return items(_case(part) for part in item.parts)


def _case(part: Part) -> str:
    key = next(each for each in part.options if each.correct)
    whys = "".join(_option(each) for each in part.options)
    return f"<li>{name(part.stem)} {mark(key.text)}{whys}</li>"


def _option(option: Option) -> str:
    return _why(option.rationale, option.text, right=option.correct)


def _why(why: str, of: str = "", *, right: bool = False) -> str:
    """Why, and of what; nothing where there is nothing to say."""
    sign = "✓ " if right else ""
    return reason(f"{sign}{of}{of and ': '}{why}") if why else ""
