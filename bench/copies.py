"""The bank several times over: copies of every concept, relation and fact that share the types."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from string import ascii_lowercase
from typing import Any

from questions.bank import FACTS, build
from questions.reading import Entry, read
from questions.stamps import read_stamps
from questions.vocabulary import Concept
from questions.world import Bank

SHARED = frozenset("sources references topics types ledger tombstones".split())
"""Sections that copies have in common."""
OF_TYPES = frozenset("type from to topic family pairs kind".split())
"""Fields whose values are shared; a relation may have the name of a type."""


def copied(times: int) -> Bank:
    """A bank of so many copies, 26 at most. Ids of a copy carry its letter; the first has none.

    Names of a copy are other words of the same lengths. One more letter at the end would make a
    copy's name a slip of every other's, which larger banks are not.
    """
    entries = read(FACTS).entries
    own = [entry for entry in entries if entry.section not in SHARED]
    ids = frozenset(_ids(own))
    more = [_copy(entry, ids, letter) for letter in ascii_lowercase[1:times] for entry in own]
    bank, _ = build([*entries, *more], read_stamps(FACTS))
    return bank


def _ids(entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        yield str(getattr(entry.model, "id", ""))


def _copy(entry: Entry, ids: frozenset[str], letter: str) -> Entry:
    model: Any = entry.model
    values = _renamed(model.model_dump(by_alias=True, exclude_unset=True), ids, letter)
    if isinstance(model, Concept):
        values["name"] = _other_word(model.name, letter)
        values["accepted"] = [_other_word(name, letter) for name in model.accepted]
    return replace(entry, model=type(model).model_validate(values))


def _other_word(name: str, letter: str) -> str:
    """The name with each letter so many places further on in the alphabet as `letter` stands."""
    shift = ascii_lowercase.index(letter)
    turned = ascii_lowercase[shift:] + ascii_lowercase[:shift]
    both = ascii_lowercase + ascii_lowercase.upper()
    return name.translate(str.maketrans(both, turned + turned.upper()))


def _renamed(value: Any, ids: frozenset[str], letter: str) -> Any:
    """The value with the copy's letter behind every id of what is copied, also in 'row.column'."""
    if isinstance(value, dict):
        return {
            _renamed(key, ids, letter): each if key in OF_TYPES else _renamed(each, ids, letter)
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [_renamed(each, ids, letter) for each in value]
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9.-]+", value):
        return value
    parts = [f"{part}-{letter}" if part in ids else part for part in value.split(".")]
    return ".".join(parts)
