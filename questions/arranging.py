"""Verdicts on what was arranged: an order, pairs, a table, options to several parts.

Each is right as a whole. Credit is the share of pairs or cells that are; for a table, as for
every selection, above what ticking at random is worth.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from questions.item import ExtendedMatching, Item, Matching, Ordering, Table
from questions.verdict import UnknownReply, Verdict


def grade_order(item: Ordering, reply: str) -> Verdict:
    """Right in the exact order; credit for steps that stand anywhere before their next one."""
    given = reply.split()
    texts = {each.id: each.text for each in item.elements}
    if sorted(given) != sorted(texts):
        raise UnknownReply(f"'{reply}' is no order of the elements of {item.id}")
    shown = " → ".join(texts[each] for each in given)
    if tuple(given) == item.answer:
        return Verdict(True, shown)
    pairs = [given.index(one) < given.index(other) for one, other in pairwise(item.answer)]
    note = f"{sum(pairs)} of {len(pairs)} neighbouring pairs are in the right order."
    return Verdict(False, shown, note, sum(pairs) / len(pairs))


def grade_matching(item: Matching, reply: str) -> Verdict:
    """Right when every left element has its partner; no partner is given twice."""
    given = _pairs(item, reply, item.answer, {each.id for each in item.right})
    if len(set(given.values())) < len(given):
        raise UnknownReply(f"'{reply}' gives a partner of {item.id} twice")
    names = {each.id: each.text for each in (*item.left, *item.right)}
    shown = "; ".join(f"{names[each.id]}: {names[given[each.id]]}" for each in item.left)
    hits = [given[each.id] == item.answer[each.id] for each in item.left]
    return _shared(hits, shown, "pairs")


def grade_parts(item: ExtendedMatching, reply: str) -> Verdict:
    """Right when every part is."""
    answer = {part.id: part.answer for part in item.parts}
    given = _pairs(item, reply, answer, {each.id for each in item.options})
    names = {each.id: each.text for each in item.options}
    shown = "; ".join(names[given[part.id]] for part in item.parts)
    hits = [given[part.id] == part.answer for part in item.parts]
    return _shared(hits, shown, "cases")


def grade_table(item: Table, reply: str) -> Verdict:
    """Right when just the cells that hold are ticked."""
    ticked = reply.split()
    known = {f"{each.row}:{each.column}": each.correct for each in item.cells}
    if not ticked or len(set(ticked)) < len(ticked) or not set(ticked) <= set(known):
        raise UnknownReply(f"'{reply}' ticks nothing of {item.id}")
    names = {each.id: each.text for each in (*item.rows, *item.columns)}
    cells = [
        (each.row, each.column) for each in item.cells if f"{each.row}:{each.column}" in ticked
    ]
    shown = "; ".join(f"{names[row]}: {names[column]}" for row, column in cells)
    hits = [right == (cell in ticked) for cell, right in known.items()]
    if all(hits):
        return Verdict(True, shown)
    rightly = sum(known[cell] for cell in ticked) / len(item.answer)
    wrongly = sum(not known[cell] for cell in ticked) / (len(known) - len(item.answer))
    note = f"{sum(hits)} of {len(hits)} cells are right."
    return Verdict(False, shown, note, max(0.0, rightly - wrongly))


def _pairs(item: Item, reply: str, lefts: Iterable[str], rights: set[str]) -> dict[str, str]:
    """The pairs of a reply, where each of `lefts` has one of `rights`."""
    pairs = [each.partition(":")[::2] for each in reply.split()]
    given = dict(pairs)
    known = sorted(left for left, _ in pairs) == sorted(lefts)
    if not known or not set(given.values()) <= rights:
        raise UnknownReply(f"'{reply}' does not pair each element of {item.id}")
    return given


def _shared(hits: list[bool], shown: str, what: str) -> Verdict:
    if all(hits):
        return Verdict(True, shown)
    note = f"{sum(hits)} of {len(hits)} {what} are right."
    return Verdict(False, shown, note, sum(hits) / len(hits))
