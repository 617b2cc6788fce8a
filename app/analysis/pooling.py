"""The answers of several assignments together, under what they ask. Pure.

The rest that an answer is held against is that of its own attempt; tests differ in difficulty, so
a pooled correlation is of students as they stood in their tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from app.analysis.columns import Column, Entry, grouped, slots
from app.analysis.results import Results, first_attempts

Key = TypeVar("Key")


def per_version(results: Iterable[Results], every: bool = False) -> dict[tuple[str, str], Column]:
    """The answers to each version of each item, under (item id, version)."""
    return _pooled(results, lambda entry: (entry.question.item_id, entry.question.version), every)


def per_fact_and_form(
    results: Iterable[Results], every: bool = False
) -> dict[tuple[str, str], Column]:
    """The answers to all items that ask a fact in one form, whatever their version.

    Under (unit, form).
    """
    return _pooled(results, lambda entry: (entry.question.unit, entry.question.form), every)


def _pooled(
    results: Iterable[Results], key: Callable[[Entry], Key], every: bool
) -> dict[Key, Column]:
    """A student counts once under a key, by the first answer: the rest follow its feedback.

    Assignments come in the order in which they were given.
    """
    entries = [
        entry
        for each in results
        for column in slots(each if every else first_attempts(each))
        for entry in column
    ]
    if every:
        return grouped(entries, key)
    first: dict[tuple[Key, str], Entry] = {}
    for entry in entries:
        first.setdefault((key(entry), entry.student), entry)
    return grouped(first.values(), key)
